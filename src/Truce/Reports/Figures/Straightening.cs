namespace Truce.Reports.Figures;

/// <summary>Takes small bends out of the arrows where the room between their neighbours allows.</summary>
/// <remarks>
/// Each slot of an arrow may move a little within the room between its neighbours; the two ends stay. Walking down the arrow, one upright line is
/// kept for as long as it lies in the room of every slot passed, which takes the fewest bends. Longer arrows go first, then the first.
/// </remarks>
internal static class Straightening
{
    private const int Passes = 3;
    private const double Reach = 48;

    /// <summary>Moves the slots of arrows; boxes stay.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="room">How far left and right a slot may stand, as things are.</param>
    /// <param name="centers">The centre of each slot; changed.</param>
    /// <param name="ports">Where arrows meet boxes.</param>
    public static void Apply(LayerGraph graph, Func<int, (double Least, double Most)> room, double[] centers, PortOffsets ports)
    {
        var longestFirst = graph.Chains.OrderByDescending(chain => chain.Length).ToArray();
        for (var pass = 0; pass < Passes; pass++)
        {
            foreach (var chain in longestFirst)
                Straighten(chain, room, centers, ports);
        }
    }

    private static void Straighten(int[] chain, Func<int, (double Least, double Most)> room, double[] centers, PortOffsets ports)
    {
        var start = centers[chain[0]] + ports.Offset(chain[0], chain[1]);
        var end = centers[chain[^1]] + ports.Offset(chain[^1], chain[^2]);
        var (least, most) = (start, start);
        var run = 1;
        for (var k = 1; k < chain.Length; k++)
        {
            var (from, to) = k == chain.Length - 1 ? (end, end) : WithinReach(room(chain[k]), centers[chain[k]]);
            if (Math.Max(least, from) <= Math.Min(most, to))
            {
                (least, most) = (Math.Max(least, from), Math.Min(most, to));
                continue;
            }

            Align(chain.AsSpan(run..k), least, most, centers);
            (least, most, run) = (from, to, k);
        }

        Align(chain.AsSpan(run..^1), least, most, centers);
    }

    /// <summary>The room near a slot. Where neighbours touch, rounding must not push the least past the most.</summary>
    private static (double Least, double Most) WithinReach((double Least, double Most) room, double center) =>
        (Math.Min(Math.Max(room.Least, center - Reach), center), Math.Max(Math.Min(room.Most, center + Reach), center));

    /// <summary>Puts slots on the one line that is nearest to where they stood.</summary>
    private static void Align(ReadOnlySpan<int> slots, double least, double most, double[] centers)
    {
        if (slots.IsEmpty)
            return;
        var sum = 0.0;
        foreach (var slot in slots)
            sum += centers[slot];
        var line = Math.Clamp(sum / slots.Length, least, most);
        foreach (var slot in slots)
            centers[slot] = line;
    }
}
