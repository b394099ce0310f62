using Truce.Agreement.Engines;

namespace Truce.Agreement.Solutions;

/// <summary>The least share of what a party could hope for is greatest.</summary>
/// <remarks>
/// leximax of (uᵢ − dᵢ) / (Iᵢ − dᵢ), sorted upwards, with I the best for each party among the packages that nobody would refuse; a party who can gain
/// nothing does not count. On finitely many packages: Nagahisa and Tanaka 2002. Ties: all.
/// </remarks>
internal sealed class KalaiSmorodinskySolution : BargainingSolution
{
    public override string Id => "kalai-smorodinsky";

    public override string Name => "Kalai–Smorodinsky solution";

    public override string Idea => "the least of the parties' shares of what each could hope for is greatest";

    public override string Source => "Kalai and Smorodinsky 1975; on finitely many packages: Nagahisa and Tanaka 2002";

    internal override EquatableArray<int> Choose(UtilitySet set)
    {
        var gainers = Enumerable.Range(0, set.Parties).Where(set.CanGain).ToArray();
        return UtilitySet.Leximin(set.Points.Length, point => [.. gainers.Select(party =>
            (set.Points[point][party] - set.Disagreement[party]) / (set.Ideal[party] - set.Disagreement[party]))]);
    }

    internal override double[]? ChooseLottery(UtilitySet set) =>
        Lotteries.MaxMin(set, [.. Enumerable.Range(0, set.Parties).Select(party => set.Ideal[party] - set.Disagreement[party])]);
}
