using Truce.Agreement;

namespace Truce.Reports.Figures;

/// <summary>What a drawing of agreements shows: the parties' scales and the packages on them. The table behind the drawing is made of the same marks.</summary>
/// <param name="Parties">The names of the parties, in the order of the analysis.</param>
/// <param name="Least">The least utility drawn for each party; for an order without numbers, levels with a minus sign, so that better is greater.</param>
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

    /// <summary>Up to how many packages the levels of an order are looked up for a drawing.</summary>
    private const int MostRanked = 1 << 12;

    /// <summary>Whether each party's scale is that of its levels; none means that all have utilities.</summary>
    public EquatableArray<bool> IsLevel { get; init; }

    /// <summary>A number of a party's scale as it is written: <c>0.25</c>, <c>level 3</c>.</summary>
    /// <param name="party">The place of the party.</param>
    /// <param name="number">The number.</param>
    /// <param name="format">How many digits a utility has.</param>
    public string Written(int party, double number, string format = "0.####") =>
        IsLevel.Count > party && IsLevel[party] ? $"level {-number:0}" : number.ToString(format, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The chart of an analysis; null when there are fewer than two parties, nothing to draw, or too many packages to rank for an order without numbers.</summary>
    public static AgreementChart? Of(AgreementAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var hasLevels = analysis.Parties.Any(party => !party.IsCardinal);
        if (analysis.Parties.Count < 2 || (hasLevels && (analysis.Outcomes is not { } outcomes || outcomes > MostRanked || analysis.Frontier.Count > MostPoints)))
            return null;
        var words = new Words(analysis.Dossier);
        var every = Math.Max(1, (analysis.Frontier.Count + MostPoints - 1) / MostPoints);
        var frontier = analysis.Frontier.Where((_, place) => place % every == 0 || place == analysis.Frontier.Count - 1).Select(point => Drawn(analysis, point.Package, point.Utilities)).ToEquatableArray();
        var marks = MarksOf(analysis, words).ToEquatableArray();
        if (frontier.IsEmpty && marks.IsEmpty)
            return null;
        EquatableArray<double> now = analysis.StatusQuo is { } package ? Drawn(analysis, package, analysis.UtilitiesOf(package)) : [];
        var walkAways = analysis.Parties.Select((party, place) => party.Source == WalkAwaySource.NotStated ? (double?)null : party.Disagreement ?? now[place]).ToEquatableArray();
        var all = analysis.Parties.Select((party, place) =>
            (double[])[.. frontier.Select(point => point[place]), .. marks.Select(mark => mark.Utilities[place]), party.Disagreement ?? walkAways[place] ?? -1]).ToArray();
        return new AgreementChart(
            analysis.Parties.Select(party => words.Party(party.Party)).ToEquatableArray(),
            all.Select(numbers => numbers.Min()).ToEquatableArray(),
            all.Select((numbers, place) => analysis.Parties[place].IsCardinal ? numbers.Max() : -1).ToEquatableArray(),
            walkAways,
            frontier,
            marks)
        {
            IsLevel = hasLevels ? analysis.Parties.Select(party => !party.IsCardinal).ToEquatableArray() : [],
        };
    }

    private static IEnumerable<ChartMark> MarksOf(AgreementAnalysis analysis, Words words)
    {
        if (analysis.StatusQuo is { } now)
            yield return new ChartMark(ChartMarkKind.StatusQuo, "status quo", Drawn(analysis, now, analysis.UtilitiesOf(now)));
        foreach (var same in analysis.Solutions.Where(result => !result.Points.IsEmpty && !result.Solution.Id.Contains(':')).GroupBy(result => result.Points[0]))
            yield return new ChartMark(ChartMarkKind.Solution, string.Join(", ", same.Select(result => result.Solution.Id)), Drawn(analysis, analysis.Frontier[same.Key].Package, analysis.Frontier[same.Key].Utilities));
        foreach (var step in NegotiationDance.Of(analysis).Steps)
            yield return new ChartMark(ChartMarkKind.Proposal, words.ProposalTitle(step.Proposal), Drawn(analysis, step.Asks, step.Utilities));
    }

    private static EquatableArray<double> Drawn(AgreementAnalysis analysis, Package package, EquatableArray<double?> utilities)
    {
        EquatableArray<int> levels = utilities.Any(utility => utility is null) ? analysis.LevelsOf(package) : [];
        return utilities.Select((utility, party) => utility ?? -levels[party]).ToEquatableArray();
    }
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
