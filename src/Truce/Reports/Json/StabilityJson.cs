using System.Text.Json;
using Truce.Dossiers;
using Truce.Stability;
using Truce.States;

namespace Truce.Reports.Json;

/// <summary>Writes a stability analysis for other programs: states, ranks, verdicts and equilibria. The format is in docs/reference/json.md.</summary>
/// <remarks>
/// Each method writes the properties of an object that the caller has opened and will close, so that the caller can add its own. States are lists of
/// zero-based term indexes in the order of the issues; ranks count from 1, the best. Cost: linear in states, parties and definitions.
/// </remarks>
public static class StabilityJson
{
    /// <summary>What the <c>schema</c> property says; the number goes up when a reader of the old one would be misled.</summary>
    public const string Schema = "truce-stability/1";

    /// <summary>What the <c>schema</c> property of a summary says.</summary>
    public const string SummarySchema = "truce-stability-summary/1";

    private const int BytesAtOnce = 1 << 16;

    /// <summary>Writes the states with their ranks and verdicts.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="analysis">What to write.</param>
    /// <param name="states">Which states, in the order to write them.</param>
    /// <param name="parties">For which decision makers to write ranks and verdicts.</param>
    public static void Write(
        Utf8JsonWriter json,
        StabilityAnalysis analysis,
        EquatableArray<StateId> states,
        EquatableArray<DecisionMaker> parties)
    {
        WriteParties(json, analysis.Space);
        WriteIssues(json, analysis.Space.Issues);
        json.WriteNumber("feasible", analysis.Space.Count);
        json.WriteStartArray("states");
        var ranks = parties.Select(party => analysis.Space.RanksOf(party.Id).Is(out var known) ? known : null).ToArray();
        foreach (var state in states)
        {
            WriteState(json, analysis, state, parties, ranks);

            // Handed on now and then, so that a million states need no memory of their own.
            if (json.BytesPending > BytesAtOnce)
                json.Flush();
        }

        json.WriteEndArray();

        if (analysis.Space.StatusQuo is { } statusQuo)
            WriteTerms(json, "status-quo", analysis.Space, statusQuo);
        else
            json.WriteNull("status-quo");
        WriteDefinitions(json, analysis.Definitions);
        json.WriteString("schema", Schema);
        WriteProvenance(json, analysis.Provenance);
    }

    /// <summary>Writes how many states are stable and how many are equilibria, and the time that it took.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="analysis">What to count.</param>
    /// <param name="read">The time that reading and checking the dossier took.</param>
    /// <param name="compile">The time that finding and ranking the feasible states took.</param>
    public static void WriteSummary(Utf8JsonWriter json, StabilityAnalysis analysis, TimeSpan read, TimeSpan compile)
    {
        var space = analysis.Space;
        WriteParties(json, space);
        json.WriteNumber("feasible", space.Count);

        json.WriteStartObject("stable");
        foreach (var definition in analysis.Definitions)
        {
            json.WriteStartObject(definition.Id);
            foreach (var party in space.DecisionMakers)
                json.WriteNumber(party.Id.Value, analysis.CountStable(definition, party));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("equilibria");
        foreach (var definition in analysis.Definitions)
            json.WriteNumber(definition.Id, analysis.CountEquilibria(definition));
        json.WriteEndObject();

        json.WriteStartObject("elapsed");
        json.WriteNumber("read", read.TotalSeconds);
        json.WriteNumber("compile", compile.TotalSeconds);
        json.WriteNumber("solve", analysis.Provenance.Elapsed.TotalSeconds);
        json.WriteEndObject();
        json.WriteString("schema", SummarySchema);
        WriteProvenance(json, analysis.Provenance);
    }

    internal static void WriteParties(Utf8JsonWriter json, StateSpace space)
    {
        json.WriteStartArray("parties");
        foreach (var party in space.DecisionMakers)
            json.WriteStringValue(party.Id.Value);
        json.WriteEndArray();
    }

    internal static void WriteIssues(Utf8JsonWriter json, EquatableArray<Issue> issues)
    {
        json.WriteStartArray("issues");
        foreach (var issue in issues)
        {
            json.WriteStartObject();
            json.WriteString("id", issue.Id.Value);
            json.WriteStartArray("terms");
            foreach (var term in issue.Terms)
                json.WriteStringValue(term.Id.Value);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteState(
        Utf8JsonWriter json,
        StabilityAnalysis analysis,
        StateId state,
        EquatableArray<DecisionMaker> parties,
        PreferenceRanks?[] ranks)
    {
        json.WriteStartObject();
        WriteTerms(json, "state", analysis.Space, state);
        json.WriteStartObject("ranks");
        for (var i = 0; i < parties.Count; i++)
        {
            if (ranks[i] is { } known)
                json.WriteNumber(parties[i].Id.Value, known[state]);
            else
                json.WriteNull(parties[i].Id.Value);
        }

        json.WriteEndObject();

        json.WriteStartObject("stable");
        foreach (var definition in analysis.Definitions)
        {
            json.WriteStartArray(definition.Id);
            foreach (var party in parties)
            {
                if (analysis.IsStable(definition, party, state))
                    json.WriteStringValue(party.Id.Value);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartArray("equilibrium");
        foreach (var definition in analysis.Definitions)
        {
            if (analysis.IsEquilibrium(definition, state))
                json.WriteStringValue(definition.Id);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes a state as a list of term indexes: a property of that name, or a list by itself.</summary>
    internal static void WriteTerms(Utf8JsonWriter json, string? name, StateSpace space, StateId state)
    {
        if (name is not null)
            json.WritePropertyName(name);
        json.WriteStartArray();
        for (var issue = 0; issue < space.Issues.Count; issue++)
            json.WriteNumberValue(space.TermIndex(state, issue));
        json.WriteEndArray();
    }

    internal static void WriteDefinitions(Utf8JsonWriter json, EquatableArray<StabilityDefinition> definitions)
    {
        json.WriteStartArray("definitions");
        foreach (var definition in definitions)
        {
            json.WriteStartObject();
            json.WriteString("id", definition.Id);
            json.WriteString("name", definition.Name);
            json.WriteString("source", definition.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Without the time spent, so that the same dossier gives the same bytes.</summary>
    internal static void WriteProvenance(Utf8JsonWriter json, Provenance provenance)
    {
        json.WriteStartObject("provenance");
        json.WriteString("dossier", provenance.DossierHash);
        json.WriteString("truce", provenance.ProductVersion);
        json.WriteString("engine", provenance.Engine);
        json.WriteString("accuracy", provenance.Accuracy.ToString().ToLowerInvariant());
        json.WriteEndObject();
    }
}
