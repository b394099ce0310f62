using Truce.Agreement.Engines;

namespace Truce.Agreement.Solutions;

/// <summary><c>max_relative_welfare_points</c> of NegMAS.</summary>
internal sealed class NegmasRelativeWelfareSolution : NegmasSolution
{
    public override string Id => "negmas:max-relative-welfare";

    public override string Name => "relative welfare points of NegMAS";

    public override string Idea => "the sum of the utilities is greatest, each measured by the span from the reservation value to the best package";

    protected override double Worth(UtilitySet set, double[] point, double[] floors) =>
        point.Select((utility, party) => (utility - set.Worst[party]) / (set.Best[party] - floors[party])).Sum();
}
