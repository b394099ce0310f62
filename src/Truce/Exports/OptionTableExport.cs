using System.Globalization;
using System.Text;
using Truce.Dossiers;
using Truce.States;
using Truce.Text.Csv;
using Truce.Text.Formats;

namespace Truce.Exports;

/// <summary>The option table of a model as comma-separated values: a row for each issue, a column for each feasible state.</summary>
/// <remarks>The form in which the literature prints models, which an import reads back; docs/reference/formats.md describes it.</remarks>
internal sealed class OptionTableExport : ExportFormat
{
    /// <summary>How many columns the usual spreadsheets show.</summary>
    private const int MostColumnsShown = 16_384;

    public override string Id => "csv";

    public override string Extension => ".csv";

    public override string Description => "the option table: issues as rows, feasible states as columns, for spreadsheets";

    public override Answer<ExportedFile> Write(ExportMaterial material, CancellationToken cancellation = default)
    {
        if (!material.Space.Is(out var space))
            return Answer.Cannot<ExportedFile>(material.Space.Obstacles);
        var text = new StringBuilder();
        CsvText.Append(text, ["decision maker", "option", .. Cells(space, state => Number(state.Ordinal + 1))]);
        for (var place = 0; place < space.Issues.Count; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            CsvText.Append(text, Row(space, place));
        }

        if (space.StatusQuo is { } now)
            CsvText.Append(text, [OptionTableWords.StatusQuo, "", .. Cells(space, state => state == now ? OptionTableWords.Mark : "")]);
        foreach (var party in space.DecisionMakers)
        {
            if (space.RanksOf(party.Id).Is(out var ranks))
                CsvText.Append(text, [OptionTableWords.Rank, NameOf(space.Dossier, party.Id), .. Cells(space, state => Number(ranks[state]))]);
        }

        return Answer.Of(new ExportedFile(text.ToString(), Remarks(space).ToEquatableArray()));
    }

    private static IEnumerable<string> Row(StateSpace space, int place)
    {
        var issue = space.Issues[place];
        return [Deciders(space.Dossier, issue.Deciders), CsvText.Shown(OptionOf(issue)), .. Cells(space, state => Cell(issue, space.TermIndex(state, place)))];
    }

    private static IEnumerable<string> Cells(StateSpace space, Func<StateId, string> cell) => space.States.Select(cell);

    private static string Cell(Issue issue, int term) => issue.IsYesNo ? (term == 1 ? "Y" : "N") : issue.Terms[term].Id.Value;

    private static string Deciders(Dossier dossier, Deciders deciders) => deciders.Parties.IsEmpty
        ? OptionTableWords.Nobody
        : string.Join(deciders.Rule == DecisionRule.All ? OptionTableWords.All : OptionTableWords.Any, deciders.Parties.Select(party => NameOf(dossier, party)));

    private static string NameOf(Dossier dossier, PartyId id)
    {
        var name = dossier.Find(id)?.Name ?? id.Value;
        return OptionTableWords.IsReserved(name) || dossier.Parties.Count(party => party.Name == name) > 1 ? id.Value : CsvText.Shown(name);
    }

    /// <summary>The issue in words, and in braces its terms where they are not no and yes or cannot all be undone.</summary>
    private static string OptionOf(Issue issue)
    {
        var name = issue.Question is { } question && !question.EndsWith('}') ? question : issue.Id.Value;
        var terms = issue.IsYesNo ? [] : issue.Terms.Select(term => term.Id.Value);
        var inBraces = terms.Concat(issue.OneWay.Select(change => $"{change.From} -> {change.To}")).ToArray();
        return inBraces.Length == 0 ? name : $"{name} {{{string.Join(", ", inBraces)}}}";
    }

    private static IEnumerable<string> Remarks(StateSpace space)
    {
        foreach (var party in space.DecisionMakers)
        {
            foreach (var obstacle in space.RanksOf(party.Id).Obstacles)
                yield return $"no ranks of {party.Party.Name}: {obstacle}";
        }

        if (NamesOf<Preference.Priorities>(space) is { Length: > 0 } prioritising)
            yield return $"the priorities of {Wording.Row(prioritising)} become ranks of the states";
        if (NamesOf<Preference.Utility>(space) is { Length: > 0 } valuing)
            yield return $"the utilities of {Wording.Row(valuing)} become ranks of the states; how much better a state is, is lost";
        if (space.Count + 2 > MostColumnsShown)
            yield return $"the table has {space.Count + 2:N0} columns; the usual spreadsheets show {MostColumnsShown:N0}";
        foreach (var record in Wording.RecordLeftOut(space.Dossier, holdsStatusQuo: space.StatusQuo is not null))
            yield return record;
    }

    /// <summary>The decision makers whose preference has that form and is known.</summary>
    private static string[] NamesOf<T>(StateSpace space) =>
        [.. space.DecisionMakers.Where(party => space.Dossier.PreferenceOf(party.Id)?.Preference is T && space.RanksOf(party.Id).Is(out _)).Select(party => party.Party.Name)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
