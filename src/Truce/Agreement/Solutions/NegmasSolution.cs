using Truce.Agreement.Engines;

namespace Truce.Agreement.Solutions;

/// <summary>What the solutions of NegMAS 0.15 have in common.</summary>
/// <remarks>
/// A reservation below the worst package counts as the worst package. Where one party is indifferent between all packages, every point is
/// returned. Distances of 1e-12 count as ties. These rules are kept for comparison with results of that program.
/// </remarks>
internal abstract class NegmasSolution : BargainingSolution
{
    private const double Tie = 1e-12;

    public sealed override string Source => "NegMAS 0.15.7, preferences/ops.py";

    internal sealed override EquatableArray<int> Choose(UtilitySet set)
    {
        var floors = Enumerable.Range(0, set.Parties).Select(party => Math.Max(set.Disagreement[party], set.Worst[party])).ToArray();
        var all = Enumerable.Range(0, set.Points.Length);
        if (floors.Where((floor, party) => set.Best[party] - floor <= Tie).Any())
            return all.ToEquatableArray();
        var worths = set.Points.Select(point => Worth(set, point, floors)).ToArray();
        var best = worths.Max();
        return all.Where(point => worths[point] >= best - Tie).ToEquatableArray();
    }

    /// <summary>The number that is to be greatest.</summary>
    protected abstract double Worth(UtilitySet set, double[] point, double[] floors);

    protected static IEnumerable<double> Gains(double[] point, double[] floors) => point.Zip(floors, (utility, floor) => utility - floor);
}
