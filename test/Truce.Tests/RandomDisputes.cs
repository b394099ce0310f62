using Truce.Dossiers;

namespace Truce.Tests;

/// <summary>Small random disputes of every shape that the model allows: the same seed gives the same dispute.</summary>
internal sealed class RandomDisputes(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A dispute with 2 to 5 decision makers, mixed deciders, one-way terms, constraints, and preferences of every form, with ties.</summary>
    public Dossier Next()
    {
        var parties = Enumerable.Range(1, _random.Next(2, 6)).Select(p => new Party { Id = new($"p{p}"), Name = $"Party {p}" }).ToArray();
        var issues = new List<Issue>();
        for (var combinations = 1; issues.Count < parties.Length || (combinations <= 16 && _random.Next(2) == 0); combinations *= issues[^1].Terms.Count)
            issues.Add(NextIssue(issues.Count + 1, combinations <= 16 ? 3 : 2, parties));
        var dossier = new Dossier
        {
            Title = $"Random dispute of seed {seed}",
            Parties = parties.ToEquatableArray(),
            Issues = issues.ToEquatableArray(),
        };
        dossier = dossier with { Constraints = Many(0, 3, () => new Constraint(NextFormula(dossier, 2))) };
        return dossier with { Preferences = parties.Select(p => new PartyPreference(p.Id, NextPreference(dossier))).ToEquatableArray() };
    }

    private Issue NextIssue(int number, int mostTerms, Party[] parties)
    {
        var terms = Enumerable.Range(0, _random.Next(10) < 7 ? 2 : mostTerms).Select(t => new Term(new($"t{t}"))).ToArray();
        return new Issue
        {
            Id = new($"i{number}"),
            Terms = terms.ToEquatableArray(),
            Deciders = NextDeciders(number, parties),
            OneWay = _random.Next(4) > 0 ? [] : terms.Length == 2 || _random.Next(2) == 0
                ? [new OneWay(terms[0].Id, terms[^1].Id)]
                : [new OneWay(terms[1].Id, terms[0].Id), new OneWay(terms[0].Id, terms[2].Id)],
        };
    }

    private Deciders NextDeciders(int number, Party[] parties)
    {
        var some = Many(2, 3, () => parties[_random.Next(parties.Length)].Id).Distinct().ToEquatableArray();
        return _random.Next(12) switch
        {
            0 => new Deciders(DecisionRule.All, some),
            1 or 2 => new Deciders(DecisionRule.Any, some),
            3 => Deciders.Nobody,
            _ => Deciders.One(parties[(number - 1) % parties.Length].Id),
        };
    }

    private Preference NextPreference(Dossier dossier) => _random.Next(3) switch
    {
        0 => new Preference.Priorities(Many(0, 6, () => new Priority(NextFormula(dossier, 2)))),
        1 => new Preference.Utility(dossier.Issues.Select(NextUtility).ToEquatableArray()),
        _ => NextRanking(dossier),
    };

    private IssueUtility NextUtility(Issue issue) =>
        new(issue.Id, _random.Next(0, 4) / 10m, issue.Terms.Select(_ => _random.Next(0, 4) / 10m).ToEquatableArray());

    /// <summary>Every combination of terms, shuffled, cut into tiers of one to three.</summary>
    private Preference.Ranking NextRanking(Dossier dossier)
    {
        IEnumerable<EquatableArray<Formula>> combinations = [[]];
        foreach (var issue in dossier.Issues)
            combinations = [.. combinations.SelectMany(c => issue.Terms.Select(t => (EquatableArray<Formula>)[.. c, new Formula.Is(issue.Id, t.Id)]))];
        var shuffled = combinations.Select(c => (Formula)new Formula.And(c)).ToArray();
        _random.Shuffle(shuffled);
        var tiers = new List<Tier>();
        for (var taken = 0; taken < shuffled.Length;)
        {
            var size = Math.Min(_random.Next(5) == 0 ? _random.Next(2, 4) : 1, shuffled.Length - taken);
            tiers.Add(new Tier(new Formula.Or(EquatableArray.Create<Formula>(shuffled.AsSpan(taken, size)))));
            taken += size;
        }

        return new Preference.Ranking(tiers.ToEquatableArray());
    }

    private Formula NextFormula(Dossier dossier, int depth)
    {
        if (depth == 0 || _random.Next(4) == 0)
        {
            var issue = dossier.Issues[_random.Next(dossier.Issues.Count)];
            var term = issue.Terms[_random.Next(issue.Terms.Count)].Id;
            return _random.Next(4) == 0 ? new Formula.In(issue.Id, [term, issue.Terms[0].Id]) : new Formula.Is(issue.Id, term);
        }

        Formula Part() => NextFormula(dossier, depth - 1);
        return _random.Next(6) switch
        {
            0 => new Formula.Not(Part()),
            1 => new Formula.And(Many(0, 3, Part)),
            2 => new Formula.Or(Many(1, 3, Part)),
            3 => new Formula.Implies(Part(), Part()),
            4 => new Formula.Iff(Part(), Part()),
            _ => new Formula.Or([Part(), Part()]),
        };
    }

    private EquatableArray<T> Many<T>(int least, int most, Func<T> next) =>
        Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => next()).ToEquatableArray();
}
