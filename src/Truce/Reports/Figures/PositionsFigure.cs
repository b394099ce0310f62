using static Truce.Reports.Figures.SvgText;

namespace Truce.Reports.Figures;

/// <summary>Draws positions over time as an inline SVG drawing: a lane for each party on each issue, and one for what was done.</summary>
/// <remarks>
/// What a span is, is told by its fill and its frame (solid, plain, dashed, hatched) and by its words or its number, never by colour alone. The drawing names no font
/// file, script or style sheet, and takes its colours from the custom properties <c>--figure-ink</c>, <c>--figure-line</c>, <c>--figure-paper</c> and
/// <c>--figure-rest</c> of the page.
/// </remarks>
internal static class PositionsFigure
{
    private const double Width = 720;
    private const double Left = 132;
    private const double Right = 8;
    private const double Top = 30;
    private const double LaneHeight = 20;
    private const double LaneGap = 4;
    private const double HeadHeight = 22;
    private const double MetHeight = 9;
    private const double LegendHeight = 18;
    private const double FontSize = 11;
    private const string Ink = "var(--figure-ink, #1c2126)";
    private const string Line = "var(--figure-line, #48525c)";
    private const string Paper = "var(--figure-paper, #ffffff)";
    private const string Rest = "var(--figure-rest, #eef0f2)";

