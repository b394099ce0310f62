using Truce.Agreement.Engines;

namespace Truce.Agreement.Solutions;

/// <summary>The least gain is greatest, then the least but one, and so on.</summary>
/// <remarks>leximax of uᵢ − dᵢ, sorted upwards. It compares the parties' units with one another. Ties: all.</remarks>
internal sealed class EgalitarianSolution : BargainingSolution
{
    public override string Id => "egalitarian";

    public override string Name => "egalitarian solution";

    public override string Idea => "the least of the parties' gains over no agreement is greatest";

    public override string Source => "Kalai 1977; leximin refinement: Imai 1983";

    internal override EquatableArray<int> Choose(UtilitySet set)
    {
        var gainers = Enumerable.Range(0, set.Parties).Where(set.CanGain).ToArray();
        return UtilitySet.Leximin(set.Points.Length, point => [.. gainers.Select(party => set.Points[point][party] - set.Disagreement[party])]);
    }

    internal override double[]? ChooseLottery(UtilitySet set) => Lotteries.MaxMin(set, [.. Enumerable.Repeat(1.0, set.Parties)]);
}
