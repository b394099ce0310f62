namespace Truce.Tests.Sequencing;

/// <summary>Offers read literally: every set of offers is looked at, against the words of the definitions. For few offers only.</summary>
/// <param name="Prior">For each offer the measures that have to be done before.</param>
/// <param name="Promise">For each offer the measures that have to be promised.</param>
/// <param name="Gives">For each offer the measures that it gives.</param>
internal sealed record LiteralOffers(int[][] Prior, int[][] Promise, int[][] Gives)
{
    private IEnumerable<HashSet<int>> Sets => Enumerable.Range(0, 1 << Gives.Length).Select(mask => Enumerable.Range(0, Gives.Length).Where(o => (mask >> o & 1) != 0).ToHashSet());

    /// <summary>Up to six offers with up to three conditions each.</summary>
    public static LiteralOffers Random(int seed, int most = 6)
    {
        var random = new Random(seed);
        var (offers, measures) = (random.Next(1, most + 1), random.Next(1, 7));
        return new LiteralOffers(Some(0, 2), Some(0, 1), Some(0, 2));

        int[][] Some(int least, int most) =>
            [.. Enumerable.Range(0, offers).Select(_ => Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => random.Next(measures)).Distinct().Order().ToArray())];
    }

    /// <summary>What has to start: the offers that are in every set to which nothing can be added whose conditions are all given by the set.</summary>
    public HashSet<int> Least() => Sets
        .Where(set => Enumerable.Range(0, Gives.Length).All(o => set.Contains(o) || !All(o).All(Given(set).Contains)))
        .Aggregate((one, other) => [.. one.Intersect(other)]);

    /// <summary>What a package could hold: the offers of all sets each of whose conditions the set gives.</summary>
    public HashSet<int> Greatest() => [.. Sets.Where(set => set.All(o => All(o).All(Given(set).Contains))).SelectMany(set => set)];

    /// <summary>What an ordered package could hold: the offers of all sets that can be put in an order in which each prior condition is given before, and each promise by the set.</summary>
    public HashSet<int> Mixed() => [.. Sets.Where(set => set.All(o => Promise[o].All(Given(set).Contains)) && HasOrder(set, [])).SelectMany(set => set)];

    /// <summary>The fewest prior conditions to leave out, so that everything that a package could hold at once could be held in order.</summary>
    public int FewestConditions()
    {
        var pairs = Greatest().SelectMany(o => Prior[o].Select(measure => (o, measure))).ToArray();
        return Fewest(pairs, chosen => this with { Prior = [.. Prior.Select((measures, o) => measures.Where(measure => !chosen.Contains((o, measure))).ToArray())] });
    }

    /// <summary>The fewest offers to let go first.</summary>
    public int FewestFirstSteps() =>
        Fewest([.. Greatest()], chosen => this with { Prior = [.. Prior.Select((measures, o) => chosen.Contains(o) ? [] : measures)] });

    /// <summary>The fewest measures to hold.</summary>
    public int FewestHeld() => Fewest(
        [.. Greatest().SelectMany(o => Prior[o]).Distinct()],
        chosen => this with { Prior = [.. Prior.Select(measures => measures.Except(chosen).ToArray())] });

    private int Fewest<T>(T[] items, Func<HashSet<T>, LiteralOffers> without)
    {
        var goal = Greatest();
        return Enumerable.Range(0, 1 << items.Length)
            .Select(mask => items.Where((_, k) => (mask >> k & 1) != 0).ToHashSet())
            .Where(chosen => without(chosen) is var eased && eased.HasOrder(goal, []))
            .Min(chosen => chosen.Count);
    }

    private IEnumerable<int> All(int offer) => Prior[offer].Concat(Promise[offer]);

    private HashSet<int> Given(IEnumerable<int> set) => [.. set.SelectMany(o => Gives[o])];

    // Whatever is put first that can be put first never hurts, but the definition is about orders, so all are tried.
    private bool HasOrder(HashSet<int> set, HashSet<int> before) => set.Count == before.Count
        || set.Except(before).Any(o => Prior[o].All(Given(before).Contains) && HasOrder(set, [.. before, o]));
}
