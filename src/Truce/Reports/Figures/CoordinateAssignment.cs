namespace Truce.Reports.Figures;

/// <summary>How far to the right each slot stands, so that arrows are short and straight and nothing overlaps.</summary>
/// <remarks>
/// Minimises Σ w (x_a − x_b)² over the joints of neighbouring bands, subject to the order within each band and the gaps between slots. The gaps tie
/// only slots of one band, so taking the bands in turn and solving each exactly leads to the minimum. One band is a regression under an order
/// (minimise Σ w_k (x_k − d_k)² subject to x_k + gap ≤ x_{k+1}), which pooling adjacent violators solves. Source: Barlow, Bartholomew, Bremner and Brunk 1972.
/// </remarks>
internal static class CoordinateAssignment
{
    private const int Rounds = 60;
    private const double NodeGap = 30;
    private const double PassageGap = 16;
    private const double PortMargin = 16;
    private const double WidestPortGap = 28;

    /// <summary>The horizontal centre of every slot, and where the joints meet the boxes.</summary>
    public static (double[] Centers, PortOffsets Ports) Place(LayerGraph graph, int[][] order)
    {
        var ports = PortOffsets.Of(graph, order, PortMargin, WidestPortGap);
        var centers = new double[graph.Slots.Length];
        foreach (var band in order)
            Pack(graph, band, centers);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var band in order)
                Settle(graph, band, centers, ports);
            foreach (var band in order.Reverse())
                Settle(graph, band, centers, ports);
        }

        // The drawing does not grow for the sake of straight arrows.
        var left = graph.Slots.Select((slot, s) => centers[s] - (slot.Width / 2)).DefaultIfEmpty(0).Min();
        var right = graph.Slots.Select((slot, s) => centers[s] + (slot.Width / 2)).DefaultIfEmpty(0).Max();
        Straightening.Apply(graph, slot => RoomOf(graph, order[graph.Slots[slot].Band], slot, centers, left, right), centers, ports);
        return (centers, ports);
    }

    /// <summary>Starts a band with its slots side by side, the middle of the band at 0.</summary>
    private static void Pack(LayerGraph graph, int[] band, double[] centers)
    {
        var starts = Offsets(graph, band);
        for (var p = 0; p < band.Length; p++)
            centers[band[p]] = starts[p] - (starts[^1] / 2);
    }

    private static void Settle(LayerGraph graph, int[] band, double[] centers, PortOffsets ports)
    {
        var offsets = Offsets(graph, band);
        var wished = new double[band.Length];
        var weights = new double[band.Length];
        for (var p = 0; p < band.Length; p++)
        {
            var slot = band[p];
            foreach (var (neighbour, own, its) in ports.Joints(slot))
            {
                var weight = WeightOf(graph.Slots[slot], graph.Slots[neighbour]);
                weights[p] += weight;
                wished[p] += weight * (centers[neighbour] + its - own);
            }

            // A node without arrows stays where it is unless it is pushed.
            var (wish, force) = weights[p] > 0 ? (wished[p] / weights[p], weights[p]) : (centers[slot], 0.01);
            wished[p] = wish - offsets[p];
            weights[p] = force;
        }

        var places = Ascending(wished, weights);
        for (var p = 0; p < band.Length; p++)
            centers[band[p]] = places[p] + offsets[p];
    }

    /// <summary>The ascending sequence nearest to the wished one, by weighted squares.</summary>
    internal static double[] Ascending(double[] wished, double[] weights)
    {
        var pools = new List<(double Place, double Weight, int Count)>();
        for (var p = 0; p < wished.Length; p++)
        {
            var pool = (Place: wished[p], Weight: weights[p], Count: 1);
            while (pools.Count > 0 && pools[^1].Place > pool.Place)
            {
                var before = pools[^1];
                pools.RemoveAt(pools.Count - 1);
                var weight = before.Weight + pool.Weight;
                pool = (((before.Place * before.Weight) + (pool.Place * pool.Weight)) / weight, weight, before.Count + pool.Count);
            }

            pools.Add(pool);
        }

        return [.. pools.SelectMany(pool => Enumerable.Repeat(pool.Place, pool.Count))];
    }

    /// <summary>How far a slot could move between its neighbours in the band and the sides of the drawing.</summary>
    private static (double Least, double Most) RoomOf(LayerGraph graph, int[] band, int slot, double[] centers, double left, double right)
    {
        var p = Array.IndexOf(band, slot);
        var half = graph.Slots[slot].Width / 2;
        return (
            p == 0 ? left + half : centers[band[p - 1]] + Distance(graph, band[p - 1], slot),
            p == band.Length - 1 ? right - half : centers[band[p + 1]] - Distance(graph, slot, band[p + 1]));
    }

    /// <summary>Where the slots of a band stand when packed, the first at 0.</summary>
    private static double[] Offsets(LayerGraph graph, int[] band)
    {
        var offsets = new double[band.Length];
        for (var p = 1; p < band.Length; p++)
            offsets[p] = offsets[p - 1] + Distance(graph, band[p - 1], band[p]);
        return offsets;
    }

    /// <summary>How far apart the centres of two neighbours must be.</summary>
    private static double Distance(LayerGraph graph, int leftSlot, int rightSlot)
    {
        var (left, right) = (graph.Slots[leftSlot], graph.Slots[rightSlot]);
        var gap = left.Kind == SlotKind.Node && right.Kind == SlotKind.Node ? NodeGap : PassageGap;
        return (left.Width / 2) + gap + (right.Width / 2);
    }

    /// <summary>The middle of a long arrow is kept straighter than its ends, since a bend there has no box to explain it.</summary>
    private static double WeightOf(Slot slot, Slot neighbour) =>
        slot.Kind != SlotKind.Node && neighbour.Kind != SlotKind.Node ? 8 : 1;
}
