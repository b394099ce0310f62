namespace Truce.Reports.Figures;

/// <summary>Which nodes stand side by side: every arrow leads to a lower layer, and no layer is wider than it may be.</summary>
/// <remarks>
/// Layers are filled from the top; of the nodes whose predecessors are all placed, those with the longest way down go first, as far as there is room.
/// Then each node with more arrows out than in sinks as low as its successors and the room allow, which shortens the arrows. Ties go to the first node.
/// Source: Coffman and Graham 1972; Nikolov and Tarassov 2006.
/// </remarks>
internal static class LayerAssignment
{
    /// <summary>By how much a row is widened in the search for rows of even width.</summary>
    private const double EvenStep = 10;

    /// <summary>The layer of each node, from 0 at the top; no layer is empty.</summary>
    /// <param name="widths">The width of each node.</param>
    /// <param name="arcs">The arrows, without a cycle.</param>
    /// <param name="maxWidth">How wide the nodes of a layer may be together; a single node may be wider.</param>
    public static int[] Assign(IReadOnlyList<double> widths, IReadOnlyList<(int Upper, int Lower)> arcs, double maxWidth)
    {
        var layer = Fill(widths, arcs, maxWidth);
        while (Sink(layer, widths, arcs, maxWidth))
        {
        }

        var used = layer.Distinct().Order().ToList();
        return [.. layer.Select(place => used.IndexOf(place))];
    }

    /// <summary>
    /// Keeps given layers apart and in order, and divides one that is wider than it may be into rows of even width; nodes of one layer have no arrow
    /// between them.
    /// </summary>
    /// <param name="widths">The width of each node.</param>
    /// <param name="given">The layer that each node is to stand in.</param>
    /// <param name="maxWidth">How wide the nodes of a layer may be together; a single node may be wider.</param>
    public static int[] Divide(IReadOnlyList<double> widths, EquatableArray<int> given, double maxWidth)
    {
        var layer = new int[widths.Count];
        var next = 0;
        foreach (var together in Enumerable.Range(0, widths.Count).GroupBy(v => given[v]).OrderBy(group => group.Key))
        {
            int[] nodes = [.. together];
            var rows = Rows(widths, nodes, maxWidth);
            var narrower = nodes.Sum(v => widths[v]) / (rows[^1] + 1);
            for (var isTooNarrow = true; isTooNarrow; narrower += EvenStep)
            {
                var even = Rows(widths, nodes, Math.Min(narrower, maxWidth));
                isTooNarrow = even[^1] > rows[^1];
                if (!isTooNarrow)
                    rows = even;
            }

            for (var k = 0; k < nodes.Length; k++)
                layer[nodes[k]] = next + rows[k];
            next += rows[^1] + 1;
        }

        return layer;
    }

    /// <summary>The row of each node, from 0, when each row is filled as far as it may be.</summary>
    private static int[] Rows(IReadOnlyList<double> widths, int[] nodes, double maxWidth)
    {
        var rows = new int[nodes.Length];
        var taken = 0.0;
        for (var k = 0; k < nodes.Length; k++)
        {
            var isFull = k > 0 && taken + widths[nodes[k]] > maxWidth;
            rows[k] = k == 0 ? 0 : rows[k - 1] + (isFull ? 1 : 0);
            taken = (isFull ? 0 : taken) + widths[nodes[k]];
        }

        return rows;
    }

    private static int[] Fill(IReadOnlyList<double> widths, IReadOnlyList<(int Upper, int Lower)> arcs, double maxWidth)
    {
        var wayDown = WaysDown(widths.Count, arcs);
        var layer = new int[widths.Count];
        var left = Enumerable.Range(0, widths.Count).OrderByDescending(v => wayDown[v]).ToList();
        for (var current = 0; left.Count > 0; current++)
        {
            var taken = new List<int>();
            foreach (var v in left)
            {
                var isReady = arcs.All(arc => arc.Lower != v || !left.Contains(arc.Upper));
                if (isReady && (taken.Count == 0 || taken.Sum(u => widths[u]) + widths[v] <= maxWidth))
                    taken.Add(v);
            }

            foreach (var v in taken)
                layer[v] = current;
            left.RemoveAll(taken.Contains);
        }

        return layer;
    }

    /// <summary>The number of arrows on the longest way down from each node.</summary>
    private static int[] WaysDown(int nodes, IReadOnlyList<(int Upper, int Lower)> arcs)
    {
        var ways = new int[nodes];
        for (var round = 0; round < nodes; round++)
        {
            foreach (var (upper, lower) in arcs)
                ways[upper] = Math.Max(ways[upper], ways[lower] + 1);
        }

        return ways;
    }

    /// <summary>Lets the first node sink that gains by it; false when there is none.</summary>
    private static bool Sink(int[] layer, IReadOnlyList<double> widths, IReadOnlyList<(int Upper, int Lower)> arcs, double maxWidth)
    {
        for (var v = 0; v < layer.Length; v++)
        {
            var below = arcs.Where(arc => arc.Upper == v).Select(arc => layer[arc.Lower]).ToList();
            if (below.Count <= arcs.Count(arc => arc.Lower == v))
                continue;
            for (var lowest = below.Min() - 1; lowest > layer[v]; lowest--)
            {
                var taken = Enumerable.Range(0, layer.Length).Where(u => layer[u] == lowest).Sum(u => widths[u]);
                if (taken + widths[v] > maxWidth && taken > 0)
                    continue;
                layer[v] = lowest;
                return true;
            }
        }

        return false;
    }
}
