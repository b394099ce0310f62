namespace Truce.Sequencing;

/// <summary>The largest packages that keep every order where some offers exclude others.</summary>
/// <remarks>
/// With exclusions there may be no single largest package. Each pair that excludes one another within a closure parts the search in two, one without each of
/// them; what is left at the ends holds every package, so its largest members are the largest packages. Exponential in the exclusions at worst, and cut off by
/// the number of ends.
/// </remarks>
internal static class LargestPackages
{
    private const int EndsForEach = 64;

    /// <summary>The packages, those found first first, each ascending, and whether there may be more.</summary>
    /// <param name="graph">The offers.</param>
    /// <param name="exclusions">The pairs that exclude each other.</param>
    /// <param name="allowed">The offers that take part; null for all.</param>
    /// <param name="most">How many packages to list at most.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static (List<int[]> Packages, bool IsCut) Find(OfferGraph graph, IReadOnlyList<(int First, int Second)> exclusions, bool[]? allowed, int most, CancellationToken cancellation = default)
    {
        var ends = new List<int[]>();
        var seen = new HashSet<string>();
        var isCut = false;
        var open = new Stack<int[]>([Closed(allowed)]);
        while (open.TryPop(out var members))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!seen.Add(string.Join(',', members)) || ends.Any(end => members.All(end.Contains)))
                continue;
            if (seen.Count > most * EndsForEach)
            {
                isCut = true;
                break;
            }

            var inside = members.ToHashSet();
            if (exclusions.Where(pair => inside.Contains(pair.First) && inside.Contains(pair.Second)).Select(pair => ((int First, int Second)?)pair).FirstOrDefault() is not { } clash)
            {
                ends.RemoveAll(end => end.All(inside.Contains));
                ends.Add(members);
                continue;
            }

            open.Push(Without(clash.First));
            open.Push(Without(clash.Second));

            int[] Without(int offer)
            {
                var rest = new bool[graph.Count];
                foreach (var member in members)
                    rest[member] = member != offer;
                return Closed(rest);
            }
        }

        var packages = ends.Where(end => end.Length > 0 || ends.Count == 1)
            .OrderByDescending(end => end.Length).ThenBy(end => end, Comparer<int[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))).ToList();
        return (packages.Count > most ? packages[..most] : packages, isCut || packages.Count > most);

        int[] Closed(bool[]? among)
        {
            var waves = graph.Mixed(among);
            return [.. Enumerable.Range(0, graph.Count).Where(offer => waves[offer] > 0)];
        }
    }
}
