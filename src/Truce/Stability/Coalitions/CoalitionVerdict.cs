using Truce.Dossiers;
using Truce.States;

namespace Truce.Stability.Coalitions;

/// <summary>Whether a state is stable for a coalition under a definition, and everything that the answer rests on.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Coalition">The coalition.</param>
/// <param name="State">The state.</param>
/// <param name="Improvements">Every coalition improvement from the state, nearest first, each with the sanction that deters it or none.</param>
public sealed record CoalitionVerdict(
    CoalitionalDefinition Definition,
    Coalition Coalition,
    StateId State,
    EquatableArray<AnsweredCoalitionImprovement> Improvements)
{
    /// <summary>Whether every improvement is deterred; with no improvement at all, it is.</summary>
    public bool IsStable => Improvements.All(improvement => !improvement.Sanction.IsEmpty);
}

/// <summary>A coalition improvement and what would come of it.</summary>
/// <param name="Improvement">Where the coalition would go, and by which moves.</param>
/// <param name="Sanction">What the others would do to deter it, one coalition of them after another; nothing when they cannot.</param>
/// <param name="Escape">When there is none: a reply that would deter it, but for a counter-move; null when there is no such reply.</param>
public sealed record AnsweredCoalitionImprovement(CoalitionMove Improvement, EquatableArray<CoalitionMove> Sanction, CoalitionEscape? Escape);

/// <summary>A reply that would deter an improvement, and the counter-move by which the coalition escapes it.</summary>
/// <param name="Reply">The reply.</param>
/// <param name="CounterMove">Where the coalition goes then: a state that all its members prefer to the one that they started from.</param>
public sealed record CoalitionEscape(CoalitionMove Reply, CoalitionMove CounterMove);

/// <summary>A coalition's way from one state to another.</summary>
/// <param name="Coalition">The coalition.</param>
/// <param name="From">Where it starts from.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Steps">The steps of its members, at least one; a shortest way.</param>
public sealed record CoalitionMove(Coalition Coalition, StateId From, StateId To, EquatableArray<CoalitionStep> Steps);

/// <summary>One step on a coalition's way.</summary>
/// <param name="Movers">Who moves: one member, or all who decide the joint issues that change.</param>
/// <param name="From">From which state.</param>
/// <param name="To">To which state.</param>
public sealed record CoalitionStep(EquatableArray<PartyId> Movers, StateId From, StateId To);
