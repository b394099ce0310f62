namespace Truce.Text;

/// <summary>The words of every diagnostic, so that they can be read and kept alike in one place.</summary>
/// <remarks>Lower case start, ‘quotes’ round the user's words, what was found, what was expected, what to do; no full stop.</remarks>
internal static partial class Messages
{
    /// <summary>The number of characters of a user's text above which a message shows only its start.</summary>
    private const int LongestQuote = 80;

    /// <summary>A user's words within a message: in quotes, on one line, not longer than can be read.</summary>
    public static string Quote(string words) => $"'{Shortened(words, LongestQuote)}'";

    /// <summary>Names in quotes, as many as help; the rest as a number.</summary>
    public static string List(IEnumerable<string> names)
    {
        const int Most = 8;
        var all = names.ToList();
        var shown = all.Count <= Most ? all : all[..(Most - 1)];
        var text = string.Join(", ", shown.Select(Quote));
        return shown.Count == all.Count ? text : $"{text} and {all.Count - shown.Count:N0} more";
    }

    /// <summary>A number and what it counts: <c>1 term</c>, <c>4 terms</c>.</summary>
    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number:N0} {noun}s";

    private static string Shortened(string words, int longest)
    {
        var line = words.ReplaceLineEndings(" ");
        if (line.Length <= longest)
            return line;
        return line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)] + "…";
    }
}
