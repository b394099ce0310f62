using System.Text.Json;
using Truce.Changes;
using Truce.Server.Opening;
using Truce.Text;

namespace Truce.Server.Features.History;

/// <summary>What came of merging, for programs; docs/reference/api.md describes it.</summary>
internal static class MergeJson
{
    public const string Schema = "truce-merge/1";

    public static void Write(Utf8JsonWriter json, OpenRevision head, DossierMerge merge)
    {
        json.WriteNumber("head", head.Number);
        json.WriteString("etag", head.ETag);
        json.WriteString("text", merge.Text);
        json.WriteStartArray("conflicts");
        foreach (var conflict in merge.Conflicts)
        {
            json.WriteStartObject();
            json.WriteString("path", conflict.Path);
            json.WriteString("base", conflict.Base);
            json.WriteString("mine", conflict.Mine);
            json.WriteString("theirs", conflict.Theirs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        DiagnosticsJson.Write(json, merge.Diagnostics);
        json.WriteString("schema", Schema);
    }
}
