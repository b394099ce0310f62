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
        _ => throw new ArgumentException($"No such preference: {preference.GetType().Name}", nameof(preference)),
    };

    /// <summary>
    /// Refines the classes of equal states by the priorities: of two states of one class, the one for which the first priority that tells them apart
    /// holds goes before the other. The result is the lexicographic order of the truth vectors, for any number of priorities.
    /// </summary>
    private static PreferenceRanks ByPriorities(StateSpace space, FormulaSets sets, EquatableArray<Priority> statements, CancellationToken cancellation)
    {
        // Several priorities at a time, as long as a table of what they and the classes so far could tell apart stays small.
        var tableSize = Math.Clamp(space.Count, 1 << 16, 1 << 20);
        var ranks = new int[space.Count];
        var classes = 1;
        var idle = new List<int>();
        for (var k = 0; k < statements.Count;)
        {
            cancellation.ThrowIfCancellationRequested();
            var refining = new List<StateSet>();
            do
                refining.Add(sets.Of(statements[k + refining.Count].Prefer));
            while (k + refining.Count < statements.Count && (long)classes << (refining.Count + 1) <= tableSize);

            Refine(ranks, refining);
            var isUsed = new bool[classes << refining.Count];
            foreach (var rank in ranks)
                isUsed[rank] = true;
            idle.AddRange(Idle(isUsed, refining.Count, classes).Select(priority => k + priority));
            classes = Renumber(ranks, isUsed);
            k += refining.Count;
        }

        foreach (ref var rank in ranks.AsSpan())
            rank++;
        return new PreferenceRanks(ranks, idle.ToEquatableArray());
    }

    /// <summary>Appends one binary digit to each rank for each set: 0 for its members, 1 for the others.</summary>
    private static void Refine(Span<int> ranks, List<StateSet> sets)
    {
        var lanes = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
        for (var first = 0; first < ranks.Length; first += 64)
        {
            var some = ranks[first..Math.Min(first + 64, ranks.Length)];
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
    }

    /// <summary>Which of the last digits tell no two states apart that the digits before them leave equal.</summary>
    /// <param name="isUsed">Which numbers occur.</param>
    /// <param name="digits">How many digits to ask about, counted from 0, the most significant.</param>
    /// <param name="before">How many numbers occur without these digits.</param>
    private static List<int> Idle(bool[] isUsed, int digits, int before)
    {
        // The numbers without their last digit, one digit after the other.
        var classes = new int[digits + 1];
        classes[0] = before;
        for (var digit = digits; digit > 0; digit--)
        {
            classes[digit] = isUsed.AsSpan().Count(true);
            var shorter = new bool[isUsed.Length / 2];
            for (var number = 0; number < shorter.Length; number++)
                shorter[number] = isUsed[2 * number] || isUsed[(2 * number) + 1];
            isUsed = shorter;
        }

        return [.. Enumerable.Range(0, digits).Where(digit => classes[digit + 1] == classes[digit])];
    }

    /// <summary>Closes the gaps between the numbers that occur, which are counted from 0.</summary>
    private static int Renumber(int[] ranks, bool[] isUsed)
    {
        var rankOf = new int[isUsed.Length];
        var classes = 0;
        for (var k = 0; k < isUsed.Length; k++)
        {
            if (isUsed[k])
                rankOf[k] = classes++;
        }

        foreach (ref var rank in ranks.AsSpan())
            rank = rankOf[rank];
        return classes;
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
