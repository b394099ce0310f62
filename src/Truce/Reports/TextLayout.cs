using System.Text;

namespace Truce.Reports;

/// <summary>Lays text out for a fixed width: headings, wrapped paragraphs, tables.</summary>
/// <remarks>Widths are counted in characters. A word wider than the line stands on a line of its own. Lines end with a line feed.</remarks>
internal sealed class TextLayout(int width)
{
    private const int NarrowestColumn = 8;

    private readonly StringBuilder _text = new();

    /// <summary>The text so far, with one line feed at its end.</summary>
    public override string ToString() => _text.ToString().TrimEnd('\n') + "\n";

    public void Title(string title)
    {
        Paragraph(title);
        _text.Append('=', Math.Min(title.Length, width)).Append('\n');
    }

    public void Section(string heading)
    {
        _text.Append('\n').Append('\n').Append(heading.ToUpperInvariant()).Append('\n');
        _text.Append('-', Math.Min(heading.Length, width)).Append('\n');
    }

    public void Gap() => _text.Append('\n');

    /// <summary>A paragraph, wrapped.</summary>
    /// <param name="text">The paragraph.</param>
    /// <param name="indent">By how much its lines are indented.</param>
    /// <param name="lead">What stands before the first line, within the indent.</param>
    public void Paragraph(string text, int indent = 0, string lead = "")
    {
        var isFirst = true;
        foreach (var line in Wrap(text, width - indent))
        {
            _text.Append(isFirst ? lead.PadLeft(indent) : new string(' ', indent)).Append(line).Append('\n');
            isFirst = false;
        }
    }

    /// <summary>A table whose first column is wrapped to its width, and whose other cells are no wider than theirs.</summary>
    public void Rows(IReadOnlyList<string[]> rows, int first, int other)
    {
        foreach (var row in rows)
        {
            var cells = row.Select((cell, place) => Wrap(cell, place == 0 ? first : other).ToArray()).ToArray();
            var height = cells.Max(cell => cell.Length);
            for (var k = 0; k < height; k++)
            {
                var line = string.Concat(cells.Select((cell, place) => (k < cell.Length ? cell[k] : "").PadRight((place == 0 ? first : other) + 2)));
                _text.Append("  ").Append(line.TrimEnd()).Append('\n');
            }
        }
    }

    /// <summary>A table with a head, as wide as its cells ask for and no wider than a line: the widest columns are wrapped first.</summary>
    public void Table(ReportTable table)
    {
        const int Gap = 2;
        var rows = new List<IEnumerable<string>> { table.Columns, table.Columns.Select(_ => "") };
        rows.AddRange(table.Rows.Select(row => (IEnumerable<string>)row));
        var widths = Enumerable.Range(0, table.Columns.Count).Select(k => Math.Max(1, rows.Max(row => row.ElementAt(k).Length))).ToArray();
        var words = Enumerable.Range(0, widths.Length).Select(k => rows.Max(row => row.ElementAt(k).Split(' ').Max(word => word.Length))).ToArray();
        while (widths.Sum() + (Gap * widths.Length) > width && widths.Max() > NarrowestColumn)
        {
            // The widest that can give without breaking a word; if none can, the widest.
            var giving = Enumerable.Range(0, widths.Length).Where(k => widths[k] > words[k]).DefaultIfEmpty(Array.IndexOf(widths, widths.Max())).MaxBy(k => widths[k]);
            widths[giving]--;
        }

        rows[1] = widths.Select(cell => new string('-', cell));
        foreach (var row in rows)
        {
            var cells = row.Select((cell, k) => Wrap(cell, widths[k]).ToArray()).ToArray();
            for (var line = 0; line < cells.Max(cell => cell.Length); line++)
            {
                var parts = cells.Select((cell, k) => (line < cell.Length ? cell[line] : "").PadRight(widths[k]));
                _text.Append("  ").Append(string.Join("  ", parts).TrimEnd()).Append('\n');
            }
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Pieces(word, width)))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            if (line.Length > 0)
                line.Append(' ');
            line.Append(word);
        }

        yield return line.ToString();
    }

    /// <summary>A word that is wider than its column, in pieces: after a hyphen where it has one, else where the column ends.</summary>
    private static IEnumerable<string> Pieces(string word, int width)
    {
        while (word.Length > width)
        {
            var end = word.LastIndexOf('-', width - 1) + 1;
            end = end == 0 ? width : end;
            yield return word[..end];
            word = word[end..];
        }

        yield return word;
    }
}
