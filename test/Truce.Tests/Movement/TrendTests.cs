using Truce.Movement;

namespace Truce.Tests.Movement;

public sealed class TrendTests
{
    [Fact]
    public void With_fewer_than_eight_points_there_is_no_test() => Assert.Null(Of(1, 2, 3, 4, 5, 6, 7).Test);

    /// <summary>Every pair rises: S = 28, Var S = 8·7·21/18, z = 27/√Var S; one a day is 365.25 a year.</summary>
    [Fact]
    public void Eight_points_that_rise_by_one_a_day()
    {
        var test = Of(1, 2, 3, 4, 5, 6, 7, 8).Test!;
        Assert.Equal((365.25, 28), (test.SlopePerYear, test.Kendall));
        Assert.Equal(65.333333, test.Variance, 6);
        Assert.Equal(3.340384, test.Z, 5);
        Assert.Equal(0.000837, test.P, 6);
    }

    /// <summary>Four pairs of ties take 4·(2·1·9) from the variance: S = 24, Var S = (1176 - 72)/18, z = 23/√Var S.</summary>
    [Fact]
    public void Ties_count_for_nothing_and_narrow_the_variance()
    {
        var test = Of(4, 4, 3, 3, 2, 2, 1, 1).Test!;
        Assert.Equal(-24, test.Kendall);
        Assert.Equal(61.333333, test.Variance, 6);
        Assert.Equal(-2.936835, test.Z, 5);
    }

    [Fact]
    public void Points_that_never_change_have_no_trend()
    {
        var test = Of(1, 1, 1, 1, 1, 1, 1, 1, 1).Test!;
        Assert.Equal((0.0, 0, 0.0, 0.0, 1.0), (test.SlopePerYear, test.Kendall, test.Variance, test.Z, test.P));
    }

    /// <summary>One wild value moves the mean of the slopes and not their median.</summary>
    [Fact]
    public void One_wild_value_does_not_move_the_slope() => Assert.Equal(365.25, Of(1, 2, 3, 400, 5, 6, 7, 8, 9, 10, 11).Test!.SlopePerYear, 9);

    /// <summary>The two-sided points of the normal distribution as tables print them.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.674489750, 0.5)]
    [InlineData(1.644853627, 0.1)]
    [InlineData(-1.959963985, 0.05)]
    [InlineData(2.575829304, 0.01)]
    [InlineData(3.290526731, 0.001)]
    [InlineData(-4.891638475, 0.000001)]
    public void The_normal_tail_is_that_of_the_tables(double z, double p) => Assert.Equal(p, new TrendTest(0, 0, 1, z).P, 9);

    [Fact]
    public void Random_series_agree_with_the_definitions_read_pair_by_pair()
    {
        var random = new Random(7);
        for (var run = 0; run < 500; run++)
        {
            var day = new DateOnly(2031, 1, 1);
            var points = Enumerable.Range(0, random.Next(8, 20)).Select(_ => new TrendPoint(day = day.AddDays(random.Next(1, 40)), random.Next(6))).ToEquatableArray();
            var pairs = (from i in Enumerable.Range(0, points.Count) from j in Enumerable.Range(i + 1, points.Count - i - 1) select (First: points[i], Second: points[j])).ToArray();
            var slopes = pairs.Select(pair => (pair.Second.Value - pair.First.Value) / (pair.Second.Date.DayNumber - pair.First.Date.DayNumber)).Order().ToArray();
            var test = Trend.Of(points).Test!;
            Assert.Equal(365.25 * (slopes[(slopes.Length - 1) / 2] + slopes[slopes.Length / 2]) / 2, test.SlopePerYear, 9);
            Assert.Equal(pairs.Count(pair => pair.Second.Value > pair.First.Value) - pairs.Count(pair => pair.Second.Value < pair.First.Value), test.Kendall);
        }
    }

    [Fact]
    public void Days_in_disorder_are_a_wrong_call() =>
        Assert.Throws<ArgumentException>(() => Trend.Of([new TrendPoint(new DateOnly(2031, 1, 2), 1), new TrendPoint(new DateOnly(2031, 1, 2), 2)]));

    private static Trend Of(params double[] values) =>
        Trend.Of(values.Select((value, day) => new TrendPoint(new DateOnly(2031, 1, 1).AddDays(day), value)).ToEquatableArray());
}
