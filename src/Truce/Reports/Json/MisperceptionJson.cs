using System.Text.Json;
using Truce.Stability;
using Truce.Stability.Misperception;
using Truce.States;

namespace Truce.Reports.Json;

/// <summary>Writes for other programs what holds as the parties see it, and what would surprise them. The format is in docs/reference/json.md.</summary>
/// <remarks>Writes the properties of an object that the caller has opened and will close. States and lists are written as by <see cref="StabilityJson"/>.</remarks>
public static class MisperceptionJson
{
    /// <summary>What the <c>schema</c> property says; the number goes up when a reader of the old one would be misled.</summary>
    public const string Schema = "truce-misperception/1";

    /// <summary>Writes the states with the parties that see them and hold them stable, the equilibria, and the surprises.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="analysis">What to write.</param>
    public static void Write(Utf8JsonWriter json, MisperceptionAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(analysis);
        var space = analysis.Space;
        StabilityJson.WriteParties(json, space);
        StabilityJson.WriteIssues(json, space.Issues);
        json.WriteNumber("feasible", space.Count);
        json.WriteStartArray("states");
        foreach (var state in space.States)
            WriteState(json, analysis, state);
        json.WriteEndArray();
        json.WriteStartArray("surprises");
        foreach (var surprise in analysis.Surprises)
            WriteSurprise(json, space, surprise);
        json.WriteEndArray();
        StabilityJson.WriteDefinitions(json, analysis.AsItIs.Definitions);
        json.WriteString("schema", Schema);
        StabilityJson.WriteProvenance(json, analysis.Provenance);
    }

    private static void WriteState(Utf8JsonWriter json, MisperceptionAnalysis analysis, StateId state)
    {
        json.WriteStartObject();
        StabilityJson.WriteTerms(json, "state", analysis.Space, state);
        WriteParties(json, "seen-by", analysis.Views.Where(view => view.Find(state) is not null));
        json.WriteStartObject("stable");
        foreach (var definition in analysis.AsItIs.Definitions)
            WriteParties(json, definition.Id, analysis.Views.Where(view => view.HoldsStable(definition, state)));
        json.WriteEndObject();
        WriteIds(json, "hypergame-equilibrium", analysis, definition => analysis.IsHypergameEquilibrium(definition, state));
        WriteIds(json, "equilibrium", analysis, definition => analysis.AsItIs.IsEquilibrium(definition, state));
        json.WriteStartObject("equilibrium-for");
        foreach (var view in analysis.Views)
            WriteIds(json, view.Viewer.Id.Value, analysis, definition => view.Find(state) is { } seen && view.Analysis.IsEquilibrium(definition, seen));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSurprise(Utf8JsonWriter json, StateSpace space, Surprise surprise)
    {
        json.WriteStartObject();
        json.WriteString("viewer", surprise.Viewer.Value);
        json.WriteString("mover", surprise.Mover.Value);
        StabilityJson.WriteTerms(json, "from", space, surprise.From);
        StabilityJson.WriteTerms(json, "to", space, surprise.To);
        json.WriteString("kind", surprise.Kind switch
        {
            SurpriseKind.UnseenState => "unseen-state",
            SurpriseKind.UnseenMove => "unseen-move",
            SurpriseKind.UnseenWish => "unseen-wish",
            _ => "in-vain",
        });
        json.WriteEndObject();
    }

    private static void WriteParties(Utf8JsonWriter json, string name, IEnumerable<PerceivedGame> views)
    {
        json.WriteStartArray(name);
        foreach (var view in views)
            json.WriteStringValue(view.Viewer.Id.Value);
        json.WriteEndArray();
    }

    private static void WriteIds(Utf8JsonWriter json, string name, MisperceptionAnalysis analysis, Func<StabilityDefinition, bool> isIt)
    {
        json.WriteStartArray(name);
        foreach (var definition in analysis.AsItIs.Definitions.Where(isIt))
            json.WriteStringValue(definition.Id);
        json.WriteEndArray();
    }
}
