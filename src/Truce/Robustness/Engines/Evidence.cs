using Truce.Dossiers;
using Truce.Robustness.Orders;
using Truce.States;

namespace Truce.Robustness.Engines;

/// <summary>How well does an order of the states fit the choices that a party was seen to make?</summary>
/// <remarks>
/// A choice fits when every state of its better side is preferred to every state of its worse side. With reliability q the order is weighed by q when it does and by 1 − q when it does not; the
/// weights of several choices multiply. Choices that speak of no feasible state weigh nothing.
/// </remarks>
internal sealed class Evidence
{
    private readonly (int[] Better, int[] Worse, double Reliability)[] _choices;

    private Evidence(StateSpace space, FormulaSets sets, PartyPreference preference)
    {
        var choices = new List<(int[], int[], double)>();
        foreach (var choice in preference.Evidence)
        {
            var what = Members(sets.Of(choice.What));
            var against = choice.Against is { } formula ? Members(sets.Of(formula)) : space.StatusQuo is { } now ? [now.Ordinal] : [];
            if (choice.Kind == ChoiceKind.Refused)
                (what, against) = (against, what);
            choices.Add((what, against, (double)choice.Reliability));
        }

        _choices = [.. choices];
    }

    /// <summary>The choices that weigh a party's orders; null where none were seen, or there is but one order.</summary>
    public static Evidence? Of(StateSpace space, FormulaSets sets, PartyPreference preference, PartyOrders orders) =>
        preference.Evidence.IsEmpty || orders.Prior == PriorKind.Certain ? null : new Evidence(space, sets, preference);

    /// <summary>How many choices there are.</summary>
    public int Count => _choices.Length;

    /// <summary>What an order is weighed by.</summary>
    public double Weigh(int[] ranks)
    {
        var weight = 1.0;
        for (var k = 0; k < _choices.Length; k++)
        {
            if (_choices[k].Better.Length > 0 && _choices[k].Worse.Length > 0)
                weight *= Fits(k, ranks) ? _choices[k].Reliability : 1 - _choices[k].Reliability;
        }

        return weight;
    }

    /// <summary>Whether an order fits a choice.</summary>
    public bool Fits(int choice, int[] ranks)
    {
        var (better, worse, _) = _choices[choice];
        var lowest = better.Length == 0 ? 0 : better.Max(s => ranks[s]);
        var highest = worse.Length == 0 ? int.MaxValue : worse.Min(s => ranks[s]);
        return lowest < highest;
    }

    private static int[] Members(StateSet set) => [.. set.Members().Select(state => state.Ordinal)];
}
