using System.Numerics;
using System.Runtime.Intrinsics;
using Truce.Dossiers;

namespace Truce.States;

/// <summary>How a party ranks the feasible states: 1 is best, states of one rank are indifferent, no rank is left out.</summary>
/// <remarks>Units: ranks (count from 1). Immutable; safe to share between threads.</remarks>
public sealed class PreferenceRanks
{
    private readonly int[] _ranks;

    private PreferenceRanks(int[] ranks, EquatableArray<int> idle)
    {
        _ranks = ranks;
        IdlePriorities = idle;
        Worst = ranks.Max();
    }

    /// <summary>The rank of a state, from 1 (best) to <see cref="Worst"/>.</summary>
    public int this[StateId state] => _ranks[state.Ordinal];

    /// <summary>The ranks of all states, by their ordinals.</summary>
    internal ReadOnlySpan<int> AsSpan() => _ranks;

    /// <summary>The rank of the least preferred states.</summary>
    public int Worst { get; }

    /// <summary>The zero-based places of priorities that tell no two feasible states apart that the priorities above them leave equal.</summary>
    public EquatableArray<int> IdlePriorities { get; }

    /// <summary>Whether the party prefers the first state: q ≻ s.</summary>
    public bool Prefers(StateId first, StateId second) => this[first] < this[second];

    /// <summary>Ranks the states of a space.</summary>
    /// <remarks>Cost: states times priorities, tiers or issues.</remarks>
    internal static Answer<PreferenceRanks> Compile(StateSpace space, FormulaSets sets, Preference preference, CancellationToken cancellation) => preference switch
    {
        Preference.Priorities(var statements) => Answer.Of(ByPriorities(space, sets, statements, cancellation)),
        Preference.Ranking(var tiers) => ByRanking(space, sets, tiers),
        Preference.Utility utility => Answer.Of(ByUtility(space, utility)),
        Preference.Comparisons => Answer.Cannot<PreferenceRanks>("its preference is given as single comparisons, which rank no states"),
        Preference.Partial => Answer.Cannot<PreferenceRanks>("of its preference only comparisons are known, which rank no states"),
        _ => throw new ArgumentException($"No such preference: {preference.GetType().Name}", nameof(preference)),
    };

    /// <summary>
    /// Refines the classes of equal states by the priorities: of two states of one class, the one for which the first priority that tells them apart
    /// holds goes before the other. The result is the lexicographic order of the truth vectors, for any number of priorities.
    /// </summary>
    private static PreferenceRanks ByPriorities(StateSpace space, FormulaSets sets, EquatableArray<Priority> statements, CancellationToken cancellation)
    {
        // Several priorities at a time: their truth values are the digits of a number, small enough to be sorted by counting.
        var together = Math.Clamp(BitOperations.Log2((uint)space.Count), 16, 20);
        var ranks = new int[space.Count];
        ranks.AsSpan().Fill(1);
        var isIdle = Enumerable.Repeat(true, statements.Count).ToArray();
        for (var k = 0; k < statements.Count; k += together)
        {
            cancellation.ThrowIfCancellationRequested();
            var some = statements.Skip(k).Take(together).Select(statement => sets.Of(statement.Prefer)).ToArray();
            var numbers = Numbers(some, space.Count);
            if (k == 0)
                RankByNumber(ranks, numbers, isIdle.AsSpan(0, some.Length));
            else
                Refine(ranks, numbers, isIdle.AsSpan(k, some.Length));
        }

        return new PreferenceRanks(ranks, Enumerable.Range(0, isIdle.Length).Where(k => isIdle[k]).ToEquatableArray());
    }

    /// <summary>For each state a number with one binary digit for each set, the first most significant: 0 for its members, 1 for the others.</summary>
    private static int[] Numbers(StateSet[] sets, int states)
    {
        var numbers = new int[states];
        var lanes = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
        for (var first = 0; first < states; first += 64)
        {
            var some = numbers.AsSpan(first, Math.Min(64, states - first));
            foreach (var set in sets)
            {
                var others = ~set.Words[first / 64];
                var s = 0;
                for (; s + 8 <= some.Length; s += 8)
                {
                    // Comparing gives -1 in the lanes of the states that are not in the set.
                    var isOther = Vector256.Equals(Vector256.Create((int)(others >> s & 0xFF)) & lanes, lanes);
                    var before = Vector256.Create<int>(some[s..]);
                    (before + before - isOther).CopyTo(some[s..]);
                }

                for (; s < some.Length; s++)
                    some[s] = (2 * some[s]) + (int)(others >> s & 1);
            }
        }

        return numbers;
    }

