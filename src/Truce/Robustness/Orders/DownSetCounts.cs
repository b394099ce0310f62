using System.Numerics;
using Truce.Randomness;

namespace Truce.Robustness.Orders;

/// <summary>Counts the orders that keep a partial order by its down-sets, and draws from them exactly evenly.</summary>
/// <remarks>
/// With d the set of things placed so far, N(d) is the number of ways to place the rest: N(all) = 1, N(d) = Σ N(d ∪ {x}) over the x whose predecessors are all in d. To draw, place x next
/// with probability N(d ∪ {x}) / N(d). Numbers are doubles: exact below 2^53, and beyond that off by less than any sample could show.
/// </remarks>
internal sealed class DownSetCounts : ExtensionSampler
{
    private readonly int[] _things;
    private readonly ulong[] _before;
    private readonly Dictionary<ulong, double> _counts = [];

    private DownSetCounts(int[] things, ulong[] before) => (_things, _before) = (things, before);

    public override int Size => _things.Length;

    public override double Count => _counts[0];

    public override bool IsExact => true;

    /// <summary>How many down-sets there are.</summary>
    public int DownSets => _counts.Count;

    /// <summary>Counts; null when there are more than 64 things, or more down-sets than given.</summary>
    public static DownSetCounts? Of(int[] things, Func<int, int, bool> isBefore, int mostDownSets)
    {
        if (things.Length > 64)
            return null;
        var before = new ulong[things.Length];
        for (var x = 0; x < things.Length; x++)
        {
            for (var y = 0; y < things.Length; y++)
                before[x] |= x != y && isBefore(things[y], things[x]) ? 1UL << y : 0;
        }

        var counts = new DownSetCounts(things, before);
        return counts.CountAll(mostDownSets) ? counts : null;
    }

    public override void Draw(RandomSeries random, Span<int> order)
    {
        var placed = 0UL;
        for (var place = 0; place < _things.Length; place++)
        {
            var target = random.NextDouble() * _counts[placed];
            var chosen = 0UL;
            for (var ready = Ready(placed); ready != 0; ready &= ready - 1)
            {
                chosen = ready & ~(ready - 1);
                target -= _counts[placed | chosen];
                if (target < 0)
                    break;
            }

            order[place] = _things[BitOperations.TrailingZeroCount(chosen)];
            placed |= chosen;
        }
    }

    private bool CountAll(int most)
    {
        // Down-sets by size, so that each is counted after those that follow it.
        var all = _things.Length == 64 ? ulong.MaxValue : (1UL << _things.Length) - 1;
        var bySize = new List<List<ulong>> { new() { 0 } };
        var total = 1;
        for (var size = 0; size < _things.Length; size++)
        {
            var larger = new HashSet<ulong>();
            foreach (var set in bySize[size])
            {
                for (var ready = Ready(set); ready != 0; ready &= ready - 1)
                    larger.Add(set | (ready & ~(ready - 1)));
                if (total + larger.Count > most)
                    return false;
            }

            total += larger.Count;
            bySize.Add([.. larger]);
        }

        _counts[all] = 1;
        for (var size = _things.Length - 1; size >= 0; size--)
        {
            foreach (var set in bySize[size])
            {
                var count = 0.0;
                for (var ready = Ready(set); ready != 0; ready &= ready - 1)
                    count += _counts[set | (ready & ~(ready - 1))];
                _counts[set] = count;
            }
        }

        return true;
    }

    private ulong Ready(ulong placed)
    {
        var ready = 0UL;
        for (var x = 0; x < _before.Length; x++)
        {
            if ((placed >> x & 1) == 0 && (_before[x] & ~placed) == 0)
                ready |= 1UL << x;
        }

        return ready;
    }
}
