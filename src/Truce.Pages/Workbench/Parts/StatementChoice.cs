using Truce.Dossiers;
using Truce.Reports;

namespace Truce.Pages.Workbench;

/// <summary>How is a statement chosen by its words, and found again in what was chosen?</summary>
internal static class StatementChoice
{
    /// <summary>The name on the page of the list that fields choose from.</summary>
    public const string ListId = "statement-choices";

    private const int MostLetters = 110;

    /// <summary>The words of a statement, cut where they are long, then whose they are and of which day.</summary>
    public static string WordsOf(Dossier dossier, Statement statement)
    {
        var words = string.Join(' ', statement.Quotation.Exact.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"“{Cut(words)}” {SpeakerOf(dossier, statement)}";
    }

    /// <summary>What is looked through for words: all of them, whose they are, of which day, and the statement's name.</summary>
    public static string TextOf(Dossier dossier, Statement statement) =>
        $"{string.Join(' ', statement.Quotation.Exact.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))} {SpeakerOf(dossier, statement)} {statement.Id}";

    /// <summary>The choice of a statement: its words, and its name in brackets, by which it is found.</summary>
    public static string ChoiceOf(Dossier dossier, Statement statement) => $"{WordsOf(dossier, statement)} [{statement.Id}]";

    /// <summary>The statement whose name stands in brackets at the end of a text; null when there is none.</summary>
    public static StatementId? NamedIn(Dossier dossier, string text)
    {
        var open = text.LastIndexOf('[');
        return open >= 0 && text[^1] == ']' && dossier.Find(new StatementId(text[(open + 1)..^1])) is { } statement ? statement.Id : null;
    }

    /// <summary>The statements in the order in which they are offered: by party as the dossier has them, then by day.</summary>
    public static IEnumerable<Statement> InOrder(Dossier dossier)
    {
        var places = dossier.Parties.Select((party, place) => (party.Id, place)).ToDictionary(known => known.Id, known => known.place);
        return dossier.Statements.OrderBy(statement => statement.Party is { } party && places.TryGetValue(party, out var place) ? place : places.Count)
            .ThenBy(statement => statement.Date ?? DateOnly.MaxValue);
    }

    private static string SpeakerOf(Dossier dossier, Statement statement)
    {
        var who = statement.Party is { } party ? dossier.Find(party)?.Name ?? party.Value : statement.Speaker ?? "nobody's in the dispute";
        return statement.Date is { } day ? $"{who}, {Words.Date(day)}" : who;
    }

    private static string Cut(string words)
    {
        if (words.Length <= MostLetters)
            return words;
        var end = words.LastIndexOf(' ', MostLetters);
        return words[..(end > 0 ? end : MostLetters)] + " …";
    }
}
