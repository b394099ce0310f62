using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads what is known of a preference beside the order that is written down: places, comparisons, choices, bounds.</summary>
internal static class KnowledgeSection
{
    /// <summary>The key of priorities whose order among themselves is not known.</summary>
    public const string AnyOrder = "any-order";

    /// <summary>The priorities of one entry of a list of them: itself, or those of an <c>any-order</c>.</summary>
    public static IEnumerable<Priority> ReadPriorities(Reading reading, YamlNode node)
    {
        if (node is not YamlMapping mapping || mapping.Entries.All(entry => entry.Key.Value != AnyOrder))
            return [ReadPriority(reading, node, mayBeUnsure: true)];
        var fields = new Fields(reading, node, new TextSpan(node.Span.Start, 0), "priorities in any order");
        var items = reading.Items(fields[AnyOrder]);
        if (items.Count < 2 && !reading.Diagnostics.IsFull)
            reading.Report(node.Span, Messages.AnyOrderOfOne(AnyOrder));
        fields.Finish();
        return items.Select((item, k) => ReadPriority(reading, item, mayBeUnsure: false) with { Place = k == 0 ? PriorityPlace.Fixed : PriorityPlace.WithPrevious }).ToArray();
    }

    /// <summary>A comparison that is certain.</summary>
    public static StateComparison ReadKnown(Reading reading, YamlNode node) => PreferencesSection.ReadComparison(reading, node, takesStrength: false);

    /// <summary>A choice that tells something of a preference.</summary>
    public static ObservedChoice ReadChoice(Reading reading, YamlNode node)
    {
        var fields = new Fields(reading, node, new TextSpan(node.Span.Start, 0), "evidence");
        var given = EnumWords.All<ChoiceKind>().Where(word => fields[word] is not null).ToList();
        if (given.Count != 1 && !fields.IsPartial)
            reading.Report(new TextSpan(node.Span.Start, 0), Messages.ChoiceForms(given));
        var kind = given.Count == 0 ? ChoiceKind.Said : EnumWords.Find<ChoiceKind>(given[0])!.Value;
        var isRefusal = kind == ChoiceKind.Refused;
        var (against, stray) = isRefusal ? (fields["keeping"], fields["over"]) : (given.Count == 0 ? fields["over"] : fields.Required("over", "a formula"), fields["keeping"]);
        if (stray is not null)
            reading.Report(stray.Span, Messages.OnlyBeside(isRefusal ? "over" : "keeping", isRefusal ? "accepted' or 'said" : "refused"));
        var choice = new ObservedChoice(
            kind,
            reading.Formula(given.Count == 0 ? null : fields[given[0]]),
            against is null && isRefusal ? null : reading.Formula(against),
            ReadReliability(reading, fields),
            fields.Date("date"),
            fields.Says());
        fields.Finish();
        return choice;
    }

    /// <summary>That some weights are no less than others.</summary>
    public static WeightComparison ReadWeights(Reading reading, YamlNode node)
    {
        var fields = new Fields(reading, node, new TextSpan(node.Span.Start, 0), "a comparison of weights");
        var comparison = new WeightComparison(
            ReadIssues(reading, fields.Required("heavier", "the names of issues")),
            ReadIssues(reading, fields.Required("than", "the names of issues")),
            fields.Says());
        fields.Finish();
        return comparison;
    }

    /// <summary>Two numbers, the lesser first.</summary>
    public static Bounds? ReadBounds(Reading reading, YamlNode? node)
    {
        if (node is null)
            return null;
        if (node is not YamlSequence { Items: [var least, var greatest] })
        {
            reading.WrongKind(node, "two numbers [least, greatest]");
            return null;
        }

        if (reading.Number(least) is not { } from || reading.Number(greatest) is not { } to)
            return null;
        if (from > to)
            reading.Report(node.Span, Messages.BoundsBackward(from, to));
        return new Bounds(from, to);
    }

    private static Priority ReadPriority(Reading reading, YamlNode node, bool mayBeUnsure)
    {
        if (node is not YamlMapping)
            return new Priority(reading.Formula(node));
        var fields = new Fields(reading, node, new TextSpan(node.Span.Start, 0), "a priority");
        var priority = new Priority(reading.Formula(fields.Required("prefer", "a formula")), fields.Text("because"), fields.Says());
        if (mayBeUnsure && fields["unsure"] is { } unsure && reading.YesNo(unsure, "unsure"))
            priority = priority with { Place = PriorityPlace.Unsure };
        fields.Finish();
        return priority;
    }

    private static decimal ReadReliability(Reading reading, Fields fields)
    {
        var node = fields.Required("reliability", "a number above 0.5 and below 1");
        if (reading.Number(node) is not { } number)
            return 0.9m;
        if (number is <= 0.5m or >= 1)
            reading.Report(node!.Span, Messages.BadReliability(number));
        return number;
    }

    private static EquatableArray<IssueId> ReadIssues(Reading reading, YamlNode? node) =>
        reading.Items(node).Select(item => reading.Issue(item)?.Id ?? new IssueId("")).ToEquatableArray();
}
