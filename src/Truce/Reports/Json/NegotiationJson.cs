using System.Text.Json;
using Truce.Agreement.Protocols;
using Truce.Dossiers;

namespace Truce.Reports.Json;

/// <summary>Writes negotiations for other programs. The format is in docs/reference/json.md.</summary>
/// <remarks>Writes the properties of an object that the caller has opened and will close. Cost: linear in the turns or the games.</remarks>
/// <param name="dossier">The dossier.</param>
/// <param name="table">The table that was played at.</param>
/// <param name="dossierHash">The hash of the files that the dossier came from; null when it did not come from files.</param>
public sealed class NegotiationJson(Dossier dossier, NegotiationTable table, string? dossierHash)
{
    /// <summary>What the <c>schema</c> property says of one negotiation.</summary>
    public const string Schema = "truce-negotiation/1";

    /// <summary>What the <c>schema</c> property says of a round-robin.</summary>
    public const string RoundRobinSchema = "truce-round-robin/1";

    private const int BytesAtOnce = 1 << 16;

    /// <summary>Writes one negotiation.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="negotiation">How it went.</param>
    public void Write(Utf8JsonWriter json, Negotiation negotiation)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(negotiation);
        WriteTable(json);
        WriteNegotiators(json, negotiation.Negotiators);
        json.WriteNumber("rounds", negotiation.Rounds);
        if (negotiation.Agreement is { } package)
        {
            json.WriteStartObject("agreement");
            AgreementJson.WriteTerms(json, "state", table.PackageAt(package));
            WriteNumbers(json, "utility", table.UtilitiesOf(package));
            WriteNumbers(json, "share", table.SharesOf(package));
            AgreementJson.WriteNumbers(json, "after-wait", table.DiscountedUtilities(negotiation));
            json.WriteBoolean("efficient", table.IsEfficient(package));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("agreement");
        }

        json.WriteStartArray("turns");
        foreach (var turn in negotiation.Turns)
        {
            json.WriteStartObject();
            json.WriteNumber("round", turn.Round);
            json.WriteString("party", table.Parties[turn.Party].Value);
            json.WriteString("says", turn.IsAcceptance ? "accepts" : "offers");
            AgreementJson.WriteTerms(json, "state", table.PackageAt(turn.Package));
            WriteNumbers(json, "utility", table.UtilitiesOf(turn.Package));
            json.WriteEndObject();
            if (json.BytesPending > BytesAtOnce)
                json.Flush();
        }

        json.WriteEndArray();
        WriteProvenance(json, Schema);
    }

    /// <summary>Writes a round-robin.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="roundRobin">How everybody fared.</param>
    public void Write(Utf8JsonWriter json, RoundRobin roundRobin)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(roundRobin);
        WriteTable(json);
        json.WriteNumber("repetitions", roundRobin.Repetitions);
        json.WriteStartArray("standings");
        foreach (var standing in roundRobin.Standings)
        {
            json.WriteStartObject();
            json.WriteString("negotiator", standing.Negotiator.Id);
            json.WriteNumber("places", standing.Places);
            json.WriteNumber("agreed", standing.Agreed);
            json.WriteNumber("share", standing.Share);
            json.WriteNumber("others-share", standing.OthersShare);
            json.WriteNumber("efficient", standing.Efficient);
            json.WriteNumber("rounds", standing.Rounds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("games");
        foreach (var game in roundRobin.Games)
        {
            json.WriteStartObject();
            WriteNegotiators(json, game.Negotiators);
            json.WriteNumber("repetition", game.Repetition);
            json.WriteNumber("rounds", game.Rounds);
            if (game.Agreement is { } package)
                AgreementJson.WriteTerms(json, "state", table.PackageAt(package));
            else
                json.WriteNull("state");
            WriteNumbers(json, "share", game.Shares);
            json.WriteBoolean("efficient", game.IsEfficient);
            json.WriteEndObject();
            if (json.BytesPending > BytesAtOnce)
                json.Flush();
        }

        json.WriteEndArray();
        WriteProvenance(json, RoundRobinSchema);
    }

    private void WriteTable(Utf8JsonWriter json)
    {
        json.WriteStartArray("parties");
        foreach (var party in table.Parties)
            json.WriteStringValue(party.Value);
        json.WriteEndArray();
        StabilityJson.WriteIssues(json, dossier.Issues);
        json.WriteNumber("packages", table.Count);
        json.WriteNumber("most-rounds", table.Options.Rounds);
    }

    private void WriteProvenance(Utf8JsonWriter json, string schema)
    {
        json.WriteString("schema", schema);
        json.WriteStartObject("provenance");
        json.WriteString("dossier", dossierHash);
        json.WriteString("truce", Provenance.ThisVersion);
        json.WriteString("protocol", "stacked-alternating-offers");
        json.WriteNumber("seed", table.Options.Seed);
        json.WriteEndObject();
    }

    private static void WriteNegotiators(Utf8JsonWriter json, EquatableArray<Negotiator> negotiators)
    {
        json.WriteStartArray("negotiators");
        foreach (var negotiator in negotiators)
            json.WriteStringValue(negotiator.Id);
        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, EquatableArray<double> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
            json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
