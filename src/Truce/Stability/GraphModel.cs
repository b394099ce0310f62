using Truce.Dossiers;
using Truce.States;

namespace Truce.Stability;

/// <summary>The graph model of a dispute: who can move where, and who prefers what; the sets that the stability definitions speak of.</summary>
/// <remarks>
/// <para>G = ⟨N, S, {A_i}, {≽_i}⟩. <c>Moves(i, s)</c> is R_i(s), <c>Improvements(i, s)</c> is R_i⁺(s); O = N∖{i} are the others.</para>
/// <para>A sequence of moves by O is legal when nobody in it moves twice in succession; A–B–A is legal. What can be reached depends on who moved
/// last, so the search runs over pairs (state, last mover), breadth first: a state is found first by one of its shortest histories. The state that
/// the search starts from is never in its own reachable set. Source: Fang, Hipel and Kilgour 1993, ch. 3.</para>
/// <para>Arcs are worked out when first asked for and kept, of all but large disputes. A search goes no farther than somebody looks, and is kept for one decision maker at a time.
/// Not safe to share between threads.</para>
/// </remarks>
internal sealed class GraphModel
{
    /// <summary>Of more states than this the arcs take more memory than they save time.</summary>
    private const int MostStatesKept = 1 << 16;

    private readonly PreferenceReading _reading;
    private readonly Answer<PreferenceRelation>[] _relations;
    private readonly AttitudeKind[,] _attitudes;
    private readonly StateId[]?[][] _moves;
    private readonly StateId[]?[][] _improvements;
    private readonly Dictionary<PreferenceReading, GraphModel> _underOtherReadings;
    private readonly Dictionary<(StateId From, ReplyKind Kind), Found> _replies = [];
    private readonly CancellationToken _cancellation;
    private int _repliesTo = -1;

    /// <summary>The model of a dispute.</summary>
    /// <param name="space">Its states.</param>
    /// <param name="cancellation">Ends searches early.</param>
    public GraphModel(StateSpace space, CancellationToken cancellation = default)
    {
        Space = space;
        _cancellation = cancellation;
        _reading = PreferenceReading.AsKnown;
        _relations = [.. space.DecisionMakers.Select(i => space.RelationOf(i.Id))];
        _attitudes = AttitudesIn(space);
        _moves = NewLists();
        _improvements = NewLists();
        _underOtherReadings = new() { [_reading] = this };
        Foresight = new(() => new LimitedForesight(this));
    }

    private GraphModel(GraphModel model, PreferenceReading reading)
    {
        Space = model.Space;
        _cancellation = model._cancellation;
        _reading = reading;
        _relations = model._relations;
        _attitudes = model._attitudes;
        _moves = model._moves;
        _improvements = NewLists();
        _underOtherReadings = model._underOtherReadings;
        Foresight = model.Foresight;
    }

    public StateSpace Space { get; }

    private bool IsLarge => Space.Count > MostStatesKept;

    /// <summary>What two decision makers foresee that look some moves ahead.</summary>
    public Lazy<LimitedForesight> Foresight { get; }

    /// <summary>The same model, but with preferences read in another way.</summary>
    public GraphModel Under(PreferenceReading reading)
    {
        if (!_underOtherReadings.TryGetValue(reading, out var model))
            _underOtherReadings[reading] = model = new GraphModel(this, reading);
        return model;
    }

    /// <summary>R_i(s): where i can go by itself, ascending.</summary>
    public StateId[] Moves(DecisionMaker i, StateId s) => IsLarge ? [.. Space.Moves(i, s)] : _moves[i.Index][s.Ordinal] ??= [.. Space.Moves(i, s)];

    /// <summary>R_i⁺(s) = {q ∈ R_i(s) : q ≻_i s}: ascending. Under another reading, the moves that i would make as a mover in a sequence.</summary>
    public StateId[] Improvements(DecisionMaker i, StateId s) => IsLarge ? FindImprovements(i, s) : _improvements[i.Index][s.Ordinal] ??= FindImprovements(i, s);

    /// <summary>The moves from s that i is tempted to make: R_i⁺(s), unless preferences are read in another way.</summary>
    public IEnumerable<StateId> Temptations(DecisionMaker i, StateId s) => Moves(i, s).Where(q => _reading.Tempts(this, i, q, s));

    /// <summary>Whether ending at s2 keeps i from leaving s: s ≽_i s2, unless preferences are read in another way.</summary>
    public bool Deters(DecisionMaker i, StateId s2, StateId s) => _reading.Deters(this, i, s2, s);

    /// <summary>How i takes q against s. Throws when nothing is known of its preference.</summary>
    public Relation Between(DecisionMaker i, StateId q, StateId s) => _relations[i.Index].Value.Between(q, s);

    /// <summary>How i is disposed to j.</summary>
    public AttitudeKind AttitudeOf(DecisionMaker i, DecisionMaker j) => _attitudes[i.Index, j.Index];

