using Truce.States;

namespace Truce.Stability.Evolution;

/// <summary>Where can a dispute go from a state, in how few moves, who moves last, and from where can it turn back?</summary>
/// <remarks>
/// <para>S_i^(h) is the set of the states that a legal history of h moves reaches with i as the last mover: S_i^(1) = R_i(s), and
/// S_i^(h+1) = ∪{R_i(x) : x ∈ S_j^(h), j ≠ i}, since nobody moves twice in succession. V_i^(h) = ∪{S_i^(t) : t ≤ h}. With
/// <see cref="MoveKind.Improvements"/> the same with R_i⁺, where each mover judges its move against the state that it leaves. The search stops when no
/// pair (state, last mover) is new. Source: Li, Kilgour and Hipel 2005; the search over pairs, as over coloured paths, is that of Xu, Li, Kilgour
/// and Hipel 2009.</para>
/// <para>An issue that several parties decide together is moved by none of them alone, and so stays as it is.</para>
/// <para>Cost: linear in states times decision makers plus moves. Not safe to share between threads.</para>
/// </remarks>
public sealed class StatusQuoAnalysis
{
    /// <summary>How many pairs of a state and a last mover are searched at most.</summary>
    public const int MostPairs = 1 << 24;

    private readonly GraphModel _model;
    private readonly HistorySearch _search;

    private StatusQuoAnalysis(GraphModel model, StateId start, MoveKind kind, HistorySearch search)
    {
        _model = model;
        _search = search;
        Start = start;
        Kind = kind;
        Reached = model.Space.States.Where(IsReached).OrderBy(state => LeastMoves(state)).ToEquatableArray();
        MostMoves = LeastMoves(Reached[^1])!.Value;
    }

    /// <summary>The states of the dispute.</summary>
    public StateSpace Space => _model.Space;

    /// <summary>Where the dispute starts from.</summary>
    public StateId Start { get; }

    /// <summary>The moves that it may evolve by.</summary>
    public MoveKind Kind { get; }

    /// <summary>The states that can be reached, by the least number of moves, then ascending; the start is the first.</summary>
    public EquatableArray<StateId> Reached { get; }

    /// <summary>The least number of moves to the state that takes most.</summary>
    public int MostMoves { get; }

    /// <summary>Finds where a dispute can go from a state.</summary>
    /// <remarks>Cannot answer when the dispute is too large, or when improvements are asked for and a decision maker's preference is not known.</remarks>
    public static Answer<StatusQuoAnalysis> From(StateSpace space, StateId start, MoveKind kind, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(space);
        var pairs = (long)space.Count * space.DecisionMakers.Count;
        if (pairs > MostPairs)
        {
            return Answer.Cannot<StatusQuoAnalysis>(
                $"{space.Count:N0} states and {space.DecisionMakers.Count} decision makers make {pairs:N0} pairs of a state and a last mover, and at most {MostPairs:N0} are searched");
        }

        if (kind == MoveKind.Improvements && StabilityAnalysis.Obstacles(space) is { IsEmpty: false } unknown)
            return Answer.Cannot<StatusQuoAnalysis>(unknown);
        return Answer.Of(From(new GraphModel(space), start, kind, cancellation));
    }

    /// <summary>Finds where a dispute can go from a state, in any graph model.</summary>
    internal static StatusQuoAnalysis From(GraphModel model, StateId start, MoveKind kind, CancellationToken cancellation = default) =>
        new(model, start, kind, HistorySearch.From(model, start, kind, cancellation));

    /// <summary>Whether a legal history leads to the state, or it is the start.</summary>
    public bool IsReached(StateId state) => LeastMoves(state) is not null;

    /// <summary>The fewest moves of a legal history to the state, 0 for the start; null when no history leads there.</summary>
    public int? LeastMoves(StateId state) =>
        state == Start ? 0 : Space.DecisionMakers.Min(mover => LeastMoves(state, mover));

    /// <summary>The least h with the state in V_i^(h), at least 1; null when no history ends there with that last mover.</summary>
    public int? LeastMoves(StateId state, DecisionMaker lastMover) => _search.LeastMoves(state, lastMover.Index);

    /// <summary>Who can be the last mover of a shortest history to the state; nobody for the start.</summary>
    public EquatableArray<DecisionMaker> LastMovers(StateId state)
    {
        var least = LeastMoves(state);
        return Space.DecisionMakers.Where(mover => least is not null && LeastMoves(state, mover) == least).ToEquatableArray();
    }

    /// <summary>How many shortest histories lead to the state, at least 1 for a reached state; <see cref="long.MaxValue"/> stands for that many or more.</summary>
    public long ShortestHistories(StateId state)
    {
        if (state == Start)
            return 1;
        UInt128 all = 0;
        foreach (var mover in LastMovers(state))
            all += (UInt128)_search.Histories(state, mover.Index);
        return all > long.MaxValue ? long.MaxValue : (long)all;
    }

    /// <summary>One of the shortest histories to a reached state, the same every time; empty for the start.</summary>
    /// <exception cref="ArgumentException">No history leads to the state.</exception>
    public EquatableArray<Step> History(StateId state)
    {
        if (state == Start)
            return [];
        var movers = LastMovers(state);
        return movers.IsEmpty ? throw new ArgumentException("No history leads to the state.", nameof(state)) : _search.History(state, movers[0].Index);
    }

    /// <summary>From which states certain states can still be reached, by moves of the same kind.</summary>
    public WaysTo WaysTo(params EquatableArray<StateId> targets) => Evolution.WaysTo.Search(_model, Start, Kind, targets);

    /// <summary>
    /// The moves of legal histories after which certain states cannot be reached any more, though they could be reached before: by the state they
    /// leave in the order of <see cref="Reached"/>, then by mover and by the state they lead to.
    /// </summary>
    public IEnumerable<Step> PointsOfNoReturn(WaysTo ways) =>
        from state in Reached
        where ways.AreOpenFrom(state)
        from mover in Space.DecisionMakers
        where _search.IsTried(state, mover.Index)
        from target in _model.Targets(mover, state, Kind)
        where !ways.AreOpenFrom(target)
        select new Step(mover.Id, state, target);
}
