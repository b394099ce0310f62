namespace Truce.Agreement.Engines;

/// <summary>Which efficient sums are left once differences that mean nothing are set aside?</summary>
/// <remarks>
/// Sums can differ only where a party counts them no further (its cap), or by what rounding, here or in the file, has left: less than 1e-12 of the
/// party's span. A sum is set aside when another is as good for everybody but for such differences, and better for somebody beyond them, or comes first.
/// </remarks>
internal static class Cleaning
{
    private const double Meaningless = 1e-12;

    /// <summary>The places of the sums that are left, ascending.</summary>
    public static int[] Of(EfficientSet set, IReadOnlyList<Payoff> payoffs)
    {
        var all = Enumerable.Range(0, set.Count).ToArray();
        if (payoffs.Count < 2 || set.Count < 2)
            return all;
        var slacks = new long[payoffs.Count];
        for (var party = 0; party < slacks.Length; party++)
        {
            var (least, most) = (long.MaxValue, long.MinValue);
            for (var point = 0; point < set.Count; point++)
                (least, most) = (Math.Min(least, set[point][party]), Math.Max(most, set[point][party]));
            slacks[party] = payoffs[party].IsCardinal ? Math.Max(payoffs[party].Slack, (long)((most - (double)least) * Meaningless)) : 0;
        }

        var isCapped = payoffs.Select((payoff, party) => all.Any(point => set[point][party] > payoff.Cap)).Contains(true);
        return !isCapped && slacks.All(slack => slack == 0) ? all : Left(set, payoffs, slacks);
    }

    private static int[] Left(EfficientSet set, IReadOnlyList<Payoff> payoffs, long[] slacks)
    {
        var sums = Enumerable.Range(0, set.Count).Select(point => set[point].ToArray().Select((sum, party) => Math.Min(sum, payoffs[party].Cap)).ToArray()).ToArray();
        var order = Enumerable.Range(0, set.Count).ToArray();
        Array.Sort(order, (a, b) => Compare(sums[a], sums[b]) is var first and not 0 ? first : a.CompareTo(b));
        var kept = new List<int>();
        var dominance = Dominance.For(payoffs.Count);
        var lowered = new long[payoffs.Count];
        foreach (var point in order)
        {
            // What is not dominated even when it is lowered by the slack is clear of all that was kept.
            for (var party = 0; party < lowered.Length; party++)
                lowered[party] = sums[point][party] - slacks[party];
            if (kept.Count > 0 && dominance.IsDominated(lowered) && IsBeaten(sums, kept, point, slacks))
                continue;
            dominance.Add(sums[point]);
            kept.Add(point);
        }

        // One that came earlier can still be beaten by a later one within the slack of the first number.
        var left = kept.Where((point, place) => !IsBeatenLater(sums, kept, place, slacks));
        return [.. left.Order()];
    }

    private static bool IsBeatenLater(long[][] sums, List<int> kept, int place, long[] slacks)
    {
        var sum = sums[kept[place]];
        for (var later = place + 1; later < kept.Count && sum[0] - sums[kept[later]][0] <= slacks[0]; later++)
        {
            if (Beats(sums[kept[later]], sum, slacks))
                return true;
        }

        return false;
    }

    private static bool IsBeaten(long[][] sums, List<int> kept, int point, long[] slacks) =>
        kept.Exists(other => Covers(sums[other], sums[point], slacks));

    private static bool Covers(long[] other, long[] sum, long[] slacks)
    {
        for (var party = 0; party < sum.Length; party++)
        {
            if (other[party] < sum[party] - slacks[party])
                return false;
        }

        return true;
    }

    private static bool Beats(long[] other, long[] sum, long[] slacks) =>
        Covers(other, sum, slacks) && Enumerable.Range(0, sum.Length).Any(party => other[party] > sum[party] + slacks[party]);

    private static int Compare(long[] a, long[] b)
    {
        for (var party = 0; party < a.Length; party++)
        {
            if (a[party] != b[party])
                return b[party].CompareTo(a[party]);
        }

        return 0;
    }
}
