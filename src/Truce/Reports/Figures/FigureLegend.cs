using static Truce.Reports.Figures.SvgText;

namespace Truce.Reports.Figures;

/// <summary>Explains the marks that a drawing has, and only those.</summary>
internal sealed class FigureLegend
{
    private const double LineHeight = 20;
    private const double FontSize = 12;
    private const double SampleWidth = 40;
    private const double Above = 20;

    private readonly List<Mark> _marks;

    private FigureLegend(List<Mark> marks) => _marks = marks;

    private enum Mark
    {
        Improvement,
        OtherMove,
        Equilibrium,
        StatusQuo,
    }

    public double Width => _marks.Select(mark => SampleWidth + TextWidth.Of(TextOf(mark), FontSize)).DefaultIfEmpty(0).Max();

    public double Height => _marks.Count == 0 ? 0 : Above + (_marks.Count * LineHeight);

    public static FigureLegend Of(MoveGraph graph)
    {
        var marks = new List<Mark>();
        if (graph.Moves.Any(move => move.IsImprovement))
            marks.Add(Mark.Improvement);
        if (graph.Moves.Any(move => !move.IsImprovement))
            marks.Add(Mark.OtherMove);
        if (graph.States.Any(state => !state.EquilibriumUnder.IsEmpty))
            marks.Add(Mark.Equilibrium);
        if (graph.States.Any(state => state.IsStatusQuo))
            marks.Add(Mark.StatusQuo);
        return new FigureLegend(marks);
    }

    /// <summary>Draws the explanations below the drawing.</summary>
    public void Draw(SvgText svg, double top, string colour)
    {
        if (_marks.Count == 0)
            return;
        svg.Open("g", ("font-size", Number(FontSize)));
        for (var k = 0; k < _marks.Count; k++)
        {
            var middle = top + Above + ((k + 0.5) * LineHeight);
            DrawSample(svg, _marks[k], middle, colour);
            svg.Text("text", TextOf(_marks[k]), ("x", Number(SampleWidth)), ("y", Number(middle + 4)));
        }

        svg.Close();
    }

    private static string TextOf(Mark mark) => mark switch
    {
        Mark.Improvement => "a move to a state that the named party prefers",
        Mark.OtherMove => "another move that the named party can make",
        Mark.Equilibrium => "stable for every decision maker",
        _ => "how things stand now",
    };

    private static void DrawSample(SvgText svg, Mark mark, double middle, string colour)
    {
        switch (mark)
        {
            case Mark.Improvement or Mark.OtherMove:
                // Arrows are drawn upright and turned here, so that the legend shows the same arrows as the drawing.
                svg.Open("g", ("transform", $"translate(0 {Number(middle)}) rotate(-90)"));
                Arrows.Draw(svg, [new Point(0, 2), new Point(0, 30)], mark == Mark.Improvement, colour);
                svg.Close();
                break;
            case Mark.Equilibrium:
                Frame(svg, 5, middle - 7, 22, 14, 4, colour);
                Frame(svg, 8, middle - 4, 16, 8, 2, colour);
                break;
            default:
                svg.Empty("rect", ("x", "14"), ("y", Number(middle - 7)), ("width", "4"), ("height", "14"));
                break;
        }
    }

    private static void Frame(SvgText svg, double x, double y, double width, double height, double radius, string colour) => svg.Empty(
        "rect",
        ("x", Number(x)),
        ("y", Number(y)),
        ("width", Number(width)),
        ("height", Number(height)),
        ("rx", Number(radius)),
        ("fill", "none"),
        ("stroke", colour));
}
