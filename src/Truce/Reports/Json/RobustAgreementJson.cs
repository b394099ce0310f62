using System.Text.Json;
using Truce.Dossiers;
using Truce.Robustness;
using Truce.States;

namespace Truce.Reports.Json;

/// <summary>Writes for other programs who accepts and prefers which packages, and which are efficient, whatever is not known. The format is in docs/reference/json.md.</summary>
/// <remarks>Writes the property <c>packages</c> into an object that the caller has opened and will close.</remarks>
internal static class RobustAgreementJson
{
    /// <summary>Writes it.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="answer">What is said of packages, or why nothing is.</param>
    public static void Write(Utf8JsonWriter json, Answer<RobustAgreement> answer)
    {
        json.WriteStartObject("packages");
        if (answer.Is(out var analysis))
        {
            WriteParties(json, analysis);
            json.WriteStartArray("principals");
            foreach (var party in analysis.Principals)
                json.WriteStringValue(party.Value);
            json.WriteEndArray();
            json.WriteStartArray("candidates");
            foreach (var state in analysis.Candidates)
                WritePackage(json, analysis, state);
            json.WriteEndArray();
            json.WriteStartObject("profiles");
            RobustnessJson.WriteProfiles(json, analysis.Draws, analysis.IsComplete, analysis.EffectiveDraws, analysis.Seed);
        }
        else
        {
            json.WriteStartArray("obstacles");
            foreach (var obstacle in answer.Obstacles)
                json.WriteStringValue(obstacle);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteParties(Utf8JsonWriter json, RobustAgreement analysis)
    {
        json.WriteStartObject("parties");
        foreach (var party in analysis.Parties)
        {
            json.WriteStartObject(party.Party.Value);
            json.WriteString("prior", RobustnessJson.Word(party.Knowledge.Prior));
            json.WriteString("walk-away", party.WalkAway switch { WalkAwayKind.Reservation => "reservation", WalkAwayKind.StatusQuo => "status-quo", WalkAwayKind.AtLeast => "at-least", _ => "not-stated" });
            json.WriteBoolean("reservation-open", party.IsReservationOpen);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WritePackage(Utf8JsonWriter json, RobustAgreement analysis, StateId state)
    {
        json.WriteStartObject();
        StabilityJson.WriteTerms(json, "state", analysis.Space, state);
        json.WriteStartArray("red-lines");
        foreach (var party in analysis.RedLinesOn(state))
            json.WriteStringValue(party.Value);
        json.WriteEndArray();
        json.WriteStartObject("accepted");
        foreach (var party in analysis.Parties)
            RobustnessJson.WriteVerdict(json, party.Party.Value, analysis.Accepted(party.Party, state));
        json.WriteEndObject();
        RobustnessJson.WriteVerdict(json, "accepted-by-all", analysis.AcceptedByAll(state));
        WriteBetter(json, analysis, state);
        if (analysis.Efficient(state) is { } efficient)
            RobustnessJson.WriteVerdict(json, "efficient", efficient);
        else
            json.WriteNull("efficient");
        WriteBest(json, analysis, state);
        json.WriteEndObject();
    }

    private static void WriteBetter(Utf8JsonWriter json, RobustAgreement analysis, StateId state)
    {
        if (analysis.BetterForPrincipals(state) is not { } principals)
            return;
        json.WriteStartObject("better");
        foreach (var party in analysis.Parties)
            RobustnessJson.WriteVerdict(json, party.Party.Value, analysis.Better(party.Party, state)!);
        json.WriteEndObject();
        RobustnessJson.WriteVerdict(json, "better-for-principals", principals);
    }

    private static void WriteBest(Utf8JsonWriter json, RobustAgreement analysis, StateId state)
    {
        json.WriteStartObject("best-for");
        foreach (var party in analysis.Parties.Select(party => party.Party))
        {
            if (analysis.BestFor(party, state) is not { } best)
                continue;
            var issues = ((Preference.Utility)analysis.Space.Dossier.PreferenceOf(party)!.Preference).Issues;
            json.WriteStartObject(party.Value);
            json.WriteNumber("share", RobustnessJson.Rounded(best.Share));
            json.WriteStartObject("weights");
            for (var k = 0; k < issues.Count; k++)
                json.WriteNumber(issues[k].Issue.Value, RobustnessJson.Rounded(best.Weights[k]));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
