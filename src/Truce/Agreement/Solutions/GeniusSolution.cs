using Truce.Agreement.Engines;

namespace Truce.Agreement.Solutions;

/// <summary>What the solutions of Genius 10 have in common: they look at efficient points that somebody would refuse, too.</summary>
/// <remarks>Genius looks at the first 100,000 packages only; here all are looked at.</remarks>
internal abstract class GeniusSolution : BargainingSolution
{
    public sealed override string Source => "Genius 10.4, MultilateralAnalysis";

    internal sealed override EquatableArray<int> Choose(UtilitySet set)
    {
        var worths = set.Unfiltered.Select(point => Worth(set, point)).ToArray();
        var best = Array.IndexOf(worths, worths.Max());

        // The first of equal ones; nothing, when that is a point that somebody would refuse.
        return set.PlaceOfUnfiltered[best] is var place and >= 0 ? [place] : [];
    }

    /// <summary>The number that is to be greatest.</summary>
    protected abstract double Worth(UtilitySet set, double[] point);
}
