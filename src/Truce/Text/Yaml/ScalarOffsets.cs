namespace Truce.Text.Yaml;

/// <summary>Finds the place in the file of a character of a scalar's value, from which quotes, escapes, folds and indentation are undone.</summary>
internal static class ScalarOffsets
{
    /// <summary>The offset in the file at which a character of the value is written; for the index after the last, where the value ends.</summary>
    public static int OffsetOf(string file, YamlScalar scalar, int index)
    {
        var raw = file.AsSpan(scalar.Span.Start, scalar.Span.Length);
        if (raw.SequenceEqual(scalar.Value))
            return scalar.Span.Start + index;

        var style = raw.Length > 0 && !scalar.IsPlain ? raw[0] : ' ';
        var at = style switch
        {
            '\'' or '"' => 1,
            '|' or '>' => raw.IndexOfAny('\r', '\n') is var end and >= 0 ? end : raw.Length,
            _ => 0,
        };
        for (var i = 0; i < index && at < raw.Length; i++)
        {
            at = SkipFold(raw, at, style, scalar.Value[i]);
            at = Math.Min(at + WidthAt(raw, at, style), raw.Length);

            // An escape can stand for a pair of surrogates.
            if (char.IsHighSurrogate(scalar.Value[i]) && style == '"' && raw[at - 1] is not (>= '\uD800' and <= '\uDFFF'))
                i++;
        }

        if (index < scalar.Value.Length)
            at = SkipFold(raw, at, style, scalar.Value[index]);
        return scalar.Span.Start + Math.Min(at, raw.Length);
    }

    // White space of the file that became less of it, or none, in the value: line ends, indentation, and in double quotes an escaped line end.
    private static int SkipFold(ReadOnlySpan<char> raw, int at, char style, char wanted)
    {
        while (at < raw.Length)
        {
            var isEscapedLineEnd = style == '"' && raw[at] == '\\' && at + 1 < raw.Length && raw[at + 1] is '\r' or '\n';
            if (!isEscapedLineEnd && (!char.IsWhiteSpace(raw[at]) || char.IsWhiteSpace(wanted)))
                break;
            at++;
        }

        return at;
    }

    private static int WidthAt(ReadOnlySpan<char> raw, int at, char style)
    {
        if (style == '\'' && raw[at..].StartsWith("''"))
            return 2;
        if (style != '"' || at + 1 >= raw.Length || raw[at] != '\\')
            return 1;
        return raw[at + 1] switch
        {
            'x' => 4,
            'u' => 6,
            'U' => 10,
            _ => 2,
        };
    }
}
