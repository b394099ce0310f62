namespace Truce.Text.Json;

/// <summary>A piece of a JSON text and where it stands, so that it can be reported.</summary>
/// <param name="Span">From its first character to after its last.</param>
internal abstract record JsonNode(TextSpan Span)
{
    /// <summary>What it is, for a message: "a list".</summary>
    public abstract string Kind { get; }
}

/// <summary>Keys and values, in the order of the text; the keys differ.</summary>
internal sealed record JsonObject(EquatableArray<JsonMember> Members, TextSpan Span) : JsonNode(Span)
{
    public override string Kind => "an object";

    /// <summary>The member of that key, or null.</summary>
    public JsonMember? Find(string key)
    {
        foreach (var member in Members)
        {
            if (member.Key == key)
                return member;
        }

        return null;
    }
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key, with escapes undone.</param>
/// <param name="KeySpan">Where the key stands, quotes included.</param>
/// <param name="Value">The value.</param>
internal sealed record JsonMember(string Key, TextSpan KeySpan, JsonNode Value);

/// <summary>Values in order.</summary>
internal sealed record JsonList(EquatableArray<JsonNode> Items, TextSpan Span) : JsonNode(Span)
{
    public override string Kind => "a list";
}

/// <summary>A text.</summary>
/// <param name="Value">The text, with escapes undone.</param>
/// <param name="Span">Where it stands, quotes included.</param>
internal sealed record JsonText(string Value, TextSpan Span) : JsonNode(Span)
{
    public override string Kind => "a text";
}

/// <summary>A number, as written.</summary>
internal sealed record JsonNumber(string Value, TextSpan Span) : JsonNode(Span)
{
    public override string Kind => "a number";
}

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record JsonTruth(bool Value, TextSpan Span) : JsonNode(Span)
{
    public override string Kind => Value ? "'true'" : "'false'";
}

/// <summary><c>null</c>.</summary>
internal sealed record JsonNothing(TextSpan Span) : JsonNode(Span)
{
    public override string Kind => "'null'";
}
