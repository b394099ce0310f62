using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Truce.Dossiers;
using Truce.Tests.Cli;
using Truce.Tests.Documents;
using Truce.Text;
using Truce.Text.Sections;

namespace Truce.Tests.Text;

/// <summary>The schema and the reader speak of the same file: the same nouns, keys and words, and what the schema refuses the reader refuses.</summary>
public sealed class DossierSchemaTests
{
    private static readonly JsonSchema s_schema = JsonSchema.FromText(DossierSchema.Text);
    private static readonly JsonNode s_tree = JsonNode.Parse(DossierSchema.Text)!;

    /// <summary>An editor also says that no June has 31 days.</summary>
    private static readonly EvaluationOptions s_asAnEditor = new() { RequireFormatValidation = true };

    /// <summary>Dossiers without an error, by where they come from: the casebook, the documents, the tests.</summary>
    private static readonly (string Name, string Text)[] s_sound =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("casebook"), "dossier.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => (path, File.ReadAllText(path))),
        .. DocumentsTests.Pages().SelectMany(page => DocumentsTests.Dossiers(File.ReadAllText(page)).Select(text => (page, text)))
            .Where(block => block.text.StartsWith("dossier:", StringComparison.Ordinal) && DossierReader.Read(new SourceText(block.page, block.text)).IsUsable),
        ("every key", DossierReaderTests.Everything),
        .. Enumerable.Range(0, 100).Select(seed => ($"random dossier {seed}", DossierWriter.Write(RandomDossier.Of(seed)))),
    ];

    /// <summary>The words of each enumeration, by the definition that lists them.</summary>
    public static TheoryData<string, string[]> Words => new()
    {
        { "role", [.. EnumWords.All<PartyRole>()] },
        { "act", [.. EnumWords.All<Act>()] },
        { "standing", [.. EnumWords.All<Standing>()] },
        { "timing", [.. EnumWords.All<Timing>()] },
        { "guarantee-kind", [.. EnumWords.All<GuaranteeKind>()] },
        { "reply-kind", [.. EnumWords.All<ReplyKind>()] },
        { "status", [.. EnumWords.All<ProposalStatus>()] },
        { "progress-level", [.. EnumWords.All<ProgressLevel>()] },
        { "attitude", [.. EnumWords.All<AttitudeKind>()] },
        { "direction", [.. EnumWords.All<Direction>()] },
        { "discount-unit", [.. EnumWords.All<DiscountUnit>()] },
    };

    [Fact]
    public void The_program_prints_it() => Assert.Equal(new TruceRun(0, File.ReadAllText(Repository.PathOf("src", "Truce", "Text", DossierSchema.FileName)), ""), TruceRun.Of("schema"));

    [Fact]
    public void It_is_a_schema_by_its_own_dialect() =>
        Assert.True(MetaSchemas.Draft202012.Evaluate(JsonSerializer.SerializeToElement(s_tree)).IsValid);

    [Fact]
    public void Every_sound_dossier_fits()
    {
        Assert.InRange(s_sound.Length, 140, int.MaxValue);
        foreach (var (name, text) in s_sound)
        {
            Assert.Equal("", Some.Text(DossierReader.Read(new SourceText(name, text)).Diagnostics));
            Assert.True(Fits(AsAnEditor.Read(text)), $"{name}: {Complaints(AsAnEditor.Read(text))}\n{text}");
        }
    }

    [Fact]
    public void Its_keys_are_those_that_the_reader_asks_for()
    {
        var read = Asked().SelectMany(mapping => mapping.Keys.Select(key => $"{mapping.What}: {key}")).ToHashSet();
        var written = Nouns().SelectMany(noun => Keys(noun.Definition).Select(key => $"{noun.Title}: {key}")).ToHashSet();
        Assert.Equal([], read.Except(written));
        Assert.Equal([], written.Except(read));
    }

    [Fact]
    public void The_keys_that_it_requires_are_those_that_the_reader_always_requires()
    {
        var always = Asked().GroupBy(mapping => mapping.What).ToDictionary(
            noun => noun.Key,
            noun => noun.Select(mapping => mapping.Required.AsEnumerable()).Aggregate(Enumerable.Intersect).Order(StringComparer.Ordinal).ToArray());
        Assert.All(Nouns(), noun => Assert.Equal(
            (noun.Title, string.Join(", ", always[noun.Title])),
            (noun.Title, string.Join(", ", Strings(noun.Definition["required"]).Order(StringComparer.Ordinal)))));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Its_words_are_those_of_the_enumeration_each_with_a_sentence(string definition, string[] words)
    {
        var node = s_tree["$defs"]![definition]!;
        Assert.Equal([.. words, null], node["enum"]!.AsArray().Select(word => (string?)word));
        Assert.Equal(words.Length + 1, Strings(node["enumDescriptions"]).Distinct().Count());
    }

    [Fact]
    public void Every_list_of_words_is_one_of_an_enumeration()
    {
        var listed = s_tree["$defs"]!.AsObject().Where(definition => definition.Value!["enum"] is not null).Select(definition => definition.Key);
        Assert.Equal(Words.Select(row => row.Data.Item1).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Forms_that_are_keys_are_those_of_their_enumeration()
    {
        Assert.Equal([.. EnumWords.All<TakeKind>()], Forms("position"));
        Assert.Equal([.. EnumWords.All<ChoiceKind>()], Forms("evidence"));
        Assert.Equal(["when", "issues", .. EnumWords.All<Combination>()], Forms("utility-part"));
        Assert.Equal(["all", "any"], Keys(s_tree["$defs"]!["deciders"]!["anyOf"]![2]!));

        IEnumerable<string> Forms(string definition) => s_tree["$defs"]![definition]!["oneOf"]!.AsArray().Select(form => (string)form!["required"]![0]!);
    }

    [Fact]
    public void Every_key_has_a_sentence_of_its_own_or_of_what_it_takes()
    {
        foreach (var (title, definition) in Nouns())
        {
            Assert.EndsWith(".", (string)definition["description"]!, StringComparison.Ordinal);
            foreach (var (key, value) in definition["properties"]!.AsObject())
            {
                var target = (string?)value!["$ref"] is { } reference ? s_tree["$defs"]![reference["#/$defs/".Length..]]! : value;
                Assert.True((value["description"] ?? target["description"]) is { } sentence && ((string)sentence!).EndsWith('.'), $"{title}: {key}");
            }
        }
    }

    [Fact]
    public void Nothing_in_it_is_unused()
    {
        var names = s_tree["$defs"]!.AsObject().Select(definition => definition.Key);
        Assert.Equal([], names.Where(name => !DossierSchema.Text.Contains($"\"#/$defs/{name}\"", StringComparison.Ordinal)));
    }

    /// <summary>Whether a value fits the schema.</summary>
    internal static bool Fits(JsonElement value) => s_schema.Evaluate(value, s_asAnEditor).IsValid;

    /// <summary>What the schema says of a value.</summary>
    internal static string Complaints(JsonElement value) => string.Join(
        "; ",
        s_schema.Evaluate(value, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true }).Details!
            .Where(detail => detail.Errors is { Count: > 0 }).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}")).Take(20));

    /// <summary>Every key that the schema knows.</summary>
    internal static string[] AllKeys() => [.. Nouns().SelectMany(noun => Keys(noun.Definition)).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<(string Title, JsonNode Definition)> Nouns() =>
        s_tree["$defs"]!.AsObject().Select(definition => definition.Value!).Prepend(s_tree).Where(definition => definition["title"] is not null).Select(definition => ((string)definition["title"]!, definition));

    private static IEnumerable<string> Keys(JsonNode definition) => definition["properties"]!.AsObject().Select(property => property.Key);

    private static IEnumerable<string> Strings(JsonNode? list) => list is null ? [] : list.AsArray().Select(item => (string)item!);

    /// <summary>For each mapping of the sound dossiers, what it describes, and which keys the reader asked it for.</summary>
    private static List<(string What, HashSet<string> Keys, HashSet<string> Required)> Asked()
    {
        var found = new Dictionary<Fields, (string What, HashSet<string> Keys, HashSet<string> Required)>();
        foreach (var (name, text) in s_sound)
        {
            DossierReader.Read(new SourceText(name, text), (mapping, what, key, isRequired) =>
            {
                if (!found.TryGetValue(mapping, out var asked))
                    found.Add(mapping, asked = (what, [], []));
                asked.Keys.Add(key);
                if (isRequired)
                    asked.Required.Add(key);
            });
        }

        return [.. found.Values];
    }
}
