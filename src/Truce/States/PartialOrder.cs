using System.Numerics;
using Truce.Dossiers;

namespace Truce.States;

/// <summary>A strict partial order of the states, with ties: which states are better than which, as far as that is known, and whatever follows from it.</summary>
/// <remarks>
/// <para>q is better than s when a chain of comparisons leads from q to s and at least one of them is strict; tied when a chain of ties does. Of any two states
/// that are neither, it is not known which the party prefers. The rows are sets of states, one bit each.</para>
/// <para>Immutable; safe to share between threads. Cost: comparisons times states, and states times pairs of the closure over 64. Memory: three bits for each pair of
/// states.</para>
/// </remarks>
internal sealed class PartialOrder
{
    /// <summary>The most states of which an order is held.</summary>
    public const int MostStates = 1 << 12;

    private readonly ulong[] _better;
    private readonly ulong[] _worse;
    private readonly ulong[] _tied;

    private PartialOrder(int states, int[] classOf, int classes)
    {
        Count = states;
        ClassOf = classOf;
        Classes = classes;
        Width = (states + 63) / 64;
        _better = new ulong[states * Width];
        _worse = new ulong[states * Width];
        _tied = new ulong[states * Width];
    }

    /// <summary>How many states there are.</summary>
    public int Count { get; }

    /// <summary>How many words a row has.</summary>
    public int Width { get; }

    /// <summary>How many classes of tied states there are.</summary>
    public int Classes { get; }

    /// <summary>By state, the zero-based place of its class; classes are numbered by their first states.</summary>
    public int[] ClassOf { get; }

    /// <summary>The states that are known to be better than a state.</summary>
    public ReadOnlySpan<ulong> Better(int state) => _better.AsSpan(state * Width, Width);

    /// <summary>The states that are known to be worse than a state.</summary>
    public ReadOnlySpan<ulong> Worse(int state) => _worse.AsSpan(state * Width, Width);

    /// <summary>The states that are known to be as good as a state, itself among them.</summary>
    public ReadOnlySpan<ulong> Tied(int state) => _tied.AsSpan(state * Width, Width);

    /// <summary>Whether the first is known to be better than the second.</summary>
    public bool Prefers(int first, int second) => Has(_worse, first, second);

    /// <summary>Whether two states are known to be as good as each other; a state and itself are.</summary>
    public bool AreTied(int first, int second) => ClassOf[first] == ClassOf[second];

    /// <summary>Whether it is not known how two states stand to each other.</summary>
    public bool AreUnknown(int first, int second) => !AreTied(first, second) && !Prefers(first, second) && !Prefers(second, first);

    /// <summary>Whether how any two states stand to each other is known.</summary>
    public bool IsTotal
    {
        get
        {
            for (var s = 0; s < Count; s++)
            {
                var known = 0;
                for (var w = 0; w < Width; w++)
                    known += BitOperations.PopCount(_better[(s * Width) + w] | _worse[(s * Width) + w] | _tied[(s * Width) + w]);
                if (known < Count)
                    return false;
            }

            return true;
        }
    }

    /// <summary>Closes comparisons, or finds a circle in them.</summary>
    /// <param name="comparisons">The states of both sides of each, and whether they are tied rather than the first preferred.</param>
    /// <param name="states">How many states there are, at most <see cref="MostStates"/>.</param>
    public static (PartialOrder? Order, EquatableArray<CircleStep> Circle) Close(IReadOnlyList<ComparedSets> comparisons, int states)
    {
        var (classOf, classes) = TieClasses(comparisons, states);
        var order = new PartialOrder(states, classOf, classes);
        return order.TryClose(comparisons) ? (order, []) : (null, ComparisonCircle.Shortest(comparisons, states));
    }

    /// <summary>The order in which a party ranks all states by these numbers: the smaller the better, equal ones tied.</summary>
    public static PartialOrder Of(ReadOnlySpan<int> ranks) => Common([ranks.ToArray()]);

    /// <summary>What several rankings agree on: q is better than s when none has it worse and some has it better, tied when all have it so.</summary>
    /// <param name="rankings">At least one, each with the rank of every state, the smaller the better.</param>
    public static PartialOrder Common(IReadOnlyList<int[]> rankings)
    {
        var states = rankings[0].Length;
        var classOf = new int[states];
        var seen = new Dictionary<EquatableArray<int>, int>();
        for (var s = 0; s < states; s++)
        {
            var key = rankings.Select(ranks => ranks[s]).ToEquatableArray();
            if (!seen.TryGetValue(key, out classOf[s]))
                seen[key] = classOf[s] = seen.Count;
        }

        return Of(classOf, seen.Count, (a, b) =>
        {
            var (isBetter, isWorse) = (true, true);
            for (var k = 0; k < rankings.Count && (isBetter || isWorse); k++)
            {
                isBetter &= rankings[k][a] <= rankings[k][b];
                isWorse &= rankings[k][a] >= rankings[k][b];
            }

            return isBetter ? 1 : isWorse ? -1 : 0;
        });
    }

