using Truce.States;

namespace Truce.Stability.Evolution;

/// <summary>Which equilibria of a definition can a dispute come to, and which not?</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Reached">The equilibria that can be reached, the start among them if it is one; ascending.</param>
/// <param name="NotReached">The others, ascending.</param>
public sealed record EquilibriaInReach(StabilityDefinition Definition, EquatableArray<StateId> Reached, EquatableArray<StateId> NotReached)
{
    /// <summary>The equilibria of each definition that was judged by, in that order.</summary>
    public static EquatableArray<EquilibriaInReach> Of(StabilityAnalysis stability, StatusQuoAnalysis evolution)
    {
        ArgumentNullException.ThrowIfNull(stability);
        ArgumentNullException.ThrowIfNull(evolution);
        return stability.Definitions.Select(Divide).ToEquatableArray();

        EquilibriaInReach Divide(StabilityDefinition definition)
        {
            var reached = stability.Equilibria(definition).ToLookup(evolution.IsReached);
            return new EquilibriaInReach(definition, reached[true].ToEquatableArray(), reached[false].ToEquatableArray());
        }
    }
}
