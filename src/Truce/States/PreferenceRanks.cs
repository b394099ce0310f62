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
    internal static Answer<PreferenceRanks> Compile(StateSpace space, FormulaSets sets, Preference preference) => preference switch
    {
        Preference.Priorities(var statements) => Answer.Of(ByPriorities(space, sets, statements)),
        Preference.Ranking(var tiers) => ByRanking(space, sets, tiers),
        Preference.Utility utility => Answer.Of(ByUtility(space, utility)),
        Preference.Comparisons => Answer.Cannot<PreferenceRanks>("its preference is given as single comparisons, which rank no states"),
        _ => throw new ArgumentException($"No such preference: {preference.GetType().Name}", nameof(preference)),
    };

    /// <summary>
    /// Refines the classes of equal states priority by priority: the states of which it holds go before the others of their class. The result is
    /// the lexicographic order of the truth vectors, for any number of priorities.
    /// </summary>
    private static PreferenceRanks ByPriorities(StateSpace space, FormulaSets sets, EquatableArray<Priority> statements)
    {
        var ranks = new int[space.Count];
        ranks.AsSpan().Fill(1);
        var classes = 1;
        var idle = new List<int>();
        for (var k = 0; k < statements.Count; k++)
        {
            var holds = sets.Of(statements[k].Prefer);
            var isUsed = new bool[2 * classes];
            for (var s = 0; s < ranks.Length; s++)
            {
                ranks[s] = (2 * (ranks[s] - 1)) + (holds.Contains(s) ? 0 : 1);
                isUsed[ranks[s]] = true;
            }

            var before = classes;
            classes = Renumber(ranks, isUsed);
            if (classes == before)
                idle.Add(k);
        }

        return new PreferenceRanks(ranks, idle.ToEquatableArray());
    }

    private static int Renumber(int[] ranks, bool[] isUsed)
    {
        var rankOf = new int[isUsed.Length];
        var classes = 0;
        for (var k = 0; k < isUsed.Length; k++)
        {
            if (isUsed[k])
                rankOf[k] = ++classes;
        }

        for (var s = 0; s < ranks.Length; s++)
            ranks[s] = rankOf[ranks[s]];
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
