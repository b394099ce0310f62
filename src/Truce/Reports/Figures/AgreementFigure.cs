using static Truce.Reports.Figures.SvgText;

namespace Truce.Reports.Figures;

/// <summary>Draws what packages are worth to the parties as an inline SVG drawing.</summary>
/// <remarks>
/// <para>
/// For two parties a plane with an axis for each: the frontier, the zone above the walk-aways, solutions, proposals in their order, the status quo. For more,
/// parallel axes, a line for each package, and a matrix with a small plane for each pair.
/// </para>
/// <para>
/// What a mark is, is told by its shape and its number in the legend, never by colour alone. The drawing names no font file, script or style sheet, and takes
/// its colours from the custom properties <c>--figure-ink</c>, <c>--figure-line</c>, <c>--figure-paper</c> and <c>--figure-rest</c> of the page.
/// </para>
/// </remarks>
public static class AgreementFigure
{
    private const double Size = 360;
    private const double AxisLength = 260;
    private const double Cell = 160;
    private const double Margin = 46;

    // Between small planes: to the right the number of a mark, then the numbers and the name of the next axis; below likewise.
    private const double Gap = 62;
    private const double LineHeight = 18;
    private const string Digits = "0.##";
    private const string Ink = "var(--figure-ink, #1c2126)";
    private const string Line = "var(--figure-line, #48525c)";
    private const string Paper = "var(--figure-paper, #ffffff)";
    private const string Rest = "var(--figure-rest, #eef0f2)";

