using System.Numerics;
using Truce.Robustness.Orders;
using Truce.States;

namespace Truce.Robustness.Packages;

/// <summary>Which packages are efficient in every profile that fits, and which in some?</summary>
/// <remarks>
/// <para>y dominates x in a profile iff it is worse for nobody and better for somebody. Since the orders of the parties go together in any way, some y dominates x in some profile iff no party is known to prefer x to y and not all are known to take them
/// alike: so necessary is decided pair by pair, and exact where everything that is common to the orders is known.</para>
/// <para>Possible asks for one profile in which no y dominates x, and is not decided pair by pair. That some y dominates x in every profile makes it impossible. The converse holds where each party has an order in which everything is worse than x but what is
/// so in none: take these together. That is so of orders of states, and of orders of priorities unless comparisons rule some out. Of priorities with such comparisons the orders are gone through; of weights, each y has to be worse
/// than x for some party: which, is searched, cutting the polytope of that party's weights by each condition. The search takes at most <see cref="MostCuts"/> cuts in all; then possible is told only with a profile in which it is so.</para>
/// </remarks>
internal sealed class EfficiencyProof
{
    /// <summary>The most cuts that are tried.</summary>
    public const int MostCuts = 20_000;

    private const int MostCombined = 4_096;

    private readonly PartyOrders[] _orders;
    private readonly StateSet _open;
    private readonly int _width;
    private int _cutsLeft = MostCuts;

    /// <param name="orders">The orders that fit, party by party.</param>
    /// <param name="open">The packages: what there is to agree on.</param>
    public EfficiencyProof(PartyOrders[] orders, StateSet open)
    {
        (_orders, _open) = (orders, open);
        _width = open.Words.Length;
        (Always, Possible) = (new StateSet(open.States), new StateSet(open.States));
        IsAlwaysExact = Array.TrueForAll(orders, order => order.IsKnownComplete);
        IsPossibleExact = Array.TrueForAll(orders, order => order.HasBestOrders);
        foreach (var state in open.Members())
        {
            if (IsEmpty(Dominators(state.Ordinal, isSure: false)))
                Always.Add(state.Ordinal);
            if (IsEmpty(Dominators(state.Ordinal, isSure: true)))
                Possible.Add(state.Ordinal);
        }
    }

    /// <summary>The packages that no other dominates in any profile.</summary>
    public StateSet Always { get; }

    /// <summary>Those that no other dominates in every profile.</summary>
    public StateSet Possible { get; }

    /// <summary>Whether every package that is efficient in every profile is in <see cref="Always"/>.</summary>
    public bool IsAlwaysExact { get; }

    /// <summary>Whether every package in <see cref="Possible"/> is efficient in some profile; else it has to be searched.</summary>
    public bool IsPossibleExact { get; }

    /// <summary>Whether a package is efficient in some profile; null when the search gave up.</summary>
    public bool? Search(int state)
    {
        if (!Possible.Contains(state))
            return false;
        if (IsPossibleExact)
            return true;
        if (Array.Exists(_orders, order => !order.IsKnownComplete))
            return null;
        var foes = Dominators(state, isSure: false);
        foreach (var party in _orders.Where(party => party.HasBestOrders))
            Keep(foes, party.Known.Better(state), party.Known.Tied(state));
        var weighing = _orders.OfType<WeightOrders>().ToArray();
        IEnumerable<ulong[]> left = [foes];
        foreach (var party in _orders.Where(party => !party.HasBestOrders && party is not WeightOrders))
        {
            left = Smallest(left.SelectMany(some => party.Listed!.Select(draw => NoWorse(some, draw.Ranks, state))));
            if (left.Count() > MostCombined)
                return null;
        }

        var isUnknown = false;
        foreach (var some in left)
        {
            var found = Search(state, weighing, [.. weighing.Select(party => party.Polytope)], Bits.Of(some));
            if (found == true)
                return true;
            isUnknown |= found is null;
        }

        return isUnknown ? null : false;
    }

    /// <summary>Whether weights within the polytopes make every one of some states worse than a state for some party.</summary>
    private bool? Search(int state, WeightOrders[] parties, WeightPolytope[] within, List<int> foes)
    {
        int[]? ready = null;
        var hardest = -1;
        foreach (var foe in foes)
        {
            var conditions = Array.ConvertAll(parties, party => party.Problem.Over(state, foe));
            if (Enumerable.Range(0, parties.Length).Any(p => within[p].Middle.Value(conditions[p]).Sign > 0))
                continue;
            int[] able = [.. Enumerable.Range(0, parties.Length).Where(p => within[p].Signs(conditions[p]).IsSomewhereAbove)];
            if (able.Length == 0)
                return false;
            if (ready is null || able.Length < ready.Length)
                (ready, hardest) = (able, foe);
        }

        if (ready is null)
            return true;
        var isUnknown = false;
        foreach (var p in ready)
        {
            if (--_cutsLeft < 0 || within[p].Cut(parties[p].Problem.Over(state, hardest)) is not { } cut)
            {
                isUnknown = true;
                continue;
            }

            WeightPolytope[] smaller = [.. within];
            smaller[p] = cut;
            var found = Search(state, parties, smaller, foes);
            if (found == true)
                return true;
            isUnknown |= found is null;
        }

        return isUnknown ? null : false;
    }

    /// <summary>The packages that dominate one in some profile, or in every one.</summary>
    private ulong[] Dominators(int state, bool isSure)
    {
        var dominators = _open.Words.ToArray();
        var alike = _open.Words.ToArray();
        foreach (var party in _orders)
        {
            var better = party.Known.Better(state);
            var worse = party.Known.Worse(state);
            var tied = party.Known.Tied(state);
            for (var w = 0; w < _width; w++)
            {
                dominators[w] &= isSure ? better[w] | tied[w] : ~worse[w];
                alike[w] &= tied[w];
            }
        }

        for (var w = 0; w < _width; w++)
            dominators[w] &= ~alike[w];
        return dominators;
    }

    private static void Keep(ulong[] set, ReadOnlySpan<ulong> one, ReadOnlySpan<ulong> other)
    {
        for (var w = 0; w < set.Length; w++)
            set[w] &= one[w] | other[w];
    }

    private static ulong[] NoWorse(ulong[] set, int[] ranks, int state)
    {
        var kept = new ulong[set.Length];
        foreach (var other in Bits.Of(set))
        {
            if (ranks[other] <= ranks[state])
                kept[other >> 6] |= 1UL << other;
        }

        return kept;
    }

    /// <summary>Those of some sets that hold none of the others.</summary>
    private static List<ulong[]> Smallest(IEnumerable<ulong[]> sets)
    {
        var smallest = new List<ulong[]>();
        foreach (var set in sets.OrderBy(set => set.Sum(word => BitOperations.PopCount(word))))
        {
            if (!smallest.Exists(smaller => Enumerable.Range(0, set.Length).All(w => (smaller[w] & ~set[w]) == 0)))
                smallest.Add(set);
        }

        return smallest;
    }

    private static bool IsEmpty(ulong[] set) => Array.TrueForAll(set, word => word == 0);
}
