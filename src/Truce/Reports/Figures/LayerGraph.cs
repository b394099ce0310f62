namespace Truce.Reports.Figures;

/// <summary>The graph cut into bands: nodes in the even bands, labels of arrows in the odd ones, and a slot wherever an arrow passes through a band.</summary>
/// <remarks>
/// Every arrow leads downward here, with at least one odd band between its ends, so that its label always has a slot of its own: labels cannot fall on
/// boxes or on one another, and parallel or opposite arrows part. Immutable once built.
/// </remarks>
internal sealed class LayerGraph
{
    private LayerGraph(Slot[] slots, int[][] bands, int[][] chains)
    {
        Slots = slots;
        Bands = bands;
        Chains = chains;
        Above = Neighbours(chain => chain.Skip(1).Zip(chain));
        Below = Neighbours(chain => chain.Zip(chain.Skip(1)));
    }

    public Slot[] Slots { get; }

    /// <summary>The slots of each band, from the top, in the order of their making.</summary>
    public int[][] Bands { get; }

    /// <summary>The slots that each arrow runs through, from its upper node to its lower one.</summary>
    public int[][] Chains { get; }

    /// <summary>The slots of the band above that each slot is joined to, one for each joint.</summary>
    public int[][] Above { get; }

    /// <summary>The slots of the band below that each slot is joined to, one for each joint.</summary>
    public int[][] Below { get; }

    public static LayerGraph Build(IReadOnlyList<LayoutNode> nodes, IReadOnlyList<LayoutEdge> edges, IReadOnlyList<(int Upper, int Lower)> arcs, int[] layer)
    {
        var bands = new List<int>[nodes.Count == 0 ? 0 : (2 * layer.Max()) + 1];
        for (var band = 0; band < bands.Length; band++)
            bands[band] = [];
        var slots = new List<Slot>();
        for (var v = 0; v < nodes.Count; v++)
            Add(new Slot(SlotKind.Node, 2 * layer[v], nodes[v].Width, nodes[v].Height), slots, bands);

        var labelled = new double[bands.Length];
        var chains = new int[edges.Count][];
        for (var e = 0; e < edges.Count; e++)
        {
            var (first, last) = (2 * layer[arcs[e].Upper], 2 * layer[arcs[e].Lower]);
            var labelBand = LabelBand(first, last, labelled);
            labelled[labelBand] += edges[e].LabelWidth;
            var chain = new List<int> { arcs[e].Upper };
            for (var band = first + 1; band < last; band++)
            {
                chain.Add(slots.Count);
                Add(band == labelBand ? new Slot(SlotKind.Label, band, edges[e].LabelWidth, edges[e].LabelHeight) : new Slot(SlotKind.Passage, band, 0, 0), slots, bands);
            }

            chain.Add(arcs[e].Lower);
            chains[e] = [.. chain];
        }

        return new LayerGraph([.. slots], [.. bands.Select(band => band.ToArray())], chains);
    }

    private static void Add(Slot slot, List<Slot> slots, List<int>[] bands)
    {
        bands[slot.Band].Add(slots.Count);
        slots.Add(slot);
    }

    /// <summary>The odd band with the most room for a label, of those the one nearest to the middle of the arrow, of those the upper.</summary>
    private static int LabelBand(int first, int last, double[] labelled) =>
        Enumerable.Range(0, (last - first) / 2)
            .Select(k => first + 1 + (2 * k))
            .OrderBy(band => labelled[band])
            .ThenBy(band => Math.Abs((2 * band) - first - last))
            .First();

    private int[][] Neighbours(Func<int[], IEnumerable<(int Slot, int Neighbour)>> joints)
    {
        var lists = Slots.Select(_ => new List<int>()).ToArray();
        foreach (var (slot, neighbour) in Chains.SelectMany(joints))
            lists[slot].Add(neighbour);
        return [.. lists.Select(list => list.ToArray())];
    }
}

/// <summary>Room in a band.</summary>
internal readonly record struct Slot(SlotKind Kind, int Band, double Width, double Height);

/// <summary>What takes the room of a slot.</summary>
internal enum SlotKind
{
    /// <summary>A node's box.</summary>
    Node,

    /// <summary>An arrow with its label.</summary>
    Label,

    /// <summary>An arrow that only passes.</summary>
    Passage,
}
