namespace Truce.Reports.Figures;

/// <summary>Where to put the boxes of a directed graph and how to run its arrows so that a person can follow them.</summary>
/// <remarks>
/// <para>The layered method: turn as few arrows as needed to have no cycle, put the nodes into layers with every arrow leading down, order the layers so
/// that few arrows cross, then place everything. Turned arrows lead up in the drawing. Source: Sugiyama, Tagawa and Toda 1981.</para>
/// <para>Guarantees: boxes and labels never overlap one another; in the band of a box or a label an arrow runs straight down in room of its own, so that
/// it touches no box but its two ends and no label but its own; curves cross one another only between the bands.</para>
/// <para>Pure: the same input gives the same output. Meant for up to some dozens of nodes.</para>
/// </remarks>
internal static class LayeredLayout
{
    private const double SmallestGap = 16;
    private const double GapGrowth = 0.10;
    private const double LargestGap = 64;

    /// <summary>Lays a graph out.</summary>
    /// <param name="nodes">The boxes.</param>
    /// <param name="edges">The arrows; several may join the same two boxes, in either direction.</param>
    /// <param name="maxLayerWidth">How wide the boxes of one layer may be together before some go to the next.</param>
    /// <param name="given">Which nodes stand together, when every edge leads to a lower layer; empty to find the layers.</param>
    public static Layout Arrange(IReadOnlyList<LayoutNode> nodes, IReadOnlyList<LayoutEdge> edges, double maxLayerWidth, EquatableArray<int> given = default)
    {
        var isReversed = given.IsEmpty ? CycleRemoval.Reversed(nodes.Count, edges) : new bool[edges.Count];
        var arcs = edges.Select((edge, e) => isReversed[e] ? (Upper: edge.To, Lower: edge.From) : (Upper: edge.From, Lower: edge.To)).ToArray();
        double[] widths = [.. nodes.Select(node => node.Width)];
        var layer = given.IsEmpty ? LayerAssignment.Assign(widths, arcs, maxLayerWidth) : LayerAssignment.Divide(widths, given, maxLayerWidth);
        var graph = LayerGraph.Build(nodes, edges, arcs, layer);
        var order = CrossingReduction.Order(graph);
        var (centers, ports) = CoordinateAssignment.Place(graph, order);
        return Draw(graph, order, centers, ports, isReversed);
    }

    private static Layout Draw(LayerGraph graph, int[][] order, double[] centers, PortOffsets ports, bool[] isReversed)
    {
        var left = graph.Slots.Select((slot, s) => centers[s] - (slot.Width / 2)).DefaultIfEmpty(0).Min();
        var bands = Stack(graph, order, centers, ports);
        var boxes = graph.Slots.Select((slot, s) =>
        {
            var (top, height) = bands[slot.Band];
            return new Box(Round(centers[s] - (slot.Width / 2) - left), Round(top + ((height - slot.Height) / 2)), slot.Width, slot.Height);
        }).ToArray();

        var routes = graph.Chains.Select((chain, e) => Run(chain, isReversed[e], boxes, graph, bands, ports));
        var nodes = boxes.Where((_, s) => graph.Slots[s].Kind == SlotKind.Node);
        return new Layout(
            boxes.Select(box => box.Right).DefaultIfEmpty(0).Max(),
            bands.Length == 0 ? 0 : Round(bands[^1].Top + bands[^1].Height),
            nodes.ToEquatableArray(),
            routes.ToEquatableArray());
    }

    /// <summary>Where each band starts and how high it is; the flatter the curves between two bands would be, the farther they stand apart.</summary>
    private static (double Top, double Height)[] Stack(LayerGraph graph, int[][] order, double[] centers, PortOffsets ports)
    {
        var bands = new (double Top, double Height)[order.Length];
        var top = 0.0;
        for (var b = 0; b < order.Length; b++)
        {
            bands[b] = (top, order[b].Select(s => graph.Slots[s].Height).DefaultIfEmpty(0).Max());
            var widest = order[b]
                .SelectMany(s => graph.Below[s].Select(n => Math.Abs(centers[s] + ports.Offset(s, n) - centers[n] - ports.Offset(n, s))))
                .DefaultIfEmpty(0).Max();
            top += bands[b].Height + Math.Min(SmallestGap + (widest * GapGrowth), LargestGap);
        }

        return bands;
    }

    private static Route Run(int[] chain, bool isReversed, Box[] boxes, LayerGraph graph, (double Top, double Height)[] bands, PortOffsets ports)
    {
        var points = new List<Point>();
        var label = default(Box);
        for (var k = 0; k < chain.Length; k++)
        {
            var slot = graph.Slots[chain[k]];
            var box = boxes[chain[k]];
            var (top, height) = bands[slot.Band];
            if (slot.Kind == SlotKind.Label)
                label = box;
            var isFirst = k == 0;
            var isLast = k == chain.Length - 1;
            var x = box.CenterX + (isFirst ? ports.Offset(chain[0], chain[1]) : isLast ? ports.Offset(chain[^1], chain[^2]) : 0);
            points.Add(new Point(Round(x), isFirst ? box.Bottom : Round(top)));
            points.Add(new Point(Round(x), isLast ? box.Y : Round(top + height)));
        }

        if (isReversed)
            points.Reverse();
        return new Route(points.Distinct().ToEquatableArray(), label);
    }

    /// <summary>To a tenth of a pixel, so that the same drawing has the same text everywhere.</summary>
    private static double Round(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);
}