    /// <summary>Draws a chart: a plane for two parties, parallel axes for more.</summary>
    /// <param name="chart">What to draw.</param>
    /// <param name="id">A name for the drawing that nothing else on the page has, of letters, digits and hyphens.</param>
    /// <param name="title">What the drawing is called for those who hear it read.</param>
    public static string Draw(AgreementChart chart, string id, string title)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var isPlane = chart.Parties.Count == 2;
        var width = isPlane ? Size + (2 * Margin) : Math.Max(Size, (chart.Parties.Count - 1) * Cell) + (2 * Margin);
        var height = (isPlane ? Size : AxisLength) + (2 * Margin);
        var svg = Opened(chart, id, title, Math.Max(width, 480), height + (LineHeight * (chart.Marks.Count + 2)));
        if (isPlane)
            Plane(svg, chart, 0, 1, Margin, Margin / 2, Size, hasNames: true);
        else
            Axes(svg, chart, width - (2 * Margin));
        Legend(svg, chart, height + LineHeight);
        svg.Close();
        return svg.ToString();
    }

    /// <summary>Draws a small plane for each pair of parties.</summary>
    /// <param name="chart">What to draw.</param>
    /// <param name="id">A name for the drawing that nothing else on the page has, of letters, digits and hyphens.</param>
    /// <param name="title">What the drawing is called for those who hear it read.</param>
    public static string DrawPairs(AgreementChart chart, string id, string title)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var cells = chart.Parties.Count - 1;
        var step = Cell + Gap;
        var svg = Opened(chart, id, title, (cells * step) + Margin, (cells * step) + (Margin / 2));
        for (var down = 1; down <= cells; down++)
        {
            for (var across = 0; across < down; across++)
                Plane(svg, chart, across, down, Margin + (across * step), (Margin / 2) + ((down - 1) * step), Cell, hasNames: true);
        }

        svg.Close();
        return svg.ToString();
    }

    private static SvgText Opened(AgreementChart chart, string id, string title, double width, double height)
    {
        var svg = Drawing(id, title, $"{chart.Frontier.Count} efficient packages and {chart.Marks.Count} named ones; the table below the drawing has their numbers.", width, height, kind: "agreement", textSize: 12);
        return svg;
    }

    private static void Plane(SvgText svg, AgreementChart chart, int across, int up, double left, double top, double size, bool hasNames)
    {
        double X(double utility) => left + (size * Share(chart, across, utility));
        double Y(double utility) => top + (size * (1 - Share(chart, up, utility)));

        // The zone: nobody below its walk-away.
        var (fromX, fromY) = (X(chart.WalkAways[across] ?? chart.Least[across]), Y(chart.WalkAways[up] ?? chart.Least[up]));
        svg.Empty("rect", ("x", Number(left)), ("y", Number(top)), ("width", Number(size)), ("height", Number(size)), ("fill", Paper), ("stroke", Line));
        if (chart.WalkAways[across] is not null || chart.WalkAways[up] is not null)
            svg.Empty("rect", ("x", Number(fromX)), ("y", Number(top)), ("width", Number(left + size - fromX)), ("height", Number(fromY - top)), ("fill", Rest), ("stroke", Line), ("stroke-dasharray", "4 3"));
        foreach (var point in chart.Frontier)
            svg.Empty("circle", ("cx", Number(X(point[across]))), ("cy", Number(Y(point[up]))), ("r", "2.5"), ("fill", Paper), ("stroke", Ink));
        var dance = chart.Marks.Where(mark => mark.Kind == ChartMarkKind.Proposal).Select(mark => $"{Number(X(mark.Utilities[across]))},{Number(Y(mark.Utilities[up]))}").ToArray();
        if (dance.Length > 1)
            svg.Empty("polyline", ("points", string.Join(' ', dance)), ("fill", "none"), ("stroke", Line), ("stroke-dasharray", "2 3"));
        foreach (var (mark, place) in chart.Marks.Select((mark, place) => (mark, place)))
            Mark(svg, mark.Kind, X(mark.Utilities[across]), Y(mark.Utilities[up]), hasNames ? $"{place + 1}" : "");
        svg.Text("text", Axis(chart, across), ("x", Number(left + (size / 2))), ("y", Number(top + size + 30)), ("text-anchor", "middle"));
        svg.Text("text", Short(chart, across, chart.Least[across]), ("x", Number(left)), ("y", Number(top + size + 15)), ("text-anchor", "start"));
        svg.Text("text", Short(chart, across, chart.Most[across]), ("x", Number(left + size)), ("y", Number(top + size + 15)), ("text-anchor", "end"));
        svg.Text("text", Axis(chart, up), ("transform", $"translate({Number(left - 26)} {Number(top + (size / 2))}) rotate(-90)"), ("text-anchor", "middle"));
        svg.Text("text", Short(chart, up, chart.Least[up]), ("x", Number(left - 6)), ("y", Number(top + size)), ("text-anchor", "end"));
        svg.Text("text", Short(chart, up, chart.Most[up]), ("x", Number(left - 6)), ("y", Number(top + 10)), ("text-anchor", "end"));
    }

    private static void Axes(SvgText svg, AgreementChart chart, double width)
    {
        double X(int party) => Margin + (width * party / (chart.Parties.Count - 1));
        double Y(int party, double utility) => Margin + (AxisLength * (1 - Share(chart, party, utility)));
        string Points(EquatableArray<double> utilities) => string.Join(' ', utilities.Select((utility, party) => $"{Number(X(party))},{Number(Y(party, utility))}"));

        foreach (var point in chart.Frontier)
            svg.Empty("polyline", ("points", Points(point)), ("fill", "none"), ("stroke", Line), ("stroke-opacity", "0.25"));
        foreach (var (mark, place) in chart.Marks.Select((mark, place) => (mark, place)))
        {
            svg.Empty(
                "polyline",
                ("points", Points(mark.Utilities)),
                ("fill", "none"),
                ("stroke", Ink),
                ("stroke-width", mark.Kind == ChartMarkKind.Solution ? "2" : "1.2"),
                ("stroke-dasharray", mark.Kind switch { ChartMarkKind.Proposal => "2 3", ChartMarkKind.StatusQuo => "7 3", _ => "none" }));
            for (var party = 0; party < chart.Parties.Count; party++)
                Mark(svg, mark.Kind, X(party), Y(party, mark.Utilities[party]), party == chart.Parties.Count - 1 ? $"{place + 1}" : "");
        }

        for (var party = 0; party < chart.Parties.Count; party++)
        {
            svg.Empty("line", ("x1", Number(X(party))), ("y1", Number(Margin)), ("x2", Number(X(party))), ("y2", Number(Margin + AxisLength)), ("stroke", Ink));
            if (chart.WalkAways[party] is { } least)
                svg.Empty("line", ("x1", Number(X(party) - 9)), ("y1", Number(Y(party, least))), ("x2", Number(X(party) + 9)), ("y2", Number(Y(party, least))), ("stroke", Ink), ("stroke-width", "3"));
            svg.Text("text", chart.Written(party, chart.Most[party], Digits), ("x", Number(X(party))), ("y", Number(Margin - 12)), ("text-anchor", "middle"));
            svg.Text("text", chart.Written(party, chart.Least[party], Digits), ("x", Number(X(party))), ("y", Number(Margin + AxisLength + 18)), ("text-anchor", "middle"));
            svg.Text("text", chart.Parties[party], ("x", Number(X(party))), ("y", Number(Margin + AxisLength + 34)), ("text-anchor", "middle"));
        }
    }

    private static void Mark(SvgText svg, ChartMarkKind kind, double x, double y, string number)
    {
        switch (kind)
        {
            case ChartMarkKind.StatusQuo:
                svg.Empty("path", ("d", $"M {Number(x - 5)} {Number(y - 5)} l 10 10 m 0 -10 l -10 10"), ("stroke", Ink), ("stroke-width", "2"), ("fill", "none"));
                break;
            case ChartMarkKind.Solution:
                svg.Empty("path", ("d", $"M {Number(x)} {Number(y - 6)} l 6 6 l -6 6 l -6 -6 z"), ("fill", Ink));
                break;
            default:
                svg.Empty("rect", ("x", Number(x - 4)), ("y", Number(y - 4)), ("width", "8"), ("height", "8"), ("fill", Paper), ("stroke", Ink), ("stroke-width", "1.5"));
                break;
        }

        if (number.Length > 0)
            svg.Text("text", number, ("x", Number(x + 8)), ("y", Number(y - 6)), ("font-weight", "600"), ("paint-order", "stroke"), ("stroke", Paper), ("stroke-width", "3"));
    }

    private static void Legend(SvgText svg, AgreementChart chart, double top)
    {
        foreach (var (mark, place) in chart.Marks.Select((mark, place) => (mark, place)))
        {
            var y = top + (place * LineHeight);
            Mark(svg, mark.Kind, 14, y - 4, "");
            svg.Text("text", $"{place + 1}  {mark.Name}", ("x", "28"), ("y", Number(y)));
        }
    }

    // Beside an axis there is no room for more than the number.
    private static string Short(AgreementChart chart, int party, double number) => chart.Written(party, number, Digits).Replace("level ", "", StringComparison.Ordinal);

    private static string Axis(AgreementChart chart, int party) => chart.IsLevel.Count > party && chart.IsLevel[party] ? $"{chart.Parties[party]}, level" : chart.Parties[party];

    private static double Share(AgreementChart chart, int party, double utility)
    {
        var span = chart.Most[party] - chart.Least[party];
        return span <= 0 ? 0.5 : (utility - chart.Least[party]) / span;
    }
}
