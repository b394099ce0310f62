using Truce.States;

namespace Truce.Stability.Evolution;

/// <summary>In how few moves can each pair (state, last mover) be reached from a start by legal histories, and by how many of them?</summary>
/// <remarks>
/// <para>Breadth first over pairs, since what may follow depends on who moved last. A move of i from x is tried once, after the fewest moves by which
/// somebody else than i can have brought the dispute to x: tried later, it would lead to no pair that is not met already. Within one layer every
/// predecessor of a new pair is one move nearer to the start, so the shortest histories to a pair are those to its predecessors added up.</para>
/// <para>Cost: linear in states times movers plus moves; 16 bytes for each pair.</para>
/// </remarks>
internal sealed class HistorySearch
{
    private const int NotReached = -1;

    private readonly GraphModel _model;
    private readonly MoveKind _kind;
    private readonly StateId _start;
    private readonly int _movers;
    private readonly int[] _moves;
    private readonly int[] _parents;
    private readonly long[] _histories;
    private readonly bool[] _isTried;
    private readonly int[] _layerOf;

    private HistorySearch(GraphModel model, StateId start, MoveKind kind)
    {
        _model = model;
        _kind = kind;
        _start = start;
        _movers = model.Space.DecisionMakers.Count;
        var pairs = model.Space.Count * _movers;
        _moves = new int[pairs];
        _moves.AsSpan().Fill(NotReached);
        _parents = new int[pairs];
        _histories = new long[pairs];
        _isTried = new bool[pairs];
        _layerOf = new int[model.Space.Count];
    }

    /// <summary>The number of moves to the farthest pair.</summary>
    public int Depth { get; private set; }

    public static HistorySearch From(GraphModel model, StateId start, MoveKind kind, CancellationToken cancellation)
    {
        var search = new HistorySearch(model, start, kind);
        search.Run(cancellation);
        return search;
    }

    /// <summary>The fewest moves, at least one, by which a legal history ends in the state with that last mover; null when none does.</summary>
    public int? LeastMoves(StateId state, int lastMover) => _moves[Pair(state.Ordinal, lastMover)] is >= 0 and var moves ? moves : null;

    /// <summary>How many histories of that least length there are; <see cref="long.MaxValue"/> stands for that many or more.</summary>
    public long Histories(StateId state, int lastMover) => _histories[Pair(state.Ordinal, lastMover)];

    /// <summary>Whether some legal history goes on with a move of that mover from that state.</summary>
    public bool IsTried(StateId state, int mover) => _isTried[Pair(state.Ordinal, mover)];

    /// <summary>
    /// A shortest history that ends in the state with that last mover. Of several it is the one whose states, from the last back, were reached first,
    /// and among last movers the first in the dossier's order.
    /// </summary>
    public EquatableArray<Step> History(StateId state, int lastMover)
    {
        var steps = new List<Step>();
        for (var (to, mover) = (state.Ordinal, lastMover); mover >= 0;)
        {
            var pair = Pair(to, mover);
            var from = _parents[pair];
            steps.Add(new Step(_model.Space.DecisionMakers[mover].Id, new StateId(from), new StateId(to)));
            (to, mover) = (from, LastMoverBefore(mover, from, _moves[pair] - 1));
        }

        steps.Reverse();
        return steps.ToEquatableArray();
    }

    private int Pair(int state, int mover) => (state * _movers) + mover;

    /// <summary>Who moved before that mover, to a state that was reached in that many moves; -1 when nobody had moved.</summary>
    private int LastMoverBefore(int mover, int state, int moves)
    {
        if (moves == 0)
            return -1;
        for (var last = 0; ; last++)
        {
            if (last != mover && _moves[Pair(state, last)] == moves)
                return last;
        }
    }

    private void Run(CancellationToken cancellation)
    {
        var layer = new List<int>();
        for (var mover = 0; mover < _movers; mover++)
            Try(_start.Ordinal, mover, 1, histories: 1, layer);
        while (layer.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            Depth++;
            var next = new List<int>();
            foreach (var state in layer)
                Expand(state, Depth, next);
            layer = next;
        }
    }

    /// <summary>Tries the moves from a state that some pair of the layer before allows for the first time.</summary>
    private void Expand(int state, int moves, List<int> next)
    {
        UInt128 all = 0;
        var lastMovers = 0;
        for (var last = 0; last < _movers; last++)
        {
            if (_moves[Pair(state, last)] != moves)
                continue;
            all += (UInt128)_histories[Pair(state, last)];
            lastMovers++;
        }

        for (var mover = 0; mover < _movers; mover++)
        {
            var pair = Pair(state, mover);
            if (_isTried[pair])
                continue;
            var isLast = _moves[pair] == moves;
            if (lastMovers == 1 && isLast)
                continue;
            Try(state, mover, moves + 1, Capped(isLast ? all - (UInt128)_histories[pair] : all), next);
        }
    }

    private void Try(int state, int mover, int moves, long histories, List<int> layer)
    {
        _isTried[Pair(state, mover)] = true;
        foreach (var target in _model.Targets(_model.Space.DecisionMakers[mover], new StateId(state), _kind))
        {
            var pair = Pair(target.Ordinal, mover);
            if (_moves[pair] == NotReached)
            {
                if (_layerOf[target.Ordinal] != moves)
                    layer.Add(target.Ordinal);
                _layerOf[target.Ordinal] = moves;
                _moves[pair] = moves;
                _parents[pair] = state;
                _histories[pair] = histories;
            }
            else if (_moves[pair] == moves)
            {
                _histories[pair] = Capped((UInt128)_histories[pair] + (UInt128)histories);
            }
        }
    }

    private static long Capped(UInt128 count) => count > long.MaxValue ? long.MaxValue : (long)count;
}
