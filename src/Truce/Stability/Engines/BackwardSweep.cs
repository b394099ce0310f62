using Truce.States;

namespace Truce.Stability.Engines;

/// <summary>Raises values to the greatest within reach, from the states with the greatest values backwards over the moves that lead to them.</summary>
/// <remarks>
/// The states are taken from the highest value to the lowest, and each gives its value to all from which it can be reached and that have none yet, so
/// that each state is met once. Cost: states times movers; with one-way terms, times the size of the mover's classes. Memory: 8 bytes for each state,
/// and for each mover 4 for each state and each class.
/// </remarks>
internal static class BackwardSweep
{
    /// <summary>How many states are taken between one look at the cancellation and the next.</summary>
    private const int StatesAtOnce = 1 << 12;

    /// <summary>Raises the value of each state to the greatest among it and those of the states that the movers can reach from it.</summary>
    /// <param name="movers">The movers.</param>
    /// <param name="values">A value for each state, counted from 1.</param>
    /// <param name="replies">By which moves.</param>
    /// <param name="cancellation">Ends the sweep early.</param>
    public static void Raise(MoverClasses[] movers, int[] values, ReplyKind replies, CancellationToken cancellation)
    {
        var passed = movers.Select(mover => new int[mover.Classes]).ToArray();
        var met = new StateSet(values.Length);
        var pending = new int[values.Length];
        var pendingCount = 0;
        var taken = 0;
        foreach (var start in HighestFirst(values))
        {
            Meet(start, values[start]);
            while (pendingCount > 0)
            {
                if (taken++ % StatesAtOnce == 0)
                    cancellation.ThrowIfCancellationRequested();
                var target = pending[--pendingCount];
                for (var j = 0; j < movers.Length; j++)
                {
                    foreach (var source in movers[j].SourcesOf(target, replies, passed[j]))
                        Meet(source, values[target]);
                }
            }
        }

        void Meet(int state, int value)
        {
            if (met.Contains(state))
                return;
            met.Add(state);
            values[state] = value;
            pending[pendingCount++] = state;
        }
    }

    /// <summary>The states from the highest value to the lowest, equal ones ascending.</summary>
    private static int[] HighestFirst(int[] values)
    {
        // A counting sort: next[k] is where the next state of the k-th highest value goes.
        var highest = values.Max();
        var next = new int[highest + 1];
        foreach (var value in values)
            next[highest - value + 1]++;
        for (var k = 1; k <= highest; k++)
            next[k] += next[k - 1];
        var order = new int[values.Length];
        for (var s = 0; s < values.Length; s++)
            order[next[highest - values[s]]++] = s;
        return order;
    }
}
