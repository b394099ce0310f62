using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads <c>takes</c> of a statement: which position does its party take by it?</summary>
internal static class TakesSection
{
    /// <summary>The keys of a position, in the order of <see cref="TakeKind"/>.</summary>
    private static EquatableArray<string> Keys => EnumWords.All<TakeKind>();

    public static EquatableArray<Take> Read(Reading reading, YamlNode? node, bool hasParty)
    {
        if (node is not null && !hasParty)
            reading.Report(new TextSpan(node.Span.Start, 0), Messages.TakesOfNobody());
        return reading.Items(node).Select(item => ReadTake(reading, item)).OfType<Take>().ToEquatableArray();
    }

    /// <summary>A formula about exactly one issue, with that issue; null after saying what is wrong.</summary>
    public static (IssueId Issue, Formula Terms)? ReadTerms(Reading reading, YamlNode node, string key)
    {
        var before = reading.Diagnostics.Count;
        var terms = reading.Formula(node);
        if (reading.Diagnostics.Count != before || reading.Diagnostics.IsFull)
            return null;
        if (terms.Issues() is [var issue])
            return (issue, terms);
        reading.Report(node.Span, Messages.NotOneIssue(key, terms.Issues().Select(id => id.Value).ToList()));
        return null;
    }

    private static Take? ReadTake(Reading reading, YamlNode node)
    {
        var start = new TextSpan(node.Span.Start, 0);
        var fields = new Fields(reading, node, start, "a position");
        var given = Keys.Select((key, place) => (Kind: (TakeKind)place, Key: key, Value: fields[key])).Where(entry => entry.Value is not null).ToList();
        var condition = fields["if"];
        fields.Finish();
        if (node is not YamlMapping)
            return null;
        if (given.Count != 1)
        {
            if (!fields.IsPartial)
                reading.Report(start, Messages.TakeForms(given.Select(entry => entry.Key).ToList(), Keys));
            return null;
        }

        var (kind, key, value) = given[0];
        if (condition is not null && kind != TakeKind.Accepts)
            reading.Report(condition.Span, Messages.OnlyWithAccepts(key));
        if (kind == TakeKind.Silent)
            return reading.Issue(value) is { } silent ? new Take(kind, silent.Id, Formula.True) : null;
        return ReadTerms(reading, value!, key) is var (issue, terms)
            ? new Take(kind, issue, terms, condition is null ? null : reading.Formula(condition))
            : null;
    }
}
