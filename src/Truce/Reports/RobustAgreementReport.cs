using Truce.Agreement;
using Truce.Reports.Figures;
using Truce.Robustness;
using Truce.States;

namespace Truce.Reports;

/// <summary>What a mediator asks of packages when not everything is known: who would accept which, who would rather have it than the status quo, and which are efficient?</summary>
public static class RobustAgreementReport
{
    /// <summary>Answers the questions as a part of a report.</summary>
    /// <param name="analysis">What was found.</param>
    /// <param name="mostRows">How many rows a table may have.</param>
    public static ReportPart Of(RobustAgreement analysis, int mostRows = RobustnessReport.FewRows)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var narration = new Narration(analysis.Space.Dossier);
        var findings = new List<Finding> { new("What could the parties agree on, whatever is not known?", narration.Packages(analysis).ToEquatableArray()) };
        var caring = narration.CentralWeights(analysis).ToEquatableArray();
        if (!caring.IsEmpty)
            findings.Add(new Finding("Who would have to care about what?", caring));
        var rows = Rows(analysis, narration.Words).ToArray();
        var (accepted, preferred) = (Accepted(analysis, narration.Words, rows, mostRows), Preferred(analysis, narration.Words, rows, mostRows));
        var bars = Bars(rows.Take(mostRows));
        return new ReportPart("robust-packages", "Packages, whatever is not known", findings.ToEquatableArray())
        {
            Tables = new[] { accepted, preferred }.OfType<ReportTable>().ToEquatableArray(),
            Figures = RobustnessReport.Drawn(bars, "package-shares", "In what share of the cases packages are accepted by all, and efficient"),
        };
    }

    /// <summary>What proposals on record ask for, then the packages that could be agreed on or that all principals could prefer; those with the same verdicts in one row, the likeliest first.</summary>
    private static IEnumerable<Row> Rows(RobustAgreement analysis, Words words)
    {
        var candidates = analysis.Candidates.ToHashSet();
        var proposed = new HashSet<StateId>();
        foreach (var proposal in analysis.Space.Dossier.Proposals)
        {
            if (Bridges.Asks(analysis.Space.Dossier, proposal) is { } asks && StateOf(analysis.Space, asks) is { } state && candidates.Contains(state) && proposed.Add(state))
                yield return RowOf(analysis, $"what {words.Proposal(proposal.Id)} asks", state);
        }

        var rest = analysis.Candidates.Where(state => !proposed.Contains(state))
            .Select(state => RowOf(analysis, "", state)).Where(row => row.IsOpen)
            .GroupBy(row => (row.State == analysis.Space.StatusQuo, row.Accepting, row.Preferring)).Select(same => same.First() with { Name = NameOf(analysis.Space, words, same.Select(row => row.State).ToArray()) });
        foreach (var row in rest.OrderByDescending(row => row.All.Share?.Estimate ?? 0.5).ThenByDescending(row => row.Principals?.Share?.Estimate ?? 0).ThenByDescending(row => row.Efficient?.Share?.Estimate ?? 0).ThenBy(row => row.State.Ordinal))
            yield return row;
    }

    private static StateId? StateOf(StateSpace space, Package package) =>
        space.Find(package.Terms.Select((term, place) => space.Issues[place].Terms[term].Id).ToEquatableArray());

    private static string NameOf(StateSpace space, Words words, StateId[] states) => states.Length == 1
        ? states[0] == space.StatusQuo ? "the status quo" : $"{words.State(space, states[0])}: {words.Description(space, states[0])}"
        : RobustnessReport.Numbered(states);

    private static Row RowOf(RobustAgreement analysis, string name, StateId state)
    {
        var lines = analysis.RedLinesOn(state).ToHashSet();
        var accepting = analysis.Parties.Select(party => lines.Contains(party.Party) ? "red line" : party.WalkAway == WalkAwayKind.NotStated ? "not stated" : Narration.InShort(analysis.Accepted(party.Party, state)));
        var preferring = analysis.Parties.Select(party => analysis.Better(party.Party, state) is { } better ? Narration.InShort(better) : "");
        var (all, principals, efficient) = (analysis.AcceptedByAll(state), analysis.BetterForPrincipals(state), analysis.Efficient(state));
        return new Row(
            name,
            state,
            all,
            principals,
            efficient,
            [.. accepting, Narration.InShort(all), efficient is null ? "red line" : Narration.InShort(efficient)],
            principals is null ? [] : [.. preferring, Narration.InShort(principals)]);
    }

    private static ReportTable? Accepted(RobustAgreement analysis, Words words, Row[] rows, int most)
    {
        if (rows.Length == 0)
            return null;
        return new ReportTable(
            "In what share of the cases that fit a party accepts a package, and the package is efficient" + RobustnessReport.Cut(rows.Length, most),
            ["Package", .. analysis.Parties.Select(party => words.Party(party.Party)), "All accept", "Efficient"],
            rows.Take(most).Select(row => (EquatableArray<string>)[row.Name, .. row.Accepting]).ToEquatableArray());
    }

    private static ReportTable? Preferred(RobustAgreement analysis, Words words, Row[] rows, int most)
    {
        if (rows.Length == 0 || rows[0].Preferring.IsEmpty)
            return null;
        var last = analysis.Principals.Count == analysis.Parties.Count ? "All of them" : words.Parties(analysis.Principals);
        return new ReportTable(
            "In what share of the cases that fit a party prefers a package to the status quo" + RobustnessReport.Cut(rows.Length, most),
            ["Package", .. analysis.Parties.Select(party => words.Party(party.Party)), last],
            rows.Take(most).Select(row => (EquatableArray<string>)[row.Name, .. row.Preferring]).ToEquatableArray());
    }

    private static List<ShareBar> Bars(IEnumerable<Row> rows) => rows
        .SelectMany(row => (ShareBar?[])[RobustnessReport.BarOf($"State {row.State.Ordinal + 1}, accepted", row.All), RobustnessReport.BarOf($"State {row.State.Ordinal + 1}, efficient", row.Efficient)])
        .OfType<ShareBar>().Take(RobustnessReport.FewRows).ToList();

    private sealed record Row(string Name, StateId State, RobustVerdict All, RobustVerdict? Principals, RobustVerdict? Efficient, EquatableArray<string> Accepting, EquatableArray<string> Preferring)
    {
        /// <summary>Whether it could come to be agreed on, or to be preferred.</summary>
        public bool IsOpen => All.Certainty != Certainty.Never || Principals is { Certainty: not Certainty.Never };
    }
}