    /// <summary>q ≻_i s, mildly or strongly.</summary>
    public bool Prefers(DecisionMaker i, StateId q, StateId s) =>
        (Between(i, q, s) & (Relation.Preferred | Relation.StronglyPreferred)) != 0;

    /// <summary>
    /// R_O(s1) or R_O⁺(s1): where the others can go from s1 by legal sequences of moves or of improvements, nearest first. Each mover of an improvement
    /// judges its step against the state that it leaves.
    /// </summary>
    public IEnumerable<StateId> Replies(DecisionMaker i, StateId s1, ReplyKind kind)
    {
        if (_repliesTo != i.Index)
        {
            _replies.Clear();
            _repliesTo = i.Index;
        }

        if (!_replies.TryGetValue((s1, kind), out var found))
            _replies[(s1, kind)] = found = new Found(new Search(this, i, s1, kind));
        return found.States();
    }

    /// <summary>A shortest legal sequence by which the others reach a state from s1.</summary>
    public EquatableArray<Step> HistoryByOthers(DecisionMaker i, StateId s1, StateId target, ReplyKind kind)
    {
        var search = new Search(this, i, s1, kind);
        while (search.Next() is { } reached)
        {
            if (reached == target)
                return search.History();
        }

        throw new ArgumentException("The state is not in the reachable set.", nameof(target));
    }

    private static AttitudeKind[,] AttitudesIn(StateSpace space)
    {
        var n = space.DecisionMakers.Count;
        var attitudes = new AttitudeKind[n, n];
        foreach (var i in space.DecisionMakers)
        {
            foreach (var j in space.DecisionMakers)
                attitudes[i.Index, j.Index] = space.Dossier.PreferenceOf(i.Id)?.AttitudeTo(j.Id) ?? AttitudeKind.Neutral;
        }

        return attitudes;
    }

    private StateId[] FindImprovements(DecisionMaker i, StateId s) => [.. Moves(i, s).Where(q => _reading.Improves(this, i, q, s))];

    private StateId[]?[][] NewLists() => IsLarge ? [] : [.. Space.DecisionMakers.Select(_ => new StateId[]?[Space.Count])];

    /// <summary>What a search has found so far: it goes on when somebody looks farther.</summary>
    private sealed class Found(Search search)
    {
        private readonly List<StateId> _states = [];
        private Search? _search = search;

        public IEnumerable<StateId> States()
        {
            for (var k = 0; k < _states.Count || GoOn(); k++)
                yield return _states[k];
        }

        private bool GoOn()
        {
            if (_search?.Next() is { } reached)
            {
                _states.Add(reached);
                return true;
            }

            _search = null;
            return false;
        }
    }

    /// <summary>A breadth-first search over (state, last mover) that gives each reached state once.</summary>
    private sealed class Search
    {
        private readonly GraphModel _model;
        private readonly int _excluded;
        private readonly ReplyKind _kind;
        private readonly List<(StateId State, int LastMover, int Parent)> _nodes;
        private readonly HashSet<(StateId, int)> _met = [];
        private readonly HashSet<StateId> _given;
        private int _expanded;
        private int _next = 1;

        public Search(GraphModel model, DecisionMaker excluded, StateId start, ReplyKind kind)
        {
            _model = model;
            _excluded = excluded.Index;
            _kind = kind;
            _nodes = [(start, -1, -1)];
            _given = [start];
        }

        /// <summary>The next state that is reached for the first time; null when there is none.</summary>
        public StateId? Next()
        {
            while (true)
            {
                while (_next < _nodes.Count)
                {
                    if (_given.Add(_nodes[_next++].State))
                        return _nodes[_next - 1].State;
                }

                if (_expanded == _nodes.Count)
                    return null;
                Expand(_expanded++);
            }
        }

        /// <summary>How the state that <see cref="Next"/> gave last was reached.</summary>
        public EquatableArray<Step> History()
        {
            var steps = new List<Step>();
            for (var node = _next - 1; _nodes[node].Parent >= 0; node = _nodes[node].Parent)
            {
                var (state, mover, parent) = _nodes[node];
                steps.Add(new Step(_model.Space.DecisionMakers[mover].Id, _nodes[parent].State, state));
            }

            steps.Reverse();
            return steps.ToEquatableArray();
        }

        private void Expand(int node)
        {
            _model._cancellation.ThrowIfCancellationRequested();
            var (state, lastMover, _) = _nodes[node];
            foreach (var mover in _model.Space.DecisionMakers)
            {
                if (mover.Index == _excluded || mover.Index == lastMover)
                    continue;
                foreach (var target in _kind == ReplyKind.Moves ? _model.Moves(mover, state) : _model.Improvements(mover, state))
                {
                    if (_met.Add((target, mover.Index)))
                        _nodes.Add((target, mover.Index, node));
                }
            }
        }
    }
}

/// <summary>Which moves the others may reply with.</summary>
internal enum ReplyKind
{
    /// <summary>Any move.</summary>
    Moves,

    /// <summary>Only moves that the mover prefers to the state it leaves.</summary>
    Improvements,
}
