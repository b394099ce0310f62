using Truce.Randomness;

namespace Truce.Tests.Randomness;

/// <summary>The words that the authors of the generator published, and that series are what they say.</summary>
public sealed class PhiloxTests
{
    [Fact]
    public void The_published_words_come_out()
    {
        Assert.Equal(new(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8), Philox.At(new(0, 0, 0, 0), 0));
        Assert.Equal(new(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd), Philox.At(new(~0U, ~0U, ~0U, ~0U), ulong.MaxValue));
        Assert.Equal(
            new(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1),
            Philox.At(new(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344), 0x299f31d0_a4093822));
    }

    [Fact]
    public void A_draw_depends_on_seed_purpose_and_replicate_and_on_nothing_else()
    {
        var first = Draws(new RandomSeries(7, 1, 3));
        Assert.Equal(first, Draws(new RandomSeries(7, 1, 3)));
        Assert.NotEqual(first, Draws(new RandomSeries(8, 1, 3)));
        Assert.NotEqual(first, Draws(new RandomSeries(7, 2, 3)));
        Assert.NotEqual(first, Draws(new RandomSeries(7, 1, 4)));
        Assert.NotEqual(first, Draws(new RandomSeries(7 | 1UL << 40, 1, 3)));
        Assert.NotEqual(first, Draws(new RandomSeries(7, 1, 3 | 1UL << 40)));
    }

    [Fact]
    public void The_words_of_a_block_come_in_their_order_and_then_those_of_the_next()
    {
        var series = new RandomSeries(5, 9, 2);
        var blocks = new[] { Philox.At(new(0, 9, 2, 0), 5), Philox.At(new(1, 9, 2, 0), 5) };
        foreach (var block in blocks)
        {
            Assert.Equal(block.First, series.Next());
            Assert.Equal(block.Second, series.Next());
            Assert.Equal(block.Third, series.Next());
            Assert.Equal(block.Fourth, series.Next());
        }
    }

    // 99.9 % of fair series stay below these values of chi-square with bound - 1 degrees of freedom.
    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(2, 10.83)]
    [InlineData(3, 13.82)]
    [InlineData(10, 27.88)]
    [InlineData(97, 144.6)]
    public void Numbers_below_a_bound_have_the_same_chance(int bound, double limit)
    {
        var series = new RandomSeries(20240614, 1);
        var counts = new int[bound];
        for (var draw = 0; draw < 100_000; draw++)
            counts[series.Below(bound)]++;
        var expected = 100_000.0 / bound;
        Assert.InRange(counts.Sum(count => (count - expected) * (count - expected) / expected), 0, limit);
    }

    [Fact]
    public void A_bound_that_does_not_divide_the_words_favours_no_number()
    {
        // Were no word thrown away, numbers that leave 2 when divided by 3 would come up twice in eight draws and the others three times.
        var series = new RandomSeries(3, 1);
        var counts = new int[3];
        for (var draw = 0; draw < 30_000; draw++)
            counts[series.Below(3 << 29) % 3]++;
        Assert.All(counts, count => Assert.InRange(count, 9_700, 10_300));
    }

    [Fact]
    public void Fractions_are_from_0_to_below_1_and_even()
    {
        var series = new RandomSeries(1, 1);
        var draws = Enumerable.Range(0, 50_000).Select(_ => series.NextDouble()).ToArray();
        Assert.All(draws, draw => Assert.InRange(draw, 0, Math.BitDecrement(1.0)));
        Assert.InRange(draws.Average(), 0.495, 0.505);
        Assert.InRange(draws.Average(draw => draw * draw), 0.328, 0.339);
    }

    private static uint[] Draws(RandomSeries series) => [.. Enumerable.Range(0, 9).Select(_ => series.Next())];
}
