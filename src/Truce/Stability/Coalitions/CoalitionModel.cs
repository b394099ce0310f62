using Truce.States;

namespace Truce.Stability.Coalitions;

/// <summary>The graph model with coalitions: the sets that the coalitional stability definitions speak of. A coalition is one bit for each member.</summary>
/// <remarks>
/// <para><c>Moves(C, s)</c> is R_C(s): where the members of C can go by legal sequences, in which nobody moves twice in succession (Fang, Hipel and
/// Kilgour 1993). Besides its members, C moves by <see cref="JointMovers">joint steps</see> of the groups within it; a group is a mover of its own.
/// <c>Improvements(C, s)</c> is R_C⁺⁺(s) = {q ∈ R_C(s) : q ≻_i s for all i ∈ C}.</para>
/// <para>Reachable sets are worked out when first asked for and kept: at worst states² for each coalition. Not safe to share between threads.</para>
/// </remarks>
internal sealed class CoalitionModel
{
    private readonly GraphModel _individuals;
    private readonly JointMovers _joint;
    private readonly Dictionary<(uint Group, StateId State), StateId[]> _jointSteps = [];
    private readonly Dictionary<uint, StateId[]?[]> _moves = [];
    private readonly Dictionary<uint, StateId[]?[]> _improvements = [];
    private readonly Dictionary<uint, StateId[]?[]> _byCoalitions = [];
    private readonly Dictionary<uint, uint[]> _movers = [];

    public CoalitionModel(StateSpace space)
    {
        _individuals = new GraphModel(space);
        _joint = new JointMovers(space);
    }

    public StateSpace Space => _individuals.Space;

    /// <summary>O = N∖C.</summary>
    public uint Others(uint coalition) => ((1u << Space.DecisionMakers.Count) - 1) & ~coalition;

    /// <summary>R_C(s): nearest first, without s; nothing when there is nobody in C.</summary>
    public StateId[] Moves(uint coalition, StateId s) => Kept(_moves, coalition, s, () => [.. SearchMoves(coalition, s).Reached]);

    /// <summary>R_C⁺⁺(s): in the order of R_C(s).</summary>
    public StateId[] Improvements(uint coalition, StateId s) =>
        Kept(_improvements, coalition, s, () => [.. Moves(coalition, s).Where(q => MembersOf(coalition).All(i => _individuals.Prefers(i, q, s)))]);

    /// <summary>
    /// R⁺⁺ by the coalitions within O from s1: where sequences of coalition improvements lead, each judged by its coalition against the state that it
    /// leaves, no coalition twice in succession; fewest improvements first.
    /// </summary>
    public StateId[] ImprovementsByCoalitions(uint others, StateId s1) => Kept(_byCoalitions, others, s1, () => [.. SearchImprovements(others, s1).Reached]);

    /// <summary>q ∈ φ_C(s) = {q : s ≽_i q for some i ∈ C}: whether the prospect of q keeps somebody in C at s.</summary>
    public bool IsNoGain(uint coalition, StateId q, StateId s) => MembersOf(coalition).Any(i => _individuals.Deters(i, q, s));

    /// <summary>A shortest way of a coalition to a state in R_C(s).</summary>
    public CoalitionMove Move(uint coalition, StateId s, StateId q)
    {
        var movers = MoversOf(coalition);
        var steps = SearchMoves(coalition, s).To(q)
            .Select(step => new CoalitionStep(Coalition.Of(Space, movers[step.Mover]).Members, step.From, step.To));
        return new CoalitionMove(Coalition.Of(Space, coalition), s, q, steps.ToEquatableArray());
    }

    /// <summary>A sequence of fewest coalition improvements by coalitions within O to a state that they reach from s1.</summary>
    public EquatableArray<CoalitionMove> Sequence(uint others, StateId s1, StateId s2)
    {
        var coalitions = CoalitionsWithin(others);
        return SearchImprovements(others, s1).To(s2).Select(step => Move(coalitions[step.Mover], step.From, step.To)).ToEquatableArray();
    }

    private SequenceSearch SearchMoves(uint coalition, StateId s)
    {
        var movers = MoversOf(coalition);
        return new SequenceSearch(Space.Count, movers.Length, s, (mover, state) => StepsOf(movers[mover], state));
    }

    private SequenceSearch SearchImprovements(uint others, StateId s1)
    {
        var coalitions = CoalitionsWithin(others);
        return new SequenceSearch(Space.Count, coalitions.Length, s1, (mover, state) => Improvements(coalitions[mover], state));
    }

    /// <summary>The members one by one, then the groups that can make joint steps.</summary>
    private uint[] MoversOf(uint coalition)
    {
        if (!_movers.TryGetValue(coalition, out var movers))
            _movers[coalition] = movers = [.. MembersOf(coalition).Select(i => 1u << i.Index), .. _joint.Groups.Where(group => (group & ~coalition) == 0)];
        return movers;
    }

    private StateId[] StepsOf(uint mover, StateId state)
    {
        if (uint.IsPow2(mover))
            return _individuals.Moves(Space.DecisionMakers[(int)uint.Log2(mover)], state);
        if (!_jointSteps.TryGetValue((mover, state), out var targets))
            _jointSteps[(mover, state)] = targets = _joint.Targets(mover, state);
        return targets;
    }

    private IEnumerable<DecisionMaker> MembersOf(uint coalition) => Space.DecisionMakers.Where(i => (coalition >> i.Index & 1) != 0);

    /// <summary>Every coalition of the given decision makers but the empty one, ascending.</summary>
    private static uint[] CoalitionsWithin(uint parties)
    {
        var found = new List<uint>();
        for (var coalition = parties; coalition != 0; coalition = (coalition - 1) & parties)
            found.Add(coalition);
        found.Reverse();
        return [.. found];
    }

    private StateId[] Kept(Dictionary<uint, StateId[]?[]> sets, uint coalition, StateId s, Func<StateId[]> find)
    {
        if (!sets.TryGetValue(coalition, out var byState))
            sets[coalition] = byState = new StateId[]?[Space.Count];
        return byState[s.Ordinal] ??= find();
    }
}
