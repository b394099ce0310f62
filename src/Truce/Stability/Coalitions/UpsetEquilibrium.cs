using Truce.States;

namespace Truce.Stability.Coalitions;

/// <summary>Which coalitions would upset an equilibrium of single decision makers, by going where, and would they come to another?</summary>
/// <remarks>Source: Kilgour, Hipel, Fang and Peng 2001: a coalition of two or more upsets it when all members prefer a state that they can reach together.</remarks>
/// <param name="State">A state that is stable for every decision maker by itself.</param>
/// <param name="Under">The definitions under which it is.</param>
/// <param name="Ways">The ways on which coalitions would leave it; at least one.</param>
public sealed record UpsetEquilibrium(StateId State, EquatableArray<StabilityDefinition> Under, EquatableArray<UpsettingWay> Ways)
{
    /// <summary>The equilibria that some coalition would upset, ascending.</summary>
    /// <param name="alone">Which states are stable for single decision makers.</param>
    /// <param name="together">What coalitions can do.</param>
    public static EquatableArray<UpsetEquilibrium> Of(StabilityAnalysis alone, CoalitionAnalysis together)
    {
        ArgumentNullException.ThrowIfNull(alone);
        ArgumentNullException.ThrowIfNull(together);
        var found =
            from state in alone.Space.States
            let under = Under(state)
            where !under.IsEmpty
            let ways = together.Upsets(state).Select(way => new UpsettingWay(way, Under(way.To))).ToEquatableArray()
            where !ways.IsEmpty
            select new UpsetEquilibrium(state, under, ways);
        return found.ToEquatableArray();

        EquatableArray<StabilityDefinition> Under(StateId state) =>
            alone.Definitions.Where(definition => alone.IsEquilibrium(definition, state)).ToEquatableArray();
    }
}

/// <summary>A way on which a coalition would leave an equilibrium.</summary>
/// <param name="Move">Who goes where, and by which steps.</param>
/// <param name="EquilibriumUnder">The definitions under which the state that it ends in is an equilibrium of single decision makers: one that the coalition supports.</param>
public sealed record UpsettingWay(CoalitionMove Move, EquatableArray<StabilityDefinition> EquilibriumUnder);
