using Truce.States;

namespace Truce.Stability.Engines;

/// <summary>A way to find out for which decision makers which states are stable. Definitions do not know it.</summary>
internal abstract class StabilityEngine
{
    /// <summary>The engines, the one to try first in front.</summary>
    public static EquatableArray<StabilityEngine> All { get; } = [new SweepEngine(), new PlainEngine()];

    /// <summary>What it is called in the provenance of a result and in options.</summary>
    public abstract string Name { get; }

    /// <summary>Why the engine cannot judge a dispute by a definition, in a sentence without a full stop; null when it can.</summary>
    public abstract string? Refusal(StateSpace space, StabilityDefinition definition);

    /// <summary>Judges every state: for each definition, for each decision maker by its index, the states that are stable.</summary>
    /// <param name="space">The dispute, which the engine does not refuse.</param>
    /// <param name="definitions">Definitions by which it does not refuse to judge.</param>
    /// <param name="done">Is told of every definition that was judged, or of parts of one.</param>
    /// <param name="cancellation">Ends the work early, also in the middle of a definition.</param>
    public abstract Dictionary<StabilityDefinition, StateSet[]> Judge(
        StateSpace space,
        EquatableArray<StabilityDefinition> definitions,
        WorkDone done,
        CancellationToken cancellation);
}
