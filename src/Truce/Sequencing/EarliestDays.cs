namespace Truce.Sequencing;

/// <summary>On which day could each offer of a package start at the earliest?</summary>
/// <remarks>
/// T(m) = min over the offers o that give m of start(o) + lead(o); start(o) = max(opens(o), max T(prior(o))), and offers that are tied by promises start together, on
/// the latest of their days. An offer whose day lies beyond its expiry falls out, and what hangs on it with it. Days are counted from day 0. Source: Knuth 1977 (a
/// generalisation of Dijkstra's algorithm). Cost: the conditions times the logarithm of the offers, once more for each offer that falls out.
/// </remarks>
internal static class EarliestDays
{
    /// <summary>The days of the offers; null for those that are not in the package or fall out.</summary>
    /// <param name="graph">The offers.</param>
    /// <param name="members">The package: closed, so that each order and promise is kept within it.</param>
    /// <param name="opens">The first day on which each offer could start.</param>
    /// <param name="expires">The last day on which it could.</param>
    /// <param name="lead">How many days each takes.</param>
    public static int?[] Of(OfferGraph graph, bool[] members, int[] opens, int[] expires, int[] lead)
    {
        var live = (bool[])members.Clone();
        while (true)
        {
            var days = Run(graph, live, opens, lead);
            var isLate = false;
            for (var offer = 0; offer < graph.Count; offer++)
            {
                if (!live[offer] || (days[offer] is { } day && day <= expires[offer]))
                    continue;
                live[offer] = false;
                isLate = true;
            }

            if (!isLate)
                return days;
            var kept = graph.Mixed(live);
            live = [.. kept.Select(wave => wave > 0)];
        }
    }

    private static int?[] Run(OfferGraph graph, bool[] live, int[] opens, int[] lead)
    {
        var together = Together(graph, live);
        var groups = Enumerable.Range(0, graph.Count).Where(offer => live[offer]).ToLookup(offer => together[offer]);
        var missing = groups.ToDictionary(group => group.Key, group => group.SelectMany(offer => graph.Prior[offer]).Distinct().Count());
        var waiting = groups.SelectMany(group => group.SelectMany(offer => graph.Prior[offer]).Distinct().Select(measure => (measure, group.Key))).ToLookup(pair => pair.measure, pair => pair.Key);
        var earliest = groups.ToDictionary(group => group.Key, group => group.Max(offer => opens[offer]));
        var days = new int?[graph.Count];
        var isDone = new HashSet<int>();
        var queue = new PriorityQueue<int, (int Day, int Measure)>();
        foreach (var group in groups.Where(group => missing[group.Key] == 0))
            Start(group.Key, 0);
        while (queue.TryDequeue(out var measure, out var at))
        {
            if (!isDone.Add(measure))
                continue;
            foreach (var group in waiting[measure])
            {
                if (--missing[group] == 0)
                    Start(group, at.Day);
            }
        }

        return days;

        void Start(int group, int day)
        {
            day = Math.Max(day, earliest[group]);
            foreach (var offer in groups[group])
            {
                days[offer] = day;
                foreach (var measure in graph.Gives[offer])
                    queue.Enqueue(measure, (day + lead[offer], measure));
            }
        }
    }

    /// <summary>For each offer the first of those that promises tie it to.</summary>
    private static int[] Together(OfferGraph graph, bool[] live)
    {
        var root = Enumerable.Range(0, graph.Count).ToArray();
        for (var offer = 0; offer < graph.Count; offer++)
        {
            foreach (var giver in live[offer] ? graph.Promise[offer].SelectMany(measure => graph.Givers[measure]).Where(giver => live[giver]) : [])
                root[Math.Max(Find(offer), Find(giver))] = Math.Min(Find(offer), Find(giver));
        }

        return [.. root.Select((_, offer) => Find(offer))];

        int Find(int offer)
        {
            while (root[offer] != offer)
                offer = root[offer];
            return offer;
        }
    }
}
