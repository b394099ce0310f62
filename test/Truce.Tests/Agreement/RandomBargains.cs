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

    /// <summary>2 or 3 parties whose utilities are sums over hyper-rectangles that overlap, some of which exclude and some of which cost; now and then a constraint.</summary>
    public Dossier NextWithBoxes()
    {
        var parties = Enumerable.Range(1, _random.Next(2, 4)).Select(p => new Party { Id = new($"p{p}"), Name = $"Party {p}" }).ToEquatableArray();
        var issues = Enumerable.Range(1, _random.Next(2, 5)).Select(i => new Issue
        {
            Id = new($"i{i}"),
            Deciders = Deciders.Nobody,
            Terms = Enumerable.Range(0, _random.Next(2, 6)).Select(t => new Term(new($"t{t}"))).ToEquatableArray(),
        }).ToEquatableArray();
        var dossier = new Dossier { Title = $"Random boxes of seed {seed}", Parties = parties, Issues = issues };
        return dossier with
        {
            Constraints = _random.Next(3) > 0 ? [] : [new Constraint(Formula(dossier, 1))],
            Preferences = parties.Select(p => new PartyPreference(p.Id, new Preference.Utility(
                _random.Next(3) > 0 ? [] : [new IssueUtility(issues[0].Id, 1, Values(issues[0], false))])
            {
                Parts = Many(1, 8, () => (UtilityPart)new UtilityPart.When(_random.Next(6) == 0 ? new Formula.Not(Box(issues)) : Box(issues), _random.Next(8) == 0 ? -2 : _random.Next(1, 6))),
            })).ToEquatableArray(),
        };
    }

    /// <summary>
    /// 2 or 3 parties with utilities as scenarios hold them, mostly: words and numbers, weights of up to 1 together, boxes, tables and constants now and then,
    /// reservations, discounts, limits; some reach beyond 1 or below 0.
    /// </summary>
    public Dossier NextScenario()
    {
        var parties = Enumerable.Range(1, _random.Next(2, 4)).Select(p => new Party { Id = new($"p{p}"), Name = $"Party {p}" }).ToEquatableArray();
        var issues = Enumerable.Range(1, _random.Next(1, 5)).Select(i => ScenarioIssue(i)).ToEquatableArray();
        var dossier = new Dossier { Title = $"Random scenario of seed {seed}", Parties = parties, Issues = issues };
        return dossier with { Preferences = parties.Select(p => new PartyPreference(p.Id, ScenarioUtility(dossier))).ToEquatableArray() };
    }

    private Issue ScenarioIssue(int i)
    {
        var range = _random.Next(4) switch { 0 => NumericRange.Whole(_random.Next(-2, 3), _random.Next(3, 6)), 1 => One<NumericRange>([new(0, 1, 4), new(0.5m, 2, 4), new(7, 7, 1)]), _ => null };
        return new Issue
        {
            Id = new($"i{i}"),
            Deciders = Deciders.Nobody,
            Range = range,
            Terms = range?.Terms() ?? Enumerable.Range(0, _random.Next(1, 5)).Select(t => new Term(new($"t{t}"))).ToEquatableArray(),
        };
    }

    private Preference.Utility ScenarioUtility(Dossier dossier)
    {
        var outOf = One([1m, 100m]);
        var isJoint = _random.Next(3) == 0;
        var left = 10;
        var utilities = dossier.Issues.Where(_ => _random.Next(8) > 0).Select(issue =>
        {
            var weight = _random.Next(0, left + 1);
            left -= weight;
            return new IssueUtility(issue.Id, outOf * weight / 10m, _random.Next(2) == 0 && issue.Terms.Count > 1
                ? Enumerable.Range(0, issue.Terms.Count).Select(term => (decimal)term / (issue.Terms.Count - 1)).ToEquatableArray()
                : issue.Terms.Select(_ => _random.Next(_random.Next(40) == 0 ? -1 : 0, 5) / 4m).ToEquatableArray());
        }).ToEquatableArray();
        return new Preference.Utility(utilities, _random.Next(3) switch { 0 => null, 1 => 0, _ => Reached(utilities, outOf) })
        {
            OutOf = outOf,
            Parts = !isJoint || dossier.Issues.Count < 2 ? [] : Many(1, 2, () => _random.Next(3) > 0
                ? (UtilityPart)new UtilityPart.When(_random.Next(5) == 0 ? new Formula.Not(Box(dossier.Issues)) : Box(dossier.Issues), outOf * left / 20)
                : new UtilityPart.Table([dossier.Issues[0].Id, dossier.Issues[1].Id], Enumerable.Range(0, dossier.Issues[0].Terms.Count * dossier.Issues[1].Terms.Count).Select(_ => outOf * left * _random.Next(0, 3) / 40m).ToEquatableArray())),
            AtMost = _random.Next(6) == 0 ? 1 : null,
            Discount = _random.Next(3) == 0 ? new Discount(0.9m, One(Enum.GetValues<DiscountUnit>())) : null,
        };
    }

    // What some issues are worth together.
    private decimal Reached(EquatableArray<IssueUtility> utilities, decimal outOf) => utilities.Where(_ => _random.Next(2) == 0).Sum(issue => issue.Worth(_random.Next(issue.Values.Count))) / outOf;

    private Formula.And Box(EquatableArray<Issue> issues) => new(issues.OrderBy(_ => _random.Next()).Take(_random.Next(1, 4)).Select(issue =>
    {
        var from = _random.Next(issue.Terms.Count);
        return (Formula)new Formula.In(issue.Id, issue.Terms.Skip(from).Take(_random.Next(1, 4)).Select(term => term.Id).ToEquatableArray());
    }).ToEquatableArray());

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
