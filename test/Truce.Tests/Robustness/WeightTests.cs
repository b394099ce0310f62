using System.Globalization;
using System.Numerics;
using Truce.Randomness;
using Truce.Robustness.Orders;

namespace Truce.Tests.Robustness;

/// <summary>Weights within bounds and comparisons: their corners, against every corner that there could be, and their draws, against what is known of uniform draws.</summary>
public sealed class WeightTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_corners_are_those_found_by_trying_every_set_of_conditions(int count)
    {
        var random = new Random(count);
        var (some, none) = (0, 0);
        for (var model = 0; model < 400; model++)
        {
            var conditions = Enumerable.Range(0, random.Next(1, 6)).Select(_ => RandomCondition(random, count)).ToArray();
            var polytope = WeightPolytope.Of(12, count, [.. conditions.Select(row => row.Select(number => (BigInteger)number).ToArray())])!;
            var found = polytope.Corners.Select(corner => Written(Enumerable.Range(0, count).Select(corner.Weight))).ToHashSet();
            var expected = Corners(12, count, conditions);
            Assert.True(expected.SetEquals(found), $"model {model}: expected {string.Join(" / ", expected)}, found {string.Join(" / ", found)}");
            _ = expected.Count > 0 ? some++ : none++;
        }

        Assert.True(some > 100 && none > 10, $"{some} with corners, {none} without");
    }

    [Fact]
    public void Draws_on_a_triangle_fall_into_each_of_sixteen_equal_parts_alike()
    {
        var sampler = new WeightSampler(1, [0, 0, 0], [], [[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
        Assert.True(sampler.IsExact);
        var counts = new Dictionary<(int, int, int), int>();
        foreach (var weights in Draw(sampler, 3, 16_000))
        {
            var part = ((int)(4 * weights[0]), (int)(4 * weights[1]), (int)(4 * weights[2]));
            counts[part] = counts.GetValueOrDefault(part) + 1;
        }

        // 15 degrees of freedom: above 37.7 in one of a thousand samples.
        Assert.Equal(16, counts.Count);
        Assert.True(counts.Values.Sum(count => Math.Pow(count - 1_000, 2) / 1_000) < 37.7);
    }

    [Fact]
    public void Weights_of_which_only_the_order_is_known_have_the_centroid_of_the_literature()
    {
        // Rank order centroid of four: (1 + 1/2 + 1/3 + 1/4)/4 and so on (Barron and Barrett 1996).
        double[][] conditions = [[1, -1, 0, 0, 0], [0, 1, -1, 0, 0], [0, 0, 1, -1, 0]];
        var sampler = new WeightSampler(1, [0, 0, 0, 0], conditions, [[1, 0, 0, 0], [0.5, 0.5, 0, 0], [1 / 3.0, 1 / 3.0, 1 / 3.0, 0], [0.25, 0.25, 0.25, 0.25]]);
        var draws = Draw(sampler, 4, 20_000).ToArray();
        double[] centroid = [25 / 48.0, 13 / 48.0, 7 / 48.0, 3 / 48.0];
        for (var k = 0; k < 4; k++)
            Assert.InRange(draws.Average(weights => weights[k]), centroid[k] - 0.004, centroid[k] + 0.004);
        Assert.All(draws, weights => Assert.True(weights[0] >= weights[1] && weights[1] >= weights[2] && weights[2] >= weights[3]));
    }

    [Fact]
    public void Hit_and_run_is_even_on_a_strip_that_is_too_thin_for_drawing_again()
    {
        // |w1 - w2| <= 0.005: the strip is an even band from w3 = 1 to w3 = 0, so that w1 + w2 is even between 0 and 1, and w1 - w2 across it.
        double[][] conditions = [[1, -1, 0, 0.005], [-1, 1, 0, 0.005]];
        var sampler = new WeightSampler(1, [0, 0, 0], conditions, [[0, 0, 1], [0.005, 0, 0.995], [0, 0.005, 0.995], [0.5025, 0.4975, 0], [0.4975, 0.5025, 0]]);
        Assert.False(sampler.IsExact);
        const int Draws = 8_000;
        var (along, across) = (new int[10], new int[10]);
        foreach (var weights in Draw(sampler, 3, Draws))
        {
            Assert.True(Math.Abs(weights[0] - weights[1]) < 0.005 + 1e-12 && weights.Min() > -1e-12 && Math.Abs(weights.Sum() - 1) < 1e-9);
            along[Math.Min(9, (int)(10 * (1 - weights[2])))]++;
            across[Math.Clamp((int)(10 * (weights[0] - weights[1] + 0.005) / 0.01), 0, 9)]++;
        }

        // 9 degrees of freedom: above 27.9 in one of a thousand samples; the ends of the band take off less than one in a hundred.
        Assert.True(ChiSquare(along, Draws) < 27.9, string.Join(' ', along));
        Assert.True(ChiSquare(across, Draws) < 27.9, string.Join(' ', across));
    }

    [Fact]
    public void Weights_that_are_equal_stay_equal_and_the_rest_varies_evenly()
    {
        // w1 = w2: what fits is a line from (0, 0, 1) to (1/2, 1/2, 0).
        var sampler = new WeightSampler(1, [0, 0, 0], [[1, -1, 0, 0], [-1, 1, 0, 0]], [[0, 0, 1], [0.5, 0.5, 0]]);
        var counts = new int[10];
        foreach (var weights in Draw(sampler, 3, 2_000))
        {
            Assert.Equal(weights[0], weights[1], 9);
            counts[Math.Min(9, (int)(10 * weights[2]))]++;
        }

        Assert.True(ChiSquare(counts, 2_000) < 27.9, string.Join(' ', counts));
    }

    private static double ChiSquare(int[] counts, int draws) => counts.Sum(count => Math.Pow(count - (draws / (double)counts.Length), 2) / (draws / (double)counts.Length));

    private static IEnumerable<double[]> Draw(WeightSampler sampler, int count, int draws)
    {
        for (var draw = 0; draw < draws; draw++)
        {
            var weights = new double[count];
            sampler.Draw(new RandomSeries(1, 7, (ulong)draw), weights);
            yield return weights;
        }
    }

    private static int[] RandomCondition(Random random, int count)
    {
        var row = new int[count + 1];
        for (var k = 0; k < count; k++)
            row[k] = random.Next(-2, 3);
        row[count] = random.Next(-12, 13);
        return row;
    }

    // A corner lies on the sum and on count - 1 of the conditions at once, and on the right side of all: every such set is tried, with whole numbers.
    private static HashSet<string> Corners(int sum, int count, int[][] conditions)
    {
        int[][] all = [.. Enumerable.Range(0, count).Select(k => (int[])[.. Enumerable.Range(0, count + 1).Select(place => place == k ? 1 : 0)]), .. conditions];
        var corners = new HashSet<string>();
        foreach (var tight in Sets(all.Length, count - 1))
        {
            long[][] equations = [[.. Enumerable.Repeat(1L, count), -sum], .. tight.Select(place => all[place].Select(number => (long)number).ToArray())];
            var divisor = Determinant([.. equations.Select(row => row[..count])]);
            if (divisor == 0)
                continue;
            var weights = Enumerable.Range(0, count).Select(k => Determinant([.. equations.Select(row => row[..count].Select((number, place) => place == k ? -row[count] : number).ToArray())])).ToArray();
            if (Array.TrueForAll(all, row => Math.Sign(divisor) * (row[..count].Select((factor, k) => factor * weights[k]).Sum() + (row[count] * divisor)) >= 0))
                corners.Add(Written(weights.Select(weight => weight / (double)divisor)));
        }

        return corners;
    }

    private static long Determinant(long[][] rows) => rows.Length == 1
        ? rows[0][0]
        : Enumerable.Range(0, rows.Length).Sum(k => (k % 2 == 0 ? 1 : -1) * rows[0][k] * Determinant([.. rows[1..].Select(row => row.Where((_, place) => place != k).ToArray())]));

    private static IEnumerable<int[]> Sets(int things, int size, int from = 0) => size == 0
        ? [[]]
        : Enumerable.Range(from, Math.Max(0, things - from)).SelectMany(first => Sets(things, size - 1, first + 1).Select(rest => (int[])[first, .. rest]));

    private static string Written(IEnumerable<double> weights) => string.Join(' ', weights.Select(weight => (Math.Round(weight, 9) + 0.0).ToString("0.#########", CultureInfo.InvariantCulture)));
}
