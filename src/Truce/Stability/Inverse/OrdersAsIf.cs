using Truce.States;

namespace Truce.Stability.Inverse;

/// <summary>The graph model with other orders in place of the parties' own: is a state stable, and if not, what was reached in vain?</summary>
internal sealed class OrdersAsIf(GraphModel model, SanctionDefinition definition, int[][] ranks)
{
    /// <summary>The first improvement of one of the parties that nothing deters; null when the state is stable for all of them.</summary>
    public Unsanctioned? FirstUnsanctioned(IEnumerable<DecisionMaker> parties, StateId s)
    {
        foreach (var i in parties)
        {
            foreach (var q in model.Moves(i, s))
            {
                if (!Prefers(i, q, s))
                    continue;
                var reached = definition.Replies is { } kind ? ReachedByOthers(i, q, kind) : [(q, -1)];
                if (!reached.Skip(1).Any(node => node.State != q && IsSanction(i, node.State, s)))
                    return new Unsanctioned(i, q, reached);
            }
        }

        return null;
    }

    /// <summary>Where the others can go from a state: R_O(q) or R_O⁺(q).</summary>
    public IEnumerable<StateId> Replies(DecisionMaker i, StateId q) => definition.Replies is { } kind
        ? ReachedByOthers(i, q, kind).Skip(1).Select(node => node.State).Where(state => state != q).Distinct()
        : [];

    public bool Prefers(DecisionMaker i, StateId first, StateId second) => ranks[i.Index][first.Ordinal] < ranks[i.Index][second.Ordinal];

    private bool IsSanction(DecisionMaker i, StateId reply, StateId s)
    {
        if (Prefers(i, reply, s))
            return false;
        return !definition.AllowsCounterMove || !Array.Exists(model.Moves(i, reply), counter => Prefers(i, counter, s));
    }

    /// <summary>The pairs (state, last mover) that legal sequences of the others reach, the start first with nobody as its last mover.</summary>
    private List<(StateId State, int LastMover)> ReachedByOthers(DecisionMaker i, StateId q, ReplyKind kind)
    {
        var reached = new List<(StateId State, int LastMover)> { (q, -1) };
        var met = new HashSet<(StateId, int)>();
        for (var next = 0; next < reached.Count; next++)
        {
            var (state, lastMover) = reached[next];
            foreach (var mover in model.Space.DecisionMakers)
            {
                if (mover.Index == i.Index || mover.Index == lastMover)
                    continue;
                foreach (var target in model.Moves(mover, state))
                {
                    if ((kind == ReplyKind.Moves || Prefers(mover, target, state)) && met.Add((target, mover.Index)))
                        reached.Add((target, mover.Index));
                }
            }
        }

        return reached;
    }
}

/// <summary>An improvement that nothing deters.</summary>
/// <param name="Party">Whose.</param>
/// <param name="To">Where it leads.</param>
/// <param name="Reached">The pairs (state, last mover) that the others reach from there, that state first.</param>
internal sealed record Unsanctioned(DecisionMaker Party, StateId To, List<(StateId State, int LastMover)> Reached);
