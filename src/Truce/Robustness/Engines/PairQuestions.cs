using Truce.Dossiers;
using Truce.Robustness.Orders;
using Truce.States;

namespace Truce.Robustness.Engines;

/// <summary>Which pairs of states is a party asked about, of whose order nothing but comparisons is known?</summary>
/// <remarks>Those that its own moves join, if it has any, since every definition looks at them; those with the status quo first, then the status quo against other states, then the rest, as far as there is room.</remarks>
internal static class PairQuestions
{
    public static EquatableArray<PreferenceQuestion> Of(StateSpace space, PartyId party, PartialOrder known)
    {
        var questions = new List<PreferenceQuestion>();
        var seen = new HashSet<(int, int)>();
        var mover = space.DecisionMakers.FirstOrDefault(mover => mover.Id == party);
        if (space.StatusQuo is { } now)
        {
            foreach (var to in MovesFrom(now))
                Ask(to, now);
            foreach (var other in space.States)
                Ask(other, now);
        }

        foreach (var state in space.States)
        {
            if (questions.Count >= PartyOrders.MostQuestions)
                break;
            foreach (var to in MovesFrom(state))
                Ask(to, state);
        }

        return questions.ToEquatableArray();

        IEnumerable<StateId> MovesFrom(StateId state) => mover is null ? [] : space.Moves(mover, state);

        void Ask(StateId first, StateId second)
        {
            if (questions.Count < PartyOrders.MostQuestions && known.AreUnknown(first.Ordinal, second.Ordinal)
                && seen.Add((Math.Min(first.Ordinal, second.Ordinal), Math.Max(first.Ordinal, second.Ordinal))))
            {
                questions.Add(new PreferenceQuestion.OfStates(party, first, second));
            }
        }
    }
}
