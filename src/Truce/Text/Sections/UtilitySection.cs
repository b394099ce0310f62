using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads a <c>utility</c> and what belongs to it: what is each term worth to the party, and what are terms worth together?</summary>
internal static class UtilitySection
{
    private static readonly string[] s_belonging = ["out-of", "at-most", "discount", "reservation", "reservation-between", "weights"];

    public static Preference.Utility Read(Reading reading, Fields fields, YamlNode? utility, YamlNode? together) =>
        new(ReadIssues(reading, utility), reading.Number(fields["reservation"]))
        {
            Parts = reading.Items(together).Select(item => UtilityPartsSection.Read(reading, item)).OfType<UtilityPart>().ToEquatableArray(),
            OutOf = ReadOutOf(reading, fields),
            AtMost = reading.Number(fields["at-most"]),
            Discount = ReadDiscount(reading, fields["discount"]),
            ReservationBetween = KnowledgeSection.ReadBounds(reading, fields["reservation-between"]),
            Weights = reading.Items(fields["weights"]).Select(item => KnowledgeSection.ReadWeights(reading, item)).ToEquatableArray(),
        };

    /// <summary>Reports what belongs to a utility where there is none.</summary>
    public static void ReportStrays(Reading reading, Fields fields)
    {
        foreach (var key in s_belonging)
        {
            if (fields[key] is { } stray)
                reading.Report(stray.Span, Messages.OnlyWithUtility(key));
        }
    }

    private static EquatableArray<IssueUtility> ReadIssues(Reading reading, YamlNode? node)
    {
        if (node is YamlMapping mapping)
            return mapping.Entries.Select(entry => ReadIssue(reading, entry)).ToEquatableArray();
        if (node is not null)
            reading.WrongKind(node, "a mapping from issues to their weight and values");
        return [];
    }

    private static IssueUtility ReadIssue(Reading reading, YamlEntry entry)
    {
        var issue = reading.Issue(entry.Key);
        var fields = new Fields(reading, entry.Value, entry.Key.Span, "an issue's part of a utility");
        var weightNode = fields.Required("weight", "a number, 0 or more");
        var weight = reading.Number(weightNode) ?? 0;
        if (weight < 0)
            reading.Report(weightNode!.Span, Messages.NegativeWeight(weight));
        var values = ReadValues(reading, fields.Required("values", "a number for each term of the issue"), issue);
        var result = new IssueUtility(new IssueId(entry.Key.Value), weight, values, fields.Says())
        {
            Between = KnowledgeSection.ReadBounds(reading, fields["between"]),
            OutOf = ReadOutOf(reading, fields),
        };
        fields.Finish();
        return result;
    }

    private static decimal ReadOutOf(Reading reading, Fields fields)
    {
        var node = fields["out-of"];
        if (reading.Number(node) is not { } whole)
            return 1;
        if (whole > 0)
            return whole;
        reading.Report(node!.Span, Messages.NotAbove("out-of", whole));
        return 1;
    }

    private static Discount? ReadDiscount(Reading reading, YamlNode? node)
    {
        if (node is null)
            return null;
        var fields = new Fields(reading, node, new TextSpan(node.Span.Start, 0), "a discount");
        var factorNode = fields.Required("factor", "what is left after one unit, above 0 and at most 1");
        var factor = reading.Number(factorNode) ?? 1;
        if (factor is <= 0 or > 1)
            reading.Report(factorNode!.Span, Messages.BadFactor(factor));
        var discount = new Discount(factor, fields.RequiredWord<DiscountUnit>("per"));
        fields.Finish();
        return discount;
    }

    private static EquatableArray<decimal> ReadValues(Reading reading, YamlNode? node, KnownIssue? issue)
    {
        if (node is not YamlMapping mapping)
        {
            if (node is not null)
                reading.WrongKind(node, "a mapping from the issue's terms to numbers");
            return [];
        }

        var values = new SortedDictionary<int, decimal>();
        foreach (var entry in mapping.Entries)
        {
            if (reading.Diagnostics.IsFull)
                return [];
            var place = issue?.IndexOf(entry.Key.Value) ?? -1;
            if (issue is { IsComplete: true } && place < 0)
                reading.Report(entry.Key.Span, Messages.UnknownTerm(entry.Key.Value, issue));
            if (reading.Number(entry.Value) is { } number && place >= 0)
                values[place] = number;
        }

        if (issue is not { IsComplete: true })
            return [];
        if (issue.Range is { } range && values.Count > 0)
            return StraightLines.Fill(range, values);
        var given = mapping.Entries.Select(entry => entry.Key.Value).ToHashSet();
        if (issue.Range is not null)
        {
            if (given.Count == 0)
                reading.Report(new TextSpan(node.Span.Start, 0), Messages.NoPoint(issue));
            return [];
        }

        var missing = issue.Terms.Select(t => t.Value).Where(t => !given.Contains(t)).ToList();
        if (missing.Count > 0)
            reading.Report(new TextSpan(node.Span.Start, 0), Messages.ValuesLack(issue, missing));
        return Enumerable.Range(0, issue.Terms.Count).Select(place => values.GetValueOrDefault(place)).ToEquatableArray();
    }
}
