using System.Text.Json;
using Truce.Stability.Evolution;
using Truce.States;

namespace Truce.Reports.Json;

/// <summary>Writes for other programs where a dispute can go from a state. The format is in docs/reference/json.md.</summary>
/// <remarks>Writes the properties of an object that the caller has opened and will close. States and lists are written as by <see cref="StabilityJson"/>.</remarks>
public static class EvolutionJson
{
    /// <summary>What the <c>schema</c> property says; the number goes up when a reader of the old one would be misled.</summary>
    public const string Schema = "truce-evolution/1";

    private const string Engine = "breadth-first";
    private const int BytesAtOnce = 1 << 16;

    /// <summary>Writes the states with the ways that lead to them, and the points of no return.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="outlook">What to write.</param>
    /// <param name="states">Which states, in the order to write them.</param>
    /// <param name="targets">The states whose points of no return to write.</param>
    public static void Write(Utf8JsonWriter json, Outlook outlook, EquatableArray<StateId> states, EquatableArray<StateId> targets)
    {
        var space = outlook.Space;
        StabilityJson.WriteParties(json, space);
        StabilityJson.WriteIssues(json, space.Issues);
        json.WriteNumber("feasible", space.Count);
        StabilityJson.WriteTerms(json, "from", space, outlook.Start);
        json.WriteStartObject("reached");
        json.WriteNumber("moves", outlook.ByMoves.Reached.Count);
        if (outlook.ByImprovements is { } wanted)
            json.WriteNumber("improvements", wanted.Reached.Count);
        else
            json.WriteNull("improvements");
        json.WriteEndObject();

        var back = outlook.ByMoves.WaysTo(outlook.Start);
        json.WriteStartArray("states");
        foreach (var state in states)
        {
            WriteState(json, outlook, back, state);
            if (json.BytesPending > BytesAtOnce)
                json.Flush();
        }

        json.WriteEndArray();
        WriteNoReturn(json, outlook.ByMoves, targets);
        json.WriteStartArray("not-known");
        foreach (var reason in outlook.NotKnown)
            json.WriteStringValue(reason);
        json.WriteEndArray();
        StabilityJson.WriteDefinitions(json, outlook.Stability?.Definitions ?? []);
        json.WriteString("schema", Schema);
        StabilityJson.WriteProvenance(json, new Provenance(space.DossierHash, Provenance.ThisVersion, Engine, Accuracy.Exact, TimeSpan.Zero));
    }

    private static void WriteState(Utf8JsonWriter json, Outlook outlook, WaysTo back, StateId state)
    {
        json.WriteStartObject();
        StabilityJson.WriteTerms(json, "state", outlook.Space, state);
        WriteWay(json, "moves", outlook.ByMoves, state);
        WriteWay(json, "improvements", outlook.ByImprovements, state);
        if (outlook.ByMoves.IsReached(state))
            json.WriteBoolean("way-back", back.AreOpenFrom(state));
        else
            json.WriteNull("way-back");
        json.WriteStartArray("equilibrium");
        foreach (var definition in outlook.EquilibriumUnder(state))
            json.WriteStringValue(definition.Id);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteWay(Utf8JsonWriter json, string name, StatusQuoAnalysis? analysis, StateId state)
    {
        if (analysis?.LeastMoves(state) is not { } least)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("least", least);
        json.WriteStartArray("last-movers");
        foreach (var mover in analysis.LastMovers(state))
            json.WriteStringValue(mover.Id.Value);
        json.WriteEndArray();
        json.WriteNumber("histories", analysis.ShortestHistories(state));
        json.WriteStartArray("history");
        foreach (var step in analysis.History(state))
        {
            json.WriteStartObject();
            json.WriteString("by", step.Mover.Value);
            StabilityJson.WriteTerms(json, "to", analysis.Space, step.To);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNoReturn(Utf8JsonWriter json, StatusQuoAnalysis analysis, EquatableArray<StateId> targets)
    {
        json.WriteStartObject("no-return");
        json.WriteStartArray("to");
        foreach (var target in targets)
            StabilityJson.WriteTerms(json, null, analysis.Space, target);
        json.WriteEndArray();
        json.WriteStartArray("moves");
        foreach (var step in analysis.PointsOfNoReturn(analysis.WaysTo(targets)))
        {
            json.WriteStartObject();
            json.WriteString("by", step.Mover.Value);
            StabilityJson.WriteTerms(json, "from", analysis.Space, step.From);
            StabilityJson.WriteTerms(json, "to", analysis.Space, step.To);
            json.WriteEndObject();
            if (json.BytesPending > BytesAtOnce)
                json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
