using Truce.Dossiers;

namespace Truce.Tests.Agreement;

/// <summary>Small random disputes for bargaining: the same seed gives the same dispute.</summary>
internal sealed class RandomBargains(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>
    /// 2 to 5 parties with utilities (with interactions, limits, ties, indifference), or with priorities and rankings; walk-aways of every kind, also such
    /// that nothing reaches or everything does; constraints, red lines and a goal.
    /// </summary>
    public Dossier Next(bool isCardinal)
    {
        var parties = Enumerable.Range(1, _random.Next(2, 6)).Select(p => new Party { Id = new($"p{p}"), Name = $"Party {p}" }).ToArray();
        var issues = Enumerable.Range(1, _random.Next(1, 5)).Select(i => new Issue
        {
            Id = new($"i{i}"),
            Deciders = new Deciders(DecisionRule.All, parties.Select(p => p.Id).ToEquatableArray()),
            Terms = Enumerable.Range(0, _random.Next(1, 5)).Select(t => new Term(new($"t{t}"))).ToEquatableArray(),
        }).ToEquatableArray();
        var dossier = new Dossier
        {
            Title = $"Random bargain of seed {seed}",
            Parties = parties.ToEquatableArray(),
            Issues = issues,
            StatusQuo = _random.Next(2) == 0 ? null : new StatusQuo(issues.Select(issue => One(issue.Terms).Id).ToEquatableArray()),
        };
        dossier = dossier with
        {
            Constraints = Many(0, 3, () => new Constraint(Formula(dossier, 2))),
            Agreement = _random.Next(4) > 0 ? null : new Constraint(Formula(dossier, 2)),
        };
        return dossier with
        {
            Preferences = parties.Select(p => new PartyPreference(p.Id, isCardinal || _random.Next(2) == 0 ? Utility(dossier) : Order(dossier))
            {
                RedLines = _random.Next(4) > 0 ? [] : [new RedLine(Formula(dossier, 2))],
                WalkAway = _random.Next(4) > 0 ? null : new WalkAway(),
            }).ToEquatableArray(),
        };
    }

    private Preference.Utility Utility(Dossier dossier)
    {
        // Nobody, or nothing, can please an indifferent party.
        var isIndifferent = _random.Next(8) == 0;
        return new Preference.Utility(
            dossier.Issues.Where(_ => _random.Next(6) > 0).Select(issue => new IssueUtility(issue.Id, _random.Next(0, 4) / 10m, Values(issue, isIndifferent)) { OutOf = One([1m, 3m, 2m, 7m]) }).ToEquatableArray(),
            _random.Next(10) switch { < 4 => null, 4 => -1_000_000, 5 => 1_000_000_000, 6 => -2, _ => _random.Next(0, 6) / 10m })
        {
            Parts = isIndifferent ? [] : Many(0, 2, () => Part(dossier, 2)),
            OutOf = One([1m, 1m, 2m, 3m]),
            AtMost = _random.Next(8) == 0 ? 0.4m : null,
        };
    }

    private EquatableArray<decimal> Values(Issue issue, bool isIndifferent) =>
        issue.Terms.Select(_ => isIndifferent ? 1 : _random.Next(-1, 6) / 4m).ToEquatableArray();

    private Preference Order(Dossier dossier) => _random.Next(3) == 0
        ? Ranking(dossier)
        : new Preference.Priorities(Many(0, 5, () => new Priority(Formula(dossier, 2))));

    // Tiers that exclude one another: each takes what those before it left.
    private Preference.Ranking Ranking(Dossier dossier)
    {
        var formulas = Many(0, 3, () => Formula(dossier, 1)).Append(Truce.Dossiers.Formula.True).ToArray();
        return new Preference.Ranking(formulas.Select((formula, k) =>
            new Tier(new Formula.And([formula, .. formulas.Take(k).Select(before => (Formula)new Formula.Not(before))]))).ToEquatableArray());
    }

    private UtilityPart Part(Dossier dossier, int depth)
    {
        switch (_random.Next(depth == 0 ? 2 : 3))
        {
            case 0:
                return new UtilityPart.When(Formula(dossier, 2), _random.Next(-3, 6) / 10m);
            case 1:
                var issues = dossier.Issues.OrderBy(_ => _random.Next()).Take(2).ToArray();
                return new UtilityPart.Table(
                    issues.Select(issue => issue.Id).ToEquatableArray(),
                    Enumerable.Range(0, issues.Aggregate(1, (product, issue) => product * issue.Terms.Count)).Select(_ => _random.Next(-2, 4) / 10m).ToEquatableArray());
            default:
                return new UtilityPart.Combined(One(Enum.GetValues<Combination>()), Many(0, 3, () => Part(dossier, depth - 1)), _random.Next(-1, 3));
        }
    }

    private Formula Formula(Dossier dossier, int depth)
    {
        if (depth == 0 || _random.Next(4) == 0)
        {
            var issue = One(dossier.Issues);
            return _random.Next(3) == 0 ? new Formula.In(issue.Id, Many(1, 3, () => One(issue.Terms).Id)) : new Formula.Is(issue.Id, One(issue.Terms).Id);
        }

        return _random.Next(6) switch
        {
            0 or 1 => new Formula.Not(Formula(dossier, depth - 1)),
            2 => new Formula.And(Many(2, 3, () => Formula(dossier, depth - 1))),
            3 => new Formula.Or(Many(2, 3, () => Formula(dossier, depth - 1))),
            4 => new Formula.Implies(Formula(dossier, depth - 1), Formula(dossier, depth - 1)),
            _ => new Formula.Iff(Formula(dossier, depth - 1), Formula(dossier, depth - 1)),
        };
    }

    private T One<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private EquatableArray<T> Many<T>(int least, int most, Func<T> next) => Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => next()).ToEquatableArray();
}
