using Truce.Text.Yaml;

namespace Truce.Text.Formats.Scenarios;

/// <summary>Looks up the fields of a part of a NegMAS file, and reports those that are missing or something else.</summary>
internal sealed class NegmasFields
{
    private readonly YamlMapping _mapping;
    private readonly DiagnosticBag _diagnostics;

    public NegmasFields(YamlMapping mapping, DiagnosticBag diagnostics)
    {
        _mapping = mapping;
        _diagnostics = diagnostics;
    }

    /// <summary>Where the part starts.</summary>
    public TextSpan Span => _mapping.Span with { Length = Math.Min(_mapping.Span.Length, 1) };

    /// <summary>The entries, in the order of the file.</summary>
    public EquatableArray<YamlEntry> Entries => _mapping.Entries;

    /// <summary>The type without the modules that it stands in; null when there is none.</summary>
    public string? Kind => Text("type") is { } type ? type[(type.LastIndexOf('.') + 1)..] : null;

    /// <summary>A field, or null.</summary>
    public YamlNode? Find(string key) => _mapping.Entries.FirstOrDefault(entry => entry.Key.Value == key)?.Value;

    /// <summary>A field that is a single value, or null.</summary>
    public string? Text(string key) => Find(key) is YamlScalar { IsNull: false, Value.Length: > 0 } scalar ? scalar.Value : null;

    /// <summary>A field that is a list, or null after a report.</summary>
    public EquatableArray<YamlNode>? List(string key, string expected)
    {
        if (Find(key) is YamlSequence list)
            return list.Items;
        _diagnostics.Add(Find(key)?.Span ?? Span, Messages.ScenarioMissing(Messages.Quote(key), expected));
        return null;
    }

    /// <summary>A field that is a part with fields of its own, or null after a report.</summary>
    public NegmasFields? Part(string key, string expected)
    {
        if (Find(key) is YamlMapping mapping)
            return new NegmasFields(mapping, _diagnostics);
        _diagnostics.Add(Find(key)?.Span ?? Span, Messages.ScenarioMissing(Messages.Quote(key), expected));
        return null;
    }

    /// <summary>A field that is a number; null when it is not there, or after a report.</summary>
    public decimal? Number(string key, string what, bool mayBeNegative = true) => Find(key) switch
    {
        null or YamlScalar { IsNull: true } => null,
        YamlScalar scalar => ScenarioNumber.Read(scalar.Value, scalar.Span, what, _diagnostics, mayBeNegative),
        var other => Report(other, what),
    };

    private decimal? Report(YamlNode node, string what)
    {
        _diagnostics.Add(node.Span, Messages.ScenarioNoNumber(what, node is YamlMapping ? "keys and values" : "a list"));
        return null;
    }
}
