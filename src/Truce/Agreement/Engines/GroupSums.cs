namespace Truce.Agreement.Engines;

/// <summary>The efficient sums over all issues: group by group, then merged.</summary>
/// <param name="Set">The sums.</param>
/// <param name="Gap">By how much, for each party, a sum that is not among them could be better than one that is; null when none is missing.</param>
internal sealed record GroupSums(EfficientSet Set, long[]? Gap)
{
    /// <summary>The greatest number of packages of one group that are counted out.</summary>
    public const int MostListed = 1 << 22;

    /// <summary>The greatest number of table entries that elimination may take.</summary>
    public const double MostEntries = 1 << 22;

    /// <summary>How many regions are looked at before other ways are tried, where hyper-rectangles promise that few are enough.</summary>
    private const long StepsForBoxes = 1 << 13;

    /// <summary>The number of packages from which hyper-rectangles are worth a try.</summary>
    private const double ManyPackages = 1 << 14;

    /// <summary>Finds the efficient sums.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="maxPoints">How many sums to keep; above it neighbours are put together, and the gap says how far apart they were.</param>
    /// <param name="maxSteps">How many regions to look at in one group that is neither small nor loosely tied.</param>
    /// <param name="isRational">Whether to leave out at once what some party would walk away from.</param>
    /// <param name="progress">Told how far it has come; null when nobody asks.</param>
    /// <param name="cancellation">Ends the search early.</param>
    public static GroupSums Of(BargainingProblem problem, int maxPoints, long maxSteps, bool isRational, ProgressShare? progress, CancellationToken cancellation)
    {
        var parties = problem.Payoffs.Count;
        if (problem.IsContradiction)
            return new GroupSums(Empty(problem), null);
        var sets = new List<EfficientSet>();
        long[]? gap = null;
        var groups = problem.Groups();
        var parts = 2 * groups.Count;
        foreach (var group in groups)
        {
            var (set, lack) = OfGroup(problem, group, maxSteps, progress?.Part(sets.Count, parts), cancellation);
            sets.Add(set);
            progress?.Report((double)sets.Count / parts);
            gap = Add(gap, lack);
        }

        // Small sets first, so that the large ones are merged once.
        sets = [.. sets.Select((set, place) => (set, place)).OrderBy(p => p.set.Count).ThenBy(p => p.place).Select(p => p.set)];
        EfficientSet sum = new NothingSet(parties);
        for (var k = 0; k < sets.Count; k++)
        {
            var least = isRational ? LeastBefore(problem, sets, k + 1) : null;
            sum = Sum(sum, sets[k], least, cancellation);
            (sum, var coarser) = Thinning.To(sum, maxPoints, problem.Payoffs);
            gap = Add(gap, coarser);
            progress?.Report((double)(groups.Count + k + 1) / parts);
        }

        return new GroupSums(sum, gap);
    }

    /// <summary>No package at all.</summary>
    public static EfficientSet Empty(BargainingProblem problem) => new ListedSet([], [], new Merged(problem.Payoffs.Count), problem.Payoffs.Count);

    /// <summary>The efficient sums of two groups that nothing ties.</summary>
    public static EfficientSet Sum(EfficientSet first, EfficientSet second, long[]? least, CancellationToken cancellation)
    {
        if (first.Count < second.Count)
            (first, second) = (second, first);
        var sources = new Shifted[second.Count];
        for (var point = 0; point < sources.Length; point++)
            sources[point] = new Shifted(first, second[point].ToArray(), second.Packages[point]);
        return new SumSet(first, second, Merge.Run(first.Parties, sources, least, cancellation));
    }

    /// <summary>The efficient sums over one group of issues, and the gap if some may be missing.</summary>
    public static (EfficientSet Set, long[]? Gap) OfGroup(BargainingProblem problem, int[] group, long maxSteps, ProgressShare? progress, CancellationToken cancellation)
    {
        if (HasBoxes(problem, group) && RegionSearch.Of(problem, group, Math.Min(maxSteps, StepsForBoxes), null, cancellation) is (var found, null))
            return (found, null);
        if (IsListed(problem, group))
            return (Listing.Of(problem, group, cancellation), null);
        var (order, entries) = Elimination.OrderFor(problem, group);
        return entries <= MostEntries ? (Elimination.Of(problem, order, progress, cancellation), null) : RegionSearch.Of(problem, group, maxSteps, progress, cancellation);
    }

    /// <summary>Whether counting out the packages of a group costs less than settling its issues one after another.</summary>
    public static bool IsListed(BargainingProblem problem, int[] group)
    {
        // An entry of a table is a set, which costs as much as many packages.
        const int CostOfEntry = 16;
        var packages = group.Aggregate(1.0, (product, issue) => product * problem.Allowed[issue].Length);
        var codes = group.Aggregate(1.0, (product, issue) => product * problem.Issues[issue].Terms.Count);
        return codes < int.MaxValue && packages <= MostListed && (group.Length == 1 || packages <= Elimination.OrderFor(problem, group).Cost * CostOfEntry);
    }

    private static bool HasBoxes(BargainingProblem problem, int[] group) =>
        group.Aggregate(1.0, (product, issue) => product * problem.Allowed[issue].Length) > ManyPackages
        && problem.Payoffs.Any(payoff => payoff.Joint.Any(factor => group.Contains(factor.Scope[0]) && Box.Of(0, factor) is not null));

    // What a sum has to reach by now so that the best of the rest can still lift it to the walk-away.
    private static long[] LeastBefore(BargainingProblem problem, List<EfficientSet> sets, int next)
    {
        var least = problem.Payoffs.Select(payoff => payoff.Least ?? long.MinValue / 2).ToArray();
        foreach (var set in sets.Skip(next))
        {
            for (var party = 0; party < least.Length; party++)
            {
                var most = long.MinValue;
                for (var point = 0; point < set.Count; point++)
                    most = Math.Max(most, set[point][party]);
                least[party] -= set.Count == 0 ? 0 : most;
            }
        }

        return least;
    }

    private static long[]? Add(long[]? gap, long[]? more) =>
        gap is null ? more : more is null ? gap : [.. gap.Zip(more, (a, b) => a + b)];
}
