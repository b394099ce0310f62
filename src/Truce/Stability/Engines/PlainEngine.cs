using Truce.States;

namespace Truce.Stability.Engines;

/// <summary>Asks every definition about every state, as the definitions are written: the oracle of the faster engines.</summary>
/// <remarks>Cost: for each decision maker and each improvement one search over states times movers; at worst the square of the states.</remarks>
internal sealed class PlainEngine : StabilityEngine
{
    private const int MaxStates = 1 << 14;

    public override string Name => "plain";

    public override string? Refusal(StateSpace space, StabilityDefinition definition) =>
        space.Count > MaxStates ? $"{space.Count:N0} states are feasible, and the plain engine takes at most {MaxStates:N0}" : null;

    public override Dictionary<StabilityDefinition, StateSet[]> Judge(
        StateSpace space,
        EquatableArray<StabilityDefinition> definitions,
        WorkDone done,
        CancellationToken cancellation)
    {
        var model = new GraphModel(space, cancellation);
        var stable = definitions.ToDictionary(definition => definition, _ => new StateSet[space.DecisionMakers.Count]);
        foreach (var i in space.DecisionMakers)
        {
            foreach (var definition in definitions)
            {
                var states = stable[definition][i.Index] = new StateSet(space.Count);
                foreach (var s in space.States)
                {
                    cancellation.ThrowIfCancellationRequested();
                    if (definition.IsStable(model, i, s))
                        states.Add(s.Ordinal);
                }

                done.Add(1.0 / space.DecisionMakers.Count);
            }
        }

        return stable;
    }
}
