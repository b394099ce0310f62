using Truce.Agreement.Engines;

namespace Truce.Agreement.Solutions;

/// <summary>The greatest sum of utilities.</summary>
/// <remarks>argmax Σ uᵢ. It compares the parties' units with one another. Ties: all.</remarks>
internal sealed class UtilitarianSolution : BargainingSolution
{
    public override string Id => "utilitarian";

    public override string Name => "utilitarian solution";

    public override string Idea => "the sum of the parties' utilities is greatest";

    public override string Source => "Myerson 1981; Thomson 1994";

    internal override EquatableArray<int> Choose(UtilitySet set) => UtilitySet.Greatest(set.Points.Length, point => set.Points[point].Sum());
}
