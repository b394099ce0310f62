namespace Truce.Reports.Figures;

/// <summary>Which arrows must point upward so that all the others can point downward.</summary>
/// <remarks>
/// The nodes are put in a row: whatever has no arrow left into it goes to the front, whatever has none left out of it to the back, and when there is
/// neither, the node with the greatest surplus of outgoing weight goes to the front. Arrows against the row are the ones to turn. Ties go to the first node.
/// Cost: the square of the nodes times the edges. Source: Eades, Lin and Smyth 1993.
/// </remarks>
internal static class CycleRemoval
{
    public static bool[] Reversed(int nodes, IReadOnlyList<LayoutEdge> edges)
    {
        var place = Row(nodes, edges);
        return [.. edges.Select(edge => place[edge.From] > place[edge.To])];
    }

    private static int[] Row(int nodes, IReadOnlyList<LayoutEdge> edges)
    {
        var place = new int[nodes];
        var left = Enumerable.Range(0, nodes).ToList();
        var front = 0;
        var back = nodes - 1;
        while (left.Count > 0)
        {
            var sink = left.FindIndex(v => WeightOf(edges, left, e => e.From == v) == 0);
            if (sink >= 0)
            {
                place[left[sink]] = back--;
                left.RemoveAt(sink);
                continue;
            }

            var source = left.FindIndex(v => WeightOf(edges, left, e => e.To == v) == 0);
            var next = source >= 0 ? left[source] : left.MaxBy(v => WeightOf(edges, left, e => e.From == v) - WeightOf(edges, left, e => e.To == v));
            place[next] = front++;
            left.Remove(next);
        }

        return place;
    }

    private static int WeightOf(IReadOnlyList<LayoutEdge> edges, List<int> left, Func<LayoutEdge, bool> counts) =>
        edges.Where(edge => counts(edge) && left.Contains(edge.From) && left.Contains(edge.To)).Sum(edge => edge.Weight);
}
