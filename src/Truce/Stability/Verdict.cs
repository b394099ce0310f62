using Truce.Dossiers;
using Truce.States;

namespace Truce.Stability;

/// <summary>Whether a state is stable for a decision maker under a definition, and everything that the answer rests on.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Party">The decision maker.</param>
/// <param name="State">The state.</param>
/// <param name="IsStable">Whether it is stable.</param>
/// <param name="Improvements">
/// Every move that tempts the decision maker away from the state, ascending, each with the sanction that deters it or none. Under most definitions
/// these are its unilateral improvements, R_i⁺(s).
/// </param>
/// <param name="Foreseen">Under definitions that look a number of moves ahead: the course of events that the decision maker foresees.</param>
public sealed record Verdict(
    StabilityDefinition Definition,
    PartyId Party,
    StateId State,
    bool IsStable,
    EquatableArray<AnsweredImprovement> Improvements,
    ForeseenCourse? Foreseen = null)
{
    /// <summary>How many improvements there are besides, when only some are gone into.</summary>
    internal int LeftOut { get; init; }
}

/// <summary>What would happen, move by move, if everybody looked ahead.</summary>
/// <param name="Steps">The moves, in order; none when the decision maker stays.</param>
/// <param name="Horizon">How many moves ahead it looks; 0 when it stays however far it looks.</param>
/// <param name="IsOneOfSeveral">
/// Whether somebody on the way could as well have made another move that it likes no less and that leads elsewhere: then other courses are as good.
/// </param>
public sealed record ForeseenCourse(EquatableArray<Step> Steps, int Horizon, bool IsOneOfSeveral);

/// <summary>A unilateral improvement and what would come of it.</summary>
/// <param name="To">Where the decision maker would go.</param>
/// <param name="Sanction">A reply by the others that deters it, a shortest one; null when there is none.</param>
/// <param name="Escape">When there is none: a reply that would deter it, but for a counter-move; null when there is no such reply.</param>
public sealed record AnsweredImprovement(StateId To, Sanction? Sanction, Escape? Escape);

/// <summary>A reply by the others to an improvement that leaves the decision maker no better off than before it.</summary>
/// <param name="Steps">Who moves from where to where; at least one step. One after another, unless they are made at the same time.</param>
public sealed record Sanction(EquatableArray<Step> Steps)
{
    /// <summary>When the steps are made at the same time as the improvement, all from the state that it leaves: where they lead together. Else null.</summary>
    public StateId? Together { get; init; }

    /// <summary>Where the reply ends.</summary>
    public StateId End => Together ?? Steps[^1].To;
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
