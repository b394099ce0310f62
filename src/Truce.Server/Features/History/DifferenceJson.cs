using System.Text.Json;
using Truce.Changes;
using Truce.Reports;
using Truce.States;

namespace Truce.Server.Features.History;

/// <summary>What two revisions differ in, for programs; docs/reference/api.md describes it.</summary>
internal static class DifferenceJson
{
    public const string Schema = "truce-changes/1";
    public const string ResultsSchema = "truce-result-changes/1";

    public static void Write(Utf8JsonWriter json, int since, int revision, RevisionDifference difference)
    {
        json.WriteNumber("since", since);
        json.WriteNumber("revision", revision);
        json.WriteStartArray("changes");
        foreach (var change in difference.Terms)
            Write(json, change);
        json.WriteEndArray();
        json.WriteStartArray("files");
        foreach (var file in difference.Files)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            json.WriteString("kind", WordOf(file.Kind));
            json.WriteStartArray("groups");
            foreach (var group in file.Groups)
                WriteGroup(json, group);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("schema", Schema);
    }

    public static void WriteResults(Utf8JsonWriter json, int since, int revision, ResultChanges results, StateSpace before, StateSpace after)
    {
        json.WriteNumber("since", since);
        json.WriteNumber("revision", revision);
        json.WriteBoolean("comparable", results.IsComparable);
        json.WriteStartObject("feasible");
        json.WriteNumber("before", results.FeasibleBefore);
        json.WriteNumber("after", results.FeasibleAfter);
        json.WriteEndObject();
        json.WriteStartArray("definitions");
        foreach (var definition in results.Definitions)
        {
            json.WriteStartObject();
            json.WriteString("definition", definition.Definition);
            json.WriteNumber("equilibria-before", definition.EquilibriaBefore);
            json.WriteNumber("equilibria-after", definition.EquilibriaAfter);
            WriteStates(json, "gained", after, definition.Gained);
            WriteStates(json, "lost", before, definition.Lost);
            WriteNames(json, "status-quo-stable-before", definition.StatusQuoBefore.Select(party => party.Value));
            WriteNames(json, "status-quo-stable-after", definition.StatusQuoAfter.Select(party => party.Value));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("schema", ResultsSchema);
    }

    private static void Write(Utf8JsonWriter json, DossierChange change)
    {
        json.WriteStartObject();
        json.WriteString("kind", WordOf(change.Kind));
        json.WriteString("section", change.Section);
        json.WriteString("entry", change.Entry);
        WriteNames(json, "part", change.Part);
        json.WriteString("before", change.Before);
        json.WriteString("after", change.After);
        WriteNumber(json, "from", change.From);
        WriteNumber(json, "to", change.To);
        json.WriteString("text", ChangeWords.Line(change));
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, EquatableArray<LineChange> group)
    {
        json.WriteStartArray();
        foreach (var line in group)
        {
            json.WriteStartObject();
            WriteNumber(json, "old", line.Old);
            WriteNumber(json, "new", line.New);
            json.WriteString("text", line.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStates(Utf8JsonWriter json, string name, StateSpace space, EquatableArray<StateId> states)
    {
        json.WriteStartArray(name);
        foreach (var state in states)
        {
            json.WriteStartArray();
            foreach (var term in space.TermIndexes(state))
                json.WriteNumberValue(term);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<string> names)
    {
        json.WriteStartArray(name);
        foreach (var value in names)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }

    private static string WordOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "added",
        ChangeKind.Removed => "removed",
        ChangeKind.Moved => "moved",
        _ => "changed",
    };
}
