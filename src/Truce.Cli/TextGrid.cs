namespace Truce.Cli;

/// <summary>Cells in columns, each aligned to the left.</summary>
internal static class TextGrid
{
    /// <summary>Writes rows, with that many spaces between columns; a row of a single cell is a heading and runs on over the columns.</summary>
    public static void Write(TextWriter output, IReadOnlyList<string[]> rows, int gap)
    {
        var columns = Columns(rows);
        foreach (var row in rows)
        {
            var line = row.Length == 1
                ? row[0]
                : string.Join(new string(' ', gap), row.Select((cell, i) => cell.PadRight(columns[i])));
            output.WriteLine(line.TrimEnd());
        }
    }

    /// <summary>How many columns of a terminal the rows take.</summary>
    public static int Width(IReadOnlyList<string[]> rows, int gap)
    {
        var cells = Columns(rows).Sum(column => column + gap) - gap;
        return Math.Max(cells, rows.Max(row => row.Length == 1 ? row[0].Length : 0));
    }

    private static int[] Columns(IReadOnlyList<string[]> rows)
    {
        var columns = new int[rows.Max(row => row.Length)];
        foreach (var row in rows.Where(row => row.Length > 1))
        {
            for (var i = 0; i < row.Length; i++)
                columns[i] = Math.Max(columns[i], row[i].Length);
        }

        return columns;
    }
}
