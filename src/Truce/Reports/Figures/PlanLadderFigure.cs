using Truce.Sequencing.Plans;
using static Truce.Reports.Figures.SvgText;

namespace Truce.Reports.Figures;

/// <summary>Draws a step plan as a ladder: a rail for each party, a rung for each day, and how exposed each party is after it.</summary>
/// <remarks>
/// A bar's length is a share of the party's largest exposure, with its number beside it; a party without numbers has a full bar with the words. Nothing is told by
/// colour alone. The drawing takes its colours from the page, as <see cref="MoveGraphFigure"/> does. Same plan, same bytes.
/// </remarks>
internal static class PlanLadderFigure
{
    private const double DayWidth = 34;
    private const double TextSize = 12;
    private const double LineHeight = 15;
    private const double Padding = 8;
    private const double BarHeight = 8;
    private const string Ink = "var(--figure-ink, #1c2126)";
    private const string Line = "var(--figure-line, #48525c)";
    private const string Paper = "var(--figure-box, #ffffff)";
    private const string Rest = "var(--figure-rest, #eef1f4)";

    public static string Draw(StepPlanAnalysis analysis, StepOrder order, Narration narration, string id, string title)
    {
        int[] shown = [.. Enumerable.Range(0, analysis.Parties.Count).Where(p => IsShown(analysis, order, p))];
        var column = shown.Length < 3 ? 330.0 : 240.0;
        var rungs = order.Days.Select(day => RungOf(analysis, day, narration, shown, column)).ToArray();
        var width = DayWidth + (column * Math.Max(1, shown.Length));
        var height = 34 + rungs.Sum(rung => rung.Height);

        var svg = Drawing(id, title, $"{Words.Count(order.Days.Count, "day")}, one below the other; the table has the same.", width, height, kind: "plan-ladder", textSize: TextSize);
        for (var k = 0; k < shown.Length; k++)
        {
            var left = DayWidth + (k * column);
            svg.Text("text", narration.Words.Party(analysis.Parties[shown[k]].Party), ("x", Number(left + 10)), ("y", "16"), ("font-weight", "600"), ("font-size", "13.5"));
            svg.Empty("line", ("x1", Number(left)), ("y1", "24"), ("x2", Number(left)), ("y2", Number(height - 4)), ("stroke", Line), ("stroke-width", "2"));
        }

        var top = 34.0;
        for (var day = 0; day < rungs.Length; day++)
        {
            DrawRung(svg, analysis, order, narration, shown, rungs[day], day, top, column);
            top += rungs[day].Height;
        }

        svg.Close();
        return svg.ToString();
    }

    /// <summary>A party that takes a step or is exposed at some time.</summary>
    private static bool IsShown(StepPlanAnalysis analysis, StepOrder order, int party) =>
        order.Days.Any(day => day.Moments[party].WouldWalkAway != false || day.Moments[party].CrossesRedLine
            || day.Steps.Any(step => analysis.Plan.Steps[step].By.Contains(analysis.Parties[party].Party)));

    private static Rung RungOf(StepPlanAnalysis analysis, PlanDay day, Narration narration, int[] shown, double column)
    {
        var boxes = day.Steps.Select(step =>
        {
            var planned = analysis.Plan.Steps[step];
            var owners = Enumerable.Range(0, shown.Length).Where(k => planned.By.Contains(analysis.Parties[shown[k]].Party)).ToArray();
            var mark = PlanModel.IsIrreversible(analysis.Dossier, planned) ? " (cannot be taken back)" : "";
            return new RungBox(owners, TextWidth.Wrap(Words.Capital(narration.Step(planned)) + mark, column - 30 - (2 * Padding), TextSize));
        }).ToArray();
        var stacked = Enumerable.Range(0, Math.Max(1, shown.Length)).Max(k => boxes.Where(box => box.Owners.Contains(k) || (box.Owners.Length == 0 && k == 0)).Sum(box => box.Height + 4));
        return new Rung(boxes, stacked, stacked + BarHeight + 26);
    }

    private static void DrawRung(SvgText svg, StepPlanAnalysis analysis, StepOrder order, Narration narration, int[] shown, Rung rung, int day, double top, double column)
    {
        svg.Text("text", $"{day + 1}", ("x", "6"), ("y", Number(top + 16)), ("font-weight", "600"));
        if (rung.Boxes.SelectMany(box => box.Owners).Distinct().Count() > 1)
            svg.Empty("line", ("x1", Number(DayWidth)), ("y1", Number(top + 12)), ("x2", Number(DayWidth + ((shown.Length - 1) * column) + 12)), ("y2", Number(top + 12)), ("stroke", Line), ("stroke-width", "2"));
        for (var k = 0; k < Math.Max(1, shown.Length); k++)
        {
            var y = top;
            foreach (var box in rung.Boxes.Where(box => box.Owners.Contains(k) || (box.Owners.Length == 0 && k == 0)))
            {
                DrawBox(svg, DayWidth + (k * column) + 10, y, column - 24, box);
                y += box.Height + 4;
            }
        }

        for (var k = 0; k < shown.Length; k++)
            DrawBar(svg, order, day, shown[k], DayWidth + (k * column) + 10, top + rung.BoxesHeight + 2, column - 150);
    }

    private static void DrawBox(SvgText svg, double left, double top, double width, RungBox box)
    {
        svg.Empty("rect", ("x", Number(left)), ("y", Number(top)), ("width", Number(width)), ("height", Number(box.Height)), ("rx", "6"), ("fill", Paper), ("stroke", Ink), ("stroke-width", "1.3"));
        for (var line = 0; line < box.Lines.Count; line++)
            svg.Text("text", box.Lines[line], ("x", Number(left + Padding)), ("y", Number(top + Padding + (line * LineHeight) + 11)));
    }

    private static void DrawBar(SvgText svg, StepOrder order, int day, int party, double left, double top, double length)
    {
        var moment = order.Days[day].Moments[party];
        var most = order.Days.Max(other => other.Moments[party].Exposure ?? 0);
        var share = moment.Exposure is { } exposure ? most > 0 ? exposure / most : 0 : moment.WouldWalkAway == true ? 1 : 0;
        share = moment.CrossesRedLine ? 1 : share;
        svg.Empty("rect", ("x", Number(left)), ("y", Number(top)), ("width", Number(length)), ("height", Number(BarHeight)), ("fill", Rest), ("stroke", Line), ("stroke-width", "0.6"));
        if (share > 0)
            svg.Empty("rect", ("x", Number(left)), ("y", Number(top)), ("width", Number(length * share)), ("height", Number(BarHeight)), ("fill", Ink));
        svg.Text("text", ExposureWords(moment), ("x", Number(left + length + 8)), ("y", Number(top + BarHeight)));
    }

    private static string ExposureWords(PartyMoment moment) => moment switch
    {
        { CrossesRedLine: true } => "red line crossed",
        { Exposure: 0 } or { WouldWalkAway: false } => "not exposed",
        { Exposure: { } exposure } => $"exposed {Narration.Amount(exposure)}",
        { WouldWalkAway: true } => "would walk away",
        _ => "not known",
    };

    private sealed record Rung(RungBox[] Boxes, double BoxesHeight, double Height);

    private sealed record RungBox(int[] Owners, IReadOnlyList<string> Lines)
    {
        public double Height => (Lines.Count * LineHeight) + (2 * Padding) - 2;
    }
}
