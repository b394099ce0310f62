using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Truce.Text;

namespace Truce.Tests.Text;

/// <summary>Dossiers with one thing wrong: what the schema refuses the reader refuses, and what only the reader finds is what one place of a file cannot show.</summary>
/// <remarks>
/// A key that is left empty is the one place where they differ: the reader takes it as not given, and a schema cannot, where keys exclude or need
/// one another. No mutation leaves one empty.
/// </remarks>
public sealed class SchemaMutationTests
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What only the reader finds: names of one part of a file that another does not have, what formulas say, and texts with a form of their own.</summary>
    private static readonly DiagnosticDescriptor[] s_ofTheReader =
    [
        DiagnosticDescriptors.UnknownParty, DiagnosticDescriptors.UnknownIssue, DiagnosticDescriptors.UnknownTerm, DiagnosticDescriptors.UnknownStatement,
        DiagnosticDescriptors.FormulaSyntax, DiagnosticDescriptors.BareIssue, DiagnosticDescriptors.BadName, DiagnosticDescriptors.BadOneWay, DiagnosticDescriptors.ValuesLack,
    ];

    [Fact]
    public void What_the_schema_refuses_the_reader_refuses()
    {
        const int Seed = 2_020;
        var random = new Random(Seed);
        var keys = DossierSchemaTests.AllKeys();
        var refused = 0;
        var byReaderOnly = new List<DiagnosticDescriptor>();
        for (var i = 0; i < 600; i++)
        {
            var mutant = Mutant(random, keys, i);
            var text = mutant.ToJsonString(s_json);
            var found = DossierReader.Read(new SourceText("dossier.yaml", text)).Diagnostics;
            var value = JsonSerializer.SerializeToElement(mutant);
            if (DossierSchemaTests.Fits(value))
            {
                byReaderOnly.AddRange(found.Select(diagnostic => diagnostic.Descriptor));
                Assert.True(found.All(diagnostic => s_ofTheReader.Contains(diagnostic.Descriptor)), $"seed {Seed}, case {i}: only the reader refuses it: {Some.Text(found)}\n{text}");
            }
            else
            {
                refused++;
                Assert.True(!found.IsEmpty, $"seed {Seed}, case {i}: only the schema refuses it: {DossierSchemaTests.Complaints(value)}\n{text}");
            }
        }

        // Most mutations are of the kind that both see, and each of the reader's own rules is among the others.
        Assert.InRange(refused, 400, 550);
        Assert.Equal(s_ofTheReader.Select(rule => rule.Id).Order(StringComparer.Ordinal), byReaderOnly.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_dossier_without_a_key_that_has_to_be_there_is_refused_by_both()
    {
        var refused = 0;
        foreach (var dossier in Sound())
        {
            foreach (var (mapping, key) in Mappings(dossier).SelectMany(mapping => mapping.Select(entry => (mapping, entry.Key)).ToArray()).ToArray())
            {
                var value = mapping[key];
                var place = mapping.IndexOf(key);
                mapping.RemoveAt(place);
                var found = DossierReader.Read(new SourceText("dossier.yaml", dossier.ToJsonString(s_json))).Diagnostics;
                var fits = DossierSchemaTests.Fits(JsonSerializer.SerializeToElement(dossier));
                if (found.Any(diagnostic => diagnostic.Descriptor == DiagnosticDescriptors.Missing) || !fits)
                {
                    Assert.True(!fits && !found.IsEmpty, $"'{key}' taken from {mapping.ToJsonString()}: {Some.Text(found)}");
                    refused++;
                }

                mapping.Insert(place, key, value);
            }
        }

        Assert.InRange(refused, 60, 1_000);
    }

    private static JsonNode[] Sound() => [AsAnEditor.Tree(DossierReaderTests.Everything), AsAnEditor.Tree(DossierWriter.Write(RandomDossier.Of(5))), AsAnEditor.Tree(DossierWriter.Write(RandomDossier.Of(8)))];

    /// <summary>A sound dossier in which one thing was changed.</summary>
    private static JsonNode Mutant(Random random, string[] keys, int number)
    {
        var dossier = number % 2 == 0 ? AsAnEditor.Tree(DossierReaderTests.Everything) : AsAnEditor.Tree(DossierWriter.Write(RandomDossier.Of(random.Next(100))));
        var mappings = Mappings(dossier).ToArray();
        var mapping = mappings[random.Next(mappings.Length)];
        if (random.Next(3) == 0 || mapping.Count == 0)
        {
            var key = random.Next(4) == 0 ? "nonsense" : keys[random.Next(keys.Length)];
            if (!mapping.ContainsKey(key))
                mapping.Add(key, Value(random));
            return dossier;
        }

        var changed = mapping.ElementAt(random.Next(mapping.Count)).Key;
        if (mapping[changed] is JsonArray { Count: > 0 } list && random.Next(2) == 0)
            list[random.Next(list.Count)] = Value(random);
        else
            mapping[changed] = Value(random);
        return dossier;
    }

    private static JsonNode Value(Random random) => random.Next(9) switch
    {
        0 => new JsonObject(),
        1 => new JsonObject { ["nonsense"] = "x" },
        2 => new JsonArray(),
        3 => new JsonArray("x", "y"),
        4 => new JsonArray(new JsonArray("x")),
        5 => -7.5,
        6 => true,
        7 => "2024-06-31",
        _ => "nonsense",
    };

    private static IEnumerable<JsonObject> Mappings(JsonNode? node) => node switch
    {
        JsonObject mapping => mapping.SelectMany(entry => Mappings(entry.Value)).Prepend(mapping),
        JsonArray list => list.SelectMany(Mappings),
        _ => [],
    };
}
