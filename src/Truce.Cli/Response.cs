using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Truce.Dossiers;
using Truce.Reports;
using Truce.Text;

namespace Truce.Cli;

/// <summary>Gives the user an answer, or the reasons why there is none: as text for people or as JSON for programs.</summary>
/// <remarks>Diagnostics and refusals go to the error stream in both forms; JSON holds them once more, so that a program need not read two streams.</remarks>
internal sealed class Response
{
    /// <summary>What the <c>schema</c> property says when there is no answer.</summary>
    public const string RefusalSchema = "truce-refusal/1";

    private readonly List<Diagnostic> _diagnostics = [];

    private Response(Terminal terminal, bool isJson)
    {
        Terminal = terminal;
        IsJson = isJson;
    }

    /// <summary>Where the answer goes.</summary>
    public Terminal Terminal { get; }

    /// <summary>Whether a program is to read the answer.</summary>
    public bool IsJson { get; }

    /// <summary>The option by which the user chooses the form.</summary>
    public static Option<string> FormatOption()
    {
        var option = new Option<string>("--format", "-f")
        {
            Description = "Print for people (text) or for programs (json)",
            DefaultValueFactory = _ => "text",
        };
        option.AcceptOnlyFromAmong("text", "json");
        return option;
    }

    /// <summary>A response in the form that the user chose.</summary>
    public static Response In(Terminal terminal, ParseResult parsed, Option<string> format) =>
        new(terminal, parsed.GetValue(format) == "json");

    /// <summary>A response for people.</summary>
    public static Response AsText(Terminal terminal) => new(terminal, isJson: false);

    /// <summary>Shows what was found in the user's text.</summary>
    public void Report(EquatableArray<Diagnostic> diagnostics)
    {
        DiagnosticPrinter.Print(Terminal, diagnostics);
        _diagnostics.AddRange(diagnostics);
    }

    /// <summary>Says that there are warnings, which do not stand in the way of the answer, and how to see them.</summary>
    public void Mention(EquatableArray<Diagnostic> warnings, string path)
    {
        _diagnostics.AddRange(warnings);
        if (!warnings.IsEmpty)
            Terminal.Error.WriteLine($"truce: {Prose.Count(warnings.Count, "warning")} about '{path}'; 'truce check' shows {(warnings.Count == 1 ? "it" : "them")}");
    }

    /// <summary>Says why there is no answer.</summary>
    /// <param name="obstacles">The reasons; none when the diagnostics reported so far are the reason.</param>
    /// <returns>The exit code.</returns>
    public int Refuse(params EquatableArray<string> obstacles)
    {
        foreach (var obstacle in obstacles)
            Terminal.Error.WriteLine($"truce: {obstacle}");
        if (IsJson)
        {
            WriteJson(json =>
            {
                json.WriteStartArray("obstacles");
                foreach (var obstacle in obstacles)
                    json.WriteStringValue(obstacle);
                json.WriteEndArray();
                json.WriteString("schema", RefusalSchema);
            });
        }

        return ExitCode.Refused;
    }

    /// <summary>Writes a story, and below it the statements that it rests on.</summary>
    public void WriteStory(Dossier dossier, EquatableArray<Sentence> story) =>
        Terminal.Output.Write(TextBrief.WriteStory(Brief.Of(dossier, BriefMaterial.WithoutStates), story, Terminal.ProseWidth));

    /// <summary>Writes one JSON object: what the caller writes into it, then the diagnostics.</summary>
    public void WriteJson(Action<Utf8JsonWriter> writeProperties)
    {
        Terminal.Output.Flush();
        using (var json = new Utf8JsonWriter(Terminal.OutputStream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            writeProperties(json);
            DiagnosticsJson.Write(json, _diagnostics);
            json.WriteEndObject();
        }

        Terminal.Output.WriteLine();
    }
}
