using Truce.States;

namespace Truce.Stability.Evolution;

/// <summary>How could a dispute go on from a state: by any moves, by improvements, and to which equilibria?</summary>
/// <remarks>Not safe to share between threads.</remarks>
public sealed class Outlook
{
    private Outlook(StatusQuoAnalysis byMoves, StatusQuoAnalysis? byImprovements, StabilityAnalysis? stability, EquatableArray<string> notKnown)
    {
        ByMoves = byMoves;
        ByImprovements = byImprovements;
        Stability = stability;
        NotKnown = notKnown;
    }

    /// <summary>Where any moves lead.</summary>
    public StatusQuoAnalysis ByMoves { get; }

    /// <summary>Where improvements lead; null when somebody's preference is not known.</summary>
    public StatusQuoAnalysis? ByImprovements { get; }

    /// <summary>Which states are equilibria; null when that is not known.</summary>
    public StabilityAnalysis? Stability { get; }

    /// <summary>Why improvements or equilibria are not known; nothing when both are.</summary>
    public EquatableArray<string> NotKnown { get; }

    /// <summary>The states of the dispute.</summary>
    public StateSpace Space => ByMoves.Space;

    /// <summary>Where the dispute starts from.</summary>
    public StateId Start => ByMoves.Start;

    /// <summary>The definitions under which a state is an equilibrium, in the order in which they were judged by.</summary>
    public EquatableArray<StabilityDefinition> EquilibriumUnder(StateId state) => Stability is null
        ? []
        : Stability.Definitions.Where(definition => Stability.IsEquilibrium(definition, state)).ToEquatableArray();

    /// <summary>Looks ahead from a state.</summary>
    /// <param name="space">The states.</param>
    /// <param name="start">Where the dispute starts from.</param>
    /// <param name="stability">Which states are stable, or why that is not known.</param>
    /// <param name="cancellation">Stops the search.</param>
    public static Answer<Outlook> From(StateSpace space, StateId start, Answer<StabilityAnalysis> stability, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stability);
        var moves = StatusQuoAnalysis.From(space, start, MoveKind.Any, cancellation);
        if (!moves.Is(out var byMoves))
            return Answer.Cannot<Outlook>(moves.Obstacles);
        var improvements = StatusQuoAnalysis.From(space, start, MoveKind.Improvements, cancellation);
        return Answer.Of(new Outlook(
            byMoves,
            improvements.Is(out var byImprovements) ? byImprovements : null,
            stability.Is(out var analysis) ? analysis : null,
            stability.Obstacles.Union(improvements.Obstacles).ToEquatableArray()));
    }
}
