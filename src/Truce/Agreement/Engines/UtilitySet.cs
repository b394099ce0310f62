namespace Truce.Agreement.Engines;

/// <summary>The utilities that solutions choose from: efficient points that nobody would refuse, and the marks that gains are measured by.</summary>
internal sealed class UtilitySet
{
    /// <summary>How near two numbers are to count as equal, relative to the greatest span of the numbers compared.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>The efficient points that nobody would refuse; in each a utility for every party.</summary>
    public required double[][] Points { get; init; }

    /// <summary>The efficient points, also those that somebody would refuse.</summary>
    public required double[][] Unfiltered { get; init; }

    /// <summary>For each of <see cref="Unfiltered"/> its place among <see cref="Points"/>, or -1.</summary>
    public required int[] PlaceOfUnfiltered { get; init; }

    /// <summary>The utility of no agreement.</summary>
    public required double[] Disagreement { get; init; }

    /// <summary>The greatest utility of each party among <see cref="Points"/>.</summary>
    public required double[] Ideal { get; init; }

    /// <summary>The least utility of each party over all feasible packages.</summary>
    public required double[] Worst { get; init; }

    /// <summary>The greatest utility of each party over all feasible packages.</summary>
    public required double[] Best { get; init; }

    public int Parties => Disagreement.Length;

    /// <summary>Whether a party has nothing to gain from any point; no choice can please or hurt it in the eyes of a solution.</summary>
    public bool CanGain(int party) =>
        Ideal[party] - Disagreement[party] > Tolerance * Math.Max(Math.Abs(Ideal[party]), Math.Abs(Disagreement[party]));

    /// <summary>The places of the points at which a number is greatest, within the tolerance.</summary>
    public static EquatableArray<int> Greatest(int count, Func<int, double> number) => Leximin(count, point => [number(point)]);

    /// <summary>The places of the points whose numbers, sorted upwards, are lexicographically greatest, within the tolerance: the least counts first.</summary>
    public static EquatableArray<int> Leximin(int count, Func<int, double[]> numbers)
    {
        var sorted = Enumerable.Range(0, count).Select(numbers).ToArray();
        var tolerance = ToleranceFor(sorted);
        foreach (var point in sorted)
            Array.Sort(point);
        var best = Enumerable.Range(0, count).ToList();
        for (var k = 0; best.Count > 1 && k < sorted[0].Length; k++)
        {
            var limit = best.Max(point => sorted[point][k]) - tolerance;
            best.RemoveAll(point => sorted[point][k] < limit);
        }

        return best.ToEquatableArray();
    }

    // What a party's numbers span counts, not what lies between the parties; and no less than a number of that size can hold.
    private static double ToleranceFor(double[][] numbers)
    {
        var (span, size) = (0.0, 0.0);
        for (var party = 0; party < numbers[0].Length; party++)
        {
            var (least, most) = (numbers.Min(point => point[party]), numbers.Max(point => point[party]));
            span = Math.Max(span, most - least);
            size = Math.Max(size, Math.Max(Math.Abs(least), Math.Abs(most)));
        }

        return Math.Max(Tolerance * span, 4 * (Math.BitIncrement(size) - size));
    }
}
