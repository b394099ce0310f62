namespace Truce.Cli;

/// <summary>Lays sentences and lists out in lines of a width.</summary>
internal static class Prose
{
    /// <summary>Writes items after one another, separated by commas, without breaking an item.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="items">The items.</param>
    /// <param name="width">The longest line, if the items allow it.</param>
    /// <param name="head">What the first line starts with; further lines start with as many spaces.</param>
    public static void WriteList(TextWriter output, IReadOnlyList<string> items, int width, string head = "")
    {
        var indent = new string(' ', head.Length);
        var line = head;
        for (var i = 0; i < items.Count; i++)
        {
            var item = i + 1 < items.Count ? items[i] + "," : items[i];
            if (line.Length > indent.Length && line.Length + 1 + item.Length > width)
            {
                output.WriteLine(line);
                line = indent;
            }

            line += line.Length > indent.Length ? " " + item : item;
        }

        output.WriteLine(line);
    }

    /// <summary><c>1 state</c>, <c>2 states</c>, <c>3 parties</c>.</summary>
    public static string Count(int count, string noun, string? plural = null) => $"{count:N0} {(count == 1 ? noun : plural ?? noun + "s")}";
}
