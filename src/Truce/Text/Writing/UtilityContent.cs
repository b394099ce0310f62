using Truce.Dossiers;
using Truce.Text.Yaml;
using static Truce.Text.Writing.FieldList;

namespace Truce.Text.Writing;

/// <summary>Says of a utility what a dossier's file says.</summary>
internal sealed class UtilityContent(Dossier dossier, FormulaContent formulas)
{
    /// <summary>Adds the keys of a utility to those of its preference.</summary>
    public void AddTo(FieldList fields, Preference.Utility utility) => fields
        .Content("utility", utility.Issues.IsEmpty && !utility.Parts.IsEmpty ? null : new YamlMap(utility.Issues.Select(Issue).ToEquatableArray()))
        .List("together", utility.Parts.Select(Part), prefersBlock: true)
        .Word("out-of", utility.OutOf == 1 ? null : Number(utility.OutOf))
        .Word("at-most", utility.AtMost is { } limit ? Number(limit) : null)
        .Content("discount", utility.Discount is { } discount ? new FieldList().Word("factor", Number(discount.Factor)).Enum("per", discount.Per).ToMap() : null)
        .Word("reservation", utility.Reservation is { } worth ? Number(worth) : null)
        .Content("reservation-between", KnowledgeContent.Between(utility.ReservationBetween))
        .List("weights", utility.Weights.Select(KnowledgeContent.Weights), prefersBlock: true);

    private YamlField Issue(IssueUtility utility) => new(
        utility.Issue.Value,
        new FieldList()
            .Word("weight", Number(utility.Weight))
            .Content("between", KnowledgeContent.Between(utility.Between))
            .Word("out-of", utility.OutOf == 1 ? null : Number(utility.OutOf))
            .Content("values", Values(utility))
            .Says(utility.Says)
            .ToMap());

    private YamlMap Values(IssueUtility utility)
    {
        var values = new FieldList();
        if (dossier.Find(utility.Issue) is { } issue)
        {
            IEnumerable<int> places = issue.Range is { } range ? StraightLines.Corners(range, utility.Values) : Enumerable.Range(0, utility.Values.Count);
            foreach (var place in places)
                values.Word(issue.Terms[place].Id.Value, Number(utility.Values[place]));
        }

        return values.ToMap();
    }

    private YamlContent Part(UtilityPart part) => part switch
    {
        UtilityPart.When(var condition, var adds, var says) =>
            new FieldList().Content("when", formulas.Of(condition)).Word("adds", Number(adds)).Says(says).ToMap(),
        UtilityPart.Table table => new FieldList().Words("issues", table.Issues).Content("values", Rows(table)).Says(table.Says).ToMap(),
        UtilityPart.Combined(var rule, var parts, var weight) => new FieldList()
            .Content(EnumWords.Of(rule), new YamlList(parts.Select(Part).ToEquatableArray(), PrefersBlock: true))
            .Word("weight", weight == 1 ? null : Number(weight))
            .ToMap(),
        _ => throw new ArgumentException($"No such part of a utility: {part.GetType().Name}", nameof(part)),
    };

    private YamlContent Rows(UtilityPart.Table table)
    {
        var issues = table.Issues.Select(id => dossier.Find(id)!).ToArray();
        return Rows(table, issues, 0, 0, 1) ?? new YamlMap([]);
    }

    // A combination that adds nothing is not written.
    private static YamlContent? Rows(UtilityPart.Table table, Issue[] issues, int level, int code, int multiplier)
    {
        if (level == issues.Length)
            return table.Values[code] == 0 ? null : NewWord(Number(table.Values[code]));
        var rows = new FieldList();
        for (var term = 0; term < issues[level].Terms.Count; term++)
            rows.Content(issues[level].Terms[term].Id.Value, Rows(table, issues, level + 1, code + (term * multiplier), multiplier * issues[level].Terms.Count));
        var map = rows.ToMap();
        return map.Fields.IsEmpty ? null : map;
    }
}
