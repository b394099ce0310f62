using Truce.Quotations;

namespace Truce.Tests.Quotations;

public sealed class ApproximateMatchTests
{
    [Theory]
    [InlineData("kitten", "a sitting cat", 2, 7, 2)]
    [InlineData("abc", "xxabcxx", 2, 3, 0)]
    [InlineData("abc", "zzz", 0, 0, 3)]
    public void The_nearest_stretch_is_found(string words, string text, int start, int length, int distance)
    {
        var match = ApproximateMatch.Find(words, text);
        Assert.Equal(distance, match.Distance);
        Assert.Equal(distance, EditDistance(words, text.Substring(match.Start, match.Length)));
        if (distance == 0 || length == 0)
            Assert.Equal((start, length), (match.Start, match.Length));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    [InlineData(150)]
    public void The_distance_is_the_least_of_all_stretches(int length)
    {
        var random = new Random(length);
        for (var round = 0; round < 20; round++)
        {
            var words = Letters(random, length);
            var text = Letters(random, 20) + Changed(random, words) + Letters(random, 20);
            var match = ApproximateMatch.Find(words, text);
            Assert.Equal(LeastDistance(words, text), match.Distance);
            Assert.Equal(match.Distance, EditDistance(words, text.Substring(match.Start, match.Length)));
        }
    }

    private static string Letters(Random random, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('a' + random.Next(3))));

    private static string Changed(Random random, string words)
    {
        var changed = words.ToList();
        for (var i = 0; i < words.Length / 10; i++)
        {
            var at = random.Next(changed.Count);
            if (random.Next(2) == 0)
                changed.RemoveAt(at);
            else
                changed.Insert(at, 'd');
        }

        return string.Concat(changed);
    }

    private static int LeastDistance(string words, string text) => LastRow(words, text, anywhere: true).Min();

    private static int EditDistance(string words, string text) => LastRow(words, text, anywhere: false)[^1];

    private static int[] LastRow(string words, string text, bool anywhere)
    {
        var row = Enumerable.Range(0, text.Length + 1).Select(column => anywhere ? 0 : column).ToArray();
        for (var i = 1; i <= words.Length; i++)
        {
            var next = new int[row.Length];
            next[0] = i;
            for (var j = 1; j < row.Length; j++)
                next[j] = Math.Min(Math.Min(row[j], next[j - 1]) + 1, row[j - 1] + (words[i - 1] == text[j - 1] ? 0 : 1));
            row = next;
        }

        return row;
    }
}
