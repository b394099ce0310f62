using Truce.Agreement;
using Truce.Reports.Figures;

namespace Truce.Reports;

/// <summary>What packages are worth to the parties: the drawing, and the tables of the same.</summary>
internal static class AgreementDrawings
{
    /// <summary>How many efficient packages the table behind a drawing names.</summary>
    private const int MostRows = 30;

    /// <summary>The questions of an analysis, with the way of its proposals as a table and the drawing of what packages are worth.</summary>
    public static ReportPart Beside(EquatableArray<Finding> findings, AgreementAnalysis analysis, NegotiationDance dance, Words words)
    {
        var part = new ReportPart("agreement", "What they could agree on", findings);
        var chart = AgreementChart.Of(analysis);

        // With nothing but proposals and the status quo to draw, their table is the one behind the drawing.
        if (chart is { Frontier.IsEmpty: true } && !dance.Steps.IsEmpty)
            return part with { Figures = [Figure(chart, Way(analysis, dance, words, isNumbered: true))] };
        return part with
        {
            Tables = dance.Steps.IsEmpty ? [] : [Way(analysis, dance, words, isNumbered: false)],
            Figures = chart is null ? [] : [Figure(chart, Behind(chart, analysis.Frontier.Count))],
        };
    }

    private static ReportFigure Figure(AgreementChart chart, ReportTable behind)
    {
        const string Title = "What packages are worth to the parties";
        var pairs = chart.Parties.Count > 2 ? AgreementFigure.DrawPairs(chart, "agreement-pairs", "What packages are worth to each pair of parties") : "";
        return new ReportFigure("agreement-chart", Title, AgreementFigure.Draw(chart, "agreement-chart", Title) + pairs, string.Join(' ', Caption(chart)), behind);
    }

    /// <summary>The status quo and the proposals in their order, what each asks is worth, and how far its maker has given in.</summary>
    private static ReportTable Way(AgreementAnalysis analysis, NegotiationDance dance, Words words, bool isNumbered)
    {
        var hasMoved = dance.Steps.Any(step => step.Concession is not null || step.LevelsGiven is not null);
        var columns = new List<string> { "Proposal", "By", "Put" };
        columns.AddRange(analysis.Parties.Select(party => $"{(party.IsCardinal ? "Worth to" : "Level for")} {words.Party(party.Party)}"));
        if (hasMoved)
            columns.Add("Given in since its last");
        var rows = new List<EquatableArray<string>>();
        if (analysis.StatusQuo is { } now)
            rows.Add([Named("Status quo"), "", "", .. Worths(analysis.UtilitiesOf(now), analysis.LevelsOf(now)), .. hasMoved ? (string[])[""] : []]);
        foreach (var step in dance.Steps)
        {
            var proposal = analysis.Dossier.Find(step.Proposal)!;
            var given = step.Concession is { } worth ? Amount(worth) : step.LevelsGiven is { } levels ? Words.Count(levels, "level") : "";
            rows.Add(
            [
                Named(words.ProposalTitle(step.Proposal)),
                words.Party(proposal.By),
                proposal.Tabled is { } day ? Words.Date(day) : "day not known",
                .. Worths(step.Utilities, step.Levels),
                .. hasMoved ? (string[])[given] : [],
            ]);
        }

        var caption = "What the proposals ask, in the order in which they were put";
        if (analysis.Parties.Any(party => !party.IsCardinal))
            caption += "; level 1 is what a party likes best";
        return new ReportTable(caption, columns.ToEquatableArray(), rows.ToEquatableArray());

        string Named(string name) => isNumbered ? $"{rows.Count + 1} {name}" : name;

        IEnumerable<string> Worths(EquatableArray<double?> utilities, EquatableArray<int> levels) =>
            utilities.Select((utility, party) => utility is { } known ? Amount(known) : levels.IsEmpty ? "not ranked" : $"{levels[party]:N0}");
    }

    private static IEnumerable<string> Caption(AgreementChart chart)
    {
        if (!chart.Frontier.IsEmpty)
            yield return $"{(chart.Parties.Count == 2 ? "Circles" : "Thin lines and circles")}: packages that nobody would refuse and that cannot be bettered for one party without loss to another.";
        if (chart.Marks.Any(mark => mark.Kind == ChartMarkKind.Solution))
            yield return "Diamonds: what bargaining solutions single out.";
        if (chart.Marks.Any(mark => mark.Kind == ChartMarkKind.Proposal))
            yield return "Squares, joined in their order: what proposals ask.";
        if (chart.Marks.Any(mark => mark.Kind == ChartMarkKind.StatusQuo))
            yield return "Cross: the status quo.";
        if (chart.WalkAways.Any(walkAway => walkAway is not null))
            yield return chart.Parties.Count == 2 ? "Shaded: where nobody would walk away." : "Thick strokes and shades: walk-aways.";
        if (chart.IsLevel.Any(isLevel => isLevel))
            yield return "Of an order without numbers the levels are drawn, level 1 being what a party likes best.";
    }

    private static ReportTable Behind(AgreementChart chart, int efficient)
    {
        var marks = chart.Marks.Select((mark, place) => Row($"{place + 1} {mark.Name}", mark.Utilities));
        var points = chart.Frontier.Take(MostRows).Select((point, place) => Row($"efficient {place + 1}", point));
        var caption = "What packages are worth" + (efficient > MostRows ? $"; of {efficient:N0} efficient ones the first that are drawn" : "");
        return new ReportTable(caption, chart.Parties.Prepend("Package").ToEquatableArray(), marks.Concat(points).ToEquatableArray());

        EquatableArray<string> Row(string head, EquatableArray<double> utilities) => utilities.Select((utility, party) => chart.Written(party, utility)).Prepend(head).ToEquatableArray();
    }

    private static string Amount(double utility) => utility.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture);
}
