using Truce.Dossiers;
using Truce.Sequencing;
using static Truce.Reports.Figures.SvgText;

namespace Truce.Reports.Figures;

/// <summary>Draws which offers wait for which as an inline SVG drawing, with the circles among them.</summary>
/// <remarks>
/// A box is an offer, or a step that is on no offer. What a box or an arrow is, is told by words and shape: an offer in a circle has a double border, a step on no
/// offer says so, an arrow for what has to be done first is solid, one for what has to be promised dashed with an open head. The drawing takes its colours from the
/// page, as <see cref="MoveGraphFigure"/> does. Same offers, same bytes.
/// </remarks>
internal static class OfferFigure
{
    private const int ReadableBoxes = 16;
    private const double Margin = 4;
    private const double LabelSize = 12;
    private const double LabelLineHeight = 15;
    private const double WidestLabel = 150;
    private const double WidestLayer = 780;
    private const double LegendHeight = 46;
    private const string Ink = "var(--figure-ink, #1c2126)";
    private const string Line = "var(--figure-line, #48525c)";

    /// <summary>Draws the offers; null when none waits for anything, or when they are too many to be seen.</summary>
    public static string? Draw(SequenceAnalysis analysis, Words words, string id, string title)
    {
        var missing = analysis.Missing.Select(step => step.Step).ToArray();
        var arcs = ArcsOf(analysis, missing).ToArray();
        if (arcs.Length == 0 || analysis.Offers.Count + missing.Length > ReadableBoxes)
            return null;
        var circling = analysis.Circles.SelectMany(circle => circle.Waiting.Clauses).ToHashSet();
        var boxes = analysis.Offers.Select((offer, place) => BoxOf(words, offer, place, circling.Contains(offer.Place)))
            .Concat(missing.Select(step => StateBox.Of(new DrawnState("On no offer", [words.Terms(step.Step).Trim('“', '”')])))).ToArray();
        var labels = arcs.Select(arc => TextWidth.Wrap(arc.Label(words), WidestLabel, LabelSize)).ToArray();
        var layout = LayeredLayout.Arrange(
            [.. boxes.Select(box => new LayoutNode(box.Width, box.Height))],
            [.. arcs.Select((arc, k) => new LayoutEdge(arc.From, arc.To, Math.Ceiling(labels[k].Select(line => TextWidth.Of(line, LabelSize)).DefaultIfEmpty(0).Max()) + 6, (Math.Max(labels[k].Count, 1) * LabelLineHeight) + 2, arc.IsPrior ? 100 : 1))],
            WidestLayer);
        var width = Math.Ceiling(Math.Max(layout.Width, 490) + (2 * Margin));
        var height = Math.Ceiling(layout.Height + LegendHeight + (2 * Margin));

        var svg = Drawing(id, title, $"{analysis.Offers.Count} offers and what they wait for; the table has the same.", width, height, kind: "move-graph", margin: Margin);
        svg.Open("g", ("transform", $"translate({Number(Math.Floor((width - (2 * Margin) - layout.Width) / 2))} 0)"));
        for (var k = 0; k < arcs.Length; k++)
            Arrows.Draw(svg, layout.Routes[k].Points, arcs[k].IsPrior, Line);
        for (var k = 0; k < arcs.Length; k++)
            MoveGraphFigure.DrawLabel(svg, layout.Routes[k].Label, labels[k]);
        for (var k = 0; k < boxes.Length; k++)
            MoveGraphFigure.DrawState(svg, layout.Nodes[k], boxes[k]);
        svg.Close();
        Legend(svg, layout.Height + 14);
        svg.Close();
        return svg.ToString();
    }

    /// <summary>The offers that would give what an offer waits for, ascending.</summary>
    public static IEnumerable<int> GiversOf(SequenceAnalysis analysis, int offer, AwaitedStep awaited) =>
        analysis.Givers[offer].Where(given => given.Awaited == awaited).SelectMany(given => given.By);

    private static IEnumerable<Arc> ArcsOf(SequenceAnalysis analysis, AwaitedStep[] missing)
    {
        for (var offer = 0; offer < analysis.Offers.Count; offer++)
        {
            var targets = new SortedDictionary<(int To, bool IsPromise), List<Formula>>();
            foreach (var awaited in analysis.Offers[offer].Prior.Concat(analysis.Offers[offer].Promise))
            {
                var isPromise = !analysis.Offers[offer].Prior.Contains(awaited);
                int[] givers = [.. GiversOf(analysis, offer, awaited)];
                foreach (var to in givers.Length > 0 ? givers : [analysis.Offers.Count + Array.IndexOf(missing, awaited)])
                {
                    if (to == offer)
                        continue;
                    if (!targets.TryGetValue((to, isPromise), out var steps))
                        targets[(to, isPromise)] = steps = [];
                    if (!steps.Contains(awaited.Step) && to < analysis.Offers.Count)
                        steps.Add(awaited.Step);
                }
            }

            foreach (var ((to, isPromise), steps) in targets)
                yield return new Arc(offer, to, !isPromise, steps.ToEquatableArray());
        }
    }

    private static StateBox BoxOf(Words words, Offer offer, int place, bool isInCircle) => StateBox.Of(new DrawnState(
        $"{place + 1} {words.Party(offer.By)}",
        offer.Gives.Select(step => words.Terms(step).Trim('“', '”')).ToEquatableArray(),
        EquilibriumUnder: isInCircle ? ["waits in a circle"] : [])
    { Mark = isInCircle ? "waits in a circle" : null });

    private static void Legend(SvgText svg, double top)
    {
        svg.Open("g", ("font-size", "12"));
        Arrows.Draw(svg, [new Point(8, top), new Point(8, top + 24)], isImprovement: true, Line);
        svg.Text("text", "waits until it is done", ("x", "20"), ("y", Number(top + 16)));
        Arrows.Draw(svg, [new Point(218, top), new Point(218, top + 24)], isImprovement: false, Line);
        svg.Text("text", "wants it promised in the same package", ("x", "230"), ("y", Number(top + 16)));
        svg.Close();
    }

    private sealed record Arc(int From, int To, bool IsPrior, EquatableArray<Formula> Steps)
    {
        public string Label(Words words) => Steps.IsEmpty ? "" : words.Terms(Steps).Replace("“", "").Replace("”", "");
    }
}
