using System.Globalization;

namespace Truce.Text.Json;

/// <summary>Reads values of a JSON tree as what they are expected to be, and reports those that are something else.</summary>
internal sealed class JsonExpectations
{
    private readonly DiagnosticBag _diagnostics;

    public JsonExpectations(DiagnosticBag diagnostics) => _diagnostics = diagnostics;

    /// <summary>The node as the kind that is expected, or null after a report.</summary>
    /// <param name="node">The node.</param>
    /// <param name="expected">What is expected, for the message: "a list of patterns".</param>
    public T? Expect<T>(JsonNode node, string expected)
        where T : JsonNode
    {
        if (node is T found)
            return found;
        _diagnostics.Add(node.Span, Messages.JsonExpected(expected, Describe(node)));
        return null;
    }

    /// <summary>The value of a key that must be there, or null after a report.</summary>
    public T? Required<T>(JsonObject parent, string key, string expected)
        where T : JsonNode
    {
        if (parent.Find(key) is { } member)
            return Expect<T>(member.Value, expected);
        _diagnostics.Add(parent.Span with { Length = 1 }, Messages.JsonKeyMissing(key, expected));
        return null;
    }

    /// <summary>The value of a key that may be missing; null when it is, or after a report.</summary>
    public T? Optional<T>(JsonObject parent, string key, string expected)
        where T : JsonNode => parent.Find(key) is { } member ? Expect<T>(member.Value, expected) : null;

    /// <summary>A number without a fraction, or null after a report.</summary>
    public int? Integer(JsonNode node, string expected)
    {
        if (Expect<JsonNumber>(node, expected) is not { } number)
            return null;
        if (int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
            return value;
        _diagnostics.Add(number.Span, Messages.JsonExpected(expected, Describe(number)));
        return null;
    }

    /// <summary>What a node is, for a message, with its words when it is a single value.</summary>
    public static string Describe(JsonNode node) => node switch
    {
        JsonText text => $"the text {Messages.Quote(text.Value)}",
        JsonNumber number => $"the number {Messages.Quote(number.Value)}",
        _ => node.Kind,
    };
}
