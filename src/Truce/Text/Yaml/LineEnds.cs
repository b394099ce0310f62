namespace Truce.Text.Yaml;

/// <summary>Where the lines of a text end, and with what.</summary>
internal static class LineEnds
{
    /// <summary>The first line end of a text, which new lines are to have too; a line feed when there is none.</summary>
    public static string Of(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 || text[end] == '\n' ? "\n" : After(text, end) == end + 2 ? "\r\n" : "\r";
    }

    /// <summary>The start of the line that holds an offset; a byte order mark is not part of a line.</summary>
    public static int LineStart(string text, int offset)
    {
        while (offset > 0 && text[offset - 1] is not ('\r' or '\n' or '\uFEFF'))
            offset--;
        return offset;
    }

    /// <summary>The start of the line above the one that starts at an offset; the offset itself when there is none.</summary>
    public static int LineAbove(string text, int lineStart)
    {
        if (lineStart == 0 || text[lineStart - 1] == '\uFEFF')
            return lineStart;
        var end = lineStart - 1;
        if (text[end] == '\n' && end > 0 && text[end - 1] == '\r')
            end--;
        return LineStart(text, end);
    }

    /// <summary>The end of the line that holds an offset, before its line end.</summary>
    public static int LineEnd(string text, int offset)
    {
        while (offset < text.Length && text[offset] is not ('\r' or '\n'))
            offset++;
        return offset;
    }

    /// <summary>The start of the next line, given where a line ends; the end of the text when there is none.</summary>
    public static int After(string text, int lineEnd)
    {
        if (lineEnd == text.Length)
            return lineEnd;
        return text[lineEnd] == '\r' && lineEnd + 1 < text.Length && text[lineEnd + 1] == '\n' ? lineEnd + 2 : lineEnd + 1;
    }
}
