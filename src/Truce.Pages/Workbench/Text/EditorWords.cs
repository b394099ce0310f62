using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Truce.Dossiers;
using Truce.Text;

namespace Truce.Pages.Workbench;

/// <summary>The words that the editor offers: keys and words by their place in the file, and the names of the dossier.</summary>
public static class EditorWords
{
    private static readonly string[] s_operators = ["not", "and", "or", "implies", "iff", "in"];
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How many errors and remarks there are, in a sentence.</summary>
    public static string Summary(EquatableArray<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.IsError);
        var remarks = diagnostics.Count - errors;
        return (errors, remarks) switch
        {
            (0, 0) => "Nothing to remark.",
            (0, _) => $"{Counted(remarks, "remark")}, no error.",
            (_, 0) => $"{Counted(errors, "error")}.",
            _ => $"{Counted(errors, "error")} and {Counted(remarks, "remark")}.",
        };
    }

    /// <summary>What was found in a text, as the editor reads it: places in UTF-16 units, and a sentence for all of it.</summary>
    public static void WriteFindings(Utf8JsonWriter json, EquatableArray<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteString("summary", Summary(diagnostics));
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteNumber("start", diagnostic.Span.Start);
            json.WriteNumber("end", diagnostic.Span.End);
            json.WriteString("severity", diagnostic.IsError ? "error" : "warning");
            json.WriteString("id", diagnostic.Descriptor.Id);
            json.WriteString("message", diagnostic.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>What may stand where, by the schema, as the editor reads it; the same for every dossier.</summary>
    internal static string Places { get; } = WritePlaces();

    /// <summary>The names of a dossier as the editor reads them: by what they name, the terms by their issue, and all that are declared in it.</summary>
    internal static string Names(ShownDossier opened) => Write(json =>
    {
        var dossier = opened.Read.Dossier;
        json.WriteStartObject("names");
        foreach (var (kind, names) in dossier is null ? [] : NamesOf(dossier))
            Write(json, kind, names);
        json.WriteEndObject();
        json.WriteStartObject("terms");
        foreach (var issue in dossier is null ? [] : dossier.Issues.Where(issue => issue.Range is null))
            Write(json, issue.Id.Value, issue.Terms.Select(term => (term.Id.Value, term.Label ?? "")));
        json.WriteEndObject();
        json.WriteStartArray("declared");
        foreach (var name in dossier is null ? [] : Declared(dossier))
            json.WriteStringValue(name);
        json.WriteEndArray();
    });

    private static string WritePlaces() => Write(json =>
    {
        json.WriteStartArray("places");
        foreach (var place in SchemaPlaces.All)
        {
            json.WriteStartObject();
            json.WriteStartArray("keys");
            foreach (var (key, what, below) in place.Keys)
            {
                json.WriteStartArray();
                json.WriteStringValue(key);
                json.WriteStringValue(what);
                json.WriteNumberValue(below);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            if (place.Any is { } any)
                json.WriteNumber("any", any);
            if (place.KeyNames is { } names)
                json.WriteString("keyNames", names);
            Write(json, "words", place.Words.Select(word => (AsWritten(word.Word), word.What)));
            json.WriteStartArray("valueNames");
            foreach (var kind in place.ValueNames)
                json.WriteStringValue(kind);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_json))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>A word as YAML takes it: what does not start like a name stands in quotes.</summary>
    private static string AsWritten(string word) => char.IsAsciiLetter(word[0]) ? word : $"\"{word}\"";

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static IEnumerable<(string Kind, IEnumerable<(string, string)> Names)> NamesOf(Dossier dossier) =>
    [
        ("party", dossier.Parties.Select(party => (party.Id.Value, party.Name))),
        ("source", dossier.Sources.Select(source => (source.Id.Value, source.Title ?? source.File))),
        ("statement", dossier.Statements.Select(statement => (statement.Id.Value, Spelling.ForPeople(statement.Act)))),
        ("issue", dossier.Issues.Select(issue => (issue.Id.Value, issue.Question ?? ""))),
        ("proposal", dossier.Proposals.Select(proposal => (proposal.Id.Value, proposal.Title ?? ""))),
        ("step", dossier.Plans.SelectMany(plan => plan.Steps).Select(step => (step.Id.Value, step.Title ?? ""))),
        ("formula", dossier.Issues.Select(issue => (issue.Id.Value, issue.Question ?? ""))
            .Concat(dossier.Issues.Where(issue => issue.Range is null && !issue.IsYesNo).SelectMany(issue => issue.Terms.Select(term => ($"{issue.Id} = {term.Id}", term.Label ?? ""))))
            .Concat(s_operators.Select(word => (word, "")))),
    ];

    private static IEnumerable<string> Declared(Dossier dossier) =>
        dossier.Sources.Select(source => source.Id.Value)
            .Concat(dossier.Parties.Select(party => party.Id.Value))
            .Concat(dossier.Issues.Select(issue => issue.Id.Value))
            .Concat(dossier.Statements.Select(statement => statement.Id.Value))
            .Concat(dossier.Proposals.Select(proposal => proposal.Id.Value))
            .Distinct();

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<(string Word, string What)> words)
    {
        json.WriteStartArray(name);
        foreach (var (word, what) in words)
        {
            json.WriteStartArray();
            json.WriteStringValue(word);
            json.WriteStringValue(what);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
