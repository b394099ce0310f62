namespace Truce.Sequencing;

/// <summary>The fewest changes that set a stuck set of offers going.</summary>
/// <remarks>
/// <para>
/// The set is stuck within the greatest closure, whose other offers are taken as carried out; promises count as kept. Some offer has to be carried out first,
/// and then every condition of it that is not met must have been relaxed: a shortest path over the sets of offers that have been carried out, each closed under
/// what follows without a change. Relaxing a condition costs 1 for each condition, a first step 1 for each offer, an escrow 1 for each measure held.
/// </para>
/// <para>
/// Exact up to the given number of offers; the problem holds minimum feedback arc set (Karp 1972), so beyond that the cheapest next step is taken each time, and
/// circles that share no offer bound the result from below: each of them needs a change of its own.
/// </para>
/// </remarks>
internal sealed class CircleRepairs
{
    private readonly OfferGraph _graph;
    private readonly int[] _set;
    private readonly bool[] _allowed;
    private readonly bool[] _promised;
    private readonly bool[] _done;

    /// <param name="graph">All offers.</param>
    /// <param name="greatest">The greatest closure.</param>
    /// <param name="set">The stuck offers, all within it.</param>
    public CircleRepairs(OfferGraph graph, bool[] greatest, int[] set)
    {
        _graph = graph;
        _set = set;
        _promised = graph.Given(greatest);
        _allowed = new bool[graph.Count];
        foreach (var offer in set)
            _allowed[offer] = true;
        _done = graph.Given([.. greatest.Select((isIn, offer) => isIn && !_allowed[offer])]);
    }

    /// <summary>The conditions to relax, each an offer and a measure, and how many are needed at least.</summary>
    public (List<(int Offer, int Measure)> Chosen, int AtLeast) Conditions(int mostExact)
    {
        var (order, atLeast) = Cheapest(mostExact, (offer, done) => Missing(offer, done).Count());
        var relaxed = new List<(int, int)>();
        Replay(order, (offer, done) => relaxed.AddRange(Missing(offer, done).Select(measure => (offer, measure))));
        return (relaxed, atLeast);
    }

    /// <summary>The offers to carry out first without waiting, and how many are needed at least.</summary>
    public (List<int> Chosen, int AtLeast) FirstSteps(int mostExact)
    {
        var (order, atLeast) = Cheapest(mostExact, (_, _) => 1);
        return (order, atLeast);
    }

    /// <summary>The measures to hold, and how many are needed at least.</summary>
    /// <remarks>By sets of growing size, up to what first steps need, since holding what such an offer gives does the same; cut off beyond a number of trials.</remarks>
    public (List<int> Chosen, int AtLeast) Escrow(int mostExact)
    {
        var candidates = _set.SelectMany(offer => Missing(offer, _done)).Distinct().Order().ToArray();
        var given = FirstSteps(mostExact).Chosen.SelectMany(offer => _graph.Gives[offer]).Where(measure => !_done[measure]).Distinct().Order().ToList();
        var most = _set.Length <= mostExact ? MostTrials : 0;
        for (var size = 1; size < given.Count; size++)
        {
            foreach (var choice in Choices(candidates.Length, size))
            {
                if (most-- <= 0)
                    return (given, Math.Min(given.Count, LeastByCircles()));
                var held = (bool[])_done.Clone();
                foreach (var k in choice)
                    held[candidates[k]] = true;
                if (Reaches(held))
                    return ([.. choice.Select(k => candidates[k])], size);
            }
        }

        return (given, given.Count);
    }

    private const int MostTrials = 200_000;

    private bool Reaches(bool[] done)
    {
        var waves = _graph.Fire(_allowed, _promised, done);
        return _set.All(offer => waves[offer] > 0);
    }

    private IEnumerable<int> Missing(int offer, bool[] done) => _graph.Prior[offer].Where(measure => !done[measure]);

    private (List<int> Order, int AtLeast) Cheapest(int mostExact, Func<int, bool[], int> cost)
    {
        if (_set.Length <= mostExact)
        {
            var order = Exact(cost, out var total);
            return (order, total);
        }

        var (greedy, found) = Greedy(cost);
        return (greedy, Math.Min(found, LeastByCircles()));
    }

