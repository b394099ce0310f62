using Truce.States;

namespace Truce.Stability.Coalitions;

/// <summary>Where can movers go from a state, when none of them moves twice in succession, and how?</summary>
/// <remarks>
/// Breadth first over pairs (state, last mover); each state is found first by one of its shortest sequences. The start is never in its own reachable
/// set. The moves of a mover from a state are tried once, at the first time that somebody else has moved there. Cost: linear in states times movers plus moves.
/// </remarks>
internal sealed class SequenceSearch
{
    private readonly List<(StateId State, int Mover, int Parent)> _nodes;
    private readonly List<StateId> _reached = [];

    /// <summary>Searches everything.</summary>
    /// <param name="states">How many states there are.</param>
    /// <param name="movers">How many movers there are.</param>
    /// <param name="start">Where they start from.</param>
    /// <param name="targets">Where a mover can go from a state.</param>
    public SequenceSearch(int states, int movers, StateId start, Func<int, StateId, StateId[]> targets)
    {
        _nodes = [(start, -1, -1)];
        var isMet = new bool[states * movers];
        var isTried = new bool[isMet.Length];
        var isReached = new bool[states];
        isReached[start.Ordinal] = true;
        for (var node = 0; node < _nodes.Count; node++)
        {
            var (state, lastMover, _) = _nodes[node];
            for (var mover = 0; mover < movers; mover++)
            {
                var pair = (state.Ordinal * movers) + mover;
                if (mover == lastMover || isTried[pair])
                    continue;
                isTried[pair] = true;
                foreach (var target in targets(mover, state))
                    Meet(target, mover, node);
            }
        }

        void Meet(StateId state, int mover, int parent)
        {
            var pair = (state.Ordinal * movers) + mover;
            if (isMet[pair])
                return;
            isMet[pair] = true;
            _nodes.Add((state, mover, parent));
            if (isReached[state.Ordinal])
                return;
            isReached[state.Ordinal] = true;
            _reached.Add(state);
        }
    }

    /// <summary>The states that are reached, nearest first.</summary>
    public IReadOnlyList<StateId> Reached => _reached;

    /// <summary>A shortest sequence to a reached state.</summary>
    public List<(int Mover, StateId From, StateId To)> To(StateId target)
    {
        var steps = new List<(int Mover, StateId From, StateId To)>();
        for (var node = _nodes.FindIndex(1, found => found.State == target); node > 0; node = _nodes[node].Parent)
            steps.Add((_nodes[node].Mover, _nodes[_nodes[node].Parent].State, _nodes[node].State));
        steps.Reverse();
        return steps;
    }
}