    /// <summary>Ranks the states by their numbers, the smallest first.</summary>
    /// <param name="ranks">The ranks, all equal so far.</param>
    /// <param name="numbers">A number for each state, with as many digits as <paramref name="isIdle"/> has places.</param>
    /// <param name="isIdle">Cleared for the digits that tell states apart that the digits before them leave equal.</param>
    private static void RankByNumber(int[] ranks, int[] numbers, Span<bool> isIdle)
    {
        var rankOf = new int[1 << isIdle.Length];
        foreach (var number in numbers)
            rankOf[number] = 1;
        var (rank, before) = (0, -1);
        for (var number = 0; number < rankOf.Length; number++)
        {
            if (rankOf[number] == 0)
                continue;
            if (before >= 0)
                isIdle[FirstDifference(before, number, isIdle.Length)] = false;
            rankOf[number] = ++rank;
            before = number;
        }

        for (var s = 0; s < ranks.Length; s++)
            ranks[s] = rankOf[numbers[s]];
    }

    /// <summary>Ranks the states by their ranks so far, those of one rank by their numbers; as <see cref="RankByNumber"/> does.</summary>
    private static void Refine(int[] ranks, int[] numbers, Span<bool> isIdle)
    {
        var order = Sorted(Sorted(null, numbers, 1 << isIdle.Length), ranks, ranks.Max() + 1);
        var (rank, rankBefore, numberBefore) = (0, 0, 0);
        foreach (var s in order)
        {
            if (ranks[s] != rankBefore)
            {
                rank++;
            }
            else if (numbers[s] != numberBefore)
            {
                rank++;
                isIdle[FirstDifference(numberBefore, numbers[s], isIdle.Length)] = false;
            }

            (rankBefore, numberBefore) = (ranks[s], numbers[s]);
            ranks[s] = rank;
        }
    }

    /// <summary>The most significant digit, counted from 0, in which two numbers of so many digits differ.</summary>
    private static int FirstDifference(int first, int second, int digits) => digits - 1 - BitOperations.Log2((uint)(first ^ second));

    /// <summary>The states in ascending order of their keys, those of one key in the order given; null for ascending.</summary>
    private static int[] Sorted(int[]? states, int[] keys, int bound)
    {
        var next = new int[bound + 1];
        foreach (var key in keys)
            next[key + 1]++;
        for (var key = 1; key < bound; key++)
            next[key] += next[key - 1];
        var sorted = new int[keys.Length];
        for (var k = 0; k < keys.Length; k++)
        {
            var s = states is null ? k : states[k];
            sorted[next[keys[s]]++] = s;
        }

        return sorted;
    }

    private static Answer<PreferenceRanks> ByRanking(StateSpace space, FormulaSets sets, EquatableArray<Tier> tiers)
    {
        var ranks = new int[space.Count];
        var used = 0;
        var twice = 0;
        foreach (var tier in tiers)
        {
            var members = sets.Of(tier.States);
            if (members.Count == 0)
                continue;
            used++;
            foreach (var member in members.Members())
            {
                if (ranks[member.Ordinal] == 0)
                    ranks[member.Ordinal] = used;
                else
                    twice++;
            }
        }

        var missing = ranks.Count(rank => rank == 0);
        var obstacles = new List<string>();
        if (missing > 0)
            obstacles.Add($"the ranking leaves out {missing} of {space.Count} feasible states");
        if (twice > 0)
            obstacles.Add($"the ranking places {twice} of {space.Count} feasible states more than once");
        return obstacles.Count == 0
            ? Answer.Of(new PreferenceRanks(ranks, []))
            : Answer.Cannot<PreferenceRanks>(obstacles.ToEquatableArray());
    }

    private static PreferenceRanks ByUtility(StateSpace space, Preference.Utility utility)
    {
        var worth = UtilityFunction.Compile(utility, space.Issues);
        var utilities = new decimal[space.Count];
        var terms = new int[space.Issues.Count];
        foreach (var state in space.States)
        {
            for (var issue = 0; issue < terms.Length; issue++)
                terms[issue] = space.TermIndex(state, issue);
            utilities[state.Ordinal] = worth.Of(terms);
        }

        var rankOf = utilities.Distinct().OrderDescending().Select((u, place) => (u, place)).ToDictionary(p => p.u, p => p.place + 1);
        return new PreferenceRanks([.. utilities.Select(u => rankOf[u])], []);
    }
}
