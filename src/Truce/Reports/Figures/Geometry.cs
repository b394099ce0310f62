namespace Truce.Reports.Figures;

/// <summary>A place in a figure, in its pixels from the top left corner.</summary>
internal readonly record struct Point(double X, double Y);

/// <summary>An upright rectangle in a figure, in its pixels.</summary>
/// <param name="X">The left side.</param>
/// <param name="Y">The upper side.</param>
/// <param name="Width">From left to right.</param>
/// <param name="Height">From top to bottom.</param>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public double CenterX => X + (Width / 2);

    public double CenterY => Y + (Height / 2);
}

/// <summary>A box to be placed.</summary>
internal readonly record struct LayoutNode(double Width, double Height);

/// <summary>An arrow to be routed, with the room that its label takes.</summary>
/// <param name="From">The zero-based place of the node it leaves.</param>
/// <param name="To">The zero-based place of the node it leads to; another one.</param>
/// <param name="LabelWidth">The width of its label.</param>
/// <param name="LabelHeight">The height of its label.</param>
/// <param name="Weight">How much it matters that it points downward; at least 1.</param>
internal readonly record struct LayoutEdge(int From, int To, double LabelWidth, double LabelHeight, int Weight);

/// <summary>Where an arrow runs.</summary>
/// <param name="Points">
/// Where it passes, from the border of the node it leaves to the border of the node it leads to. Two points on one vertical are joined by a straight
/// line; others by a curve that is vertical at both.
/// </param>
/// <param name="Label">The room of its label, on the line.</param>
internal sealed record Route(EquatableArray<Point> Points, Box Label);

/// <summary>A graph laid out.</summary>
/// <param name="Width">The width that it takes.</param>
/// <param name="Height">The height that it takes.</param>
/// <param name="Nodes">One box for each node, in their order.</param>
/// <param name="Routes">One route for each edge, in their order.</param>
internal sealed record Layout(double Width, double Height, EquatableArray<Box> Nodes, EquatableArray<Route> Routes);
