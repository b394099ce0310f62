using Truce.States;

namespace Truce.Stability.Definitions;

/// <summary>Non-myopic stability (NM): however far both sides look ahead, from some horizon on, they stay.</summary>
/// <remarks>For two decision makers. What is foreseen may go round with the horizon for ever; then a state counts only if it is kept all round the circle.</remarks>
internal sealed class NonMyopicStability : StabilityDefinition
{
    public override string Id => "nm";

    public override string Name => "non-myopic stability";

    public override string Abbreviation => "NM";

    public override string Foresight => "looks as far ahead as you like, expects the other to do the same, and moves only towards an end that it prefers";

    public override string Formal => "s is stable for i iff ∃ t' ∀ t ≥ t': G_t(i, s) = s, with G as for limited-move stability";

    public override string Source => "Brams and Wittman 1981; Kilgour 1985; in the graph model: Fang, Hipel and Kilgour 1993";

    internal override IEnumerable<string> Obstacles(StateSpace space) => LimitedMoveStability.OfTwo(space).Concat(Unranked(space));

    internal override bool IsStable(GraphModel model, DecisionMaker i, StateId s) => model.Foresight.Value.LeavesAgainAt(i, s) == 0;

    internal override Verdict Judge(GraphModel model, DecisionMaker i, StateId s)
    {
        var horizon = model.Foresight.Value.LeavesAgainAt(i, s);
        return new Verdict(this, i.Id, s, horizon == 0, [], model.Foresight.Value.Course(horizon, i, s));
    }
}
