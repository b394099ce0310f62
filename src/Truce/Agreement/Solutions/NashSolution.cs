using Truce.Agreement.Engines;

namespace Truce.Agreement.Solutions;

/// <summary>The greatest product of gains over no agreement.</summary>
/// <remarks>
/// argmax Π (uᵢ − dᵢ) over the parties who can gain at all. Where no package gives all of them a gain, as many as possible gain, and the product is
/// taken over those. On finitely many packages: Mariotti 1998. Ties: all.
/// </remarks>
internal sealed class NashSolution : BargainingSolution
{
    public override string Id => "nash";

    public override string Name => "Nash solution";

    public override string Idea => "the product of the parties' gains over no agreement is greatest";

    public override string Source => "Nash 1950; on finitely many packages: Mariotti 1998";

    internal override EquatableArray<int> Choose(UtilitySet set)
    {
        var gainers = Enumerable.Range(0, set.Parties).Where(set.CanGain).ToArray();
        var most = set.Points.Max(Gaining);
        var candidates = Enumerable.Range(0, set.Points.Length).Where(point => Gaining(set.Points[point]) == most).ToArray();
        var best = candidates.Max(point => LogProduct(set.Points[point]));

        // A product within 1e-9 of the greatest has a logarithm within 1e-9 of its logarithm.
        return candidates.Where(point => LogProduct(set.Points[point]) >= best - UtilitySet.Tolerance).ToEquatableArray();

        bool Gains(double[] point, int party) => point[party] - set.Disagreement[party] > UtilitySet.Tolerance * (set.Ideal[party] - set.Disagreement[party]);

        int Gaining(double[] point) => gainers.Count(party => Gains(point, party));

        double LogProduct(double[] point) => gainers.Where(party => Gains(point, party)).Sum(party => Math.Log(point[party] - set.Disagreement[party]));
    }

    internal override double[]? ChooseLottery(UtilitySet set) => Lotteries.Nash(set);
}
