using Truce.Dossiers;

namespace Truce.Tests;

/// <summary>Small random disputes of every shape that the model allows: the same seed gives the same dispute.</summary>
internal sealed class RandomDisputes(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The most decision makers that a dispute may have, from 2 to 5.</summary>
    public int MostParties { get; init; } = 5;

    /// <summary>A dispute with 2 to 5 decision makers, mixed deciders, one-way terms, constraints, and preferences of every form, with ties.</summary>
    /// <param name="leastCombinations">How many combinations of terms there are at least, feasible or not.</param>
    public Dossier Next(int leastCombinations = 1)
    {
        var parties = Enumerable.Range(1, _random.Next(2, MostParties + 1)).Select(p => new Party { Id = new($"p{p}"), Name = $"Party {p}" }).ToArray();
        var issues = new List<Issue>();
        for (var combinations = 1; Goes(combinations); combinations *= issues[^1].Terms.Count)
            issues.Add(NextIssue(issues.Count + 1, combinations <= 16 || combinations < leastCombinations ? 3 : 2, parties));
        var dossier = new Dossier
        {
            Title = $"Random dispute of seed {seed}",
            Parties = parties.ToEquatableArray(),
            Issues = issues.ToEquatableArray(),
        };
        dossier = dossier with { Constraints = Many(0, 3, () => new Constraint(NextFormula(dossier, 2))) };
        return dossier with { Preferences = parties.Select(p => new PartyPreference(p.Id, NextPreference(dossier))).ToEquatableArray() };

        bool Goes(int combinations) =>
            issues.Count < parties.Length || combinations < leastCombinations || (combinations <= 16 && _random.Next(2) == 0);
    }

    /// <summary>
    /// A dispute in which some parties know only some comparisons, or prefer some states strongly, or look at others with favour or not, or have their
    /// moves listed.
    /// </summary>
    public Dossier NextWithRelations()
    {
        var dossier = Next();
        return dossier with
        {
            Moves = dossier.Parties.Where(_ => _random.Next(4) == 0).Select(party => NextMoves(dossier, party.Id)).ToEquatableArray(),
            Preferences = dossier.Preferences.Select(preference => NextRelation(dossier, preference)).ToEquatableArray(),
        };
    }

    private PartyMoves NextMoves(Dossier dossier, PartyId party) => new(party, Many(1, 5, () => new ListedMove(NextFormula(dossier, 2), NextFormula(dossier, 2))));

    private PartyPreference NextRelation(Dossier dossier, PartyPreference preference)
    {
        Preference chosen = _random.Next(3) switch
        {
            0 => preference.Preference,
            1 => new Preference.Ranking(NextRanking(dossier).Tiers.Select(tier => tier with { IsStronglyPreferredToNext = _random.Next(3) == 0 }).ToEquatableArray()),
            _ => NextComparisons(dossier),
        };
        var attitudes = dossier.Parties.Where(_ => _random.Next(2) == 0).Select(to => new Attitude(to.Id, (AttitudeKind)_random.Next(3))).ToEquatableArray();
        return preference with { Preference = chosen, Attitudes = attitudes };
    }

    /// <summary>A relation of any kind between every two combinations of terms: neither complete nor transitive.</summary>
    private Preference.Comparisons NextComparisons(Dossier dossier)
    {
        var states = Combinations(dossier);
        var unknown = _random.Next(3) * 3;
        var comparisons = new List<StateComparison>();
        for (var first = 0; first < states.Length; first++)
        {
            for (var second = 0; second < first; second++)
            {
                if (_random.Next(10) < unknown)
                    continue;
                var (one, other) = _random.Next(2) == 0 ? (first, second) : (second, first);
                comparisons.Add(new StateComparison(states[one], (ComparisonKind)_random.Next(3), states[other]));
            }
        }

        return new Preference.Comparisons(comparisons.ToEquatableArray());
    }

    private static Formula[] Combinations(Dossier dossier)
    {
        IEnumerable<EquatableArray<Formula>> combinations = [[]];
        foreach (var issue in dossier.Issues)
            combinations = [.. combinations.SelectMany(c => issue.Terms.Select(t => (EquatableArray<Formula>)[.. c, new Formula.Is(issue.Id, t.Id)]))];
        return [.. combinations.Select(c => (Formula)new Formula.And(c))];
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
        var shuffled = Combinations(dossier);
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
