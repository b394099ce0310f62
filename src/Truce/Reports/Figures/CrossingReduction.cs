namespace Truce.Reports.Figures;

/// <summary>In which order the slots of each band stand so that few arrows cross.</summary>
/// <remarks>
/// Sweeps down and up in turn: each band is sorted by the mean place of its neighbours in the band just left (barycentre), then neighbours in a band
/// change places as long as that removes a crossing. Slots without a neighbour keep their place; equal means keep their order in some sweeps and turn it
/// round in others. This is done from two starts, the order of the input and the order of a walk along the arrows, and the best order met is kept, the
/// first of equals: the result depends on nothing but the order of the input. Source: Sugiyama, Tagawa and Toda 1981; the walk and the exchange step are
/// from Gansner, Koutsofios, North and Vo 1993.
/// </remarks>
internal static class CrossingReduction
{
    private const int Sweeps = 24;

    /// <summary>The slots of each band from left to right.</summary>
    public static int[][] Order(LayerGraph graph)
    {
        var asGiven = Copy(graph.Bands);
        var best = (Order: asGiven, Crossings: Crossings(graph, asGiven));
        foreach (var start in new[] { asGiven, AlongTheArrows(graph) })
            Improve(graph, Copy(start), ref best);
        return best.Order;
    }

    private static void Improve(LayerGraph graph, int[][] order, ref (int[][] Order, int Crossings) best)
    {
        var place = new int[graph.Slots.Length];
        foreach (var band in order)
            Number(band, place);
        for (var sweep = 0; sweep < Sweeps && best.Crossings > 0; sweep++)
        {
            Sweep(graph, order, place, isDown: sweep % 2 == 0, turnsTies: sweep % 4 >= 2);
            Exchange(graph, order, place);
            var crossings = Crossings(graph, order);
            if (crossings < best.Crossings)
                best = (Copy(order), crossings);
        }
    }

    /// <summary>Each band in the order in which a depth-first walk meets its slots.</summary>
    private static int[][] AlongTheArrows(LayerGraph graph)
    {
        var order = graph.Bands.Select(_ => new List<int>()).ToArray();
        var met = new bool[graph.Slots.Length];
        for (var slot = 0; slot < met.Length; slot++)
            Walk(slot);
        return [.. order.Select(band => band.ToArray())];

        void Walk(int slot)
        {
            if (met[slot])
                return;
            met[slot] = true;
            order[graph.Slots[slot].Band].Add(slot);
            foreach (var next in graph.Below[slot].Concat(graph.Above[slot]))
                Walk(next);
        }
    }

    private static int[][] Copy(int[][] order) => [.. order.Select(band => band.ToArray())];

    /// <summary>How often two joints between neighbouring bands cross.</summary>
    public static int Crossings(LayerGraph graph, int[][] order)
    {
        var place = new int[graph.Slots.Length];
        foreach (var band in order)
            Number(band, place);
        var crossings = 0;
        foreach (var band in order)
        {
            for (var right = 1; right < band.Length; right++)
            {
                for (var left = 0; left < right; left++)
                    crossings += CrossingsOf(graph.Below[band[left]], graph.Below[band[right]], place);
            }
        }

        return crossings;
    }

    private static void Sweep(LayerGraph graph, int[][] order, int[] place, bool isDown, bool turnsTies)
    {
        var neighbours = isDown ? graph.Above : graph.Below;
        for (var k = 1; k < order.Length; k++)
        {
            var band = order[isDown ? k : order.Length - 1 - k];
            var joined = band.Where(slot => neighbours[slot].Length > 0).ToArray();
            if (turnsTies)
                Array.Reverse(joined);
            joined = [.. joined.OrderBy(slot => neighbours[slot].Average(n => place[n]))];
            var next = 0;
            for (var p = 0; p < band.Length; p++)
            {
                if (neighbours[band[p]].Length > 0)
                    band[p] = joined[next++];
            }

            Number(band, place);
        }
    }

    private static void Exchange(LayerGraph graph, int[][] order, int[] place)
    {
        for (var isBetter = true; isBetter;)
        {
            isBetter = false;
            foreach (var band in order)
            {
                for (var p = 1; p < band.Length; p++)
                {
                    var (left, right) = (band[p - 1], band[p]);
                    if (CrossingsAround(graph, left, right, place) <= CrossingsAround(graph, right, left, place))
                        continue;
                    (band[p - 1], band[p]) = (right, left);
                    (place[left], place[right]) = (p, p - 1);
                    isBetter = true;
                }
            }
        }
    }

    private static int CrossingsAround(LayerGraph graph, int left, int right, int[] place) =>
        CrossingsOf(graph.Above[left], graph.Above[right], place) + CrossingsOf(graph.Below[left], graph.Below[right], place);

    private static int CrossingsOf(int[] ofLeft, int[] ofRight, int[] place)
    {
        var crossings = 0;
        foreach (var l in ofLeft)
        {
            foreach (var r in ofRight)
            {
                if (place[r] < place[l])
                    crossings++;
            }
        }

        return crossings;
    }

    private static void Number(int[] band, int[] place)
    {
        for (var p = 0; p < band.Length; p++)
            place[band[p]] = p;
    }
}
