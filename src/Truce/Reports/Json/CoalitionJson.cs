using System.Text.Json;
using Truce.Dossiers;
using Truce.Stability;
using Truce.Stability.Coalitions;
using Truce.States;

namespace Truce.Reports.Json;

/// <summary>Writes for other programs for which coalitions states are stable, and which equilibria they would upset. The format is in docs/reference/json.md.</summary>
/// <remarks>Writes the properties of an object that the caller has opened and will close. States and lists are written as by <see cref="StabilityJson"/>.</remarks>
public static class CoalitionJson
{
    /// <summary>What the <c>schema</c> property says; the number goes up when a reader of the old one would be misled.</summary>
    public const string Schema = "truce-coalitions/1";

    /// <summary>Writes the states with the coalitions for which they are stable, and the equilibria that coalitions would upset.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="analysis">What to write.</param>
    /// <param name="upset">The equilibria of single decision makers that coalitions would upset.</param>
    /// <param name="states">Which states, in the order to write them.</param>
    public static void Write(Utf8JsonWriter json, CoalitionAnalysis analysis, EquatableArray<UpsetEquilibrium> upset, EquatableArray<StateId> states)
    {
        var space = analysis.Space;
        StabilityJson.WriteParties(json, space);
        StabilityJson.WriteIssues(json, space.Issues);
        json.WriteNumber("feasible", space.Count);
        json.WriteStartArray("coalitions");
        foreach (var coalition in analysis.Coalitions)
            WriteParties(json, coalition.Members);
        json.WriteEndArray();
        json.WriteStartArray("states");
        foreach (var state in states)
            WriteState(json, analysis, state);
        json.WriteEndArray();
        json.WriteStartArray("upset");
        foreach (var equilibrium in upset)
            WriteUpset(json, space, equilibrium);
        json.WriteEndArray();
        WriteDefinitions(json, analysis);
        json.WriteString("schema", Schema);
        StabilityJson.WriteProvenance(json, analysis.Provenance);
    }

    private static void WriteState(Utf8JsonWriter json, CoalitionAnalysis analysis, StateId state)
    {
        json.WriteStartObject();
        StabilityJson.WriteTerms(json, "state", analysis.Space, state);
        json.WriteStartObject("stable");
        foreach (var definition in analysis.Definitions)
        {
            json.WriteStartArray(definition.Id);
            for (var place = 0; place < analysis.Coalitions.Count; place++)
            {
                if (analysis.IsStable(definition, analysis.Coalitions[place], state))
                    json.WriteNumberValue(place);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartArray("equilibrium");
        foreach (var definition in analysis.Definitions.Where(definition => analysis.IsEquilibrium(definition, state)))
            json.WriteStringValue(definition.Id);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteUpset(Utf8JsonWriter json, StateSpace space, UpsetEquilibrium equilibrium)
    {
        json.WriteStartObject();
        StabilityJson.WriteTerms(json, "state", space, equilibrium.State);
        WriteIds(json, "equilibrium", equilibrium.Under);
        json.WriteStartArray("ways");
        foreach (var (move, under) in equilibrium.Ways)
        {
            json.WriteStartObject();
            json.WritePropertyName("coalition");
            WriteParties(json, move.Coalition.Members);
            StabilityJson.WriteTerms(json, "to", space, move.To);
            json.WriteStartArray("steps");
            foreach (var step in move.Steps)
            {
                json.WriteStartObject();
                json.WritePropertyName("by");
                WriteParties(json, step.Movers);
                StabilityJson.WriteTerms(json, "to", space, step.To);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteIds(json, "equilibrium", under);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteIds(Utf8JsonWriter json, string name, EquatableArray<StabilityDefinition> definitions)
    {
        json.WriteStartArray(name);
        foreach (var definition in definitions)
            json.WriteStringValue(definition.Id);
        json.WriteEndArray();
    }

    private static void WriteParties(Utf8JsonWriter json, EquatableArray<PartyId> parties)
    {
        json.WriteStartArray();
        foreach (var party in parties)
            json.WriteStringValue(party.Value);
        json.WriteEndArray();
    }

    private static void WriteDefinitions(Utf8JsonWriter json, CoalitionAnalysis analysis)
    {
        json.WriteStartArray("definitions");
        foreach (var definition in analysis.Definitions)
        {
            json.WriteStartObject();
            json.WriteString("id", definition.Id);
            json.WriteString("name", definition.Name);
            json.WriteString("source", definition.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
