namespace Truce.Agreement.Engines;

/// <summary>What is each party's worst and best package, whatever the others get?</summary>
internal static class Extremes
{
    /// <summary>How many regions are looked at before other ways are tried.</summary>
    private const long FewSteps = 1 << 10;

    /// <summary>The least or the greatest sum of each party over the packages of a problem; null where it is not known, or there is no package.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="isGreatest">Whether the greatest is asked for.</param>
    /// <param name="maxSteps">How many regions to look at in a group that is neither small nor loosely tied.</param>
    /// <param name="cancellation">Ends the search early.</param>
    public static long?[] Of(BargainingProblem problem, bool isGreatest, long maxSteps, CancellationToken cancellation)
    {
        var totals = new long?[problem.Payoffs.Count];
        if (problem.IsContradiction)
            return totals;
        Array.Fill(totals, 0);
        foreach (var group in problem.Groups())
        {
            var found = GroupSums.IsListed(problem, group) ? Listed(problem, group, isGreatest, cancellation) : Searched(problem, group, isGreatest, maxSteps, cancellation);
            for (var party = 0; party < totals.Length; party++)
                totals[party] += found[party];
        }

        return totals;
    }

    private static long?[] Listed(BargainingProblem problem, int[] group, bool isGreatest, CancellationToken cancellation)
    {
        var extremes = new long[problem.Payoffs.Count];
        var isFirst = true;
        Listing.Each(
            problem,
            group,
            (_, sums) =>
            {
                for (var party = 0; party < sums.Length; party++)
                {
                    if (isFirst || (isGreatest ? sums[party] > extremes[party] : sums[party] < extremes[party]))
                        extremes[party] = sums[party];
                }

                isFirst = false;
            },
            cancellation);
        return [.. extremes.Select(extreme => isFirst ? (long?)null : extreme)];
    }

    private static long?[] Searched(BargainingProblem problem, int[] group, bool isGreatest, long maxSteps, CancellationToken cancellation) =>
    [
        .. problem.Payoffs.Select(payoff =>
        {
            var alone = problem.With([isGreatest ? payoff : payoff.Negated()]);
            if (RegionSearch.Most(alone, group, FewSteps, cancellation) is { } most)
                return isGreatest ? most : -most;
            var (set, gap) = GroupSums.OfGroup(alone, group, maxSteps, null, cancellation);
            return set.Count == 0 || gap is not null ? (long?)null : isGreatest ? set[0][0] : -set[0][0];
        }),
    ];
}
