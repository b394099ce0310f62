using System.Numerics;

namespace Truce.Sequencing.Plans;

/// <summary>The order of the steps that are left with the smallest need, then the least against it, the fewest exchanges, the fewest days.</summary>
/// <remarks>
/// Every order passes through sets of steps that grow, so a bottleneck path over the sets, taken in the order of their masks, finds the least need in one sweep; a
/// second sweep over what that need allows finds the order of least cost. With n steps left there are at most 2^n sets, each looked at once a sweep.
/// </remarks>
internal sealed class PlanSearch
{
    private const int CostOfAgainst = 40;
    private const int CostOfExchange = 20;

    private readonly PlanModel _model;
    private readonly PlanNode _node;
    private readonly ulong _done;
    private readonly int[] _left;
    private readonly uint[] _before;
    private readonly uint[] _mayExchange;
    private PlanTable? _table;
    private readonly CancellationToken _cancellation;

    /// <param name="model">The plan.</param>
    /// <param name="issues">How many issues there are.</param>
    /// <param name="done">The units that are done.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public PlanSearch(PlanModel model, int issues, ulong done, CancellationToken cancellation)
    {
        (_model, _done, _cancellation) = (model, done, cancellation);
        _node = new PlanNode(model, issues);
        _left = [.. Enumerable.Range(0, model.Units.Length).Where(unit => (done >> unit & 1) == 0)];
        _before = [.. _left.Select(unit => Local(model.Before[unit]))];
        _mayExchange = [.. _left.Select((_, one) => Enumerable.Range(0, Math.Min(_left.Length, 32)).Where(other => MayExchange(one, other)).Aggregate(0u, (mask, other) => mask | (1u << other)))];
    }

    /// <summary>How many units are left.</summary>
    public int Count => _left.Length;

    /// <summary>The days of the best order, each a set of units, and its need; null when no order keeps every state feasible and every party within its cap.</summary>
    /// <param name="withExchanges">Whether two parties may take a step each on one day.</param>
    /// <param name="known">A need that some such order has; infinite when none is known.</param>
    public (List<ulong> Days, double Need)? Best(bool withExchanges, double known = double.PositiveInfinity)
    {
        var need = LeastNeed(withExchanges, known);
        return double.IsPositiveInfinity(need) ? null : (Cheapest(withExchanges, need), need);
    }

    /// <summary>A good order found by keeping only so many sets of each size, and below what no need can be.</summary>
    public (List<ulong>? Days, double AtLeast) Approximate(bool withExchanges, int width)
    {
        var levels = new Dictionary<ulong, Partial>[_left.Length + 1];
        for (var level = 0; level < levels.Length; level++)
            levels[level] = [];
        levels[0][0] = new Partial(0, 0, 0);
        var full = _left.Length == 64 ? ulong.MaxValue : (1UL << _left.Length) - 1;
        for (var level = 0; level < _left.Length; level++)
        {
            foreach (var (set, partial) in levels[level].OrderBy(entry => (entry.Value.Need, entry.Value.Cost, entry.Key)).Take(width).ToArray())
            {
                _cancellation.ThrowIfCancellationRequested();
                if (Enter(set) is not { } entered)
                    continue;
                var (need, cost) = (Math.Max(partial.Need, entered.Need), partial.Cost + entered.Cost);
                foreach (var day in Days(set, withExchanges))
                {
                    var (tempted, price) = DayOf(day);
                    Keep(levels[BitOperations.PopCount(set | day)], set | day, new Partial(Math.Max(need, tempted), cost + price, day));
                }
            }
        }

        return (levels[^1].ContainsKey(full) && Enter(full) is not null ? Trace(full, set => levels[BitOperations.PopCount(set)][set].Day) : null, AtLeast(full, withExchanges));

        static void Keep(Dictionary<ulong, Partial> level, ulong set, Partial partial)
        {
            if (!double.IsPositiveInfinity(partial.Need) && (!level.TryGetValue(set, out var known) || (partial.Need, partial.Cost).CompareTo((known.Need, known.Cost)) < 0))
                level[set] = partial;
        }
    }

    /// <summary>The need of the first day, of the last, and of what is reached, none of which any order is spared.</summary>
    private double AtLeast(ulong full, bool withExchanges)
    {
        if (_left.Length == 0 || Enter(full) is not { } target)
            return 0;
        Look(0);
        var first = Days(0, withExchanges).Select(day => DayOf(day).Tempted).Min();
        var last = double.PositiveInfinity;
        foreach (var day in Days(0, withExchanges, withoutRules: true))
        {
            if (!IsLast(day) || Enter(full & ~day) is not { } entered)
                continue;
            last = Math.Min(last, Math.Max(entered.Need, DayOf(day).Tempted));
        }

        return Math.Max(target.Need, Math.Max(first, double.IsPositiveInfinity(last) ? 0 : last));

        bool IsLast(ulong day) => Enumerable.Range(0, _left.Length).All(unit => (day >> unit & 1) != 0 || (_model.Before[_left[unit]] & Global(day)) == 0);
    }