    /// <summary>Draws a chart.</summary>
    /// <param name="chart">What to draw.</param>
    /// <param name="id">A name for the drawing that nothing else on the page has, of letters, digits and hyphens.</param>
    /// <param name="title">What the drawing is called for those who hear it read.</param>
    public static string Draw(PositionsChart chart, string id, string title)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var legend = Legend(chart).ToArray();
        var lanes = chart.Issues.Sum(issue => HeadHeight + (issue.Lanes.Count * (LaneHeight + LaneGap)) + MetHeight);
        var height = Top + lanes + 8 + (legend.Length * LegendHeight) + 4;
        var svg = Drawing(id, title, $"Positions on {chart.Issues.Count} issues from {Words.Date(chart.From)} to {Words.Date(chart.To)}; the table has the same.", Width, height, kind: "positions", textSize: FontSize);
        Hatch(svg, id);
        Axis(svg, chart, Top + lanes);
        var top = Top;
        foreach (var issue in chart.Issues)
            top = Issue(svg, chart, issue, top, id);
        for (var k = 0; k < legend.Length; k++)
            Explain(svg, legend[k].Kind, legend[k].Text, top + 8 + (k * LegendHeight), id);
        svg.Close();
        return svg.ToString();
    }

    private static double Issue(SvgText svg, PositionsChart chart, PositionsOfIssue issue, double top, string id)
    {
        svg.Text("text", Fitting(issue.Name, Width - Right, isBold: true), ("x", "0"), ("y", Number(top + HeadHeight - 7)), ("font-weight", "650"));
        var y = top + HeadHeight;
        foreach (var lane in issue.Lanes)
        {
            svg.Text("text", Fitting(lane.Who, Left - 8), ("x", "0"), ("y", Number(y + 14)));
            foreach (var span in lane.Spans)
                Span(svg, chart, span, y, id);
            foreach (var day in lane.NoReply)
                NoReply(svg, X(chart, day), y + (LaneHeight / 2));
            y += LaneHeight + LaneGap;
        }

        foreach (var (from, to) in issue.Met)
            svg.Empty("rect", ("x", Number(X(chart, from))), ("y", Number(y - 1)), ("width", Number(Math.Max(2, X(chart, to) - X(chart, from)))), ("height", "4"), ("fill", Ink));
        return y + MetHeight;
    }

    private static void Span(SvgText svg, PositionsChart chart, PositionSpan span, double y, string id)
    {
        var x = X(chart, span.From);
        var width = Math.Max(3, X(chart, span.To) - x);
        Box(svg, span.Kind, x, y, width, LaneHeight, id);
        var room = width - 8;
        string[] shorter = [span.Label, span.Label.Split(';') is [var first, _, ..] ? first + "; …" : span.Label, $"{span.Number}"];
        var text = shorter.FirstOrDefault(words => TextWidth.Of(words, FontSize) <= room + (words.Length < 3 ? 4 : 0));
        var left = x + (span.Kind == SpanKind.InDeed ? 7 : 4);
        if (text is null)
            return;
        if (span.Kind == SpanKind.Only)
            svg.Text("text", text, ("x", Number(left)), ("y", Number(y + 14)), ("fill", Paper));
        else
            svg.Text("text", text, ("x", Number(left)), ("y", Number(y + 14)), ("paint-order", "stroke"), ("stroke", span.Kind == SpanKind.InDeed ? Rest : Paper), ("stroke-width", "3"));
    }

    private static void Box(SvgText svg, SpanKind kind, double x, double y, double width, double height, string id)
    {
        var fill = kind switch { SpanKind.Only => Ink, SpanKind.Rejects => $"url(#{id}-hatch)", SpanKind.InDeed => Rest, _ => Paper };
        var dashes = kind switch { SpanKind.OnCondition => "4 3", SpanKind.Nothing => "1 3", _ => "none" };
        svg.Empty(
            "rect",
            ("x", Number(x)),
            ("y", Number(y)),
            ("width", Number(width)),
            ("height", Number(height)),
            ("rx", kind == SpanKind.InDeed ? "0" : "3"),
            ("fill", fill),
            ("stroke", kind == SpanKind.InDeed ? Line : Ink),
            ("stroke-dasharray", dashes));
        if (kind == SpanKind.InDeed)
            svg.Empty("rect", ("x", Number(x)), ("y", Number(y)), ("width", "3"), ("height", Number(height)), ("fill", Ink));
    }

    private static void NoReply(SvgText svg, double x, double y) =>
        svg.Empty("circle", ("cx", Number(Math.Min(x, Width - Right))), ("cy", Number(y)), ("r", "5"), ("fill", Paper), ("stroke", Ink), ("stroke-width", "2"));

    private static void Hatch(SvgText svg, string id)
    {
        svg.Open("defs");
        svg.Open("pattern", ("id", $"{id}-hatch"), ("width", "6"), ("height", "6"), ("patternUnits", "userSpaceOnUse"), ("patternTransform", "rotate(45)"));
        svg.Empty("rect", ("width", "6"), ("height", "6"), ("fill", Paper));
        svg.Empty("line", ("x1", "0"), ("y1", "0"), ("x2", "0"), ("y2", "6"), ("stroke", Line), ("stroke-width", "2"));
        svg.Close();
        svg.Close();
    }

    private static void Axis(SvgText svg, PositionsChart chart, double bottom)
    {
        var next = double.NegativeInfinity;
        foreach (var tick in Ticks(chart.From, chart.To))
        {
            var x = X(chart, tick);
            svg.Empty("line", ("x1", Number(x)), ("y1", Number(Top - 8)), ("x2", Number(x)), ("y2", Number(bottom)), ("stroke", Line), ("stroke-opacity", "0.35"));
            var text = tick.Month == 1 ? $"{tick.Year}" : Words.ShortDate(tick)[2..];
            var width = TextWidth.Of(text, FontSize);
            if (x - (width / 2) < next || x + (width / 2) > Width)
                continue;
            svg.Text("text", text, ("x", Number(x)), ("y", Number(Top - 14)), ("text-anchor", "middle"));
            next = x + (width / 2) + 6;
        }
    }

    /// <summary>First days of months, quarters or years, so that there are about a dozen at most.</summary>
    private static IEnumerable<DateOnly> Ticks(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        var step = months <= 14 ? 1 : months <= 42 ? 3 : 12 * Math.Max(1, (months + 143) / 144);
        var first = new DateOnly(from.Year, step >= 12 ? 1 : ((from.Month - 1) / step * step) + 1, 1);
        for (var tick = first; tick <= to && tick.Year < 9000; tick = tick.AddMonths(step))
        {
            if (tick >= from)
                yield return tick;
        }
    }

    private static double X(PositionsChart chart, DateOnly day)
    {
        var days = Math.Max(1, chart.To.DayNumber - chart.From.DayNumber);
        return Left + ((Width - Left - Right) * (day.DayNumber - chart.From.DayNumber) / days);
    }

    private static IEnumerable<(string Kind, string Text)> Legend(PositionsChart chart)
    {
        var lanes = chart.Issues.SelectMany(issue => issue.Lanes).ToArray();
        var kinds = lanes.SelectMany(lane => lane.Spans).Select(span => span.Kind).ToHashSet();
        (SpanKind Kind, string Text)[] all =
        [
            (SpanKind.Only, "would accept these terms and no others"),
            (SpanKind.Accepts, "would accept the terms named"),
            (SpanKind.OnCondition, "would accept them on a condition"),
            (SpanKind.Rejects, "rejects the terms named"),
            (SpanKind.Nothing, "what was said no longer counts"),
            (SpanKind.InDeed, "what events made true"),
        ];
        foreach (var (kind, text) in all.Where(entry => kinds.Contains(entry.Kind)))
            yield return ($"{kind}", text);
        if (lanes.Any(lane => !lane.NoReply.IsEmpty))
            yield return ("NoReply", "no public reply as of that day");
        if (chart.Issues.Any(issue => !issue.Met.IsEmpty))
            yield return ("Met", "those who count on the issue accept a term in common");
    }

    private static void Explain(SvgText svg, string kind, string text, double y, string id)
    {
        if (kind == "NoReply")
            NoReply(svg, 13, y + 6);
        else if (kind == "Met")
            svg.Empty("rect", ("x", "0"), ("y", Number(y + 4)), ("width", "26"), ("height", "4"), ("fill", Ink));
        else
            Box(svg, Enum.Parse<SpanKind>(kind), 0.5, y, 26, 12, id);
        svg.Text("text", text, ("x", "34"), ("y", Number(y + 10)));
    }

    /// <summary>A text cut so that it fits.</summary>
    private static string Fitting(string text, double room, bool isBold = false)
    {
        if (TextWidth.Of(text, FontSize, isBold) <= room)
            return text;
        var length = text.Length;
        while (length > 1 && TextWidth.Of(text[..length] + "…", FontSize, isBold) > room)
            length--;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)] + "…";
    }
}
