using Truce.Text;

namespace Truce.Tests.Text;

public sealed class NearestTests
{
    [Theory]
    [InlineData("ontaro", "ontario")]
    [InlineData("Ontario", "ontario")]
    [InlineData("qubeec", "quebec")]
    [InlineData("we", "we2")]
    [InlineData("zzz", null)]
    [InlineData("", null)]
    public void The_nearest_name_is(string word, string? expected) =>
        Assert.Equal(expected, Nearest.To(word, ["alberta", "ontario", "quebec", "we2"]));

    [Fact]
    public void Of_equally_near_names_the_first_is_taken() => Assert.Equal("talk1", Nearest.To("talks", ["talk1", "talk2"]));

    [Fact]
    public void The_distance_is_that_of_the_textbook()
    {
        const int Seed = 7;
        var random = new Random(Seed);
        for (var i = 0; i < 2_000; i++)
        {
            var a = Word(random);
            var b = Word(random);
            var expected = Textbook(a, b);
            Assert.Equal(expected, Nearest.Distance(a, b, 20));
            var limit = random.Next(5);
            Assert.Equal(expected <= limit, Nearest.Distance(a, b, limit) <= limit);
        }
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => "aBc"[random.Next(3)]));

    // Optimal string alignment by its recursion, without a table.
    private static int Textbook(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
            return a.Length + b.Length;
        var best = Math.Min(Textbook(a[1..], b) + 1, Textbook(a, b[1..]) + 1);
        best = Math.Min(best, Textbook(a[1..], b[1..]) + (a[0] == b[0] ? 0 : 1));
        if (a.Length > 1 && b.Length > 1 && a[0] == b[1] && a[1] == b[0])
            best = Math.Min(best, Textbook(a[2..], b[2..]) + 1);
        return best;
    }
}
