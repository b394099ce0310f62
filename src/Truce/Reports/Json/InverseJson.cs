using System.Text.Json;
using Truce.Dossiers;
using Truce.Stability.Inverse;
using Truce.States;

namespace Truce.Reports.Json;

/// <summary>Writes for other programs what it would take for a state to hold. The format is in docs/reference/json.md.</summary>
/// <remarks>Writes the properties of an object that the caller has opened and will close. States and lists are written as by <see cref="StabilityJson"/>.</remarks>
public static class InverseJson
{
    /// <summary>What the <c>schema</c> property says; the number goes up when a reader of the old one would be misled.</summary>
    public const string Schema = "truce-inverse/1";

    /// <summary>Writes the smallest changes of orders, the changes that were found to make a state hold, and what stands in the way of consent.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="report">What to write.</param>
    public static void Write(Utf8JsonWriter json, InverseReport report)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(report);
        var space = report.Analysis.Space;
        StabilityJson.WriteParties(json, space);
        StabilityJson.WriteIssues(json, space.Issues);
        json.WriteNumber("feasible", space.Count);
        Write(json, "targets", report.Analysis.Targets, state => StabilityJson.WriteTerms(json, null, space, state));
        Write(json, "orders", report.Analysis.Definitions, changes => WriteChanges(json, space, changes));
        Write(json, "suggestions", report.Suggestions, suggestion => WriteSuggestion(json, space, suggestion));
        Write(json, "acceptance", report.Acceptance, acceptance => WriteAcceptance(json, space, acceptance));
        StabilityJson.WriteDefinitions(json, report.Analysis.Definitions.Select(changes => changes.Definition).ToEquatableArray());
        json.WriteString("schema", Schema);
        StabilityJson.WriteProvenance(json, report.Analysis.Provenance);
    }

    private static void WriteChanges(Utf8JsonWriter json, StateSpace space, DefinitionChanges changes)
    {
        json.WriteStartObject();
        json.WriteString("definition", changes.Definition.Id);
        json.WriteNumber("holding", changes.Holding);
        Write(json, "nearest", changes.Nearest, change =>
        {
            json.WriteStartObject();
            StabilityJson.WriteTerms(json, "state", space, change.State);
            json.WriteNumber("swaps", change.Size.Count);
            json.WriteNumber("at-least", change.AtLeast.Count);
            Write(json, "unstable-for", change.Upset, party => json.WriteStringValue(party.Value));
            Write(json, "parts", change.Parts, part => WritePart(json, space, part));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, StateSpace space, ChangePart part)
    {
        json.WriteStartObject();
        json.WriteNumber("swaps", part.Size.Count);
        json.WriteBoolean("more", part.HasMore);
        json.WriteStartArray("alternatives");
        foreach (var orders in part.Alternatives)
        {
            json.WriteStartArray();
            foreach (var order in orders)
                WriteOrder(json, space, order.Party, order.Size, order.Decisive);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteOrder(Utf8JsonWriter json, StateSpace space, PartyId party, Swaps size, EquatableArray<NewComparison> decisive)
    {
        json.WriteStartObject();
        json.WriteString("party", party.Value);
        json.WriteNumber("swaps", size.Count);
        Write(json, "prefer", decisive, pair =>
        {
            json.WriteStartObject();
            StabilityJson.WriteTerms(json, "state", space, pair.Preferred);
            StabilityJson.WriteTerms(json, "to", space, pair.To);
            json.WriteBoolean("tied-now", pair.IsTiedNow);
            json.WriteBoolean("strictly", pair.IsStrict);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteSuggestion(Utf8JsonWriter json, StateSpace space, InverseSuggestion suggestion)
    {
        json.WriteStartObject();
        json.WriteNumber("number", suggestion.Number);
        StabilityJson.WriteTerms(json, "state", space, suggestion.State);
        Write(json, "changes", suggestion.Change.Changes, change => WriteChange(json, space, change));
        Write(json, "holds-under", suggestion.Change.HoldsUnder, definition => json.WriteStringValue(definition.Id));
        json.WriteString("text", suggestion.InWords.Text);
        Write(json, "says", suggestion.InWords.Says, says => json.WriteStringValue(says.Value));
        json.WriteEndObject();
    }

    private static void WriteChange(Utf8JsonWriter json, StateSpace space, ModelChange change)
    {
        json.WriteStartObject();
        switch (change)
        {
            case ModelChange.NewOrder order:
                json.WriteString("kind", "order");
                json.WritePropertyName("order");
                WriteOrder(json, space, order.Party, order.Size, order.Decisive);
                break;
            case ModelChange.MovedPriority(var party, var from, var to):
                json.WriteString("kind", "priority-moved");
                json.WriteString("party", party.Value);
                json.WriteNumber("from", from);
                json.WriteNumber("to", to);
                break;
            case ModelChange.AddedPriority(var party, _, var place, _):
                json.WriteString("kind", "priority-added");
                json.WriteString("party", party.Value);
                json.WriteNumber("place", place);
                break;
            case ModelChange.Commitment(var issue, var (from, to)):
                json.WriteString("kind", "commitment");
                json.WriteString("issue", issue.Value);
                json.WriteString("from", from.Value);
                json.WriteString("to", to.Value);
                break;
            case ModelChange.Guarantee(_, var removed):
                json.WriteString("kind", "guarantee");
                json.WriteNumber("states-ruled-out", removed);
                break;
            case ModelChange.Answered(var by, var to, _):
                json.WriteString("kind", "answer");
                json.WriteString("by", by.Value);
                json.WriteString("to", to.Value);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteAcceptance(Utf8JsonWriter json, StateSpace space, StateAcceptance acceptance)
    {
        json.WriteStartObject();
        StabilityJson.WriteTerms(json, "state", space, acceptance.State);
        Write(json, "parties", acceptance.Gaps, gap =>
        {
            json.WriteStartObject();
            json.WriteString("party", gap.Party.Value);
            json.WriteBoolean("acceptable", gap.IsAcceptable);
            json.WriteNumber("red-lines", gap.RedLines.Count);
            json.WriteNumber("swaps", gap.Size.Count);
            if (gap.Shortfall is { } shortfall)
                json.WriteNumber("shortfall", shortfall);
            else
                json.WriteNull("shortfall");
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Write<T>(Utf8JsonWriter json, string name, EquatableArray<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }
}
