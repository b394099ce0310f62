using Truce.Dossiers;

namespace Truce.Bench;

/// <summary>A dispute of any size, the same for the same numbers: every decision maker has issues of its own, and ranks the states by random priorities.</summary>
internal sealed record GeneratedDispute
{
    /// <summary>How many decision makers there are.</summary>
    public int DecisionMakers { get; init; } = 5;

    /// <summary>How many issues each of them decides.</summary>
    public int Issues { get; init; } = 4;

    /// <summary>How many terms an issue has.</summary>
    public int Terms { get; init; } = 2;

    /// <summary>How many priorities each decision maker has.</summary>
    public int Priorities { get; init; } = 10;

    /// <summary>How many of the issues of each decision maker go only from one term to the next.</summary>
    public int OneWay { get; init; }

    /// <summary>How many of the issues of each decision maker the next one can change as well.</summary>
    public int Shared { get; init; }

    /// <summary>How many random constraints there are; each rules out an eighth of the combinations of yes/no issues.</summary>
    public int Constraints { get; init; }

    /// <summary>The seed of what is random.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many combinations of terms there are.</summary>
    public double Combinations => Math.Pow(Terms, DecisionMakers * Issues);

    /// <summary>Writes it down.</summary>
    public Dossier ToDossier()
    {
        var random = new Random(Seed);
        var parties = Enumerable.Range(1, DecisionMakers).Select(p => new Party { Id = new($"party-{p}"), Name = $"Party {p}" }).ToArray();
        var issues = Enumerable.Range(0, DecisionMakers * Issues).Select(place => NewIssue(place, parties)).ToArray();
        return new Dossier
        {
            Title = $"{DecisionMakers} decision makers with {Issues} issues each, seed {Seed}",
            Parties = parties.ToEquatableArray(),
            Issues = issues.ToEquatableArray(),
            Constraints = Many(Constraints, () => new Constraint(new Formula.Not(new Formula.And(Many(3, () => (Formula)Literal(issues, random)))))),
            Preferences = parties.Select(party => new PartyPreference(
                party.Id, new Preference.Priorities(Many(Priorities, () => new Priority(NewStatement(issues, random)))))).ToEquatableArray(),
        };
    }

    private Issue NewIssue(int place, Party[] parties)
    {
        var (owner, own) = (place / Issues, place % Issues);
        var terms = Terms == 2 ? [new Term(TermId.No), new Term(TermId.Yes)] : Enumerable.Range(1, Terms).Select(t => new Term(new($"t{t}"))).ToArray();
        return new Issue
        {
            Id = new($"issue-{owner + 1}-{own + 1}"),
            Deciders = own < Shared
                ? new Deciders(DecisionRule.Any, [parties[owner].Id, parties[(owner + 1) % parties.Length].Id])
                : Deciders.One(parties[owner].Id),
            Terms = terms.ToEquatableArray(),
            OneWay = own >= OneWay ? [] : Enumerable.Range(1, Terms - 1).Select(t => new OneWay(terms[t - 1].Id, terms[t].Id)).ToEquatableArray(),
        };
    }

    /// <summary>One to three literals: all of them, one of them, or the last if the others.</summary>
    private static Formula NewStatement(Issue[] issues, Random random)
    {
        var literals = Many(random.Next(1, 4), () => (Formula)Literal(issues, random));
        return literals.Count == 1 ? literals[0] : random.Next(3) switch
        {
            0 => new Formula.And(literals),
            1 => new Formula.Or(literals),
            _ => new Formula.Implies(new Formula.And(literals.Take(literals.Count - 1).ToEquatableArray()), literals[^1]),
        };
    }

    private static Formula.Is Literal(Issue[] issues, Random random)
    {
        var issue = issues[random.Next(issues.Length)];
        return new Formula.Is(issue.Id, issue.Terms[random.Next(issue.Terms.Count)].Id);
    }

    private static EquatableArray<T> Many<T>(int count, Func<T> next) => Enumerable.Range(0, count).Select(_ => next()).ToEquatableArray();
}
