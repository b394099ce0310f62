using Truce.Agreement.Engines;

namespace Truce.Agreement.Solutions;

/// <summary><c>ks_points</c> of NegMAS: the most equal shares, however small, of the best over all packages.</summary>
internal sealed class NegmasKalaiSmorodinskySolution : NegmasSolution
{
    public override string Id => "negmas:kalai-smorodinsky";

    public override string Name => "Kalai–Smorodinsky points of NegMAS";

    public override string Idea => "the shares of the best over all packages are as equal as can be, however small";

    protected override double Worth(UtilitySet set, double[] point, double[] floors)
    {
        var shares = Gains(point, floors).Select((gain, party) => gain / (set.Best[party] - floors[party])).ToArray();
        return shares.Min() - shares.Max();
    }
}
