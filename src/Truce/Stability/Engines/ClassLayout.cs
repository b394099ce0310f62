using Truce.States;

namespace Truce.Stability.Engines;

/// <summary>Where each class starts and ends among the members.</summary>
/// <param name="Count">How many classes there are.</param>
/// <param name="Size">How many members each has, when all have the same number.</param>
/// <param name="Starts">Where each starts, with the end of the last at the end; null when all are of one size.</param>
internal readonly record struct ClassBounds(int Count, int Size, int[]? Starts)
{
    public (int Start, int End) this[int c] => Starts is null ? (c * Size, (c + 1) * Size) : (Starts[c], Starts[c + 1]);
}

/// <summary>Which states are of one class for a mover, in the order of its ranks?</summary>
/// <remarks>
/// Where codes are found without a search, the classes are walked through by adding the codes of what the mover owns to those of what it does not.
/// Where feasible states are few among many combinations, they are gathered by sorting instead. Cost: states, and sorting each class.
/// </remarks>
internal static class ClassLayout
{
    private const int MembersAtOnce = 1 << 16;

    /// <summary>The states class by class, each class from the mover's best to its worst; the first of a rank, but not of a class, as its complement.</summary>
    public static (int[] Members, ClassBounds Bounds) Of(StateSpace space, DecisionMaker mover, ParallelOptions parallel)
    {
        var members = GC.AllocateUninitializedArray<int>(space.Count);
        var bounds = space.Codes.AreIndexed && space.Codes.Combinations <= int.MaxValue
            ? Walk(space.Codes, mover.OwnIssues, members, parallel)
            : Gather(space.Codes, mover.OwnIssues, members);
        var ranks = space.RanksOf(mover.Id).Value;
        ForClasses(bounds, parallel, (first, last) => Sort(members, bounds, first, last, ranks));
        return (members, bounds);
    }

    /// <summary>Calls an action on ranges of classes, on all cores.</summary>
    public static void ForClasses(ClassBounds bounds, ParallelOptions parallel, Action<int, int> action)
    {
        var total = bounds[bounds.Count - 1].End;
        var together = (int)Math.Max(1, (long)bounds.Count * MembersAtOnce / total);
        var ranges = (bounds.Count + together - 1) / together;
        if (ranges == 1)
            action(0, bounds.Count);
        else
            Parallel.For(0, ranges, parallel, k => action(k * together, Math.Min(bounds.Count, (k + 1) * together)));
    }

    private static ClassBounds Walk(StateCodes codes, EquatableArray<int> own, int[] members, ParallelOptions parallel)
    {
        var others = Enumerable.Range(0, codes.Radices.Length).Where(issue => !own.Contains(issue)).ToEquatableArray();
        var (inner, outer) = (Offsets(codes, own), Offsets(codes, others));
        var full = new ClassBounds(outer.Length, inner.Length, null);
        if (codes.AreComplete)
        {
            ForClasses(full, parallel, (first, last) =>
            {
                var place = first * inner.Length;
                foreach (var code in outer.AsSpan(first, last - first))
                {
                    foreach (var offset in inner)
                        members[place++] = code + offset;
                }
            });
            return full;
        }

        var starts = new int[outer.Length + 1];
        var (classes, count) = (0, 0);
        foreach (var code in outer)
        {
            starts[classes] = count;
            foreach (var offset in inner)
            {
                if (codes.OrdinalOf(code + offset) is >= 0 and var state)
                    members[count++] = state;
            }

            // A class of which nothing is feasible is none.
            if (count > starts[classes])
                classes++;
        }

        starts[classes] = count;
        return new ClassBounds(classes, 0, starts[..(classes + 1)]);
    }

    /// <summary>The codes of all combinations of the terms of some issues, the other issues at their first terms: ascending.</summary>
    private static int[] Offsets(StateCodes codes, EquatableArray<int> issues)
    {
        int[] offsets = [0];
        foreach (var issue in issues)
        {
            var (shorter, multiplier) = (offsets, (int)codes.Multipliers[issue]);
            offsets = new int[shorter.Length * codes.Radices[issue]];
            for (var k = 0; k < offsets.Length; k++)
                offsets[k] = shorter[k % shorter.Length] + (k / shorter.Length * multiplier);
        }

        return offsets;
    }

    private static ClassBounds Gather(StateCodes codes, EquatableArray<int> own, int[] members)
    {
        // The code without what the mover owns is the same for all of a class.
        var keys = new long[members.Length];
        for (var s = 0; s < members.Length; s++)
        {
            keys[s] = codes[s];
            foreach (var issue in own)
                keys[s] -= codes.TermIndex(s, issue) * codes.Multipliers[issue];
            members[s] = s;
        }

        Array.Sort(keys, members);
        var starts = new int[keys.Length + 1];
        var classes = 1;
        for (var place = 1; place < keys.Length; place++)
        {
            if (keys[place] != keys[place - 1])
                starts[classes++] = place;
        }

        starts[classes] = keys.Length;
        return new ClassBounds(classes, 0, starts[..(classes + 1)]);
    }

    private static void Sort(int[] members, ClassBounds bounds, int first, int last, PreferenceRanks ranks)
    {
        var rankOf = ranks.AsSpan();
        long[] keys = [];
        int[] unsorted = [];
        int[] next = [];
        for (var c = first; c < last; c++)
        {
            var (start, end) = bounds[c];
            var some = members.AsSpan(start, end - start);
            if (some.Length >= ranks.Worst)
            {
                if (unsorted.Length < some.Length)
                    (unsorted, next) = (new int[some.Length], new int[ranks.Worst + 2]);
                some.CopyTo(unsorted);
                SortByCounting(unsorted.AsSpan(0, some.Length), rankOf, next, some);
                continue;
            }

            if (keys.Length < some.Length)
                keys = new long[some.Length];
            for (var k = 0; k < some.Length; k++)
                keys[k] = ((long)rankOf[some[k]] << 32) | (uint)some[k];
            keys.AsSpan(0, some.Length).Sort();
            for (var k = 0; k < some.Length; k++)
                some[k] = Member(unchecked((int)keys[k]), isFirstOfRank: k > 0 && keys[k] >> 32 != keys[k - 1] >> 32);
        }
    }

    /// <summary>Sorts a class that has no fewer members than there are ranks, in the time of its members.</summary>
    private static void SortByCounting(ReadOnlySpan<int> unsorted, ReadOnlySpan<int> rankOf, Span<int> next, Span<int> sorted)
    {
        next.Clear();
        foreach (var s in unsorted)
            next[rankOf[s] + 1]++;
        for (var rank = 1; rank < next.Length; rank++)
            next[rank] += next[rank - 1];
        foreach (var s in unsorted)
            sorted[next[rankOf[s]]++] = s;

        // Now the members of each rank end where those of the next begin.
        for (var rank = 1; rank < next.Length - 1; rank++)
        {
            var start = next[rank - 1];
            if (start > 0 && next[rank] > start)
                sorted[start] = Member(sorted[start], isFirstOfRank: true);
        }
    }

    private static int Member(int state, bool isFirstOfRank) => isFirstOfRank ? ~state : state;
}
