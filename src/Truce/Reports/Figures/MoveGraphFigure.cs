using static Truce.Reports.Figures.SvgText;

namespace Truce.Reports.Figures;

/// <summary>Draws states and the moves among them as an inline SVG drawing.</summary>
/// <remarks>
/// <para>Improvements lead downward where they can, so that states where things come to rest stand low. What a box or an arrow is, is told by shape and
/// text, never by colour alone: the status quo has a bar and the words, an equilibrium a double border and the words, a move that its mover does not
/// prefer is dashed with an open head.</para>
/// <para>The drawing stands alone: it names no font file, script or style sheet, has no style attribute, and takes its colours from the custom properties
/// <c>--figure-ink</c>, <c>--figure-line</c>, <c>--figure-paper</c>, <c>--figure-box</c> and <c>--figure-rest</c> of the page, if it has them.</para>
/// <para>Same graph, same bytes. Source of the layout: <see cref="LayeredLayout"/>.</para>
/// </remarks>
public static class MoveGraphFigure
{
    /// <summary>The number of states up to which the drawing stays readable; a caller with more cuts the graph and says so.</summary>
    public const int ReadableStates = 16;

    private const double Margin = 4;
    private const double LabelSize = 12;
    private const double LabelLineHeight = 15;
    private const double WidestLabel = 104;
    private const double WidestLayer = 780;
    private const string Ink = "var(--figure-ink, #1c2126)";
    private const string Line = "var(--figure-line, #48525c)";
    private const string Paper = "var(--figure-paper, #ffffff)";

    /// <summary>Draws a graph.</summary>
    /// <param name="graph">What to draw.</param>
    /// <param name="id">A name for the drawing that nothing else on the page has, of letters, digits and hyphens; its parts are named after it.</param>
    /// <param name="title">What the drawing is called for those who hear it read.</param>
    /// <exception cref="ArgumentException">A move names a state that the graph lacks, leads from a state to itself, or leads to no lower layer.</exception>
    public static string Draw(MoveGraph graph, string id, string title)
    {
        Check(graph);
        var states = graph.States.Select(StateBox.Of).ToArray();
        var labels = graph.Moves.Select(move => TextWidth.Wrap(move.Mover, WidestLabel, LabelSize)).ToArray();
        var layout = LayeredLayout.Arrange(
            [.. states.Select(state => new LayoutNode(state.Width, state.Height))],
            [.. graph.Moves.Select((move, m) => Edge(move, labels[m]))],
            WidestLayer,
            graph.Layers);
        var legend = FigureLegend.Of(graph);
        var width = Math.Ceiling(Math.Max(layout.Width, legend.Width) + (2 * Margin));
        var height = Math.Ceiling(layout.Height + legend.Height + (2 * Margin));

        var svg = Drawing(id, title, MoveGraphDescription.Of(graph), width, height, kind: "move-graph", margin: Margin);
        var shift = Number(Math.Floor((width - (2 * Margin) - layout.Width) / 2));
        svg.Open("g", ("transform", $"translate({shift} 0)"));
        for (var m = 0; m < labels.Length; m++)
            Arrows.Draw(svg, layout.Routes[m].Points, graph.Moves[m].IsImprovement, Line);
        for (var m = 0; m < labels.Length; m++)
            DrawLabel(svg, layout.Routes[m].Label, labels[m]);
        for (var s = 0; s < states.Length; s++)
            DrawState(svg, layout.Nodes[s], states[s]);
        svg.Close();
        legend.Draw(svg, layout.Height, Line);
        svg.Close();
        return svg.ToString();
    }

    private static void Check(MoveGraph graph)
    {
        if (!graph.Layers.IsEmpty && graph.Layers.Count != graph.States.Count)
            throw new ArgumentException($"The graph has {graph.States.Count} states, and layers for {graph.Layers.Count}.", nameof(graph));
        foreach (var move in graph.Moves)
        {
            if (move.From < 0 || move.From >= graph.States.Count || move.To < 0 || move.To >= graph.States.Count)
                throw new ArgumentException($"The graph has {graph.States.Count} states, and a move goes from place {move.From} to place {move.To}.", nameof(graph));
            if (move.From == move.To)
                throw new ArgumentException($"A move leads from place {move.From} to itself.", nameof(graph));
            if (!graph.Layers.IsEmpty && graph.Layers[move.From] >= graph.Layers[move.To])
                throw new ArgumentException($"A move leads from place {move.From} to place {move.To}, which is in no lower layer.", nameof(graph));
        }
    }

    /// <summary>An improvement outweighs every dashed arrow, so that it is the dashed ones that turn back.</summary>
    private static LayoutEdge Edge(DrawnMove move, IReadOnlyList<string> label)
    {
        var width = label.Select(line => TextWidth.Of(line, LabelSize)).DefaultIfEmpty(0).Max();
        return new LayoutEdge(move.From, move.To, Math.Ceiling(width) + 6, (Math.Max(label.Count, 1) * LabelLineHeight) + 2, move.IsImprovement ? 100 : 1);
    }

    internal static void DrawLabel(SvgText svg, Box room, IReadOnlyList<string> lines)
    {
        // A label without words would blot out its line.
        if (lines.All(line => line.Length == 0))
            return;
        svg.Open("g", ("font-size", Number(LabelSize)), ("text-anchor", "middle"));
        svg.Empty("rect", ("x", Number(room.X)), ("y", Number(room.Y)), ("width", Number(room.Width)), ("height", Number(room.Height)), ("fill", Paper));
        for (var k = 0; k < lines.Count; k++)
            svg.Text("text", lines[k], ("x", Number(room.CenterX)), ("y", Number(room.Y + 1 + ((k + 0.76) * LabelLineHeight))));
        svg.Close();
    }

    internal static void DrawState(SvgText svg, Box room, StateBox box)
    {
        var isRest = !box.State.EquilibriumUnder.IsEmpty;
        svg.Open("g");
        Rectangle(svg, room, 0, 8, isRest ? "var(--figure-rest, #eef1f4)" : "var(--figure-box, #ffffff)", 1.5);
        if (isRest)
            Rectangle(svg, room, 3.5, 5, "none", 1);
        if (box.State.IsStatusQuo)
        {
            svg.Empty(
                "rect",
                ("x", Number(room.X + 7)),
                ("y", Number(room.Y + 9)),
                ("width", "4"),
                ("height", Number(room.Height - 18)),
                ("fill", Ink));
        }

        var y = room.Y + StateBox.Padding - 2;
        foreach (var line in box.Lines)
        {
            y += line.Height;
            svg.Text(
                "text",
                line.Text,
                ("x", Number(room.X + box.TextStart)),
                ("y", Number(y - (line.Size * 0.3))),
                ("font-size", Number(line.Size)),
                ("font-weight", line.Kind == BoxLineKind.Text ? "400" : "600"));
        }

        svg.Close();
    }

    private static void Rectangle(SvgText svg, Box room, double inset, double radius, string fill, double stroke) => svg.Empty(
        "rect",
        ("x", Number(room.X + inset)),
        ("y", Number(room.Y + inset)),
        ("width", Number(room.Width - (2 * inset))),
        ("height", Number(room.Height - (2 * inset))),
        ("rx", Number(radius)),
        ("fill", fill),
        ("stroke", Ink),
        ("stroke-width", Number(stroke)));
}
