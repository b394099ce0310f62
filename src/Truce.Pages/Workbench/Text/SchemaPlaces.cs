using System.Text.Json;
using Truce.Text;

namespace Truce.Pages.Workbench;

/// <summary>One place of a dossier's file, and what may stand there.</summary>
/// <param name="Keys">The keys that may stand there, with a sentence for each and the place below it.</param>
/// <param name="Any">The place below a key that the dossier names itself; null when there is none.</param>
/// <param name="KeyNames">Of what the dossier's names may stand there as keys: <c>party</c>; null for none.</param>
/// <param name="Words">The words that may stand there, with a few words on each.</param>
/// <param name="ValueNames">Of what the dossier's names may stand there as values; a formula is one of them.</param>
internal sealed record SchemaPlace(
    IReadOnlyList<(string Key, string What, int Below)> Keys,
    int? Any,
    string? KeyNames,
    IReadOnlyList<(string Word, string What)> Words,
    IReadOnlyList<string> ValueNames);

/// <summary>What may stand where in a dossier's file, as the schema has it: places that lead to one another, so that a signal may stand in a signal.</summary>
internal sealed class SchemaPlaces
{
    private const string Definitions = "#/$defs/";

    private readonly JsonElement _schema;
    private readonly List<SchemaPlace?> _places = [];
    private readonly Dictionary<string, int> _numbers = [];

    private SchemaPlaces(JsonElement schema) => _schema = schema;

    /// <summary>The places of the schema; the first is the root of the file.</summary>
    public static IReadOnlyList<SchemaPlace> All { get; } = Read();

    private static List<SchemaPlace> Read()
    {
        using var schema = JsonDocument.Parse(DossierSchema.Text);
        var places = new SchemaPlaces(schema.RootElement);
        places.NumberOf(schema.RootElement);
        return [.. places._places.Select(place => place!)];
    }

    /// <summary>The place that a part of the schema describes, made once for each part.</summary>
    private int NumberOf(JsonElement part)
    {
        // Parts that are written alike describe the same, wherever they stand.
        var text = part.GetRawText();
        if (_numbers.TryGetValue(text, out var number))
            return number;
        number = _places.Count;
        _numbers.Add(text, number);
        _places.Add(null);
        _places[number] = Make(part);
        return number;
    }

    private SchemaPlace Make(JsonElement part)
    {
        var keys = new List<(string Key, string What, int Below)>();
        var words = new List<(string Word, string What)>();
        var (valueNames, keyNames, any) = (new List<string>(), (string?)null, (int?)null);
        foreach (var form in Forms(part, valueNames))
        {
            if (form.TryGetProperty("properties", out var properties))
                keys.AddRange(properties.EnumerateObject().Where(property => keys.All(key => key.Key != property.Name)).Select(property => (property.Name, Sentence(property.Value), NumberOf(property.Value))).ToArray());
            if (form.TryGetProperty("additionalProperties", out var further) && further.ValueKind == JsonValueKind.Object)
                any ??= NumberOf(further);
            if (form.TryGetProperty("propertyNames", out var names))
                keyNames ??= KindOf(names);
            words.AddRange(WordsOf(form));
        }

        return new SchemaPlace(keys, any, keyNames, words, valueNames);
    }

    /// <summary>What a part allows, one after the other: itself, what it refers to, its alternatives, and one item of a list of them.</summary>
    private IEnumerable<JsonElement> Forms(JsonElement part, List<string> names)
    {
        if (KindOf(part) is { } kind && !names.Contains(kind))
            names.Add(kind);
        yield return part;
        if (part.TryGetProperty("$ref", out _))
        {
            foreach (var form in Forms(Target(part), names))
                yield return form;
        }

        var alternatives = part.TryGetProperty("anyOf", out var anyOf) ? anyOf.EnumerateArray().ToList() : [];
        if (part.TryGetProperty("items", out var items))
            alternatives.Add(items);
        foreach (var form in alternatives.SelectMany(alternative => Forms(alternative, names)))
            yield return form;
    }

    private JsonElement Target(JsonElement part) => _schema.GetProperty("$defs").GetProperty(part.GetProperty("$ref").GetString()![Definitions.Length..]);

    /// <summary>What a part names, when it is a name that the dossier gives elsewhere, or speaks of in a formula.</summary>
    private static string? KindOf(JsonElement part)
    {
        var definition = part.TryGetProperty("$ref", out var reference) ? reference.GetString()![Definitions.Length..] : "";
        return definition == "formula" ? definition
            : definition.EndsWith("-name", StringComparison.Ordinal) ? definition[..^"-name".Length]
            : null;
    }

    private string Sentence(JsonElement part) =>
        part.TryGetProperty("description", out var sentence) ? sentence.GetString()!
        : part.TryGetProperty("$ref", out _) ? Sentence(Target(part))
        : "";

    private static IEnumerable<(string Word, string What)> WordsOf(JsonElement form)
    {
        if (form.TryGetProperty("const", out var only))
            yield return (only.GetString()!, form.TryGetProperty("description", out var what) ? what.GetString()! : "");
        if (!form.TryGetProperty("enum", out var words))
            yield break;
        var sentences = form.TryGetProperty("enumDescriptions", out var given) ? given.EnumerateArray().Select(sentence => sentence.GetString()!).ToArray() : [];
        foreach (var (word, place) in words.EnumerateArray().Select((word, place) => (word, place)))
        {
            if (word.ValueKind == JsonValueKind.String)
                yield return (word.GetString()!, sentences.ElementAtOrDefault(place) ?? "");
        }
    }
}
