namespace Truce.Text.Yaml;

/// <summary>A piece of a YAML text and where it stands, so that it can be reported and replaced in place.</summary>
/// <param name="Span">From its first character to after its last, without comments or the line end; an empty value has length 0.</param>
internal abstract record YamlNode(TextSpan Span);

/// <summary>A single value.</summary>
/// <param name="Value">The value with quotes and escapes undone; a plain <c>~</c>, <c>null</c> or nothing is kept as written.</param>
/// <param name="IsPlain">Whether it stands without quotes.</param>
/// <param name="Span">Where it stands, quotes included.</param>
internal sealed record YamlScalar(string Value, bool IsPlain, TextSpan Span) : YamlNode(Span)
{
    /// <summary>Whether it says that there is no value.</summary>
    public bool IsNull => IsPlain && Value is "" or "~" or "null";
}

/// <summary>Keys and values, in the order of the text; the keys differ.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="IsFlow">Whether it is written in braces.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record YamlMapping(EquatableArray<YamlEntry> Entries, bool IsFlow, TextSpan Span) : YamlNode(Span)
{
    /// <summary>Whether a syntax error, already reported, may have taken entries away.</summary>
    public bool IsPartial { get; init; }
}

/// <summary>A key and its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);

/// <summary>Values in order.</summary>
/// <param name="Items">The values.</param>
/// <param name="IsFlow">Whether it is written in brackets.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record YamlSequence(EquatableArray<YamlNode> Items, bool IsFlow, TextSpan Span) : YamlNode(Span)
{
    /// <summary>Whether a syntax error, already reported, may have taken values away.</summary>
    public bool IsPartial { get; init; }
}

/// <summary>A piece that is not YAML as a dossier uses it; that was reported, and nothing more is to be said about it.</summary>
/// <param name="Span">Where it starts, as far as is known.</param>
internal sealed record YamlUnreadable(TextSpan Span) : YamlNode(Span);
