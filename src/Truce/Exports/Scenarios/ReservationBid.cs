namespace Truce.Exports.Scenarios;

/// <summary>Which bid, of all issues or some, is worth exactly a number?</summary>
internal static class ReservationBid
{
    private const int MostSums = 100_000;

    /// <summary>For each group of issues a combination, or -1 where the bid leaves the group out; null when no bid was found.</summary>
    /// <param name="worths">For each group what its combinations are worth, 0 or more.</param>
    /// <param name="wanted">The number.</param>
    public static int[]? Find(decimal[][] worths, decimal wanted)
    {
        // What the groups so far can be worth together, and how: the group and the combination that came last.
        var reached = new List<Dictionary<decimal, (decimal Before, int Choice)>> { new() { [0] = (0, -1) } };
        foreach (var group in worths)
        {
            var next = new Dictionary<decimal, (decimal Before, int Choice)>();
            foreach (var sum in reached[^1].Keys)
            {
                next.TryAdd(sum, (sum, -1));
                for (var choice = 0; choice < group.Length && next.Count < MostSums; choice++)
                {
                    if (sum + group[choice] <= wanted + ScenarioParty.Rounding)
                        next.TryAdd(sum + group[choice], (sum, choice));
                }
            }

            reached.Add(next);
        }

        var found = reached[^1].Keys.Where(sum => Math.Abs(sum - wanted) <= ScenarioParty.Rounding).Cast<decimal?>().FirstOrDefault();
        if (found is not { } at)
            return null;
        var choices = new int[worths.Length];
        for (var group = worths.Length; group > 0; group--)
            (at, choices[group - 1]) = reached[group][at];
        return choices;
    }
}
