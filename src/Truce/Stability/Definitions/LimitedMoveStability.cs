using Truce.States;

namespace Truce.Stability.Definitions;

/// <summary>Limited-move stability (L_h): both sides look h moves ahead and each takes the best course that it foresees.</summary>
/// <remarks>
/// For two decision makers, as it was defined. L_1 is Nash stability. The verdict may change with h for ever. Ties are decided as
/// <see cref="LimitedForesight"/> says. For more than two the literature has two readings that are themselves disputed (Soares et al. 2026), and none is
/// taken here.
/// </remarks>
internal sealed class LimitedMoveStability(int horizon) : StabilityDefinition
{
    /// <summary>How many moves ahead one may ask to look.</summary>
    public const int MostMovesAhead = 1_000;

    public override string Id => $"l{horizon}";

    public override string Name => $"limited-move stability, {horizon} moves ahead";

    public override string Abbreviation => $"L{horizon}";

    public override string Foresight => $"looks {horizon} moves ahead, expects the other to do the same with what is left of them, and moves only towards an end that it prefers";

    public override string Formal => "s is stable for i iff G_h(i, s) = s, where G_0(i, s) = s and G_h(i, s) is the best for i of s and all G_(h−1)(j, t), t ∈ R_i(s), and s if no other is better";

    public override string Source => "Kilgour 1985; Fang, Hipel and Kilgour 1993";

    internal override IEnumerable<string> Obstacles(StateSpace space) => OfTwo(space).Concat(Unranked(space));

    internal override bool IsStable(GraphModel model, DecisionMaker i, StateId s) => model.Foresight.Value.Expected(horizon, i, s) == s;

    internal override Verdict Judge(GraphModel model, DecisionMaker i, StateId s) =>
        new(this, i.Id, s, IsStable(model, i, s), [], model.Foresight.Value.Course(horizon, i, s));

    /// <summary>Says why courses of moves by turns need two decision makers.</summary>
    internal static IEnumerable<string> OfTwo(StateSpace space)
    {
        if (space.DecisionMakers.Count != 2)
            yield return $"limited-move and non-myopic stability are defined for two decision makers, and this dispute has {space.DecisionMakers.Count}";
    }
}
