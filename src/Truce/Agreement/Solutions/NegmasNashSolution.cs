using Truce.Agreement.Engines;

namespace Truce.Agreement.Solutions;

/// <summary><c>nash_points</c> of NegMAS.</summary>
internal sealed class NegmasNashSolution : NegmasSolution
{
    public override string Id => "negmas:nash";

    public override string Name => "Nash points of NegMAS";

    public override string Idea => "the product of the gains over the reservation values, or over the worst package where that is better, is greatest";

    protected override double Worth(UtilitySet set, double[] point, double[] floors) => Gains(point, floors).Aggregate(1.0, (product, gain) => product * gain);
}
