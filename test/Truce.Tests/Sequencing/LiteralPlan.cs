using Truce.Dossiers;

namespace Truce.Tests.Sequencing;

/// <summary>A small plan read literally: every order of its steps, with and without exchanges, against the words of the definitions.</summary>
/// <remarks>Each step settles an issue of its own from no to yes. Worths are whole tenths, added up here and not by the library.</remarks>
internal sealed class LiteralPlan
{
    private readonly Random _random;
    private readonly int[] _owner;
    private readonly int[][] _after;
    private readonly int[][] _worth;
    private readonly int[][] _priorities;
    private readonly int?[] _reservation;
    private readonly int[] _penalty;
    private readonly (int If, int Then)? _constraint;
    private readonly bool _snapBack;
    private readonly bool[] _isIrreversible;

    public LiteralPlan(int seed)
    {
        _random = new Random(seed);
        Count = _random.Next(1, 6);
        _owner = [.. Steps.Select(_ => _random.Next(3))];
        _after = [.. Steps.Select(step => _random.Next(3) == 0 && step > 0 ? new[] { _random.Next(step) } : [])];

        // Parties 0 and 1 have numbers, party 2 has priorities.
        _worth = [.. Enumerable.Range(0, 2).Select(_ => Steps.Select(_ => _random.Next(-4, 5)).ToArray())];
        _priorities = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => new[] { _random.Next(Count), _random.Next(2) })];
        _reservation = [.. Enumerable.Range(0, 2).Select(_ => _random.Next(2) == 0 ? (int?)null : _random.Next(-3, 3))];
        _penalty = [.. Enumerable.Range(0, 2).Select(_ => _random.Next(3))];
        _constraint = Count > 1 && _random.Next(3) == 0 ? (_random.Next(Count), _random.Next(Count)) : null;
        _snapBack = _random.Next(3) == 0;
        _isIrreversible = [.. Steps.Select(_ => _random.Next(2) == 0)];
    }

    public int Count { get; }

    private IEnumerable<int> Steps => Enumerable.Range(0, Count);

    private int Full => (1 << Count) - 1;

    /// <summary>The same as a dossier.</summary>
    public Dossier Dossier => new()
    {
        Title = "A random plan",
        Parties = [.. Enumerable.Range(0, 3).Select(p => new Party { Id = new($"p{p}"), Name = $"P{p}" })],
        Issues = [.. Steps.Select(step => new Issue { Id = new($"i{step}"), Deciders = Deciders.One(new($"p{_owner[step]}")), Terms = [new(TermId.No), new(TermId.Yes)] })],
        Constraints = _constraint is var (first, then) ? [new Constraint(new Formula.Implies(Yes(first), Yes(then)))] : [],
        StatusQuo = new StatusQuo(Steps.Select(_ => TermId.No).ToEquatableArray()),
        Preferences =
        [
            .. Enumerable.Range(0, 2).Select(p => new PartyPreference(
                new($"p{p}"),
                new Preference.Utility(Steps.Select(step => new IssueUtility(new($"i{step}"), 0.1m, [0, _worth[p][step]])).ToEquatableArray(), _reservation[p] is { } r ? r * 0.1m : null))),
            new PartyPreference(new("p2"), new Preference.Priorities(_priorities.Select(pair => new Priority(pair[1] == 1 ? Yes(pair[0]) : new Formula.Not(Yes(pair[0])))).ToEquatableArray())),
        ],
        Plans =
        [
            new Plan
            {
                Id = new("plan"),
                SnapBack = _snapBack,
                Penalties = [.. Enumerable.Range(0, 2).Select(p => new PartyAmount(new($"p{p}"), _penalty[p] * 0.1m))],
                Steps = [.. Steps.Select(step => new PlanStep { Id = new($"s{step}"), By = [new($"p{_owner[step]}")], Then = [Yes(step)], IsIrreversible = _isIrreversible[step], After = _after[step].Select(before => new StepId($"s{before}")).ToEquatableArray() })],
            },
        ],
    };

    /// <summary>The least need in tenths, then the least against it, the fewest exchanges, the fewest days; null when no order keeps every state feasible.</summary>
    public (int Need, int Against, int Exchanges, int Days)? Best(bool withExchanges) => Orders(0, withExchanges).Select(Judge).Order().Select(found => ((int, int, int, int)?)found).FirstOrDefault();

    private static Formula.Is Yes(int step) => new(new IssueId($"i{step}"), TermId.Yes);

    /// <summary>Every order as the sets that are done after each day.</summary>
    private IEnumerable<int[]> Orders(int done, bool withExchanges)
    {
        if (done == Full)
        {
            yield return [];
            yield break;
        }

        foreach (var day in Steps.SelectMany(one => Steps.Where(other => other >= one).Select(other => (one, other))))
        {
            if (day.one != day.other && (!withExchanges || _owner[day.one] == _owner[day.other]))
                continue;
            if (Has(done, day.one) || Has(done, day.other) || !_after[day.one].Concat(_after[day.other]).All(before => Has(done, before)))
                continue;
            var next = done | 1 << day.one | 1 << day.other;
            if (_constraint is var (first, then) && Has(next, first) && !Has(next, then))
                continue;
            foreach (var rest in Orders(next, withExchanges))
                yield return [next, .. rest];
        }
    }

    private (int Need, int Against, int Exchanges, int Days) Judge(int[] order)
    {
        var (need, against, exchanges, before) = (0, 0, 0, 0);
        foreach (var after in order)
        {
            var movers = Steps.Where(step => Has(after, step) && !Has(before, step)).Select(step => _owner[step]).ToHashSet();
            exchanges += movers.Count > 1 ? 1 : 0;
            for (var p = 0; p < 2; p++)
            {
                need = Math.Max(need, (_reservation[p] ?? 0) - Worth(p, WithoutOwn(p, after)));
                if (movers.Contains(p))
                    need = Math.Max(need, Worth(p, WithoutOthers(p, before)) - Worth(p, Full) - _penalty[p]);
            }

            against += Prefers(0, WithoutOwn(2, after)) ? 1 : 0;
            against += movers.Contains(2) && Prefers(WithoutOthers(2, before), Full) ? 1 : 0;
            before = after;
        }

        return (need, against, exchanges, order.Length);
    }

    private int Worth(int party, int done) => Steps.Where(step => Has(done, step)).Sum(step => _worth[party][step]);

    /// <summary>Whether party 2 prefers what one set leads to.</summary>
    private bool Prefers(int done, int other)
    {
        foreach (var pair in _priorities)
        {
            var (one, two) = (Has(done, pair[0]) == (pair[1] == 1), Has(other, pair[0]) == (pair[1] == 1));
            if (one != two)
                return one;
        }

        return false;
    }

    private int WithoutOwn(int party, int done) => _snapBack ? Keep(done, step => _owner[step] != party || _isIrreversible[step]) : done;

    private int WithoutOthers(int party, int done) => _snapBack ? Keep(done, step => _owner[step] == party || _isIrreversible[step]) : done;

    private int Keep(int done, Func<int, bool> isKept) => Steps.Where(step => Has(done, step) && isKept(step)).Aggregate(0, (set, step) => set | 1 << step);

    private static bool Has(int done, int step) => (done >> step & 1) != 0;
}
