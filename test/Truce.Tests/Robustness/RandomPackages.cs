using Truce.Dossiers;

namespace Truce.Tests.Robustness;

/// <summary>Small disputes about packages of which something is not known: weights and reservations within bounds, priorities in an order that is not known, single comparisons; walk-aways of every kind.</summary>
internal sealed class RandomPackages(int seed)
{
    private readonly Random _random = new(seed);

    private EquatableArray<Issue> _issues;

    /// <summary>Whether parties may have weights and reservations that vary.</summary>
    public bool HasWeights { get; init; } = true;

    /// <summary>Whether everything is known.</summary>
    public bool IsKnown { get; init; }

    public Dossier Next()
    {
        int[] terms = _random.Next(4) switch { 0 => [2, 2, 2], 1 => [2, 3], 2 => [3, 2], _ => [3, 3] };
        _issues = terms.Select((count, i) => new Issue
        {
            Id = new($"i{i}"),
            Deciders = Deciders.Nobody,
            Terms = Enumerable.Range(0, count).Select(t => new Term(new TermId($"t{t}"))).ToEquatableArray(),
        }).ToEquatableArray();
        var parties = Enumerable.Range(0, _random.Next(2, 4)).Select(p => new Party { Id = new($"p{p}"), Name = $"Party {p}", Role = _random.Next(3) == 0 ? PartyRole.Ally : PartyRole.Principal }).ToEquatableArray();
        return new Dossier
        {
            Title = $"seed {seed}",
            Parties = parties,
            Issues = _issues,
            Constraints = _random.Next(3) == 0 ? [new Constraint(new Formula.Not(Any(2)))] : [],
            Agreement = _random.Next(3) == 0 ? new Constraint(new Formula.Or([Any(1), Any(1)])) : null,
            StatusQuo = new StatusQuo(_issues.Select(issue => issue.Terms[0].Id).ToEquatableArray()),
            Preferences = parties.Select(party => Preference(party.Id)).ToEquatableArray(),
        };
    }

    /// <summary>One term for every issue.</summary>
    public static Formula State(EquatableArray<Issue> issues, IEnumerable<int> terms) =>
        new Formula.And(issues.Select((issue, i) => (Formula)new Formula.Is(issue.Id, issue.Terms[terms.ElementAt(i)].Id)).ToEquatableArray());

    private PartyPreference Preference(PartyId party)
    {
        Preference preference = _random.Next(HasWeights ? 5 : 3) switch
        {
            0 when !IsKnown && _issues.Count == 2 && _issues[0].Terms.Count + _issues[1].Terms.Count < 6 => new Preference.Partial(),
            0 or 1 => Priorities(),
            _ when !HasWeights => Priorities(),
            _ => Utility(),
        };
        return new PartyPreference(party, preference)
        {
            RedLines = _random.Next(5) == 0 ? [new RedLine(Any(2))] : [],
            WalkAway = _random.Next(3) == 0 ? new WalkAway() : null,
            WalkAwayAtLeast = !IsKnown && HasWeights && _random.Next(4) == 0 ? new WalkAwayAtLeast(Any(_random.Next(3) == 0 ? 1 : _issues.Count)) : null,
            Known = preference is Preference.Partial ? Known() : [],
        };
    }

    private Preference.Priorities Priorities()
    {
        var priorities = Enumerable.Range(0, _random.Next(2, 5)).Select(_ => new Priority(_random.Next(3) == 0 ? new Formula.Or([Any(1), Any(1)]) : Any(1))
        {
            Place = IsKnown ? PriorityPlace.Fixed : (PriorityPlace)_random.Next(3),
        }).ToArray();
        priorities[0] = priorities[0] with { Place = priorities[0].Place == PriorityPlace.WithPrevious ? PriorityPlace.Fixed : priorities[0].Place };
        return new Preference.Priorities(priorities.ToEquatableArray());
    }

    private Preference.Utility Utility()
    {
        var issues = _issues.Select(issue =>
        {
            var weight = _random.Next(1, 6) / 10m;
            return new IssueUtility(issue.Id, weight, issue.Terms.Select(_ => (decimal)_random.Next(0, 4)).ToEquatableArray())
            {
                Between = IsKnown || _random.Next(5) == 0 ? null : new Bounds(Math.Max(0, weight - (_random.Next(1, 4) / 10m)), weight + (_random.Next(1, 4) / 10m)),
            };
        }).ToEquatableArray();
        var reservation = _random.Next(0, 16) / 10m;
        var comparison = new WeightComparison([issues[0].Issue], [issues[1].Issue]);
        return new Preference.Utility(issues, _random.Next(3) == 0 ? null : reservation)
        {
            ReservationBetween = IsKnown || _random.Next(2) == 0 ? null : new Bounds(reservation - (_random.Next(0, 4) / 10m), reservation + (_random.Next(0, 4) / 10m)),
            Weights = !IsKnown && issues[0].Weight >= issues[1].Weight && _random.Next(3) == 0 ? [comparison] : [],
            Parts = _random.Next(3) == 0 ? [new UtilityPart.When(Any(2), _random.Next(-3, 4) / 10m)] : [],
        };
    }

    private EquatableArray<StateComparison> Known()
    {
        var states = _issues[0].Terms.Count * _issues[1].Terms.Count;
        var hidden = Enumerable.Range(0, states).ToArray();
        _random.Shuffle(hidden);
        return (from a in Enumerable.Range(0, states)
                from b in Enumerable.Range(a + 1, states - a - 1)
                where _random.Next(b == a + 1 ? 2 : 3) == 0
                select new StateComparison(At(hidden[a]), ComparisonKind.Prefers, At(hidden[b]))).ToEquatableArray();

        Formula At(int state) => State(_issues, [state % _issues[0].Terms.Count, state / _issues[0].Terms.Count]);
    }

    private Formula Any(int issues)
    {
        var some = Enumerable.Range(0, _issues.Count).OrderBy(_ => _random.Next()).Take(issues).Order()
            .Select(i => (Formula)new Formula.Is(_issues[i].Id, _issues[i].Terms[_random.Next(_issues[i].Terms.Count)].Id)).ToEquatableArray();
        return some.Count == 1 ? some[0] : new Formula.And(some);
    }
}
