using Truce.Reports.Figures;

namespace Truce.Tests.Reports.Figures;

/// <summary>Graphs to draw.</summary>
internal static class SomeGraph
{
    private static readonly string[] s_movers = ["East", "West", "The supporters of West and their partners"];

    /// <summary>A random graph with labels of many lengths, parallel and opposite moves, and states without any.</summary>
    public static MoveGraph Random(int seed, int states, int moves)
    {
        var random = new Random(seed);
        var drawn = Enumerable.Range(1, states).Select(number => new DrawnState(
            $"State {number}",
            Enumerable.Range(0, random.Next(5)).Select(line => $"issue {line}: {new string('w', random.Next(30))} term").ToEquatableArray(),
            IsStatusQuo: number == 1,
            EquilibriumUnder: random.Next(3) == 0 ? ["Nash", "SEQ"] : []));
        var arrows = new List<DrawnMove>();
        while (states > 1 && arrows.Count < moves)
        {
            var from = random.Next(states);
            var to = (from + 1 + random.Next(states - 1)) % states;
            arrows.Add(new DrawnMove(from, to, s_movers[random.Next(s_movers.Length)], random.Next(3) > 0));
        }

        return new MoveGraph(drawn.ToEquatableArray(), arrows.ToEquatableArray());
    }

    /// <summary>A random layout problem.</summary>
    public static (LayoutNode[] Nodes, LayoutEdge[] Edges) RandomLayout(int seed, int nodes, int edges)
    {
        var random = new Random(seed);
        var boxes = Enumerable.Range(0, nodes).Select(_ => new LayoutNode(40 + random.Next(160), 30 + random.Next(120))).ToArray();
        var arrows = Enumerable.Range(0, nodes > 1 ? edges : 0).Select(_ =>
        {
            var from = random.Next(nodes);
            var to = (from + 1 + random.Next(nodes - 1)) % nodes;
            return new LayoutEdge(from, to, 20 + random.Next(90), 17 + (15 * random.Next(3)), random.Next(2) == 0 ? 100 : 1);
        }).ToArray();
        return (boxes, arrows);
    }
}
