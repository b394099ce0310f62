using System.Collections;
using Truce.States;

namespace Truce.Stability.Engines;

/// <summary>Judges all states of one decision maker at once, by sweeping its worst states backwards over the others' moves.</summary>
/// <remarks>
/// <para>Let r be i's rank of a state (1 is best) and b(x) the best rank among x and R_i(x). For a tempting state s1 the others' worst reply is
/// w(s1) = max of r, or of b where i may counter, over s1 and what O can reach from it. s is unstable for i iff some q ∈ R_i(s) has
/// max(r(q), w(q)) &lt; r(s); for Nash stability w is nothing. docs/explanation/sweep-engine.md derives it.</para>
/// <para>w comes from one sweep: the states are taken from the highest value to the lowest, and each gives its value to all from which O can reach
/// it and that have none yet, so that each state is expanded once. In option form each R_j is transitive, so that two moves in succession by one
/// mover are one move or none, and plain reachability is the legal one; the engine refuses the disputes of which that is not true.</para>
/// <para>Cost: for each decision maker, states times movers; with one-way terms, times the size of the mover's class. Decision makers are judged
/// on all cores; the result does not depend on how many there are.</para>
/// </remarks>
internal sealed class SweepEngine : StabilityEngine
{
    public override string Name => "sweep";

    public override string? Refusal(StateSpace space, StabilityDefinition definition)
    {
        if (definition is not SanctionDefinition)
            return $"{definition.Name} is more than sanctions against improvements over ranked states, and the sweep engine takes nothing else";
        foreach (var mover in space.DecisionMakers)
        {
            if (space.ListsMovesOf(mover))
                return $"the moves of {mover.Party.Name} are listed one by one, and need not add up to moves";
            if (!space.RanksOf(mover.Id).Is(out _))
                return $"{mover.Party.Name} does not rank all states";
        }

        foreach (var issue in space.Issues)
        {
            if (!issue.HasTransitiveChanges)
                return $"the one-way terms of '{issue.Id}' can be undone by a detour, so that moves do not add up to moves";
        }

        return null;
    }

    public override Dictionary<StabilityDefinition, BitArray[]> Judge(
        StateSpace space,
        EquatableArray<StabilityDefinition> definitions,
        CancellationToken cancellation)
    {
        var movers = new MoverClasses[space.DecisionMakers.Count];
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, movers.Length, parallel, i =>
            movers[i] = new MoverClasses(space, space.DecisionMakers[i], space.RanksOf(space.DecisionMakers[i].Id).Value));

        var stable = definitions.ToDictionary(definition => definition, _ => new BitArray[movers.Length]);
        Parallel.For(0, movers.Length, parallel, i =>
        {
            foreach (var definition in definitions.Cast<SanctionDefinition>())
            {
                cancellation.ThrowIfCancellationRequested();
                stable[definition][i] = Judge(movers, i, definition);
            }
        });
        return stable;
    }

    private static BitArray Judge(MoverClasses[] movers, int i, SanctionDefinition definition)
    {
        var ranks = movers[i].Ranks;
        var prospects = ranks;
        if (definition.Replies is { } replies)
        {
            var values = definition.AllowsCounterMove ? BestWithinReach(movers[i], ranks) : ranks;
            var worst = WorstReplies(movers, i, values, replies);
            prospects = worst;
            for (var s = 0; s < ranks.Length; s++)
                prospects[s] = Math.Max(ranks[s], worst[s]);
        }

        var best = BestWithinReach(movers[i], prospects);
        var stable = new BitArray(ranks.Length);
        for (var s = 0; s < ranks.Length; s++)
            stable[s] = best[s] >= ranks[s];
        return stable;
    }

    /// <summary>For each state the least value among it and what the mover can reach from it.</summary>
    private static int[] BestWithinReach(MoverClasses mover, int[] values)
    {
        var best = new int[values.Length];
        for (var c = 0; c + 1 < mover.Start.Length; c++)
        {
            var members = mover.Members.AsSpan(mover.Start[c], mover.Start[c + 1] - mover.Start[c]);
            if (mover.IsReversible)
            {
                var least = int.MaxValue;
                foreach (var s in members)
                    least = Math.Min(least, values[s]);
                foreach (var s in members)
                    best[s] = least;
                continue;
            }

            foreach (var s in members)
            {
                best[s] = int.MaxValue;
                foreach (var q in members)
                {
                    if (values[q] < best[s] && mover.Leads(s, q))
                        best[s] = values[q];
                }
            }
        }

        return best;
    }

    /// <summary>For each state the greatest value among it and what the others can reach from it.</summary>
    private static int[] WorstReplies(MoverClasses[] movers, int i, int[] values, ReplyKind replies)
    {
        var sweep = new Sweep(movers, i, replies, values.Length);
        foreach (var s in MoverClasses.WorstFirst(values))
            sweep.From(s, values[s]);
        return sweep.Worst;
    }

    private sealed class Sweep
    {
        private readonly MoverClasses[] _movers;
        private readonly int _excluded;
        private readonly ReplyKind _replies;
        private readonly int[] _pending;

        /// <summary>For each mover and class, how many of its members, worst first, have been met for good.</summary>
        private readonly int[][] _met;
        private int _pendingCount;

        public Sweep(MoverClasses[] movers, int excluded, ReplyKind replies, int states)
        {
            _movers = movers;
            _excluded = excluded;
            _replies = replies;
            _pending = new int[states];
            _met = [.. movers.Select(mover => new int[mover.Start.Length - 1])];
            Worst = new int[states];
        }

        /// <summary>The value that reached each state first, which is the greatest; 0 for none yet.</summary>
        public int[] Worst { get; }

        /// <summary>Gives a value to a state and to all that lead to it and have none.</summary>
        public void From(int start, int value)
        {
            Meet(start, value);
            while (_pendingCount > 0)
            {
                var x = _pending[--_pendingCount];
                for (var j = 0; j < _movers.Length; j++)
                {
                    if (j != _excluded)
                        MeetSources(_movers[j], _met[j], x, value);
                }
            }
        }

        private void MeetSources(MoverClasses mover, int[] met, int x, int value)
        {
            var c = mover.ClassOf[x];
            var end = mover.Start[c + 1];
            for (var place = mover.Start[c] + met[c]; place < end; place++)
            {
                var y = mover.Members[place];
                if (_replies == ReplyKind.Improvements && mover.Ranks[y] <= mover.Ranks[x])
                    return;
                if (mover.IsReversible)
                    met[c]++;
                if (mover.Leads(y, x))
                    Meet(y, value);
            }
        }

        private void Meet(int state, int value)
        {
            if (Worst[state] != 0)
                return;
            Worst[state] = value;
            _pending[_pendingCount++] = state;
        }
    }
}
