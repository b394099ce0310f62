using Truce.Dossiers;
using Truce.States;

namespace Truce.Stability.Inverse;

/// <summary>What would have to change for a state to be acceptable to a party?</summary>
/// <remarks>
/// A state is acceptable to a party when it crosses none of its red lines, is worth at least its reservation value where it has one, and is no worse to it than
/// the status quo where it does not. Everything is read off the orders, the utilities and the red lines; what bargaining makes of it is another question.
/// </remarks>
/// <param name="Party">The party.</param>
/// <param name="RedLines">The red lines that the state crosses.</param>
/// <param name="Size">How many swaps would bring the state up to the status quo; none when it is no worse, or the party goes by a reservation value.</param>
/// <param name="Shortfall">How much the reservation value would have to fall; null when the party has none, or the state is worth as much.</param>
public sealed record AcceptanceGap(PartyId Party, EquatableArray<RedLine> RedLines, Swaps Size, decimal? Shortfall)
{
    /// <summary>Whether nothing stands in the way.</summary>
    public bool IsAcceptable => RedLines.IsEmpty && Size.Halves == 0 && Shortfall is null;

    /// <summary>What stands in the way of a state, party by party in the dossier's order, for the parties whose order of the states is known.</summary>
    public static EquatableArray<AcceptanceGap> Of(StateSpace space, StateId state)
    {
        ArgumentNullException.ThrowIfNull(space);
        return space.Dossier.Preferences.Where(preference => space.RanksOf(preference.Party).Is(out _))
            .Select(preference => Of(space, state, preference)).ToEquatableArray();
    }

    private static AcceptanceGap Of(StateSpace space, StateId state, PartyPreference preference)
    {
        var crossed = preference.RedLines.Where(line => space.SetOf(line.Never).Contains(state.Ordinal)).ToEquatableArray();
        if (preference.Preference is Preference.Utility { Reservation: { } reservation } utility)
        {
            var worth = UtilityFunction.Compile(utility, space.Issues).Of([.. space.TermIndexes(state)]);
            return new AcceptanceGap(preference.Party, crossed, default, worth < reservation ? reservation - worth : null);
        }

        var above = new StatesAbove(space.RanksOf(preference.Party).Value.AsSpan(), state.Ordinal);
        var halves = space.StatusQuo is { } now && above.PlaceOf(now) is >= 0 and var place
            ? above.Cheapest([[[place]]], mostAlternatives: 1, mostSteps: 1, CancellationToken.None).Halves
            : 0;
        return new AcceptanceGap(preference.Party, crossed, new Swaps(halves), null);
    }
}
