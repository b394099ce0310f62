using Truce.States;

namespace Truce.Robustness.Engines;

/// <summary>Who can go where, worked out once, so that thousands of preference profiles can be judged without asking again.</summary>
/// <remarks>Immutable; safe to share between threads. Memory: 4 bytes for each move, twice, and what the replies take (<see cref="ReplyTable"/>).</remarks>
internal sealed class MoveTables
{
    /// <summary>Works out the moves of a space.</summary>
    public MoveTables(StateSpace space, CancellationToken cancellation)
    {
        Space = space;
        States = space.Count;
        Movers = space.DecisionMakers.Count;
        Targets = [.. space.DecisionMakers.Select(mover => space.States.Select(state => space.Moves(mover, state).Select(to => to.Ordinal).ToArray()).ToArray())];
        cancellation.ThrowIfCancellationRequested();
        Within = [.. Targets.Select(targets => new ReachSets(targets))];
        Sources = [.. Targets.Select(targets => new SourceLists(targets))];
        Replies = [.. Enumerable.Range(0, Movers).Select(i => new ReplyTable(this, i, cancellation))];
    }

    public StateSpace Space { get; }

    public int States { get; }

    public int Movers { get; }

    /// <summary>R_i(s), by mover and state.</summary>
    public int[][][] Targets { get; }

    /// <summary>R_i(s) and s itself, by mover.</summary>
    public ReachSets[] Within { get; }

    /// <summary>From where each state is reached, by mover.</summary>
    public SourceLists[] Sources { get; }

    /// <summary>Where the others can go in reply, by the mover that they reply to.</summary>
    public ReplyTable[] Replies { get; }
}

/// <summary>What a mover has within reach of each state, itself included; states with the same reach share one set.</summary>
internal sealed class ReachSets
{
    public ReachSets(int[][] targets)
    {
        var places = new Dictionary<EquatableArray<int>, int>();
        SetOf = new int[targets.Length];
        for (var s = 0; s < targets.Length; s++)
        {
            var reach = targets[s].Append(s).Order().ToEquatableArray();
            if (!places.TryGetValue(reach, out SetOf[s]))
                places[reach] = SetOf[s] = places.Count;
        }

        Sets = [.. places.OrderBy(pair => pair.Value).Select(pair => pair.Key.AsSpan().ToArray())];
        IsPartition = Sets.Sum(set => set.Length) == targets.Length;
        if (!IsPartition)
            return;
        Starts = new int[Sets.Length + 1];
        for (var set = 0; set < Sets.Length; set++)
            Starts[set + 1] = Starts[set] + Sets[set].Length;
    }

    /// <summary>Whether no state is in two sets, so that all within reach of each other form a block.</summary>
    /// <remarks>Each state is in the set of its own; so they are blocks iff the sets have as many members together as there are states.</remarks>
    public bool IsPartition { get; }

    /// <summary>Where each block starts when they are laid out one after the other, and where the last one ends; empty when they are none.</summary>
    public int[] Starts { get; } = [];

    /// <summary>By state, the place of its set.</summary>
    public int[] SetOf { get; }

    /// <summary>The sets, each ascending.</summary>
    public int[][] Sets { get; }

    /// <summary>The least value within reach of each state.</summary>
    /// <param name="values">A value for each state.</param>
    /// <param name="least">Receives it.</param>
    /// <param name="bySet">Room for one number for each set.</param>
    public void Least(ReadOnlySpan<int> values, Span<int> least, int[] bySet)
    {
        for (var set = 0; set < Sets.Length; set++)
        {
            var best = int.MaxValue;
            foreach (var state in Sets[set])
                best = Math.Min(best, values[state]);
            bySet[set] = best;
        }

        for (var s = 0; s < least.Length; s++)
            least[s] = bySet[SetOf[s]];
    }
}

/// <summary>From which states a mover comes to each state: the moves read backwards, in one array.</summary>
internal sealed class SourceLists
{
    private readonly int[] _starts;
    private readonly int[] _sources;

    public SourceLists(int[][] targets)
    {
        _starts = new int[targets.Length + 1];
        foreach (var to in targets.SelectMany(list => list))
            _starts[to + 1]++;
        for (var s = 0; s < targets.Length; s++)
            _starts[s + 1] += _starts[s];
        _sources = new int[_starts[^1]];
        var next = _starts.ToArray();
        for (var from = 0; from < targets.Length; from++)
        {
            foreach (var to in targets[from])
                _sources[next[to]++] = from;
        }
    }

    /// <summary>The states from which the mover can come to a state.</summary>
    public ReadOnlySpan<int> Of(int state) => _sources.AsSpan(_starts[state], _starts[state + 1] - _starts[state]);
}
