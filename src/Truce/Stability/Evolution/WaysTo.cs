using Truce.States;

namespace Truce.Stability.Evolution;

/// <summary>From which states can certain states still be reached, and which moves put them out of reach?</summary>
/// <remarks>
/// <para>A state leads to the targets when it is one of them, or a legal sequence of moves from it ends in one. The sequence starts afresh: whoever brought
/// the dispute to the state may also move first from it, so that a party that can take back its own move counts as able to.</para>
/// <para>Searched backwards over pairs (state, first mover). Cost: linear in states times movers plus moves, of the states that moves in a row can lead to.
/// Immutable; safe to share between threads.</para>
/// </remarks>
public sealed class WaysTo
{
    private readonly bool[] _leadsThere;

    private WaysTo(EquatableArray<StateId> targets, bool[] leadsThere)
    {
        Targets = targets;
        _leadsThere = leadsThere;
    }

    /// <summary>The states that are to be reached, one of them at least.</summary>
    public EquatableArray<StateId> Targets { get; }

    /// <summary>Whether one of the targets is this state or can be reached from it.</summary>
    public bool AreOpenFrom(StateId state) => _leadsThere[state.Ordinal];

    /// <summary>Whether a move is a point of no return: the targets can be reached before it, and cannot be reached after it.</summary>
    public bool AreClosedBy(Step step) => AreOpenFrom(step.From) && !AreOpenFrom(step.To);

    /// <summary>Searches backwards from the targets, over the moves that can be made in a row from a start.</summary>
    internal static WaysTo Search(GraphModel model, StateId start, MoveKind kind, EquatableArray<StateId> targets)
    {
        var arcs = BackwardArcs.Of(model, start, kind);
        var movers = model.Space.DecisionMakers.Count;
        var leadsThere = new bool[model.Space.Count];
        var isMet = new bool[model.Space.Count * movers];
        var isFollowed = new bool[isMet.Length];
        var open = new Queue<int>();
        foreach (var target in targets)
        {
            leadsThere[target.Ordinal] = true;
            for (var mover = 0; mover < movers; mover++)
                Follow(target.Ordinal, mover);
        }

        // A move may come before any sequence from its end that somebody else starts.
        while (open.TryDequeue(out var pair))
        {
            for (var mover = 0; mover < movers; mover++)
            {
                if (mover != pair % movers)
                    Follow(pair / movers, mover);
            }
        }

        return new WaysTo(targets, leadsThere);

        void Follow(int to, int mover)
        {
            if (isFollowed[(to * movers) + mover])
                return;
            isFollowed[(to * movers) + mover] = true;
            foreach (var from in arcs.Into(to, mover))
            {
                var pair = (from * movers) + mover;
                if (isMet[pair])
                    continue;
                isMet[pair] = true;
                leadsThere[from] = true;
                open.Enqueue(pair);
            }
        }
    }
}

/// <summary>The moves that can be made in a row from a start, by any movers, sorted by where they lead.</summary>
internal sealed class BackwardArcs
{
    private readonly int[] _first;
    private readonly int[] _sources;
    private readonly int _movers;

    private BackwardArcs(int[] first, int[] sources, int movers)
    {
        _first = first;
        _sources = sources;
        _movers = movers;
    }

    public static BackwardArcs Of(GraphModel model, StateId start, MoveKind kind)
    {
        var movers = model.Space.DecisionMakers;
        var states = InARow(model, start, kind);
        var first = new int[(model.Space.Count * movers.Count) + 1];
        foreach (var (_, to, mover) in Arcs())
            first[(to.Ordinal * movers.Count) + mover + 1]++;
        for (var pair = 1; pair < first.Length; pair++)
            first[pair] += first[pair - 1];
        var next = first.ToArray();
        var sources = new int[first[^1]];
        foreach (var (from, to, mover) in Arcs())
            sources[next[(to.Ordinal * movers.Count) + mover]++] = from.Ordinal;
        return new BackwardArcs(first, sources, movers.Count);

        IEnumerable<(StateId From, StateId To, int Mover)> Arcs() =>
            from state in states
            from mover in movers
            from target in model.Targets(mover, state, kind)
            select (state, target, mover.Index);
    }

    /// <summary>Where that mover can come from to that state.</summary>
    public ReadOnlySpan<int> Into(int state, int mover)
    {
        var pair = (state * _movers) + mover;
        return _sources.AsSpan(_first[pair].._first[pair + 1]);
    }

    /// <summary>The states that moves in a row lead to, also of one mover twice in succession, with the start.</summary>
    private static List<StateId> InARow(GraphModel model, StateId start, MoveKind kind)
    {
        var isMet = new bool[model.Space.Count];
        isMet[start.Ordinal] = true;
        var states = new List<StateId> { start };
        for (var k = 0; k < states.Count; k++)
        {
            foreach (var mover in model.Space.DecisionMakers)
            {
                foreach (var target in model.Targets(mover, states[k], kind))
                {
                    if (isMet[target.Ordinal])
                        continue;
                    isMet[target.Ordinal] = true;
                    states.Add(target);
                }
            }
        }

        return states;
    }
}
