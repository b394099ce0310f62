using static Truce.Reports.Figures.SvgText;

namespace Truce.Reports.Figures;

/// <summary>A share to be drawn.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Low">The least share that is left open.</param>
/// <param name="Estimate">The share.</param>
/// <param name="High">The greatest.</param>
/// <param name="Label">The same in words.</param>
public sealed record ShareBar(string Name, double Low, double Estimate, double High, string Label);

/// <summary>Draws shares as lines with a stroke, one under the other, on a scale from none to all.</summary>
/// <remarks>What a mark is, is told by its place and its shape, and said in words beside it; never by colour alone. Colours are those of the page's custom properties.</remarks>
public static class ShareFigure
{
    private const double RowHeight = 26;
    private const double Names = 230;
    private const double Scale = 260;
    private const double Labels = 150;
    private const double Top = 30;
    private const double Tick = 7;
    private const string Ink = "var(--figure-ink, #1c2126)";
    private const string Line = "var(--figure-line, #48525c)";

    /// <summary>Draws them.</summary>
    /// <param name="bars">What to draw, from top to bottom.</param>
    /// <param name="id">A name for the drawing that nothing else on the page has, of letters, digits and hyphens.</param>
    /// <param name="title">What the drawing is called for those who hear it read.</param>
    public static string Draw(IReadOnlyList<ShareBar> bars, string id, string title)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var (width, height) = (Names + Scale + Labels, Top + (bars.Count * RowHeight) + 10);
        var svg = Drawing(id, title, $"{bars.Count} shares on a scale from none of the profiles to all; the table has the numbers.", width, height, textSize: 12);
        foreach (var (share, name) in (ReadOnlySpan<(double, string)>)[(0, "none"), (0.5, "half"), (1, "all")])
        {
            svg.Text("text", name, ("x", Number(X(share))), ("y", Number(Top - 14)), ("text-anchor", "middle"));
            svg.Empty("line", ("x1", Number(X(share))), ("x2", Number(X(share))), ("y1", Number(Top - 8)), ("y2", Number(height - 6)), ("stroke", Line), ("stroke-opacity", "0.4"));
        }

        for (var k = 0; k < bars.Count; k++)
            Draw(svg, bars[k], Top + (k * RowHeight) + (RowHeight / 2));
        svg.Close();
        return svg.ToString();
    }

    private static void Draw(SvgText svg, ShareBar bar, double y)
    {
        svg.Text("text", Cut(bar.Name), ("x", Number(Names - 14)), ("y", Number(y + 4)), ("text-anchor", "end"));
        if (bar.High > bar.Low)
            svg.Empty("line", ("x1", Number(X(bar.Low))), ("x2", Number(X(bar.High))), ("y1", Number(y)), ("y2", Number(y)), ("stroke", Ink), ("stroke-width", "3"));
        svg.Empty("line", ("x1", Number(X(bar.Estimate))), ("x2", Number(X(bar.Estimate))), ("y1", Number(y - Tick)), ("y2", Number(y + Tick)), ("stroke", Ink), ("stroke-width", "2"));
        svg.Text("text", bar.Label, ("x", Number(Names + Scale + 14)), ("y", Number(y + 4)));
    }

    private static double X(double share) => Names + (Scale * share);

    private static string Cut(string name) => name.Length <= 36 ? name : name[..35] + "…";
}
