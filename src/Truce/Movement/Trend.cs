namespace Truce.Movement;

/// <summary>Do numbers that were seen on days rise or fall?</summary>
/// <remarks>
/// <para>
/// Slope: the median of (y_j - y_i) / (x_j - x_i) over all pairs of different days (Theil 1950, Sen 1968). Test: S = sum over i &lt; j of sgn(y_j - y_i);
/// Var S = (n(n-1)(2n+5) - sum over groups of t tied values of t(t-1)(2t+5)) / 18; z = (S - sgn S) / sqrt(Var S), 0 when S or Var S is 0; p = 2(1 - Phi(|z|)) (Mann
/// 1945, Kendall 1975). With fewer than <see cref="LeastPoints"/> points there is no slope and no test: the points speak for themselves.
/// </para>
/// <para>Units: x in days, the slope per year of 365.25 days. Cost: the square of the points. Source: Hirsch, Slack and Smith 1982.</para>
/// </remarks>
/// <param name="Points">The points, by day.</param>
/// <param name="Test">The slope and the test; null when there are fewer than <see cref="LeastPoints"/> points.</param>
public sealed record Trend(EquatableArray<TrendPoint> Points, TrendTest? Test)
{
    /// <summary>With how many points a slope and a test begin to mean something.</summary>
    public const int LeastPoints = 8;

    private const double DaysPerYear = 365.25;

    /// <summary>The trend of numbers, each on a day of its own.</summary>
    /// <param name="points">The points, in the order of their days.</param>
    public static Trend Of(EquatableArray<TrendPoint> points)
    {
        for (var i = 1; i < points.Count; i++)
        {
            if (points[i].Date <= points[i - 1].Date)
                throw new ArgumentException("The points are not in the order of their days.", nameof(points));
        }

        return new Trend(points, points.Count < LeastPoints ? null : new TrendTest(Slope(points), Kendall(points), Variance(points), Z(Kendall(points), Variance(points))));
    }

    private static double Slope(EquatableArray<TrendPoint> points)
    {
        var slopes = new double[points.Count * (points.Count - 1) / 2];
        var next = 0;
        for (var i = 0; i < points.Count; i++)
        {
            for (var j = i + 1; j < points.Count; j++)
                slopes[next++] = (points[j].Value - points[i].Value) / (points[j].Date.DayNumber - points[i].Date.DayNumber);
        }

        Array.Sort(slopes);
        var middle = slopes.Length / 2;
        return DaysPerYear * (slopes.Length % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2);
    }

    private static long Kendall(EquatableArray<TrendPoint> points)
    {
        var sum = 0L;
        for (var i = 0; i < points.Count; i++)
        {
            for (var j = i + 1; j < points.Count; j++)
                sum += points[j].Value.CompareTo(points[i].Value);
        }

        return sum;
    }

    private static double Variance(EquatableArray<TrendPoint> points)
    {
        static double Term(double n) => n * (n - 1) * ((2 * n) + 5);
        return (Term(points.Count) - points.GroupBy(point => point.Value).Sum(tied => Term(tied.Count()))) / 18;
    }

    private static double Z(long kendall, double variance) => variance > 0 ? (kendall - Math.Sign(kendall)) / Math.Sqrt(variance) : 0;
}

/// <summary>A number that was seen on a day.</summary>
public readonly record struct TrendPoint(DateOnly Date, double Value);

/// <summary>A slope, and how far chance would explain it.</summary>
/// <param name="SlopePerYear">By how much the number rises in a year; negative when it falls.</param>
/// <param name="Kendall">S, the number of pairs that rise less those that fall.</param>
/// <param name="Variance">The variance of S if order were chance.</param>
/// <param name="Z">S, standardised with a correction for continuity.</param>
public sealed record TrendTest(double SlopePerYear, long Kendall, double Variance, double Z)
{
    /// <summary>How often chance alone would give an S as far from 0, by the normal approximation; from 0 to 1.</summary>
    public double P => NormalTail.TwoSided(Z);
}
