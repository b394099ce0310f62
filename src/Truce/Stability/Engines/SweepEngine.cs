using System.Collections.Concurrent;
using Truce.States;

namespace Truce.Stability.Engines;

/// <summary>Judges all states of one decision maker at once, by sweeping values over what each mover can reach.</summary>
/// <remarks>
/// <para>Let r be i's rank of a state (1 is best) and b(x) the best rank among x and R_i(x). For a tempting state s1 the others' worst reply is
/// w(s1) = max of r, or of b where i may counter, over s1 and what O can reach from it. s is unstable for i iff some q ∈ R_i(s) has
/// max(r(q), w(q)) &lt; r(s); for Nash stability w is nothing. docs/explanation/sweep-engine.md derives it.</para>
/// <para>In option form each R_j is transitive, so that two moves in succession by one mover are one move or none, and plain reachability is the legal
/// one; the engine refuses the disputes of which that is not true.</para>
/// <para>Cost: for each decision maker, states times movers, a few times over; see <see cref="WorstReplies"/>. Memory for each state and decision maker:
/// 4 bytes for its class (<see cref="MoverClasses"/>) beside the 4 of the ranks, one bit for each definition, and 4 bytes for each thread, of which
/// there are no more than decision makers. Each decision maker under each definition is one task, so that all cores have work; the result does not
/// depend on how many there are.</para>
/// </remarks>
internal sealed class SweepEngine : StabilityEngine
{
    /// <summary>How long laying out the classes takes, beside <see cref="Effort"/>.</summary>
    private const double EffortOfClasses = 8;

    private readonly int _mostRounds;

    /// <summary>Sweeps in rounds as long as that is cheap.</summary>
    public SweepEngine()
        : this(mostRounds: 64)
    {
    }

    /// <summary>Sweeps in at most so many rounds before it goes backwards; see <see cref="WorstReplies"/>.</summary>
    internal SweepEngine(int mostRounds) => _mostRounds = mostRounds;

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
            if (OneWaySignatures.AreTooMany(space, mover))
                return $"{mover.Party.Name} decides issues with so many one-way terms that their combinations cannot be laid out";
        }

        foreach (var issue in space.Issues)
        {
            if (!issue.HasTransitiveChanges)
                return $"the one-way terms of '{issue.Id}' can be undone by a detour, so that moves do not add up to moves";
        }

        return null;
    }

    public override Dictionary<StabilityDefinition, StateSet[]> Judge(
        StateSpace space,
        EquatableArray<StabilityDefinition> definitions,
        WorkDone done,
        CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        var movers = new MoverClasses[space.DecisionMakers.Count];
        var efforts = definitions.Cast<SanctionDefinition>().Sum(Effort) + EffortOfClasses;
        Parallel.For(0, movers.Length, parallel, i =>
        {
            movers[i] = new MoverClasses(space, space.DecisionMakers[i], parallel);
            Done(EffortOfClasses);
        });

        // The long tasks first, so that no core is left with one at the end; and no more at a time than there are decision makers, for the sake of memory.
        var stable = definitions.ToDictionary(definition => definition, _ => new StateSet[movers.Length]);
        var tasks = definitions.Cast<SanctionDefinition>().OrderByDescending(Effort)
            .SelectMany(definition => space.DecisionMakers.Select(i => (Definition: definition, i.Index))).ToArray();
        var workspaces = new ConcurrentBag<Workspace>();
        parallel.MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, movers.Length);
        Parallel.ForEach(Partitioner.Create(tasks, EnumerablePartitionerOptions.NoBuffering), parallel, task =>
        {
            if (!workspaces.TryTake(out var work))
                work = new Workspace(space.Count, movers);
            stable[task.Definition][task.Index] = Judge(space, movers, task.Index, task.Definition, work, cancellation);
            workspaces.Add(work);
            Done(Effort(task.Definition));
        });
        return stable;

        void Done(double effort) => done.Add(definitions.Count * effort / (efforts * movers.Length));
    }

    private StateSet Judge(StateSpace space, MoverClasses[] movers, int i, SanctionDefinition definition, Workspace work, CancellationToken cancellation)
    {
        if (definition.AllowsCounterMove)
            movers[i].FindBestWithinReach(work, cancellation);
        else
            space.RanksOf(space.DecisionMakers[i].Id).Value.AsSpan().CopyTo(work.Values);
        if (definition.Replies is { } replies)
            new WorstReplies([.. movers.Where((_, j) => j != i)], space.Codes.AreComplete, _mostRounds).Raise(work, replies, cancellation);
        var stable = new StateSet(space.Count);
        movers[i].AddStable(stable, work, cancellation);
        return stable;
    }

    /// <summary>Roughly how long a definition takes: replies by improvements take more rounds than replies by moves.</summary>
    private static double Effort(SanctionDefinition definition) => definition.Replies switch
    {
        null => 1,
        ReplyKind.Moves => 4,
        _ => 16,
    };
}
