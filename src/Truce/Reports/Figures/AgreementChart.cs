using Truce.Agreement;

namespace Truce.Reports.Figures;

/// <summary>What a drawing of agreements shows: the parties' scales and the packages on them. The table behind the drawing is made of the same marks.</summary>
/// <param name="Parties">The names of the parties with numbers, in the order of the analysis.</param>
/// <param name="Least">The least utility drawn for each party.</param>
/// <param name="Most">The greatest utility drawn for each party.</param>
/// <param name="WalkAways">The utility below which each party would refuse; null where nobody has said.</param>
/// <param name="Frontier">The utilities of the efficient packages, best for the first party first; of very many, some.</param>
/// <param name="Marks">The packages that are named.</param>
public sealed record AgreementChart(
    EquatableArray<string> Parties,
    EquatableArray<double> Least,
    EquatableArray<double> Most,
    EquatableArray<double?> WalkAways,
    EquatableArray<EquatableArray<double>> Frontier,
    EquatableArray<ChartMark> Marks)
{
    private const int MostPoints = 400;

    /// <summary>The chart of an analysis; null when fewer than two parties have numbers, or there is nothing to draw.</summary>
    public static AgreementChart? Of(AgreementAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        int[] shown = [.. Enumerable.Range(0, analysis.Parties.Count).Where(party => analysis.Parties[party].IsCardinal)];
        if (shown.Length < 2 || shown.Length < analysis.Parties.Count)
            return null;
        var words = new Words(analysis.Dossier);
        var every = Math.Max(1, (analysis.Frontier.Count + MostPoints - 1) / MostPoints);
        var frontier = analysis.Frontier.Where((_, place) => place % every == 0 || place == analysis.Frontier.Count - 1).Select(point => Drawn(point.Utilities)).ToEquatableArray();
        var marks = MarksOf(analysis, words).ToEquatableArray();
        if (frontier.IsEmpty && marks.IsEmpty)
            return null;
        var all = shown.Select(party => (double[])[.. frontier.Select(point => point[party]), .. marks.Select(mark => mark.Utilities[party]), analysis.Parties[party].Disagreement!.Value]).ToArray();
        return new AgreementChart(
            shown.Select(party => words.Party(analysis.Parties[party].Party)).ToEquatableArray(),
            all.Select(numbers => numbers.Min()).ToEquatableArray(),
            all.Select(numbers => numbers.Max()).ToEquatableArray(),
            shown.Select(party => analysis.Parties[party].Source == WalkAwaySource.NotStated ? null : analysis.Parties[party].Disagreement).ToEquatableArray(),
            frontier,
            marks);
    }

    private static IEnumerable<ChartMark> MarksOf(AgreementAnalysis analysis, Words words)
    {
        if (analysis.StatusQuo is { } now)
            yield return new ChartMark(ChartMarkKind.StatusQuo, "status quo", Drawn(analysis.UtilitiesOf(now)));
        foreach (var same in analysis.Solutions.Where(result => !result.Points.IsEmpty && !result.Solution.Id.Contains(':')).GroupBy(result => result.Points[0]))
            yield return new ChartMark(ChartMarkKind.Solution, string.Join(", ", same.Select(result => result.Solution.Id)), Drawn(analysis.Frontier[same.Key].Utilities));
        foreach (var step in NegotiationDance.Of(analysis).Steps)
            yield return new ChartMark(ChartMarkKind.Proposal, words.ProposalTitle(step.Proposal), Drawn(step.Utilities));
    }

    private static EquatableArray<double> Drawn(EquatableArray<double?> utilities) => utilities.Select(utility => utility!.Value).ToEquatableArray();
}

/// <summary>A package that is named in a drawing.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Utilities">What it is worth to each party.</param>
public sealed record ChartMark(ChartMarkKind Kind, string Name, EquatableArray<double> Utilities);

/// <summary>What a package is in a drawing.</summary>
public enum ChartMarkKind
{
    /// <summary>How things stand now.</summary>
    StatusQuo,

    /// <summary>What a bargaining solution singles out.</summary>
    Solution,

    /// <summary>What a proposal asks; proposals are joined in the order in which they were put.</summary>
    Proposal,
}
