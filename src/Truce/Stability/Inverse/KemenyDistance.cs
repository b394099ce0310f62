namespace Truce.Stability.Inverse;

/// <summary>How many half swaps lie between two orders?</summary>
/// <remarks>Each pair that is turned round counts two, each pair tied in one order only counts one. Cost: states times ranks.</remarks>
internal static class KemenyDistance
{
    public static int Halves(int[] first, int[] second)
    {
        // By the first order, then by the second: a pair tied in the first never counts as turned round below.
        var states = Enumerable.Range(0, first.Length).OrderBy(x => first[x]).ThenBy(x => second[x]).ToArray();
        var seen = new int[second.Max() + 1];
        var turned = 0;
        for (var k = 0; k < states.Length; k++)
        {
            for (var rank = second[states[k]] + 1; rank < seen.Length; rank++)
                turned += seen[rank];
            seen[second[states[k]]]++;
        }

        return (2 * turned) + TiedPairs(first.GroupBy(rank => rank)) + TiedPairs(second.GroupBy(rank => rank)) - (2 * TiedPairs(first.Zip(second).GroupBy(pair => pair)));
    }

    private static int TiedPairs<T>(IEnumerable<IGrouping<T, T>> tiers) => tiers.Sum(tier => tier.Count() * (tier.Count() - 1) / 2);
}
