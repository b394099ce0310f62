using Truce.Dossiers;
using Truce.States;

namespace Truce.Agreement;

/// <summary>Which feasible states some parties would all rather have than the one in which things stand.</summary>
/// <remarks>
/// A common improvement over s for the parties H is a feasible q with q ≻_i s for every i ∈ H; it is efficient when no other feasible state is at
/// least as good for all of H and better for one. Such a state is reached by agreement or by moves; whether it would hold is another question.
/// </remarks>
/// <param name="From">The state compared with.</param>
/// <param name="Parties">The parties that must all prefer it.</param>
/// <param name="States">The common improvements, ascending.</param>
/// <param name="Efficient">Those of them that no feasible state improves on for one of the parties without loss to another, ascending.</param>
public sealed record CommonImprovements(
    StateId From,
    EquatableArray<PartyId> Parties,
    EquatableArray<StateId> States,
    EquatableArray<StateId> Efficient)
{
    /// <summary>Finds the common improvements over a state.</summary>
    /// <remarks>Cost: states times parties, and for efficiency the common improvements squared. Cannot answer when a party's preference is not known.</remarks>
    public static Answer<CommonImprovements> Over(StateSpace space, StateId from, EquatableArray<PartyId> parties)
    {
        var known = parties.Select(space.RanksOf).ToArray();
        var obstacles = known.SelectMany(answer => answer.Obstacles).ToEquatableArray();
        if (!obstacles.IsEmpty)
            return Answer.Cannot<CommonImprovements>(obstacles);
        var ranks = known.Select(answer => answer.Value).ToArray();
        var better = space.States.Where(q => ranks.All(r => r.Prefers(q, from))).ToArray();

        // Whatever dominates a common improvement is one itself, so it is enough to compare them with one another.
        var efficient = better.Where(q => !better.Any(p => ranks.All(r => !r.Prefers(q, p)) && ranks.Any(r => r.Prefers(p, q))));
        return Answer.Of(new CommonImprovements(from, parties, better.ToEquatableArray(), efficient.ToEquatableArray()));
    }
}