    private double LeastNeed(bool withExchanges, double bound)
    {
        var table = Table;
        var best = new double[1 << _left.Length];
        Array.Fill(best, double.PositiveInfinity);
        best[0] = 0;
        var temptation = new double[_left.Length];
        for (var set = 0; set < best.Length; set++)
        {
            if (!(best[set] < bound))
                continue;
            Check(set);
            best[set] = Math.Max(best[set], table.NeedOf(set));
            if (!(best[set] < bound))
                continue;
            var free = FreeAfter((uint)set);
            for (var rest = free; rest != 0; rest &= rest - 1)
            {
                var one = BitOperations.TrailingZeroCount(rest);
                temptation[one] = Math.Max(best[set], table.TemptationOf(set, _model.Owners[_left[one]]));
                Relax(ref best[set | (1 << one)], temptation[one]);
            }

            for (var rest = withExchanges ? free : 0; rest != 0; rest &= rest - 1)
            {
                var one = BitOperations.TrailingZeroCount(rest);
                for (var others = temptation[one] < bound ? rest & _mayExchange[one] : 0; others != 0; others &= others - 1)
                {
                    var other = BitOperations.TrailingZeroCount(others);
                    Relax(ref best[set | (1 << one) | (1 << other)], Math.Max(temptation[one], temptation[other]));
                }
            }
        }

        return Math.Min(best[^1], bound);

        static void Relax(ref double known, double need) => known = need < known ? need : known;
    }

    private List<ulong> Cheapest(bool withExchanges, double need)
    {
        var table = Table;
        var best = new long[1 << _left.Length];
        var day = new uint[best.Length];
        Array.Fill(best, long.MaxValue);
        best[0] = 0;
        var price = new long[_left.Length];
        for (var set = 0; set < best.Length; set++)
        {
            if (best[set] == long.MaxValue)
                continue;
            Check(set);
            if (table.NeedOf(set) > need)
            {
                best[set] = long.MaxValue;
                continue;
            }

            best[set] += (long)table.AgainstOf(set) << CostOfAgainst;
            var willing = 0u;
            for (var rest = FreeAfter((uint)set); rest != 0; rest &= rest - 1)
            {
                var one = BitOperations.TrailingZeroCount(rest);
                var owners = _model.Owners[_left[one]];
                if (table.TemptationOf(set, owners) > need)
                    continue;
                willing |= 1u << one;
                price[one] = (long)table.StopsAmong(set, owners) << CostOfAgainst;
                Relax(set, 1u << one, best[set] + price[one] + 1);
            }

            for (var rest = withExchanges ? willing : 0; rest != 0; rest &= rest - 1)
            {
                var one = BitOperations.TrailingZeroCount(rest);
                for (var others = rest & _mayExchange[one]; others != 0; others &= others - 1)
                {
                    var other = BitOperations.TrailingZeroCount(others);
                    Relax(set, 1u << one | 1u << other, best[set] + price[one] + price[other] + (1L << CostOfExchange) + 1);
                }
            }
        }

        return Trace((ulong)(best.Length - 1), set => day[set]);

        void Relax(int set, uint with, long cost)
        {
            var next = set | (int)with;
            if (cost >= best[next])
                return;
            best[next] = cost;
            day[next] = with;
        }
    }

    private void Check(int set)
    {
        if ((set & 0x3FFF) == 0)
            _cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Looks at a set; null when it is not allowed. What is so at the start is no doing of the plan's.</summary>
    private (double Need, long Cost)? Enter(ulong set)
    {
        Look(set);
        if (set == 0)
            return (0, 0);
        return _node.IsAllowed ? (_node.Need, (long)_node.Against << CostOfAgainst) : null;
    }

    private PlanTable Table => _table ??= new PlanTable(_model, _node, _done, _left);

    private bool MayExchange(int one, int other) => !_model.Takers[_left[one]].Overlaps(_model.Takers[_left[other]]);

    private void Look(ulong set) => _node.Look(_done | Global(set));

    private (double Tempted, long Price) DayOf(ulong day)
    {
        var owners = 0u;
        for (var unit = 0; unit < _left.Length; unit++)
            owners |= (day >> unit & 1) != 0 ? _model.Owners[_left[unit]] : 0;
        return (_node.TemptationOf(owners), PriceOf(owners, BitOperations.PopCount(day) > 1));
    }

    private long PriceOf(uint owners, bool isExchange) => ((long)_node.StopsAmong(owners) << CostOfAgainst) + (isExchange ? 1L << CostOfExchange : 0) + 1;

    private uint FreeAfter(uint set)
    {
        var free = 0u;
        for (var unit = 0; unit < _left.Length; unit++)
            free |= (set >> unit & 1) == 0 && (_before[unit] & ~set) == 0 ? 1u << unit : 0;
        return free;
    }

    private IEnumerable<ulong> Days(ulong set, bool withExchanges, bool withoutRules = false)
    {
        int[] free = [.. Enumerable.Range(0, _left.Length).Where(unit => (set >> unit & 1) == 0 && (withoutRules || (_model.Before[_left[unit]] & ~(_done | Global(set))) == 0))];
        for (var k = 0; k < free.Length; k++)
        {
            yield return 1UL << free[k];
            for (var j = k + 1; withExchanges && j < free.Length; j++)
            {
                if (MayExchange(free[k], free[j]))
                    yield return 1UL << free[k] | 1UL << free[j];
            }
        }
    }

    private List<ulong> Trace(ulong set, Func<ulong, ulong> dayInto)
    {
        var days = new List<ulong>();
        while (set != 0)
        {
            var day = dayInto(set);
            days.Add(Global(day));
            set &= ~day;
        }

        days.Reverse();
        return days;
    }

    private uint Local(ulong units)
    {
        var local = 0u;
        for (var unit = 0; unit < Math.Min(_left.Length, 32); unit++)
            local |= (units >> _left[unit] & 1) != 0 ? 1u << unit : 0;
        return local;
    }

    private ulong Global(ulong local)
    {
        var units = 0UL;
        for (; local != 0; local &= local - 1)
            units |= 1UL << _left[BitOperations.TrailingZeroCount(local)];
        return units;
    }

    private sealed record Partial(double Need, long Cost, ulong Day);
}
