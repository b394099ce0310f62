using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Truce.Agreement;

namespace Truce.Reports.Json;

/// <summary>Writes an analysis of agreements for other programs: the zone, the frontier, the solutions. The format is in docs/reference/json.md.</summary>
/// <remarks>Writes the properties of an object that the caller has opened and will close. Cost: linear in the points and the packages that are listed.</remarks>
public static class AgreementJson
{
    /// <summary>What the <c>schema</c> property says; the number goes up when a reader of the old one would be misled.</summary>
    public const string Schema = "truce-agreement/1";

    private const int BytesAtOnce = 1 << 16;

    /// <summary>Writes an analysis.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="analysis">What to write.</param>
    public static void Write(Utf8JsonWriter json, AgreementAnalysis analysis)
    {
        WriteNames(json, analysis);
        WriteCount(json, "outcomes", analysis.Outcomes);
        WriteCount(json, "rational", analysis.Rational);
        WriteScales(json, analysis);
        json.WriteStartObject("pareto");
        json.WriteNumber("count", analysis.Frontier.Count);
        json.WriteStartArray("points");
        foreach (var point in analysis.Frontier)
        {
            json.WriteStartObject();
            WriteTerms(json, "state", point.Package);
            WriteNumbers(json, "utility", point.Utilities);
            WritePackages(json, point.Packages);
            json.WriteEndObject();
            if (json.BytesPending > BytesAtOnce)
                json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("solutions");
        foreach (var result in analysis.Solutions)
            WriteSolution(json, analysis, result);
        json.WriteEndObject();
        WriteFallback(json, analysis);
        json.WriteString("schema", Schema);
        json.WriteStartObject("provenance");
        json.WriteString("dossier", analysis.DossierHash);
        json.WriteString("truce", Provenance.ThisVersion);
        json.WriteString("accuracy", analysis.Accuracy);
        if (!analysis.Gap.IsEmpty)
            WriteNumbers(json, "gap", analysis.Gap.Select(gap => (double?)gap));
        json.WriteEndObject();
    }

    /// <summary>Writes the time that was spent, in seconds.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="read">Reading and checking the dossier.</param>
    /// <param name="solve">Looking for agreements.</param>
    public static void WriteElapsed(Utf8JsonWriter json, TimeSpan read, TimeSpan solve)
    {
        json.WriteStartObject("elapsed");
        json.WriteNumber("read", read.TotalSeconds);
        json.WriteNumber("solve", solve.TotalSeconds);
        json.WriteEndObject();
    }

    /// <summary>Writes what mediators ask: questions with their answers in sentences, and why there is no agreement.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="report">The questions.</param>
    /// <param name="impasse">Why there is no agreement; null when there is one.</param>
    public static void WriteReport(Utf8JsonWriter json, AgreementReport report, Answer<Impasse>? impasse)
    {
        json.WriteStartArray("questions");
        foreach (var (question, answer) in report.Part.Findings)
        {
            json.WriteStartObject();
            json.WriteString("question", question);
            json.WriteStartArray("answer");
            foreach (var sentence in answer)
            {
                json.WriteStartObject();
                json.WriteString("text", sentence.Text);
                json.WriteString("basis", sentence.Basis.ToString().ToLowerInvariant());
                json.WriteStartArray("says");
                foreach (var statement in sentence.Says)
                    json.WriteStringValue(statement.Value);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (impasse is null || !impasse.Is(out var known))
        {
            json.WriteNull("impasse");
            return;
        }

        json.WriteStartObject("impasse");
        WriteBars(json, known);
        json.WriteStartArray("conflicts");
        foreach (var conflict in known.Conflicts)
            WritePlaces(json, null, conflict);
        json.WriteEndArray();
        json.WriteStartArray("openings");
        foreach (var opening in known.Openings)
        {
            json.WriteStartObject();
            WritePlaces(json, "bars", opening.Bars);
            json.WriteNumber("packages", opening.Packages);
            WriteTerms(json, "nearest", opening.Nearest);
            WriteNumbers(json, "utility", opening.Utilities);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes the way that the proposals have taken.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="analysis">The analysis.</param>
    public static void WriteDance(Utf8JsonWriter json, AgreementAnalysis analysis)
    {
        json.WriteStartArray("dance");
        foreach (var step in NegotiationDance.Of(analysis).Steps)
        {
            var proposal = analysis.Dossier.Find(step.Proposal)!;
            json.WriteStartObject();
            json.WriteString("proposal", step.Proposal.Value);
            json.WriteString("by", proposal.By.Value);
            json.WriteString("tabled", proposal.Tabled?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            WriteTerms(json, "state", step.Asks);
            WriteNumbers(json, "utility", step.Utilities);
            WritePlaces(json, "levels", step.Levels);
            WriteNumber(json, "given-in", step.Concession);
            WriteNumber(json, "levels-given", step.LevelsGiven);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known)
            json.WriteNumber(name, known);
        else
            json.WriteNull(name);
    }

    private static void WriteBars(Utf8JsonWriter json, Impasse impasse)
    {
        json.WriteStartArray("bars");
        foreach (var bar in impasse.Bars)
        {
            json.WriteStartObject();
            json.WriteString("kind", bar.Kind switch { BarKind.RedLine => "red-line", BarKind.WalkAway => "walk-away", BarKind.Agreement => "agreement", _ => "constraint" });
            json.WriteString("party", bar.Party?.Value);
            json.WriteStartArray("says");
            foreach (var statement in bar.Says)
                json.WriteStringValue(statement.Value);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePlaces(Utf8JsonWriter json, string? name, EquatableArray<int> places)
    {
        if (name is null)
            json.WriteStartArray();
        else
            json.WriteStartArray(name);
        foreach (var place in places)
            json.WriteNumberValue(place);
        json.WriteEndArray();
    }

    private static void WriteNames(Utf8JsonWriter json, AgreementAnalysis analysis)
    {
        json.WriteStartArray("parties");
        foreach (var party in analysis.Parties)
            json.WriteStringValue(party.Party.Value);
        json.WriteEndArray();
        StabilityJson.WriteIssues(json, analysis.Dossier.Issues);
    }

    private static void WriteScales(Utf8JsonWriter json, AgreementAnalysis analysis)
    {
        WriteNumbers(json, "disagreement", analysis.Parties.Select(party => party.Disagreement));
        json.WriteStartArray("walk-away");
        foreach (var party in analysis.Parties)
            json.WriteStringValue(party.Source switch { WalkAwaySource.Reservation => "reservation", WalkAwaySource.StatusQuo => "status-quo", _ => "not-stated" });
        json.WriteEndArray();
        WriteNumbers(json, "ideal", analysis.Parties.Select(party => party.Ideal));
    }

    private static void WriteSolution(Utf8JsonWriter json, AgreementAnalysis analysis, SolutionResult result)
    {
        json.WriteStartObject(result.Solution.Id);
        json.WriteStartArray("states");
        foreach (var package in result.Points.SelectMany(point => analysis.PackagesAt(point)))
            WriteTerms(json, null, package);
        json.WriteEndArray();
        if (!result.Points.IsEmpty)
            WriteNumbers(json, "utility", analysis.Frontier[result.Points[0]].Utilities);
        json.WriteStartArray("points");
        foreach (var point in result.Points)
        {
            json.WriteStartObject();
            WriteNumbers(json, "utility", analysis.Frontier[point].Utilities);
            WritePackages(json, analysis.Frontier[point].Packages);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (!result.Lottery.IsEmpty)
            WriteNumbers(json, "lottery", result.Lottery.Select(utility => (double?)utility));
        if (result.Obstacle is not null)
            json.WriteString("obstacle", result.Obstacle);
        json.WriteEndObject();
    }

    private static void WriteFallback(Utf8JsonWriter json, AgreementAnalysis analysis)
    {
        json.WriteStartArray("fallback");
        foreach (var fallback in analysis.Fallback)
        {
            json.WriteStartObject();
            json.WriteNumber("quota", fallback.Quota);
            json.WriteBoolean("impasse", fallback.IsImpasse);
            json.WriteNumber("depth", fallback.Depth);
            json.WriteStartArray("states");
            foreach (var package in fallback.Packages)
                WriteTerms(json, null, package);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void WriteTerms(Utf8JsonWriter json, string? name, Package package)
    {
        if (name is null)
            json.WriteStartArray();
        else
            json.WriteStartArray(name);
        foreach (var term in package.Terms)
            json.WriteNumberValue(term);
        json.WriteEndArray();
    }

    internal static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<double?> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            if (number is { } known)
                json.WriteNumberValue(known);
            else
                json.WriteNullValue();
        }

        json.WriteEndArray();
    }

    // Null where there are more than can be told.
    private static void WritePackages(Utf8JsonWriter json, ulong packages)
    {
        if (packages == ulong.MaxValue)
            json.WriteNull("packages");
        else
            json.WriteNumber("packages", packages);
    }

    // A count can have more digits than a number of the writer.
    private static void WriteCount(Utf8JsonWriter json, string name, BigInteger? count)
    {
        json.WritePropertyName(name);
        if (count is { } known)
            json.WriteRawValue(known.ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNullValue();
    }
}
