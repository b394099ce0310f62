using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Truce.Dossiers;
using Truce.Text;

namespace Truce.Pages.Workbench;

/// <summary>The words that the editor offers: keys by their place in the file, and names and words by the key that asks for them.</summary>
public static class EditorWords
{
    private static readonly string[] s_operators = ["not", "and", "or", "implies", "iff", "in"];
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The keys, by the keys above them; a name that the dossier gives is a star.</summary>
    internal static IReadOnlyDictionary<string, string[]> Keys { get; } = new Dictionary<string, string[]>
    {
        [""] = ["dossier", "summary", "as-of", "citation", "sources", "parties", "issues", "constraints", "agreement", "moves", "status-quo", "status-quo-says", "statements", "proposals", "preferences", "views", "events", "watch", "forecasts", "open-questions"],
        ["sources/*"] = ["file", "title", "publisher", "published", "url", "sha256"],
        ["parties/*"] = ["name", "role", "of", "spokespersons", "says"],
        ["issues/*"] = ["question", "decided-by", "terms", "range", "step", "count", "one-way", "says"],
        ["issues/*/decided-by"] = ["all", "any"],
        ["constraints"] = ["require", "because", "says"],
        ["agreement"] = ["require", "because", "says"],
        ["statements/*"] = ["source", "quote", "prefix", "suffix", "position", "speaker", "party", "date", "act", "standing", "about", "takes"],
        ["proposals/*"] = ["title", "by", "to", "tabled", "expires", "status", "clauses", "if-refused", "replies", "says"],
        ["proposals/*/clauses"] = ["when", "then", "timing", "guarantee", "to", "kind", "expires", "says"],
        ["proposals/*/if-refused"] = ["warns", "then", "says"],
        ["proposals/*/replies"] = ["by", "reply", "as-of", "says"],
        ["preferences/*"] = ["priorities", "ranking", "comparisons", "utility", "together", "reservation", "red-lines", "walk-away", "attitudes", "says"],
        ["preferences/*/priorities"] = ["prefer", "because", "says"],
        ["preferences/*/red-lines"] = ["never", "because", "says"],
        ["open-questions"] = ["text", "about", "says"],
    };

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

    /// <summary>All of the words as the editor reads them.</summary>
    internal static string Json(ShownDossier opened)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_json))
        {
            json.WriteStartObject();
            json.WriteStartObject("keys");
            foreach (var (place, keys) in Keys)
                Write(json, place, keys.Select(key => (key, "")));
            json.WriteEndObject();
            json.WriteStartObject("values");
            foreach (var (key, words) in Words().Concat(opened.Read.Dossier is { } dossier ? Names(dossier) : []))
                Write(json, key, words);
            json.WriteEndObject();
            json.WriteStartArray("declared");
            foreach (var name in opened.Read.Dossier is { } named ? Declared(named) : [])
                json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static IEnumerable<(string Key, IEnumerable<(string, string)> Words)> Words() =>
    [
        ("act", Spelled<Act>()),
        ("standing", Spelled<Standing>()),
        ("role", Spelled<PartyRole>()),
        ("timing", Spelled<Timing>()),
        ("status", Spelled<ProposalStatus>()),
        ("reply", Spelled<ReplyKind>()),
        ("kind", Spelled<GuaranteeKind>()),
    ];

    private static IEnumerable<(string Key, IEnumerable<(string, string)> Words)> Names(Dossier dossier)
    {
        var parties = dossier.Parties.Select(party => (party.Id.Value, party.Name)).ToArray();
        foreach (var key in new[] { "party", "by", "to", "of", "decided-by", "all", "any" })
            yield return (key, parties);
        yield return ("source", dossier.Sources.Select(source => (source.Id.Value, source.Title ?? source.File)));
        var statements = dossier.Statements.Select(statement => (statement.Id.Value, Spelling.ForPeople(statement.Act))).ToArray();
        foreach (var key in new[] { "says", "status-quo-says" })
            yield return (key, statements);
        var formulas = dossier.Issues.Select(issue => (issue.Id.Value, issue.Question ?? ""))
            .Concat(dossier.Issues.Where(issue => issue.Range is null && !issue.IsYesNo).SelectMany(issue => issue.Terms.Select(term => ($"{issue.Id} = {term.Id}", term.Label ?? ""))))
            .Concat(s_operators.Select(word => (word, ""))).ToArray();
        foreach (var key in new[] { "prefer", "never", "require", "when", "then", "about", "priorities", "constraints", "red-lines" })
            yield return (key, formulas);
    }

    private static IEnumerable<string> Declared(Dossier dossier) =>
        dossier.Sources.Select(source => source.Id.Value)
            .Concat(dossier.Parties.Select(party => party.Id.Value))
            .Concat(dossier.Issues.Select(issue => issue.Id.Value))
            .Concat(dossier.Statements.Select(statement => statement.Id.Value))
            .Concat(dossier.Proposals.Select(proposal => proposal.Id.Value))
            .Distinct();

    private static IEnumerable<(string, string)> Spelled<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(value => (Spelling.InFile(value), ""));

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
