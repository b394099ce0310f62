using System.Buffers;
using System.Text;

namespace Truce.Text.Csv;

/// <summary>Writes rows of cells as comma-separated values (RFC 4180), with line feeds.</summary>
internal static class CsvText
{
    /// <summary>What a spreadsheet takes for the start of a formula.</summary>
    private const string FormulaStarts = "=+-@\t\r";

    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",;\t\"\r\n");

    /// <summary>Appends a row.</summary>
    public static void Append(StringBuilder text, IEnumerable<string> cells)
    {
        text.AppendJoin(',', cells.Select(Quote)).Append('\n');
    }

    /// <summary>A text that a spreadsheet shows as it is: one that it would take for a formula gets an apostrophe before it.</summary>
    public static string Shown(string text) => IsFormula(text) ? "'" + text : text;

    /// <summary>The text that <see cref="Shown"/> was given.</summary>
    public static string Meant(string text) => text.StartsWith('\'') && IsFormula(text[1..]) ? text[1..] : text;

    private static bool IsFormula(string text) => text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal);

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(s_quoted) < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
