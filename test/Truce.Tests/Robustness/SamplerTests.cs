using Truce.Randomness;
using Truce.Robustness;
using Truce.Robustness.Orders;

namespace Truce.Tests.Robustness;

/// <summary>Counts that are known in closed form, draws against even chances, and intervals that may be looked at at any time.</summary>
public sealed class SamplerTests
{
    [Fact]
    public void Grids_fences_and_Boolean_lattices_have_as_many_orders_as_is_known()
    {
        int[] catalan = [1, 2, 5, 14, 42, 132];
        for (var k = 1; k <= catalan.Length; k++)
            Assert.Equal(catalan[k - 1], Count(2 * k, (a, b) => a != b && a % 2 <= b % 2 && a / 2 <= b / 2));
        int[] fences = [1, 1, 2, 5, 16, 61, 272, 1385];
        for (var n = 1; n <= fences.Length; n++)
            Assert.Equal(fences[n - 1], Count(n, Fence));
        Assert.Equal(5, Count(4, (a, b) => (a, b) is (0, 2) or (0, 3) or (1, 3)));
        Assert.Equal([2, 48, 1_680_384], new[] { 2, 3, 4 }.Select(dimensions => Count(1 << dimensions, (a, b) => a != b && (a & b) == a)));
        Assert.Equal(168, DownSetCounts.Of([.. Enumerable.Range(0, 16)], (a, b) => a != b && (a & b) == a, 1_000)!.DownSets);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_order_of_a_fence_is_drawn_as_often_as_any_other(bool isByChain)
    {
        const int Draws = 6_100;
        var things = Enumerable.Range(0, 6).ToArray();
        ExtensionSampler sampler = isByChain ? new SwapChain(things, Fence) : DownSetCounts.Of(things, Fence, 1_000)!;
        var seen = new Dictionary<string, int>();
        var order = new int[6];
        for (var draw = 0; draw < Draws; draw++)
        {
            sampler.Draw(new RandomSeries(3, 699, (ulong)draw), order);
            seen[string.Concat(order)] = seen.GetValueOrDefault(string.Concat(order)) + 1;
        }

        // 60 degrees of freedom: 60 ± 11; above 100 once in a thousand.
        Assert.Equal(61, seen.Count);
        Assert.True(seen.Values.Sum(count => Math.Pow(count - 100.0, 2) / 100) < 100);
    }

    [Fact]
    public void After_a_thousand_of_a_thousand_draws_shares_from_993_in_a_thousand_are_kept()
    {
        var (low, high) = ConfidenceSequence.Of(1_000, 1_000);
        Assert.InRange(low, 0.993, 0.994);
        Assert.Equal(1, high);
        Assert.Equal((0, 1), ConfidenceSequence.Of(0, 0));
        var (few, many) = (ConfidenceSequence.Of(30, 100), ConfidenceSequence.Of(70, 100));
        Assert.Equal(few.Low, 1 - many.High, 9);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Whoever_looks_after_every_fifth_draw_misses_the_share_in_no_more_than_one_of_twenty_runs(double share)
    {
        const int Runs = 300;
        var missed = 0;
        for (var run = 0; run < Runs; run++)
        {
            var random = new RandomSeries(11, 698, (ulong)run);
            var held = 0;
            for (var draw = 1; draw <= 1_000; draw++)
            {
                held += random.NextDouble() < share ? 1 : 0;
                if (draw % 5 != 0)
                    continue;
                var (low, high) = ConfidenceSequence.Of(held, draw);
                if (share >= low && share <= high)
                    continue;
                missed++;
                break;
            }
        }

        Assert.InRange(missed, 0, Runs / 20);
    }

    // Of 400 draws in which something never held, 1.5 in a hundred are left open; of 190, 3: told apart from few, but from too few draws.
    [Theory]
    [InlineData(0, 400, 400, true)]
    [InlineData(0, 190, 190, false)]
    [InlineData(0, 400, 190, false)]
    [InlineData(380, 400, 400, false)]
    [InlineData(200, 400, 400, false)]
    [InlineData(2_000, 4_000, 4_000, true)]
    public void Drawing_stops_when_shares_are_told_apart_from_few_and_most_by_enough_draws(double held, double weight, double effective, bool isTold)
    {
        Assert.Equal(isTold, Share.AreTold([held], weight, effective));
        Assert.False(Share.AreTold([held, weight * 0.95], weight, effective));
        Assert.Equal(isTold, Share.AreTold([held, double.NaN, held], weight, effective));
    }

    [Fact]
    public void The_draws_are_the_same_on_one_two_and_seven_threads()
    {
        var space = RandomUnknowns.SpaceOf(new RandomUnknowns(42).Next(3, 7));
        var ends = new[] { 1, 2, 7 }.Select(threads =>
        {
            var last = new Last();
            Assert.False(RobustnessAnalysis.Run(space, new RobustnessOptions { Draws = 700, Threads = threads, Checkpoints = last }).Value.IsComplete);
            return last.Value!;
        }).ToArray();
        Assert.Equal(ends[0], ends[1]);
        Assert.Equal(ends[0], ends[2]);
    }

    private static double Count(int things, Func<int, int, bool> isBefore) => ExtensionSampler.Of([.. Enumerable.Range(0, things)], isBefore)!.Count;

    // Down, up, down: every thing in an odd place comes after its neighbours.
    private static bool Fence(int a, int b) => a % 2 == 0 && Math.Abs(a - b) == 1;

    private sealed class Last : IProgress<RobustnessCheckpoint>
    {
        public RobustnessCheckpoint? Value { get; private set; }

        public void Report(RobustnessCheckpoint value) => Value = value;
    }
}
