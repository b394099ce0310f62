using System.Numerics;
using System.Runtime.InteropServices;

namespace Truce.Agreement.Engines;

/// <summary>How many packages are there, and how many of them would nobody refuse?</summary>
internal static class PackageCounts
{
    /// <summary>The greatest number of different sums that are held for one half of the issues.</summary>
    private const int MostSums = 1 << 20;

    /// <summary>The greatest number of pairs of sums that are tried.</summary>
    private const double MostPairs = 4e8;

    /// <summary>How many packages satisfy what is required; null when there are too many ties between issues to tell.</summary>
    public static BigInteger? Feasible(BargainingProblem problem, CancellationToken cancellation)
    {
        if (problem.IsContradiction)
            return 0;

        // With nobody to please, only what is required ties issues.
        var free = problem.With([]);
        BigInteger? count = BigInteger.One;
        foreach (var group in free.Groups())
            count *= Counting.Of(free, group, cancellation);
        return count;
    }

    /// <summary>How many of the packages that satisfy what is required reach every party's walk-away; null when that takes too long to tell.</summary>
    /// <remarks>
    /// A party whose worst package reaches it does not matter. For the others the sums over one half of the groups are paired with those over the
    /// other half. Exact.
    /// </remarks>
    /// <param name="problem">The problem.</param>
    /// <param name="feasible">How many packages there are.</param>
    /// <param name="worst">The least sum of each party, as far as it is known.</param>
    /// <param name="cancellation">Ends the count early.</param>
    public static BigInteger? Rational(BargainingProblem problem, BigInteger? feasible, long?[] worst, CancellationToken cancellation)
    {
        if (problem.IsContradiction || problem.Payoffs.Any(payoff => payoff.Cap < payoff.Least))
            return 0;
        var binding = problem.Payoffs.Where((payoff, party) => payoff.Least is { } least && !(worst[party] >= least)).ToArray();
        if (binding.Length == 0)
            return feasible;
        var half = problem.With(binding);
        var groups = half.Groups();
        if (groups.Exists(group => SizeOf(half, group) > GroupSums.MostListed))
            return null;
        if (groups is [var only])
            return CountOut(half, only, cancellation);
        var (first, second) = (Sums.Nothing(binding.Length), Sums.Nothing(binding.Length));
        foreach (var group in groups.OrderByDescending(group => SizeOf(half, group)))
        {
            var sums = Sums.Of(half, group, cancellation);
            var longer = first.Count <= second.Count ? first.Plus(sums) : second.Plus(sums);
            if (longer is null)
                return null;
            (first, second) = first.Count <= second.Count ? (longer, second) : (first, longer);
        }

        if ((double)first.Count * second.Count > MostPairs)
            return binding.Length == 1 ? Sums.PairsOfOne(first, second, binding[0].Least!.Value) : null;
        return Sums.Pairs(first, second, [.. binding.Select(payoff => payoff.Least!.Value)], cancellation);
    }

    private static BigInteger CountOut(BargainingProblem problem, int[] group, CancellationToken cancellation)
    {
        long[] least = [.. problem.Payoffs.Select(payoff => payoff.Least!.Value)];
        var count = 0L;
        Listing.Each(problem, group, (_, sum) => count += Sums.Reaches(sum, least) ? 1 : 0, cancellation);
        return count;
    }

    private static double SizeOf(BargainingProblem problem, int[] group) =>
        group.Aggregate(1.0, (product, issue) => product * problem.Issues[issue].Terms.Count);

    /// <summary>Different sums, and how many packages have each.</summary>
    private sealed class Sums
    {
        private readonly int _parties;
        private readonly Dictionary<EquatableArray<long>, BigInteger> _counts = [];

        private Sums(int parties) => _parties = parties;

        public int Count => _counts.Count;

        public static Sums Nothing(int parties)
        {
            var sums = new Sums(parties);
            sums._counts[new EquatableArray<long>(new long[parties])] = 1;
            return sums;
        }

        public static Sums Of(BargainingProblem problem, int[] group, CancellationToken cancellation)
        {
            var sums = new Sums(problem.Payoffs.Count);
            Listing.Each(problem, group, (_, sum) => sums.Add(sum, 1), cancellation);
            return sums;
        }

        /// <summary>The sums of both, or null when they are too many to hold.</summary>
        public Sums? Plus(Sums other)
        {
            if ((double)Count * other.Count > 16.0 * MostSums)
                return null;
            var all = new Sums(_parties);
            var sum = new long[_parties];
            foreach (var (first, count) in _counts)
            {
                foreach (var (second, more) in other._counts)
                {
                    for (var party = 0; party < _parties; party++)
                        sum[party] = first[party] + second[party];
                    all.Add(sum, count * more);
                }
            }

            return all.Count > MostSums ? null : all;
        }

        public static BigInteger Pairs(Sums first, Sums second, long[] least, CancellationToken cancellation)
        {
            var total = BigInteger.Zero;
            var others = second._counts.Select(entry => (Sum: entry.Key, Count: entry.Value)).ToArray();
            Array.Sort(others, (a, b) => b.Sum[0].CompareTo(a.Sum[0]));
            var areSmall = others.Aggregate(BigInteger.Zero, (all, other) => all + other.Count) < ulong.MaxValue;
            var values = new long[others.Length * least.Length];
            var counts = new ulong[others.Length];
            for (var k = 0; k < others.Length; k++)
            {
                others[k].Sum.AsSpan().CopyTo(values.AsSpan(k * least.Length));
                counts[k] = areSmall ? (ulong)others[k].Count : 0;
            }

            var rest = new long[least.Length];
            foreach (var (sum, count) in first._counts)
            {
                cancellation.ThrowIfCancellationRequested();
                for (var party = 0; party < least.Length; party++)
                    rest[party] = least[party] - sum[party];
                ulong small = 0;
                var large = BigInteger.Zero;
                for (var k = 0; k < counts.Length && values[k * least.Length] >= rest[0]; k++)
                {
                    if (!Reaches(values.AsSpan(k * least.Length, least.Length), rest))
                        continue;
                    small += counts[k];
                    if (!areSmall)
                        large += others[k].Count;
                }

                total += count * (small + large);
            }

            return total;
        }

        public static BigInteger PairsOfOne(Sums first, Sums second, long least)
        {
            var ascending = first._counts.OrderBy(entry => entry.Key[0]).ToArray();
            var descending = second._counts.OrderByDescending(entry => entry.Key[0]).ToArray();
            var (total, reached, next) = (BigInteger.Zero, BigInteger.Zero, 0);
            foreach (var (sum, count) in ascending)
            {
                for (; next < descending.Length && descending[next].Key[0] + sum[0] >= least; next++)
                    reached += descending[next].Value;
                total += count * reached;
            }

            return total;
        }

        private void Add(long[] sum, BigInteger count)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrNullRef(_counts, new EquatableArray<long>(sum));
            if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref known))
                _counts.Add(EquatableArray.Create<long>(sum), count);
            else
                known += count;
        }

        public static bool Reaches(ReadOnlySpan<long> sum, long[] least)
        {
            for (var party = 0; party < least.Length; party++)
            {
                if (sum[party] < least[party])
                    return false;
            }

            return true;
        }
    }
}
