using Truce.Agreement.Engines;

namespace Truce.Agreement.Solutions;

/// <summary><c>kalai_points</c> of NegMAS: egalitarian, without the refinement by the parties that are better off.</summary>
internal sealed class NegmasKalaiSolution : NegmasSolution
{
    public override string Id => "negmas:kalai";

    public override string Name => "Kalai points of NegMAS";

    public override string Idea => "the least gain over the reservation values, or over the worst package where that is better, is greatest";

    protected override double Worth(UtilitySet set, double[] point, double[] floors) => Gains(point, floors).Min();
}
