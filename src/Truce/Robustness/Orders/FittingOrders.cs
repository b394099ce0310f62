using Truce.Dossiers;
using Truce.Robustness.Engines;
using Truce.States;

namespace Truce.Robustness.Orders;

/// <summary>Which orders of the states fit what is known of a party's preference?</summary>
internal static class FittingOrders
{
    /// <summary>The orders, or why they cannot be looked at.</summary>
    public static Answer<PartyOrders> Of(StateSpace space, FormulaSets sets, PartyId party)
    {
        if (space.Dossier.PreferenceOf(party) is not { } known)
            return Answer.Cannot<PartyOrders>(space.RanksOf(party).Obstacles);
        switch (known.Preference)
        {
            case Preference.Priorities(var priorities) when priorities.Any(priority => priority.Place != PriorityPlace.Fixed):
                return PriorityOrders.Of(space, sets, known, priorities);
            case Preference.Utility utility when utility.Issues.Count(issue => issue.Between is { } bounds && bounds.Least < bounds.Greatest) > 1:
                return WeightOrders.Of(space, sets, known, utility);
            case Preference.Partial:
                var (order, circle) = PartialOrder.Close(ComparedSets.Of(sets, known.Known), space.Count);
                return order is null
                    ? Answer.Cannot<PartyOrders>($"{circle.Count:N0} of the comparisons that are known of its preference lead in a circle")
                    : OpenOrders.Of(party, order, PairQuestions.Of(space, party, order));
            case Preference.Comparisons:
                return Answer.Cannot<PartyOrders>("its preference is given as single comparisons, from which nothing is concluded; written under 'known' they are closed, and can be looked at in every order that fits");
            default:
                var answer = space.RanksOf(party);
                return answer.Is(out var ranks) ? Answer.Of<PartyOrders>(new CertainOrder(party, ranks.AsSpan())) : Answer.Cannot<PartyOrders>(answer.Obstacles);
        }
    }
}
