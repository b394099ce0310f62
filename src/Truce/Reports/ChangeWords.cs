using System.Globalization;
using Truce.Changes;

namespace Truce.Reports;

/// <summary>Says what changed in a dossier, in a line each.</summary>
public static class ChangeWords
{
    private const int MostLetters = 160;

    private static readonly Dictionary<string, string> s_entries = new()
    {
        ["sources"] = "Source",
        ["parties"] = "Party",
        ["issues"] = "Issue",
        ["moves"] = "Moves of",
        ["statements"] = "Statement",
        ["proposals"] = "Proposal",
        ["preferences"] = "Preferences of",
        ["constraints"] = "Constraint",
        ["open-questions"] = "Open question",
        ["dossier"] = "Title",
        ["summary"] = "Summary",
        ["as-of"] = "Complete as of",
        ["citation"] = "Citation",
        ["agreement"] = "What counts as an agreement",
        ["status-quo"] = "Status quo",
        ["status-quo-says"] = "Statements behind the status quo",
    };

    private static readonly Dictionary<string, string> s_items = new()
    {
        ["priorities"] = "priority",
        ["ranking"] = "rank",
        ["comparisons"] = "comparison",
        ["red-lines"] = "red line",
        ["clauses"] = "clause",
        ["replies"] = "reply",
        ["terms"] = "term",
        ["says"] = "statement behind it",
        ["about"] = "topic",
        ["spokespersons"] = "spokesperson",
        ["one-way"] = "one-way change",
    };

    /// <summary>A change in a line: what it is about, then what happened to it.</summary>
    public static string Line(DossierChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var subject = s_entries.GetValueOrDefault(change.Section, change.Section) + (change.Entry is null ? "" : " " + change.Entry);
        var part = string.Join(", ", change.Part.Select((key, depth) => IsItem(change) && depth == change.Part.Count - 1 ? s_items.GetValueOrDefault(key, key) : key.Replace('-', ' ')));
        var about = part.Length == 0 ? subject : $"{subject}: {part}";
        return change.Kind switch
        {
            ChangeKind.Added => $"{about} added{Place(", place ", change.To)}{After(": ", change.After)}",
            ChangeKind.Removed => $"{about} removed{After(": ", change.Before)}",
            ChangeKind.Moved when change.After is not null && !change.Part.IsEmpty => $"{Quote(change.After)} moved {FromTo(change)} of the {change.Part[^1].Replace('-', ' ')} of {change.Entry ?? change.Section}",
            ChangeKind.Moved => $"{about}{After(" ", change.After)} moved {FromTo(change)}",
            _ => $"{about} changed from {Quote(change.Before)} to {Quote(change.After)}",
        };
    }

    private static bool IsItem(DossierChange change) => change.From is not null || change.To is not null;

    private static string FromTo(DossierChange change) => $"from {Words.Ordinal(change.From ?? 0)} to {Words.Ordinal(change.To ?? 0)} place";

    private static string Place(string lead, int? place) => place is null ? "" : lead + Number(place);

    private static string After(string lead, string? text) => text is null ? "" : lead + Quote(text);

    private static string Quote(string? text) => text is null ? "nothing" : $"“{(text.Length <= MostLetters ? text : text[..MostLetters].TrimEnd() + "…")}”";

    private static string Number(int? number) => (number ?? 0).ToString(CultureInfo.InvariantCulture);
}
