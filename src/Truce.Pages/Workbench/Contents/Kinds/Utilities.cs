using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>What terms are worth, kept in step with the terms.</summary>
internal static class Utilities
{
    /// <summary>A preference for other issues. Of a utility, terms that are still there keep their worth, new ones are worth nothing yet, and what spoke of issues that are gone is gone.</summary>
    public static Preference Fitting(Preference preference, Dossier before, EquatableArray<Issue> after) => preference is not Preference.Utility utility ? preference : utility with
    {
        Issues = utility.Issues.Select(part => (Part: part, Issue: after.FirstOrDefault(issue => issue.Id == part.Issue))).Where(known => known.Issue is not null)
            .Select(known => Fitting(known.Part, before.Find(known.Part.Issue)!, known.Issue!)).ToEquatableArray(),
        Parts = utility.Parts.Select(part => Fitting(part, before, after)).OfType<UtilityPart>().ToEquatableArray(),
    };

    /// <summary>What the numbers of an issue are worth when the first and the last are worth this, and those between lie on a straight line: as the reader fills them in.</summary>
    public static EquatableArray<decimal> Straight(Issue issue, decimal first, decimal last)
    {
        var range = issue.Range ?? NumericRange.Whole(0, issue.Terms.Count - 1);
        return Enumerable.Range(0, range.Count).Select(place => place == range.Count - 1 ? last : first + ((last - first) * (range[place] - range.From) / (range.To - range.From))).ToEquatableArray();
    }

    private static IssueUtility Fitting(IssueUtility part, Issue before, Issue after) => before.Terms == after.Terms
        ? part
        : part with { Values = after.Terms.Select(term => before.IndexOf(term.Id) is >= 0 and var place ? part.Values[place] : 0).ToEquatableArray() };

    private static UtilityPart? Fitting(UtilityPart part, Dossier before, EquatableArray<Issue> after) => part switch
    {
        UtilityPart.Table table => Fitting(table, before, after),
        UtilityPart.Combined combined => combined with { Parts = combined.Parts.Select(inner => Fitting(inner, before, after)).OfType<UtilityPart>().ToEquatableArray() },
        _ => part,
    };

    private static UtilityPart.Table? Fitting(UtilityPart.Table table, Dossier before, EquatableArray<Issue> after)
    {
        var then = table.Issues.Select(id => before.Find(id)!).ToArray();
        var now = table.Issues.Select(id => after.FirstOrDefault(issue => issue.Id == id)).OfType<Issue>().ToArray();
        if (now.Length < then.Length)
            return null;
        if (now.SequenceEqual(then))
            return table;
        var known = Combinations(then).Select((terms, code) => (Key: string.Join(' ', terms), Value: table.Values[code])).ToDictionary(entry => entry.Key, entry => entry.Value);
        return table with { Values = Combinations(now).Select(terms => known.GetValueOrDefault(string.Join(' ', terms))).ToEquatableArray() };
    }

    /// <summary>Each combination of terms of some issues, in the order in which a table has its values: the first issue turns fastest.</summary>
    public static IEnumerable<EquatableArray<TermId>> Combinations(IReadOnlyList<Issue> issues)
    {
        var count = issues.Aggregate(1, (product, issue) => product * issue.Terms.Count);
        for (var code = 0; code < count; code++)
        {
            var rest = code;
            var terms = new List<TermId>();
            foreach (var issue in issues)
            {
                terms.Add(issue.Terms[rest % issue.Terms.Count].Id);
                rest /= issue.Terms.Count;
            }

            yield return terms.ToEquatableArray();
        }
    }
}
