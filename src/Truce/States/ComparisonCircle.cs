namespace Truce.States;

/// <summary>One step of a circle of comparisons: the first state is preferred to the second, or tied with it.</summary>
/// <param name="Comparison">The zero-based place of the comparison that says so.</param>
/// <param name="First">A state of one side.</param>
/// <param name="Second">A state of the other.</param>
/// <param name="IsTie">Whether they are tied.</param>
internal sealed record CircleStep(int Comparison, StateId First, StateId Second, bool IsTie);

/// <summary>By which comparisons would a state be better than itself?</summary>
/// <remarks>
/// For each strict comparison a search goes breadth first from its worse states to its better ones: by a strict comparison from any of its better states to all of its
/// worse ones, by a tie from either side to the other. Each comparison needs to be used once only, so that a search costs comparisons times states over 64.
/// </remarks>
internal static class ComparisonCircle
{
    /// <summary>A circle of fewest steps, starting with its earliest comparison; empty when there is none.</summary>
    public static EquatableArray<CircleStep> Shortest(IReadOnlyList<ComparedSets> comparisons, int states)
    {
        EquatableArray<CircleStep> shortest = [];
        for (var k = 0; k < comparisons.Count; k++)
        {
            if (!comparisons[k].IsTie && Through(comparisons, k, states) is { Count: > 0 } circle && (shortest.IsEmpty || circle.Count < shortest.Count))
                shortest = circle;
        }

        return shortest;
    }

    private static EquatableArray<CircleStep> Through(IReadOnlyList<ComparedSets> comparisons, int closing, int states)
    {
        var cameBy = new CircleStep?[states];
        var isMet = new bool[states];
        var open = new Queue<int>();
        foreach (var start in comparisons[closing].Second.Members())
        {
            isMet[start.Ordinal] = true;
            open.Enqueue(start.Ordinal);
        }

        var isUsed = new bool[2 * comparisons.Count];
        while (open.TryDequeue(out var state))
        {
            if (comparisons[closing].First.Contains(state))
                return Trace(cameBy, state, closing);
            for (var k = 0; k < comparisons.Count; k++)
            {
                Follow(k, comparisons[k].First, comparisons[k].Second, 2 * k);
                if (comparisons[k].IsTie)
                    Follow(k, comparisons[k].Second, comparisons[k].First, (2 * k) + 1);
            }

            void Follow(int k, StateSet from, StateSet to, int use)
            {
                if (isUsed[use] || !from.Contains(state))
                    return;
                isUsed[use] = true;
                foreach (var next in to.Members())
                {
                    if (isMet[next.Ordinal])
                        continue;
                    isMet[next.Ordinal] = true;
                    cameBy[next.Ordinal] = new CircleStep(k, new StateId(state), next, comparisons[k].IsTie);
                    open.Enqueue(next.Ordinal);
                }
            }
        }

        return [];
    }

    private static EquatableArray<CircleStep> Trace(CircleStep?[] cameBy, int end, int closing)
    {
        var steps = new List<CircleStep>();
        var state = end;
        for (; cameBy[state] is { } step; state = step.First.Ordinal)
            steps.Add(step);
        steps.Reverse();
        return [new CircleStep(closing, new StateId(end), new StateId(state), IsTie: false), .. steps];
    }
}
