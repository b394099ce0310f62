namespace Truce.Agreement.Engines;

/// <summary>A set of sums, each moved by the same number for each party.</summary>
/// <param name="Set">The set.</param>
/// <param name="Shift">The numbers.</param>
/// <param name="Packages">How many ways there are to the shift.</param>
internal readonly record struct Shifted(EfficientSet Set, long[] Shift, ulong Packages = 1);

/// <summary>Which sums of several sets does no other dominate?</summary>
/// <remarks>
/// Every set is in descending lexicographic order, and so is each when it is shifted; a heap hands out their sums in that order without holding
/// them, and each is compared with those kept before it. Cost: sums times the logarithm of sets and of sums kept.
/// </remarks>
internal static class Merge
{
    /// <summary>Merges shifted sets.</summary>
    /// <param name="parties">How many parties there are.</param>
    /// <param name="sources">The sets; the number of a way's source is its place here.</param>
    /// <param name="least">What a sum has to reach for each party to be kept.</param>
    /// <param name="cancellation">Ends the merge early.</param>
    public static Merged Run(int parties, IReadOnlyList<Shifted> sources, long[]? least = null, CancellationToken cancellation = default)
    {
        var merged = new Merged(parties);
        var dominance = Dominance.For(parties);
        var heap = new Heap(parties, sources);
        Span<long> sum = stackalloc long[parties];
        var steps = 0;
        while (heap.Take(sum, out var source, out var point))
        {
            if ((++steps & 0xFFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            if (merged.IsLast(sum))
                merged.AddAnother(source, point, heap.PackagesOf(source, point));
            else if (!dominance.IsDominated(sum) && (least is null || Reaches(sum, least)))
            {
                merged.Add(sum, source, point, heap.PackagesOf(source, point));
                dominance.Add(sum);
            }
        }

        return merged;
    }

    private static bool Reaches(ReadOnlySpan<long> sum, long[] least)
    {
        for (var party = 0; party < least.Length; party++)
        {
            if (sum[party] < least[party])
                return false;
        }

        return true;
    }

    /// <summary>The next sum of each source, the lexicographically greatest on top.</summary>
    private sealed class Heap
    {
        private readonly int _parties;
        private readonly IReadOnlyList<Shifted> _sources;
        private readonly int[] _order;
        private readonly int[] _next;
        private readonly long[] _heads;
        private int _count;

        public Heap(int parties, IReadOnlyList<Shifted> sources)
        {
            _parties = parties;
            _sources = sources;
            _order = new int[sources.Count];
            _next = new int[sources.Count];
            _heads = new long[sources.Count * parties];
            for (var source = 0; source < sources.Count; source++)
            {
                if (sources[source].Set.Count == 0)
                    continue;
                Load(source);
                _order[_count++] = source;
            }

            for (var place = (_count / 2) - 1; place >= 0; place--)
                Sink(place);
        }

        public ulong PackagesOf(int source, int point)
        {
            var (set, _, packages) = _sources[source];
            var high = Math.BigMul(set.Packages[point], packages, out var low);
            return high > 0 ? ulong.MaxValue : low;
        }

        public bool Take(Span<long> sum, out int source, out int point)
        {
            if (_count == 0)
            {
                (source, point) = (-1, -1);
                return false;
            }

            source = _order[0];
            point = _next[source];
            _heads.AsSpan(source * _parties, _parties).CopyTo(sum);
            if (++_next[source] < _sources[source].Set.Count)
                Load(source);
            else
                _order[0] = _order[--_count];
            if (_count > 1)
                Sink(0);
            return true;
        }

        private void Load(int source)
        {
            var (set, shift, _) = _sources[source];
            var point = set[_next[source]];
            for (var party = 0; party < _parties; party++)
                _heads[(source * _parties) + party] = point[party] + shift[party];
        }

        private void Sink(int place)
        {
            var source = _order[place];
            while (true)
            {
                var child = (2 * place) + 1;
                if (child >= _count)
                    break;
                if (child + 1 < _count && IsBefore(_order[child + 1], _order[child]))
                    child++;
                if (!IsBefore(_order[child], source))
                    break;
                _order[place] = _order[child];
                place = child;
            }

            _order[place] = source;
        }

        // Of equal sums, that of the first source: the order of the result does not depend on the heap.
        private bool IsBefore(int first, int second)
        {
            var (a, b) = (first * _parties, second * _parties);
            for (var party = 0; party < _parties; party++)
            {
                if (_heads[a + party] != _heads[b + party])
                    return _heads[a + party] > _heads[b + party];
            }

            return first < second;
        }
    }
}
