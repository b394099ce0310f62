using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Hears that a mapping was asked for a key.</summary>
/// <param name="mapping">The mapping, new for each.</param>
/// <param name="what">What it describes: <c>a party</c>.</param>
/// <param name="key">The key.</param>
/// <param name="isRequired">Whether it has to be there.</param>
internal delegate void KeyAsked(Fields mapping, string what, string key, bool isRequired);

/// <summary>The entries of one mapping, asked for by key. Those that nobody asked for are unknown: <see cref="Finish"/> reports them.</summary>
internal sealed class Fields
{
    private readonly Reading _reading;
    private readonly TextSpan _place;
    private readonly string _what;
    private readonly EquatableArray<YamlEntry> _entries;
    private readonly List<string> _asked = [];

    /// <param name="reading">The reading it is part of.</param>
    /// <param name="node">The mapping; anything else is reported and taken as one of which nothing is known.</param>
    /// <param name="place">Where to report what is missing.</param>
    /// <param name="what">What the mapping describes: <c>a party</c>.</param>
    public Fields(Reading reading, YamlNode node, TextSpan place, string what)
    {
        _reading = reading;
        _place = place;
        _what = what;
        if (node is YamlMapping mapping)
        {
            _entries = mapping.Entries;
            IsPartial = mapping.IsPartial;
        }
        else
        {
            IsPartial = true;
            reading.WrongKind(node, $"{what} as a mapping from keys to values");
        }
    }

    /// <summary>Whether an error, already reported, may have taken entries away.</summary>
    public bool IsPartial { get; }

    /// <summary>The value of a key, or null when there is none or it is left empty.</summary>
    public YamlNode? this[string key]
    {
        get
        {
            _asked.Add(key);
            _reading.Asked?.Invoke(this, _what, key, isRequired: false);
            foreach (var entry in _entries)
            {
                if (entry.Key.Value == key)
                    return entry.Value is YamlScalar { IsNull: true } ? null : entry.Value;
            }

            return null;
        }
    }

    /// <summary>The value of a key that has to be there.</summary>
    public YamlNode? Required(string key, string expected)
    {
        var node = this[key];
        _reading.Asked?.Invoke(this, _what, key, isRequired: true);
        if (node is null && !IsPartial)
            _reading.Report(_place, Messages.Missing(_what, key, expected));
        return node;
    }

    public string? Text(string key) => _reading.Text(this[key], "text");

    public string RequiredText(string key) => _reading.Text(Required(key, "text"), "text") ?? "";

    public EquatableArray<string> Texts(string key) =>
        _reading.Items(this[key]).Select(item => _reading.Text(item, "text") ?? "").ToEquatableArray();

    public DateOnly? Date(string key) => _reading.Date(this[key]);

    public DateOnly RequiredDate(string key) => _reading.Date(Required(key, "a day, such as 2024-06-14")) ?? default;

    public T Word<T>(string key, T otherwise)
        where T : struct, Enum => _reading.Word<T>(this[key], key) ?? otherwise;

    public T RequiredWord<T>(string key)
        where T : struct, Enum => _reading.Word<T>(Required(key, $"one of {Messages.List(EnumWords.All<T>())}"), key) ?? default;

    public EquatableArray<Formula> Formulas(string key) =>
        _reading.Items(this[key]).Select(_reading.Formula).ToEquatableArray();

    public PartyId RequiredParty(string key) => new(_reading.Reference(Required(key, "the name of a party"), _reading.Parties) ?? "");

    public EquatableArray<PartyId> Parties(string key) => _reading.References(this[key], _reading.Parties, name => new PartyId(name));

    public EquatableArray<StatementId> Says(string key = "says") =>
        _reading.References(this[key], _reading.Statements, name => new StatementId(name));

    /// <summary>Reports the keys that nobody asked for.</summary>
    public void Finish()
    {
        foreach (var entry in _entries)
        {
            if (!_asked.Contains(entry.Key.Value) && !_reading.Diagnostics.IsFull)
                _reading.Report(entry.Key.Span, Messages.UnknownKey(entry.Key.Value, _what, _asked));
        }
    }
}
