using Truce.Dossiers;
using Truce.States;

namespace Truce.Stability;

/// <summary>Whether a state is stable for a decision maker under a definition, and everything that the answer rests on.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Party">The decision maker.</param>
/// <param name="State">The state.</param>
/// <param name="Improvements">Every unilateral improvement from the state, ascending, each with the sanction that deters it or none.</param>
public sealed record Verdict(
    StabilityDefinition Definition,
    PartyId Party,
    StateId State,
    EquatableArray<AnsweredImprovement> Improvements)
{
    /// <summary>Whether every improvement is deterred; with no improvement at all, it is.</summary>
    public bool IsStable => Improvements.All(improvement => improvement.Sanction is not null);
}

/// <summary>A unilateral improvement and what would come of it.</summary>
/// <param name="To">Where the decision maker would go.</param>
/// <param name="Sanction">A reply by the others that deters it, a shortest one; null when there is none.</param>
/// <param name="Escape">When there is none: a reply that would deter it, but for a counter-move; null when there is no such reply.</param>
public sealed record AnsweredImprovement(StateId To, Sanction? Sanction, Escape? Escape);

/// <summary>A reply by the others to an improvement that leaves the decision maker no better off than before it.</summary>
/// <param name="Steps">Who moves from where to where, in order; at least one step.</param>
public sealed record Sanction(EquatableArray<Step> Steps)
{
    /// <summary>Where the reply ends.</summary>
    public StateId End => Steps[^1].To;
}

/// <summary>A reply that would deter an improvement, and the counter-move by which the decision maker escapes it.</summary>
/// <param name="Reply">The reply.</param>
/// <param name="CounterMove">Where the decision maker goes then: a state that it prefers to the one it started from.</param>
public sealed record Escape(Sanction Reply, StateId CounterMove);

/// <summary>One move.</summary>
/// <param name="Mover">Who moves.</param>
/// <param name="From">From which state.</param>
/// <param name="To">To which state.</param>
public sealed record Step(PartyId Mover, StateId From, StateId To);
