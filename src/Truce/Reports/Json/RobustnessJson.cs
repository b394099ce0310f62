using System.Text.Json;
using Truce.Robustness;
using Truce.States;

namespace Truce.Reports.Json;

/// <summary>Writes for other programs what holds whatever is not known, with shares and questions. The format is in docs/reference/json.md.</summary>
/// <remarks>Writes the properties of an object that the caller has opened and will close. States and lists are written as by <see cref="StabilityJson"/>.</remarks>
public static class RobustnessJson
{
    /// <summary>What the <c>schema</c> property says; the number goes up when a reader of the old one would be misled.</summary>
    public const string Schema = "truce-robust/1";

    /// <summary>Writes the states with their verdicts, the questions, and what was looked at.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="analysis">What to write.</param>
    /// <param name="packages">What is said of packages, or why nothing is.</param>
    public static void Write(Utf8JsonWriter json, RobustnessAnalysis analysis, Answer<RobustAgreement> packages)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(packages);
        var space = analysis.Space;
        StabilityJson.WriteParties(json, space);
        StabilityJson.WriteIssues(json, space.Issues);
        json.WriteNumber("feasible", space.Count);
        WriteKnowledge(json, analysis);
        json.WriteStartArray("states");
        foreach (var state in analysis.Picked)
            WriteState(json, analysis, state);
        json.WriteEndArray();
        WriteDeciders(json, analysis);
        json.WriteStartObject("profiles");
        WriteProfiles(json, analysis.Draws, analysis.IsComplete, analysis.EffectiveDraws, analysis.Seed);
        RobustAgreementJson.Write(json, packages);
        if (space.StatusQuo is { } now)
            StabilityJson.WriteTerms(json, "status-quo", space, now);
        else
            json.WriteNull("status-quo");
        json.WriteString("schema", Schema);
        StabilityJson.WriteProvenance(json, analysis.Provenance);
    }

    private static void WriteKnowledge(Utf8JsonWriter json, RobustnessAnalysis analysis)
    {
        json.WriteStartObject("knowledge");
        foreach (var party in analysis.Parties)
        {
            json.WriteStartObject(party.Party.Value);
            json.WriteString("prior", Word(party.Prior));
            if (double.IsFinite(party.Orders))
                json.WriteNumber("orders", party.Orders);
            else
                json.WriteNull("orders");
            json.WriteNumber("unknown-pairs", party.UnknownPairs);
            json.WriteBoolean("drawn-exactly", party.IsDrawnExactly);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter json, RobustnessAnalysis analysis, StateId state)
    {
        json.WriteStartObject();
        StabilityJson.WriteTerms(json, "state", analysis.Space, state);
        json.WriteStartObject("stable");
        foreach (var definition in analysis.Definitions)
        {
            json.WriteStartObject(definition.Id);
            foreach (var party in analysis.Space.DecisionMakers)
                WriteVerdict(json, party.Id.Value, analysis.Stable(definition, party, state));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartObject("equilibrium");
        foreach (var definition in analysis.Definitions)
            WriteVerdict(json, definition.Id, analysis.Equilibrium(definition, state));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    internal static void WriteVerdict(Utf8JsonWriter json, string name, RobustVerdict verdict)
    {
        json.WriteStartObject(name);
        json.WriteString("certainty", verdict.Certainty switch
        {
            Certainty.Always => "always",
            Certainty.Never => "never",
            Certainty.Depends => "depends",
            Certainty.NoCounterexample => "no-counterexample",
            _ => "no-witness",
        });
        if (verdict.Share is { } share)
        {
            json.WriteNumber("share", Rounded(share.Estimate));
            if (!share.IsExact)
            {
                json.WriteNumber("low", Rounded(share.Low));
                json.WriteNumber("high", Rounded(share.High));
                json.WriteBoolean("too-close-to-call", share.IsTooCloseToCall);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteDeciders(Utf8JsonWriter json, RobustnessAnalysis analysis)
    {
        var narration = new Narration(analysis.Space.Dossier);
        json.WriteStartArray("questions");
        foreach (var decider in analysis.Deciders)
        {
            json.WriteStartObject();
            json.WriteString("party", decider.Question.Party.Value);
            json.WriteString("question", narration.Question(analysis.Space, decider.Question));
            WriteAsked(json, analysis.Space, decider.Question);
            json.WriteNumber("yes", Rounded(decider.Yes));
            json.WriteNumber("influence", Rounded(decider.Influence));
            json.WriteNumber("moved", decider.Moved);
            json.WriteStartArray("effects");
            foreach (var effect in decider.Effects)
            {
                json.WriteStartObject();
                json.WriteString("equilibrium", effect.Conclusion.Definition.Id);
                StabilityJson.WriteTerms(json, "state", analysis.Space, effect.Conclusion.State);
                json.WriteNumber("if-yes", Rounded(effect.IfYes));
                json.WriteNumber("if-no", Rounded(effect.IfNo));
                WriteExample(json, "witness", analysis.Example(effect.Conclusion, holds: true));
                WriteExample(json, "counterexample", analysis.Example(effect.Conclusion, holds: false));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAsked(Utf8JsonWriter json, StateSpace space, PreferenceQuestion question)
    {
        switch (question)
        {
            case PreferenceQuestion.OfPriorities(_, var first, var second):
                json.WriteStartArray("priorities");
                json.WriteNumberValue(first);
                json.WriteNumberValue(second);
                json.WriteEndArray();
                break;
            case PreferenceQuestion.OfStates(_, var first, var second):
                StabilityJson.WriteTerms(json, "state", space, first);
                StabilityJson.WriteTerms(json, "other", space, second);
                break;
            case PreferenceQuestion.OfWeights(_, var first, var second):
                json.WriteStartArray("issues");
                json.WriteStringValue(first.Value);
                json.WriteStringValue(second.Value);
                json.WriteEndArray();
                break;
        }
    }

    private static void WriteExample(Utf8JsonWriter json, string name, PreferenceProfile? profile)
    {
        if (profile is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("profile", profile.Number);
        foreach (var order in profile.Orders)
        {
            json.WriteStartArray(order.Party.Value);
            if (order.Prior == PriorKind.OrderOfStates)
            {
                foreach (var rank in order.Ranks)
                    json.WriteNumberValue(rank);
            }
            else
            {
                foreach (var made in order.Made)
                    json.WriteNumberValue(Rounded(made));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Writes what was looked at, and ends the object.</summary>
    internal static void WriteProfiles(Utf8JsonWriter json, long draws, bool isComplete, double effective, ulong seed)
    {
        json.WriteNumber("looked-at", draws);
        json.WriteBoolean("all", isComplete);
        json.WriteNumber("effective", Rounded(effective));
        if (!isComplete)
            json.WriteNumber("seed", seed);
        json.WriteNumber("confidence", 0.95);
        json.WriteEndObject();
    }

    internal static string Word(PriorKind prior) => prior switch
    {
        PriorKind.Certain => "certain",
        PriorKind.OrderOfPriorities => "order-of-priorities",
        PriorKind.OrderOfStates => "order-of-states",
        _ => "weights",
    };

    internal static double Rounded(double number) => Math.Round(number, 6);
}
