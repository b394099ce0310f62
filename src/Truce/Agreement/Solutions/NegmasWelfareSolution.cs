using Truce.Agreement.Engines;

namespace Truce.Agreement.Solutions;

/// <summary><c>max_welfare_points</c> of NegMAS.</summary>
internal sealed class NegmasWelfareSolution : NegmasSolution
{
    public override string Id => "negmas:max-welfare";

    public override string Name => "welfare points of NegMAS";

    public override string Idea => "the sum of the utilities is greatest";

    protected override double Worth(UtilitySet set, double[] point, double[] floors) => point.Sum();
}
