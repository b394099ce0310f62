namespace Truce.Agreement.Engines;

/// <summary>Keeps some sums of too many, such that each one left out has a neighbour that is kept.</summary>
internal static class Thinning
{
    /// <summary>At most so many sums, and by how much for each party a sum left out can be better than one kept; null when all are kept.</summary>
    /// <remarks>Of the sums in one cell of a grid the lexicographically greatest is kept; the cells are as small as the number allows.</remarks>
    public static (EfficientSet Set, long[]? Gap) To(EfficientSet set, int maxPoints, IReadOnlyList<Payoff> payoffs)
    {
        if (set.Count <= maxPoints)
            return (set, null);
        var spans = Enumerable.Range(0, payoffs.Count).Select(party => Span(set, party)).ToArray();
        for (var cells = 1 << 20; ; cells /= 2)
        {
            var sizes = spans.Select(span => Math.Max(1, span / cells)).ToArray();
            var kept = Kept(set, sizes);
            if (kept.Count > maxPoints && cells > 1)
                continue;
            var merged = new Merged(set.Parties);
            foreach (var point in kept)
                merged.Add(set[point], 0, point, set.Packages[point]);
            return (new SubSet(set, merged), sizes);
        }
    }

    private static long Span(EfficientSet set, int party)
    {
        var (least, most) = (long.MaxValue, long.MinValue);
        for (var point = 0; point < set.Count; point++)
            (least, most) = (Math.Min(least, set[point][party]), Math.Max(most, set[point][party]));
        return most - least;
    }

    private static List<int> Kept(EfficientSet set, long[] sizes)
    {
        var kept = new List<int>();
        var taken = new HashSet<EquatableArray<long>>();
        var cell = new long[sizes.Length];
        for (var point = 0; point < set.Count; point++)
        {
            for (var party = 0; party < sizes.Length; party++)
                cell[party] = set[point][party] / sizes[party];
            if (taken.Add(EquatableArray.Create<long>(cell)))
                kept.Add(point);
        }

        return kept;
    }

    /// <summary>Some sums of another set.</summary>
    private sealed class SubSet(EfficientSet whole, Merged merged) : EfficientSet(whole.Parties, merged)
    {
        protected override bool Visit(int source, int point, int[] terms, Func<bool> visit) => whole.Visit(point, terms, visit);
    }
}
