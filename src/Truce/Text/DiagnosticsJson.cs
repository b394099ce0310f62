using System.Text.Json;

namespace Truce.Text;

/// <summary>Writes diagnostics for other programs; the format is in docs/reference/json.md.</summary>
public static class DiagnosticsJson
{
    /// <summary>Writes the <c>diagnostics</c> property of an open object: lines and columns count from 1, columns and lengths in UTF-16 code units.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(diagnostics);
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("id", diagnostic.Descriptor.Id);
            json.WriteString("severity", diagnostic.IsError ? "error" : "warning");
            json.WriteString("file", diagnostic.Path);
            json.WriteNumber("line", diagnostic.Start.Line);
            json.WriteNumber("column", diagnostic.Start.Column);
            json.WriteNumber("length", diagnostic.Span.Length);
            json.WriteString("message", diagnostic.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
