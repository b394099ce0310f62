using System.Buffers;
using System.Globalization;
using System.Text;

namespace Truce.Text.Yaml;

/// <summary>How a single value is written so that any YAML 1.2 reader gets it back exactly: plain where that is safe, else in quotes.</summary>
internal static class YamlScalarText
{
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`";

    // The colon and the question mark only end a text there for some older programs.
    private static readonly SearchValues<char> s_flowIndicators = SearchValues.Create(",[]{}:?");

    /// <summary>The value on one line.</summary>
    /// <param name="value">The value.</param>
    /// <param name="inFlow">Whether it stands within braces or brackets.</param>
    /// <param name="quote">The quotes that it had and is to keep where it can; a space for none.</param>
    /// <exception cref="ArgumentException">The value has half of a surrogate pair, which no file can hold.</exception>
    public static string Write(YamlValue value, bool inFlow, char quote = ' ')
    {
        if (quote == '\'' && IsPrintable(value.Value))
            return $"'{value.Value.Replace("'", "''", StringComparison.Ordinal)}'";
        return quote == ' ' && IsPlain(value.Value, inFlow) && !(value.IsProse && LooksLikeOther(value.Value)) ? value.Value : InDoubleQuotes(value.Value);
    }

    /// <summary>Whether the words can be spread over lines that fold back into the same text.</summary>
    public static bool CanFold(string text) =>
        text.Length > 0 && IsPrintable(text) && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1]);

    /// <summary>The lines of a folded text, each as long as fits; a break stands for one space, so it falls only between two words.</summary>
    public static IEnumerable<string> Fold(string text, int width)
    {
        var start = 0;
        var lastBreak = -1;
        for (var i = 1; i < text.Length; i++)
        {
            if (IsBreak(text, i))
            {
                if (i - start > width && lastBreak > start)
                {
                    yield return text[start..lastBreak];
                    start = lastBreak + 1;
                }

                lastBreak = i;
            }
        }

        if (text.Length - start > width && lastBreak > start)
        {
            yield return text[start..lastBreak];
            start = lastBreak + 1;
        }

        yield return text[start..];
    }

    private static bool IsBreak(string text, int i) => text[i] == ' ' && !char.IsWhiteSpace(text[i - 1]) && !char.IsWhiteSpace(text[i + 1]);

    private static bool IsPlain(string text, bool inFlow)
    {
        if (text.Length == 0 || text is "~" or "null" or "Null" or "NULL" || !IsPrintable(text))
            return false;
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text[^1] == ':' || text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal))
            return false;
        if (Indicators.Contains(text[0], StringComparison.Ordinal) && !(text[0] == '-' && text.Length > 1 && char.IsAsciiLetterOrDigit(text[1])))
            return false;
        if (text.Contains(": ", StringComparison.Ordinal) || text.Contains(" #", StringComparison.Ordinal))
            return false;
        return !inFlow || text.AsSpan().IndexOfAny(s_flowIndicators) < 0;
    }

    // What YAML 1.2, or 1.1 in older programs, reads as something else than text.
    private static bool LooksLikeOther(string text) =>
        text.ToUpperInvariant() is "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N" or "=" or "<<"
        || decimal.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _)
        || ((text[0] is '.' or '+' or '-' || char.IsAsciiDigit(text[0])) && !text.Contains(' ', StringComparison.Ordinal));

    // On one line and without characters that a file cannot show as they are.
    private static bool IsPrintable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (IsSurrogatePair(text, i))
                i++;
            else if (MustBeEscaped(text[i]))
                return false;
        }

        return true;
    }

    private static bool IsSurrogatePair(string text, int i) => i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);

    private static bool MustBeEscaped(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF';

    private static string InDoubleQuotes(string text)
    {
        var written = new StringBuilder("\"");
        for (var i = 0; i < text.Length; i++)
        {
            if (IsSurrogatePair(text, i))
                written.Append(text[i]).Append(text[++i]);
            else if (char.IsSurrogate(text[i]))
                throw new ArgumentException($"half of a surrogate pair at {i}, which no file can hold", nameof(text));
            else
                AppendInDoubleQuotes(written, text[i]);
        }

        return written.Append('"').ToString();
    }

    private static void AppendInDoubleQuotes(StringBuilder written, char c)
    {
        switch (c)
        {
            case '"' or '\\':
                written.Append('\\').Append(c);
                break;
            case '\n':
                written.Append("\\n");
                break;
            case '\t':
                written.Append("\\t");
                break;
            case '\r':
                written.Append("\\r");
                break;
            default:
                if (MustBeEscaped(c))
                    written.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                else
                    written.Append(c);
                break;
        }
    }
}
