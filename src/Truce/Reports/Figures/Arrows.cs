using System.Text;
using static Truce.Reports.Figures.SvgText;

namespace Truce.Reports.Figures;

/// <summary>Draws an arrow along a route: solid with a filled head for an improvement, dashed with an open head for another move.</summary>
internal static class Arrows
{
    private const double HeadLength = 8;
    private const double HeadHalfWidth = 4;

    public static void Draw(SvgText svg, EquatableArray<Point> points, bool isImprovement, string colour)
    {
        // Routes end on an upright line, so a head points straight up or down.
        var tip = points[^1];
        var back = points[^2].Y < tip.Y ? -HeadLength : HeadLength;
        var path = Path(points, isImprovement ? back * 0.75 : 0);
        var (left, right, neck) = (Number(tip.X - HeadHalfWidth), Number(tip.X + HeadHalfWidth), Number(tip.Y + back));
        var head = $"M{left} {neck}L{Number(tip.X)} {Number(tip.Y)}L{right} {neck}";
        svg.Open("g", ("fill", "none"), ("stroke", colour), ("stroke-width", isImprovement ? "1.7" : "1.3"));
        if (isImprovement)
        {
            svg.Empty("path", ("d", path));
            svg.Empty("path", ("d", head + "Z"), ("fill", colour), ("stroke", "none"));
        }
        else
        {
            svg.Empty("path", ("d", path), ("stroke-dasharray", "5 4"));
            svg.Empty("path", ("d", head));
        }

        svg.Close();
    }

    /// <summary>The line itself; it stops a little before the tip, under a filled head.</summary>
    private static string Path(EquatableArray<Point> points, double shortened)
    {
        var path = new StringBuilder($"M{Number(points[0].X)} {Number(points[0].Y)}");
        for (var k = 1; k < points.Count; k++)
        {
            var (from, to) = (points[k - 1], points[k]);
            if (k == points.Count - 1)
                to = to with { Y = to.Y + shortened };
            if (from.X == to.X)
            {
                path.Append($"V{Number(to.Y)}");
                continue;
            }

            var middle = Number((from.Y + to.Y) / 2);
            path.Append($"C{Number(from.X)} {middle} {Number(to.X)} {middle} {Number(to.X)} {Number(to.Y)}");
        }

        return path.ToString();
    }
}