    /// <summary>The order that a rule gives between states of different classes; the rule is transitive.</summary>
    /// <param name="classOf">By state the place of its class, numbered by their first states.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="compare">Above 0 when the first state is better, below 0 when the second is, 0 when that is not known.</param>
    public static PartialOrder Of(int[] classOf, int classes, Func<int, int, int> compare)
    {
        var order = new PartialOrder(classOf.Length, classOf, classes);
        var firsts = new int[classes];
        for (var s = classOf.Length - 1; s >= 0; s--)
            firsts[classOf[s]] = s;
        var members = new ulong[classes * order.Width];
        for (var s = 0; s < classOf.Length; s++)
            members[(classOf[s] * order.Width) + (s >> 6)] |= 1UL << s;
        for (var a = 0; a < classes; a++)
        {
            order.Unite(order._tied, firsts[a], members, a);
            for (var b = a + 1; b < classes; b++)
            {
                var comparison = compare(firsts[a], firsts[b]);
                if (comparison == 0)
                    continue;
                var (high, low) = comparison > 0 ? (a, b) : (b, a);
                order.Unite(order._worse, firsts[high], members, low);
                order.Unite(order._better, firsts[low], members, high);
            }
        }

        for (var s = 0; s < classOf.Length; s++)
        {
            var first = firsts[classOf[s]];
            if (first == s)
                continue;
            foreach (var rows in (ulong[][])[order._better, order._worse, order._tied])
                order.Unite(rows, s, rows, first);
        }

        return order;
    }

    private void Unite(ulong[] rows, int row, ulong[] from, int other)
    {
        for (var w = 0; w < Width; w++)
            rows[(row * Width) + w] |= from[(other * Width) + w];
    }

    private static (int[] ClassOf, int Classes) TieClasses(IReadOnlyList<ComparedSets> comparisons, int states)
    {
        var parent = Enumerable.Range(0, states).ToArray();
        foreach (var tie in comparisons.Where(comparison => comparison.IsTie))
        {
            var all = tie.First.Members().Concat(tie.Second.Members()).Select(state => state.Ordinal).ToArray();
            if (tie.First.Count == 0 || tie.Second.Count == 0)
                continue;
            foreach (var other in all)
                parent[Root(other)] = Root(all[0]);
        }

        var classOf = new int[states];
        var number = new Dictionary<int, int>();
        for (var s = 0; s < states; s++)
        {
            var root = Root(s);
            if (!number.TryGetValue(root, out classOf[s]))
                number[root] = classOf[s] = number.Count;
        }

        return (classOf, number.Count);

        int Root(int state)
        {
            while (parent[state] != state)
                state = parent[state] = parent[parent[state]];
            return state;
        }
    }

    /// <summary>Closes the classes from the best to the worst; false when a circle bars that.</summary>
    private bool TryClose(IReadOnlyList<ComparedSets> comparisons)
    {
        var members = new List<int>[Classes];
        for (var s = 0; s < Count; s++)
            (members[ClassOf[s]] ??= []).Add(s);

        // Rows of classes first: what is directly above each.
        var direct = new ulong[Classes * Width];
        foreach (var comparison in comparisons.Where(comparison => !comparison.IsTie))
        {
            foreach (var low in comparison.Second.Members())
            {
                for (var w = 0; w < Width; w++)
                    direct[(ClassOf[low.Ordinal] * Width) + w] |= comparison.First.Words[w];
            }
        }

        var above = new HashSet<int>[Classes];
        var below = new List<int>[Classes];
        for (var c = 0; c < Classes; c++)
            (above[c], below[c]) = ([], []);
        for (var c = 0; c < Classes; c++)
        {
            foreach (var s in Bits.Of(direct.AsSpan(c * Width, Width)))
            {
                if (above[c].Add(ClassOf[s]))
                    below[ClassOf[s]].Add(c);
            }
        }

        var open = above.Select(set => set.Count).ToArray();
        var ready = new Queue<int>(Enumerable.Range(0, Classes).Where(c => open[c] == 0));
        var done = 0;
        while (ready.TryDequeue(out var c))
        {
            done++;
            Finish(c, above[c], members);
            foreach (var low in below[c])
            {
                if (--open[low] == 0)
                    ready.Enqueue(low);
            }
        }

        if (done < Classes)
            return false;
        for (var s = 0; s < Count; s++)
        {
            foreach (var high in Bits.Of(Better(s)))
                Set(_worse, high, s);
        }

        return true;
    }

    private void Finish(int c, HashSet<int> above, List<int>[] members)
    {
        var first = members[c][0];
        var row = _better.AsSpan(first * Width, Width);
        foreach (var high in above)
        {
            var other = members[high][0];
            for (var w = 0; w < Width; w++)
                row[w] |= _better[(other * Width) + w] | _tied[(other * Width) + w];
        }

        foreach (var s in members[c])
            Set(_tied, first, s);
        foreach (var s in members[c].Skip(1))
        {
            row.CopyTo(_better.AsSpan(s * Width, Width));
            Tied(first).CopyTo(_tied.AsSpan(s * Width, Width));
        }
    }

    private bool Has(ulong[] rows, int row, int state) => (rows[(row * Width) + (state >> 6)] >> state & 1) != 0;

    private void Set(ulong[] rows, int row, int state) => rows[(row * Width) + (state >> 6)] |= 1UL << state;
}

/// <summary>The states of both sides of a comparison.</summary>
/// <param name="First">The better states, or some of the tied.</param>
/// <param name="Second">The worse states, or the others of the tied.</param>
/// <param name="IsTie">Whether they are tied.</param>
internal sealed record ComparedSets(StateSet First, StateSet Second, bool IsTie)
{
    /// <summary>The states that comparisons speak of.</summary>
    public static ComparedSets[] Of(FormulaSets sets, EquatableArray<StateComparison> comparisons) =>
        [.. comparisons.Select(item => new ComparedSets(sets.Of(item.First), sets.Of(item.Second), item.Kind == ComparisonKind.Indifferent))];
}

/// <summary>Walks the bits of a row.</summary>
internal static class Bits
{
    /// <summary>The places of the bits that are set, ascending.</summary>
    public static List<int> Of(ReadOnlySpan<ulong> row)
    {
        var places = new List<int>();
        for (var w = 0; w < row.Length; w++)
        {
            for (var word = row[w]; word != 0; word &= word - 1)
                places.Add((w << 6) + BitOperations.TrailingZeroCount(word));
        }

        return places;
    }
}
