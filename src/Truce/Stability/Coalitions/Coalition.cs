using System.Numerics;
using Truce.Dossiers;
using Truce.States;

namespace Truce.Stability.Coalitions;

/// <summary>Decision makers that may act together; one alone is a coalition too.</summary>
/// <param name="Members">The members, in the dossier's order; at least one, each once.</param>
public sealed record Coalition(EquatableArray<PartyId> Members)
{
    /// <summary>Every coalition of the decision makers of a dispute: those of one first, then of two, and so on, each size in the dossier's order.</summary>
    public static EquatableArray<Coalition> All(StateSpace space)
    {
        ArgumentNullException.ThrowIfNull(space);
        return Enumerable.Range(1, (1 << space.DecisionMakers.Count) - 1).Select(bits => (uint)bits)
            .OrderBy(bits => BitOperations.PopCount(bits)).ThenBy(Reversed)
            .Select(bits => Of(space, bits)).ToEquatableArray();

        // Read from the first decision maker on: among equals in size, the coalition with the earlier members comes first.
        uint Reversed(uint bits) => uint.MaxValue - (uint)space.DecisionMakers.Sum(i => (bits >> i.Index & 1) << (31 - i.Index));
    }

    /// <summary>The members' names within the dossier, joined by <c>+</c>, as a user writes a coalition.</summary>
    public override string ToString() => string.Join('+', Members);

    /// <summary>One bit for each decision maker.</summary>
    internal uint BitsIn(StateSpace space) => (uint)space.DecisionMakers.Where(i => Members.Contains(i.Id)).Sum(i => 1L << i.Index);

    internal static Coalition Of(StateSpace space, uint bits) =>
        new(space.DecisionMakers.Where(i => (bits >> i.Index & 1) != 0).Select(i => i.Id).ToEquatableArray());
}
