namespace Truce.Reports.Figures;

/// <summary>Where along a box's upper and lower side each arrow meets it, in the order of what it leads to, so that arrows do not cross at the box.</summary>
internal sealed class PortOffsets
{
    private readonly Dictionary<(int Slot, int Neighbour), double> _offsets = [];
    private readonly (int Neighbour, double Own, double Its)[][] _joints;

    private PortOffsets(LayerGraph graph, int[][] order, double margin, double widestGap)
    {
        var place = new int[graph.Slots.Length];
        foreach (var band in order)
        {
            for (var p = 0; p < band.Length; p++)
                place[band[p]] = p;
        }

        for (var slot = 0; slot < graph.Slots.Length; slot++)
        {
            Spread(slot, graph.Above[slot], graph.Slots[slot].Width, place, margin, widestGap);
            Spread(slot, graph.Below[slot], graph.Slots[slot].Width, place, margin, widestGap);
        }

        _joints = new (int, double, double)[graph.Slots.Length][];
        for (var slot = 0; slot < _joints.Length; slot++)
            _joints[slot] = [.. graph.Above[slot].Concat(graph.Below[slot]).Select(n => (n, Offset(slot, n), Offset(n, slot)))];
    }

    public static PortOffsets Of(LayerGraph graph, int[][] order, double margin, double widestGap) => new(graph, order, margin, widestGap);

    /// <summary>How far from the middle of a slot the joint to a neighbour meets it.</summary>
    public double Offset(int slot, int neighbour) => _offsets[(slot, neighbour)];

    /// <summary>The neighbours of a slot with the offsets of the joint at both ends.</summary>
    public (int Neighbour, double Own, double Its)[] Joints(int slot) => _joints[slot];

    private void Spread(int slot, int[] neighbours, double width, int[] place, double margin, double widestGap)
    {
        if (neighbours.Length == 0)
            return;
        var gap = neighbours.Length == 1 ? 0 : Math.Clamp((width - (2 * margin)) / (neighbours.Length - 1), 0, widestGap);
        var sorted = neighbours.OrderBy(n => place[n]).ToArray();
        for (var k = 0; k < sorted.Length; k++)
            _offsets[(slot, sorted[k])] = (k - ((sorted.Length - 1) / 2.0)) * gap;
    }
}
