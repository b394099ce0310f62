using Truce.Dossiers;

namespace Truce.Exports;

/// <summary>What several formats say about a dossier in the same words.</summary>
internal static class Wording
{
    /// <summary>A number and what it counts: <c>1 statement</c>, <c>4 statements</c>.</summary>
    public static string Count(int number, string one, string? several = null) => number == 1 ? $"1 {one}" : $"{number:N0} {several ?? one + "s"}";

    /// <summary>Names in a row: <c>'a', 'b' and 'c'</c>.</summary>
    public static string Row(IEnumerable<string> names)
    {
        var all = names.ToArray();
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    /// <summary>The terms of an issue, as many as help.</summary>
    public static string Terms(Issue issue)
    {
        const int Most = 8;
        var shown = string.Join(", ", issue.Terms.Take(Most).Select(term => term.Id));
        return issue.Terms.Count > Most ? shown + ", …" : shown;
    }

    /// <summary>The record of a dispute, for which a model's file has no place; nothing when there is none.</summary>
    public static IEnumerable<string> RecordLeftOut(Dossier dossier, bool holdsStatusQuo, bool holdsViews = false)
    {
        var parts = new List<string>();
        if (dossier.StatusQuo is not null && !holdsStatusQuo)
            parts.Add("the status quo");
        Add(dossier.Sources.Count, "source");
        Add(dossier.Statements.Count, "statement");
        Add(dossier.Proposals.Count, "proposal");
        Add(dossier.OpenQuestions.Count, "open question");
        Add(dossier.Preferences.Sum(preference => preference.RedLines.Count), "red line");
        Add(dossier.Preferences.Count(preference => preference.WalkAway is not null || preference.Preference is Preference.Utility { Reservation: not null }), "walk-away");
        Add(holdsViews ? 0 : dossier.Views.Count, "view");
        if (parts.Count > 0)
            yield return $"the format has no place for {Row(parts)}";

        void Add(int count, string one)
        {
            if (count > 0)
                parts.Add(Count(count, one));
        }
    }
}
