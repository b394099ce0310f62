using Truce.Agreement.Engines;

namespace Truce.Agreement.Solutions;

/// <summary>What Genius calls the Kalai–Smorodinsky point: the most equal utilities.</summary>
/// <remarks>Genius starts its search at a difference of 2 and finds nothing where all are greater; so does this.</remarks>
internal sealed class GeniusKalaiSmorodinskySolution : GeniusSolution
{
    public override string Id => "genius:kalai-smorodinsky";

    public override string Name => "Kalai–Smorodinsky point of Genius";

    public override string Idea => "the sum of the differences between the parties' utilities is least";

    internal override string? Obstacle(UtilitySet set) =>
        set.Unfiltered.All(point => Worth(set, point) <= -2) ? "the differences between the parties' utilities add up to 2 or more everywhere" : null;

    protected override double Worth(UtilitySet set, double[] point)
    {
        var sum = 0.0;
        for (var first = 0; first < point.Length; first++)
        {
            for (var second = first + 1; second < point.Length; second++)
                sum += Math.Abs(point[first] - point[second]);
        }

        return -sum;
    }
}
