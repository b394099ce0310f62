using Truce.Changes;

namespace Truce.Tests.Changes;

/// <summary>Differences line by line.</summary>
public sealed class LineChangesTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("a\nb\nc\n", "a\nb\nc\n", " a| b| c")]
    [InlineData("a\nb\nc\n", "a\nx\nc\n", " a|-b|+x| c")]
    [InlineData("", "a\n", "+a")]
    [InlineData("a\nb", "b", "-a| b")]
    [InlineData("a\r\nb\r\n", "a\nb\nc\n", " a| b|+c")]
    public void Lines_are_kept_gone_or_new(string before, string after, string expected) =>
        Assert.Equal(expected, string.Join('|', LineChanges.Between(before, after).Select(line => (line.IsKept ? " " : line.Old is null ? "+" : "-") + line.Text)));

    [Fact]
    public void Both_texts_can_be_read_off_with_their_line_numbers()
    {
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            var before = Lines();
            var after = Lines();
            var changes = LineChanges.Between(string.Join('\n', before), string.Join('\n', after));
            Assert.Equal(before, changes.Where(line => line.Old is not null).Select(line => line.Text));
            Assert.Equal(after, changes.Where(line => line.New is not null).Select(line => line.Text));
            Assert.Equal(Enumerable.Range(1, before.Length), changes.Select(line => line.Old).OfType<int>());
            Assert.Equal(Enumerable.Range(1, after.Length), changes.Select(line => line.New).OfType<int>());
        }

        string[] Lines() => [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => ((char)('a' + random.Next(4))).ToString())];
    }

    [Fact]
    public void Groups_show_a_few_lines_around_each_change()
    {
        var before = string.Join('\n', Enumerable.Range(1, 40));
        var after = before.Replace("\n10\n", "\nten\n", StringComparison.Ordinal).Replace("\n30\n", "\n", StringComparison.Ordinal);
        var groups = LineChanges.Groups(before, after, around: 2);
        Assert.Equal(["8", "9", "10", "ten", "11", "12"], groups[0].Select(line => line.Text));
        Assert.Equal(["28", "29", "30", "31", "32"], groups[1].Select(line => line.Text));
        Assert.Equal(2, groups.Count);
    }
}
