using Truce.Dossiers;
using Truce.States;

namespace Truce.Stability.Inverse;

/// <summary>What would have to change in the parties' orders for a state to be stable under a definition, with as few swaps as can be.</summary>
public sealed record TargetChange
{
    /// <summary>The definition.</summary>
    public required StabilityDefinition Definition { get; init; }

    /// <summary>The state.</summary>
    public required StateId State { get; init; }

    /// <summary>For whom it would have to be stable and is not; none when it holds as things are.</summary>
    public required EquatableArray<PartyId> Upset { get; init; }

    /// <summary>How many swaps the changes come to, all parties together.</summary>
    public required Swaps Size { get; init; }

    /// <summary>How many swaps it takes in any case; less than <see cref="Size"/> only when the search reached its limit.</summary>
    public required Swaps AtLeast { get; init; }

    /// <summary>The parts of the change, which do not touch one another: one alternative of each makes the change. None when the state holds as things are.</summary>
    public required EquatableArray<ChangePart> Parts { get; init; }

    /// <summary>Whether nothing smaller would do.</summary>
    public bool IsLeast => AtLeast == Size;
}

/// <summary>A part of a change: what would have to change in the order of a party, or of several that hang together.</summary>
/// <param name="Size">How many swaps it comes to.</param>
/// <param name="Alternatives">The ways to bring it about with so many swaps, at least one: in each, the orders that change.</param>
/// <param name="HasMore">Whether there are more ways than are listed.</param>
public sealed record ChangePart(Swaps Size, EquatableArray<EquatableArray<OrderChange>> Alternatives, bool HasMore);

/// <summary>A change of one party's order.</summary>
/// <param name="Party">Whose order.</param>
/// <param name="Size">How many swaps away the new order is.</param>
/// <param name="Decisive">The comparisons that the verdict turns on, all of them new; the new order changes no more than they drag along.</param>
/// <param name="Ranks">The new rank of each state by its ordinal, 1 for the best. No two states are tied that were not.</param>
public sealed record OrderChange(PartyId Party, Swaps Size, EquatableArray<NewComparison> Decisive, EquatableArray<int> Ranks);

/// <summary>Two states of which a party would come to prefer the first.</summary>
/// <param name="Preferred">The state that it would come to prefer.</param>
/// <param name="To">The state that it prefers now, or takes as equal.</param>
/// <param name="IsTiedNow">Whether it takes them as equal now.</param>
/// <param name="IsStrict">Whether it has to prefer the first; otherwise taking both as equal would do.</param>
public sealed record NewComparison(StateId Preferred, StateId To, bool IsTiedNow, bool IsStrict);
