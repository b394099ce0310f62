using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads an entry of <c>together</c>: what do several issues add to a utility together?</summary>
internal static class UtilityPartsSection
{
    private static readonly string[] s_forms = ["when", "issues", "sum", "min", "max"];

    /// <returns>The part, or null when it is none; then the reading says why.</returns>
    public static UtilityPart? Read(Reading reading, YamlNode node)
    {
        if (reading.Diagnostics.IsFull)
            return null;
        var fields = new Fields(reading, node, new TextSpan(node.Span.Start, 0), "a part of a utility");
        var given = s_forms.Where(form => fields[form] is not null).ToList();
        if (given.Count != 1 && !fields.IsPartial)
            reading.Report(new TextSpan(node.Span.Start, 0), Messages.PartForms(given));
        UtilityPart? part = given switch
        {
            ["when"] => new UtilityPart.When(reading.Formula(fields["when"]), reading.Number(fields.Required("adds", "a number")) ?? 0, fields.Says()),
            ["issues"] => ReadTable(reading, fields),
            [var rule] => new UtilityPart.Combined(
                EnumWords.Find<Combination>(rule)!.Value,
                reading.Items(fields[rule]).Select(item => Read(reading, item)).OfType<UtilityPart>().ToEquatableArray(),
                reading.Number(fields["weight"]) ?? 1),
            _ => null,
        };
        if (given.Count == 1)
            fields.Finish();
        return part;
    }

    private static UtilityPart.Table? ReadTable(Reading reading, Fields fields)
    {
        var node = fields["issues"]!;
        var values = fields.Required("values", "for each term of the first issue a mapping from the terms of the next, down to numbers");
        var says = fields.Says();
        var issues = new List<KnownIssue>();
        var isRight = true;
        var combinations = 1.0;
        foreach (var item in reading.Items(node))
        {
            var issue = reading.Issue(item);
            if (issue is not null && issues.Contains(issue))
                reading.Report(item.Span, Messages.NamedTwice(issue.Id.Value, "issue"));
            isRight &= issue is { IsComplete: true } && !issues.Contains(issue);
            if (issue is not null)
                issues.Add(issue);
            combinations *= issue?.Terms.Count ?? 1;
        }

        if (issues.Count == 0 && isRight)
            reading.Report(node.Span, Messages.WrongKind(node, "a list of issues"));
        if (combinations > UtilityPart.Table.MaxCount)
            reading.Report(node.Span, Messages.TableTooLarge(combinations));
        if (!isRight || issues.Count == 0 || values is null || combinations > UtilityPart.Table.MaxCount)
            return null;
        var numbers = new decimal[(int)combinations];
        Fill(reading, values, issues, 0, 0, 1, numbers);
        return new UtilityPart.Table(issues.Select(issue => issue.Id).ToEquatableArray(), numbers.ToEquatableArray(), says);
    }

    // One issue a level, the first outermost; a combination that is not given adds nothing.
    private static void Fill(Reading reading, YamlNode node, List<KnownIssue> issues, int level, int code, int multiplier, decimal[] numbers)
    {
        if (level == issues.Count)
        {
            numbers[code] = reading.Number(node) ?? 0;
            return;
        }

        if (node is not YamlMapping mapping)
        {
            reading.WrongKind(node, $"a mapping from terms of '{issues[level].Id}'");
            return;
        }

        foreach (var entry in mapping.Entries)
        {
            if (reading.Diagnostics.IsFull)
                return;
            var term = issues[level].IndexOf(entry.Key.Value);
            if (term < 0)
                reading.Report(entry.Key.Span, Messages.UnknownTerm(entry.Key.Value, issues[level]));
            else
                Fill(reading, entry.Value, issues, level + 1, code + (term * multiplier), multiplier * issues[level].Terms.Count, numbers);
        }
    }
}
