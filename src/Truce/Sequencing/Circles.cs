namespace Truce.Sequencing;

/// <summary>Finds the strongly connected sets of a small graph, and a shortest circle in each.</summary>
/// <remarks>Nodes are numbered from 0; arcs are listed ascending. Cost: nodes plus arcs for the sets, and nodes times arcs within each for its circle.</remarks>
internal static class Circles
{
    /// <summary>The sets of two nodes or more that all lead to one another, each ascending, in the order of their first nodes.</summary>
    public static List<int[]> StronglyConnected(List<int>[] arcs)
    {
        // Tarjan 1972, with its recursion written out as a stack of (node, next arc), so that a long chain is no danger.
        var index = new int[arcs.Length];
        var low = new int[arcs.Length];
        var isOpen = new bool[arcs.Length];
        var open = new Stack<int>();
        var calls = new Stack<(int Node, int Arc)>();
        var sets = new List<int[]>();
        var met = 0;
        for (var root = 0; root < arcs.Length; root++)
        {
            if (index[root] == 0)
                calls.Push((root, 0));
            while (calls.TryPop(out var call))
            {
                var (node, arc) = call;
                if (arc == 0)
                {
                    index[node] = low[node] = ++met;
                    open.Push(node);
                    isOpen[node] = true;
                }
                else
                {
                    low[node] = Math.Min(low[node], low[arcs[node][arc - 1]]);
                }

                while (arc < arcs[node].Count && index[arcs[node][arc]] != 0)
                {
                    if (isOpen[arcs[node][arc]])
                        low[node] = Math.Min(low[node], index[arcs[node][arc]]);
                    arc++;
                }

                if (arc < arcs[node].Count)
                {
                    calls.Push((node, arc + 1));
                    calls.Push((arcs[node][arc], 0));
                    continue;
                }

                if (low[node] == index[node])
                    Close(node);
            }
        }

        return [.. sets.OrderBy(set => set[0])];

        void Close(int node)
        {
            var set = new List<int>();
            int member;
            do
            {
                member = open.Pop();
                isOpen[member] = false;
                set.Add(member);
            }
            while (member != node);
            if (set.Count > 1)
                sets.Add([.. set.Order()]);
        }
    }

    /// <summary>A shortest circle within a strongly connected set: of the shortest, the one whose first node comes first.</summary>
    public static int[] Shortest(List<int>[] arcs, int[] set)
    {
        int[]? shortest = null;
        foreach (var start in set)
        {
            var circle = Through(arcs, set, start);
            if (shortest is null || circle.Length < shortest.Length)
                shortest = circle;
        }

        return shortest!;
    }

    private static int[] Through(List<int>[] arcs, int[] set, int start)
    {
        var members = set.ToHashSet();
        var parent = new Dictionary<int, int> { [start] = -1 };
        var queue = new Queue<int>([start]);
        while (true)
        {
            var node = queue.Dequeue();
            foreach (var next in arcs[node])
            {
                if (next == start)
                    return Path(parent, node);
                if (members.Contains(next) && parent.TryAdd(next, node))
                    queue.Enqueue(next);
            }
        }
    }

    private static int[] Path(Dictionary<int, int> parent, int end)
    {
        var path = new List<int>();
        for (var node = end; node >= 0; node = parent[node])
            path.Add(node);
        path.Reverse();
        return [.. path];
    }
}
