using Truce.Agreement.Engines;

namespace Truce.Agreement.Solutions;

/// <summary>The greatest loss against what a party could hope for is least.</summary>
/// <remarks>leximin of Iᵢ − uᵢ, sorted downwards. It compares the parties' units with one another. Ties: all.</remarks>
internal sealed class EqualLossSolution : BargainingSolution
{
    public override string Id => "equal-loss";

    public override string Name => "equal-loss solution";

    public override string Idea => "the greatest of the parties' losses against what each could hope for is least";

    public override string Source => "Chun 1988";

    internal override EquatableArray<int> Choose(UtilitySet set) =>
        UtilitySet.Leximin(set.Points.Length, point => [.. Enumerable.Range(0, set.Parties).Select(party => set.Points[point][party] - set.Ideal[party])]);
}
