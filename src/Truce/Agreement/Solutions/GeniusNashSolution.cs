using Truce.Agreement.Engines;

namespace Truce.Agreement.Solutions;

/// <summary>The Nash point of Genius.</summary>
internal sealed class GeniusNashSolution : GeniusSolution
{
    public override string Id => "genius:nash";

    public override string Name => "Nash point of Genius";

    public override string Idea => "the product of the gains over the reservation values is greatest, two losses counting as a gain";

    protected override double Worth(UtilitySet set, double[] point) =>
        point.Zip(set.Disagreement, (utility, none) => utility - none).Aggregate(1.0, (product, gain) => product * gain);
}
