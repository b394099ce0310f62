using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Truce.Text;
using Truce.Text.Yaml;

namespace Truce.Tests.Text;

/// <summary>A YAML text as an editor holds it against a schema: by the core schema of YAML 1.2 (section 10.3), so that a plain 12 is a number.</summary>
internal static partial class AsAnEditor
{
    /// <summary>The value of a YAML text.</summary>
    public static JsonElement Read(string yaml) => JsonSerializer.SerializeToElement(Tree(yaml));

    /// <summary>The value of a YAML text, to be changed.</summary>
    public static JsonNode Tree(string yaml) => Of(YamlReader.Read(new DiagnosticBag(new SourceText("dossier.yaml", yaml)))!)!;

    private static JsonNode? Of(YamlNode node) => node switch
    {
        YamlMapping mapping => new JsonObject(mapping.Entries.Select(entry => KeyValuePair.Create(entry.Key.Value, Of(entry.Value)))),
        YamlSequence sequence => new JsonArray([.. sequence.Items.Select(Of)]),
        YamlScalar { IsPlain: true } scalar => Plain(scalar.Value),
        YamlScalar scalar => JsonValue.Create(scalar.Value),
        _ => throw new ArgumentException("The text is not YAML as a dossier uses it.", nameof(node)),
    };

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when Number().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };

    [GeneratedRegex("^[-+]?([.][0-9]+|[0-9]+([.][0-9]*)?)([eE][-+]?[0-9]+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