    /// <summary>A cheapest order of pushes, by Dijkstra over the sets that have been carried out; of equals the one that pushes earlier offers first.</summary>
    private List<int> Exact(Func<int, bool[], int> cost, out int total)
    {
        var start = Follow(0);
        var full = (1 << _set.Length) - 1;
        var best = new Dictionary<int, int> { [start] = 0 };
        var from = new Dictionary<int, (int Set, int Offer)>();
        var settled = new HashSet<int>();
        var queue = new PriorityQueue<int, (int Cost, int Set)>();
        queue.Enqueue(start, (0, start));
        while (queue.TryDequeue(out var reached, out _))
        {
            if (!settled.Add(reached))
                continue;
            if (reached == full)
                break;
            var done = DoneAfter(reached);
            for (var k = 0; k < _set.Length; k++)
            {
                if ((reached >> k & 1) != 0)
                    continue;
                var next = Follow(reached | (1 << k));
                var sum = best[reached] + cost(_set[k], done);
                if (best.TryGetValue(next, out var known) && known <= sum)
                    continue;
                best[next] = sum;
                from[next] = (reached, _set[k]);
                queue.Enqueue(next, (sum, next));
            }
        }

        total = best[full];
        var order = new List<int>();
        for (var at = full; at != start; at = from[at].Set)
            order.Add(from[at].Offer);
        order.Reverse();
        return order;
    }

    private (List<int> Order, int Cost) Greedy(Func<int, bool[], int> cost)
    {
        var order = new List<int>();
        var total = 0;
        var done = _done;
        while (true)
        {
            var waves = _graph.Fire(_allowed, _promised, done);
            done = With(done, _set.Where(offer => waves[offer] > 0));
            var stuck = _set.Where(offer => waves[offer] == 0 && !order.Contains(offer)).ToArray();
            if (stuck.Length == 0)
                return (order, total);
            var next = stuck.MinBy(offer => (cost(offer, done), -_graph.Gives[offer].Count(measure => !done[measure])));
            total += cost(next, done);
            order.Add(next);
            done = With(done, [next]);
        }
    }

    /// <summary>How many circles of conditions that a single offer gives share no offer; at least 1.</summary>
    private int LeastByCircles()
    {
        var free = _set.ToHashSet();
        var found = 0;
        while (true)
        {
            var members = free.Order().ToArray();
            var arcs = members.Select(offer => Missing(offer, _done)
                .Select(measure => _graph.Givers[measure].Where(giver => _allowed[giver]).ToArray())
                .Where(givers => givers.Length == 1 && free.Contains(givers[0])).Select(givers => Array.BinarySearch(members, givers[0])).Distinct().Order().ToList()).ToArray();
            if (Circles.StronglyConnected(arcs) is not [var first, ..])
                return Math.Max(1, found);
            found++;
            foreach (var k in Circles.Shortest(arcs, first))
                free.Remove(members[k]);
        }
    }

    private void Replay(List<int> order, Action<int, bool[]> visit)
    {
        var done = With(_done, []);
        foreach (var offer in order)
        {
            var waves = _graph.Fire(_allowed, _promised, done);
            done = With(done, _set.Where(other => waves[other] > 0));
            visit(offer, done);
            done = With(done, [offer]);
        }
    }

    private int Follow(int carriedOut)
    {
        var waves = _graph.Fire(_allowed, _promised, DoneAfter(carriedOut));
        for (var k = 0; k < _set.Length; k++)
            carriedOut |= waves[_set[k]] > 0 ? 1 << k : 0;
        return carriedOut;
    }

    private bool[] DoneAfter(int carriedOut) => With(_done, Enumerable.Range(0, _set.Length).Where(k => (carriedOut >> k & 1) != 0).Select(k => _set[k]));

    private bool[] With(bool[] done, IEnumerable<int> offers)
    {
        var after = (bool[])done.Clone();
        foreach (var measure in offers.SelectMany(offer => _graph.Gives[offer]))
            after[measure] = true;
        return after;
    }

    /// <summary>The subsets of a size, in lexicographic order.</summary>
    private static IEnumerable<int[]> Choices(int count, int size)
    {
        var choice = Enumerable.Range(0, size).ToArray();
        while (size <= count)
        {
            yield return choice;
            var k = size - 1;
            while (k >= 0 && choice[k] == count - size + k)
                k--;
            if (k < 0)
                yield break;
            choice[k]++;
            for (var next = k + 1; next < size; next++)
                choice[next] = choice[next - 1] + 1;
        }
    }
}
