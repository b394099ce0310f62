using Truce.Agreement.Engines;

namespace Truce.Agreement.Solutions;

/// <summary>Gains are as equal as can be, each measured by the span between the worst and the best package for the party.</summary>
/// <remarks>
/// leximax of (uᵢ − dᵢ) / pᵢ, sorted upwards, with pᵢ the span of uᵢ over all feasible packages. Unlike the shares of Kalai and Smorodinsky the
/// proportions do not move when a walk-away does. Ties: all.
/// </remarks>
internal sealed class ProportionalSolution : BargainingSolution
{
    public override string Id => "proportional";

    public override string Name => "proportional solution";

    public override string Idea => "the least of the parties' gains is greatest, each measured by the span from its worst to its best package";

    public override string Source => "Kalai 1977";

    internal override EquatableArray<int> Choose(UtilitySet set)
    {
        var gainers = Enumerable.Range(0, set.Parties).Where(party => set.CanGain(party) && set.Best[party] > set.Worst[party]).ToArray();
        return UtilitySet.Leximin(set.Points.Length, point => [.. gainers.Select(party =>
            (set.Points[point][party] - set.Disagreement[party]) / (set.Best[party] - set.Worst[party]))]);
    }

    internal override double[]? ChooseLottery(UtilitySet set) =>
        Lotteries.MaxMin(set, [.. Enumerable.Range(0, set.Parties).Select(party => set.Best[party] - set.Worst[party])]);
}
