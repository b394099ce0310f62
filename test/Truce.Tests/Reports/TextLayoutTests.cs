using Truce.Reports;

namespace Truce.Tests.Reports;

/// <summary>Tables in a terminal.</summary>
public sealed class TextLayoutTests
{
    private static readonly ReportTable s_table = new(
        "Steps",
        ["Step", "By", "What stands in the way"],
        [["Self-government is set up", "Egypt and Israel", "talks opened in Beersheba"], ["Internationalisation", "all", "-"]]);

    [Theory]
    [InlineData(40)]
    [InlineData(50)]
    [InlineData(60)]
    [InlineData(100)]
    public void A_table_keeps_to_its_width_and_loses_no_letter(int width)
    {
        var layout = new TextLayout(width);
        layout.Table(s_table);
        var lines = layout.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
        var letters = Letters(string.Concat(s_table.Columns.Concat(s_table.Rows.SelectMany(row => row))));
        Assert.Equal(letters, Letters(string.Concat(lines)));
    }

    [Fact]
    public void Words_are_broken_only_where_no_column_can_give_otherwise()
    {
        var layout = new TextLayout(60);
        layout.Table(s_table);
        Assert.Contains("Self-government", layout.ToString(), StringComparison.Ordinal);
        Assert.Contains("Internationalisation", layout.ToString(), StringComparison.Ordinal);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter).Order());
}
