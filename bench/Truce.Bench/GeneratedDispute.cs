using Truce.Dossiers;

namespace Truce.Bench;

/// <summary>A dispute of yes/no issues of any size, the same for the same seed, with priorities that leave few ties.</summary>
internal static class GeneratedDispute
{
    public static Dossier Of(int issues, int parties, int seed = 1)
    {
        var random = new Random(seed);
        var people = Enumerable.Range(0, parties).Select(p => new Party { Id = new($"p{p}"), Name = $"Party {p}" }).ToArray();
        var options = Enumerable.Range(0, issues).Select(i => new Issue
        {
            Id = new($"i{i}"),
            Deciders = Deciders.One(people[i % parties].Id),
            Terms = [new Term(TermId.No), new Term(TermId.Yes)],
        }).ToArray();
        return new Dossier
        {
            Title = $"{issues} issues, {parties} parties",
            Parties = people.ToEquatableArray(),
            Issues = options.ToEquatableArray(),
            Preferences = people.Select(p => new PartyPreference(p.Id, Priorities(options, random))).ToEquatableArray(),
        };
    }

    /// <summary>First some conditional wishes, which make the parties answer one another; then a wish on every issue.</summary>
    private static Preference.Priorities Priorities(Issue[] issues, Random random)
    {
        var conditional = Enumerable.Range(0, issues.Length / 2).Select(_ => (Formula)new Formula.Iff(Wish(), Wish()));
        var plain = issues.OrderBy(_ => random.Next()).Select(issue => (Formula)new Formula.Is(issue.Id, random.Next(2) == 0 ? TermId.No : TermId.Yes));
        return new Preference.Priorities(conditional.Concat(plain).Select(formula => new Priority(formula)).ToEquatableArray());

        Formula Wish() => new Formula.Is(issues[random.Next(issues.Length)].Id, TermId.Yes);
    }
}
