using System.Globalization;
using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Writing;

/// <summary>Gathers the fields of one mapping in order, leaving out those without a value.</summary>
internal sealed class FieldList
{
    private readonly List<YamlField> _fields = [];

    public static YamlValue NewWord(string word) => new(word, IsProse: false);

    public static string Number(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    public static YamlList NewWords<T>(EquatableArray<T> ids)
        where T : struct => new(ids.Select(id => (YamlContent)NewWord(id.ToString()!)).ToEquatableArray());

    public FieldList Content(string key, YamlContent? value)
    {
        if (value is not null)
            _fields.Add(new YamlField(key, value));
        return this;
    }

    public FieldList Prose(string key, string? text) => Content(key, text is null ? null : new YamlValue(text, IsProse: true));

    public FieldList Word(string key, string? word) => Content(key, word is null ? null : NewWord(word));

    public FieldList Date(string key, DateOnly? date) => Word(key, date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public FieldList Enum<T>(string key, T value)
        where T : struct, Enum => Word(key, EnumWords.Of(value));

    public FieldList Enum<T>(string key, T value, T unless)
        where T : struct, Enum => EqualityComparer<T>.Default.Equals(value, unless) ? this : Enum(key, value);

    public FieldList List(string key, IEnumerable<YamlContent> items, bool prefersBlock = false)
    {
        var list = new YamlList(items.ToEquatableArray(), prefersBlock);
        return Content(key, list.Items.IsEmpty ? null : list);
    }

    public FieldList Words<T>(string key, EquatableArray<T> ids)
        where T : struct => Content(key, ids.IsEmpty ? null : NewWords(ids));

    public FieldList Says(EquatableArray<StatementId> statements, string key = "says") => Words(key, statements);

    /// <summary>Named entries, each on lines of its own.</summary>
    public FieldList Section<T>(string key, EquatableArray<T> entries, Func<T, string> name, Func<T, YamlContent> content) =>
        Content(key, entries.IsEmpty ? null : new YamlMap(entries.Select(entry => new YamlField(name(entry), content(entry))).ToEquatableArray(), PrefersBlock: true));

    public YamlMap ToMap(bool prefersBlock = false) => new(_fields.ToEquatableArray(), prefersBlock);
}
