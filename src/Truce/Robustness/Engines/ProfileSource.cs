using Truce.Randomness;
using Truce.Robustness.Orders;
using Truce.States;

namespace Truce.Robustness.Engines;

/// <summary>Which profiles of preferences are looked at: all that fit, each by its number, or draws of them; and what each weighs.</summary>
/// <remarks>
/// Where there are no more profiles than may be looked at, the number of one tells the order of each party, as the digits of a number do. Else each party's order is drawn by its prior, independently of the
/// others: draw j depends on the seed and j alone. Immutable; safe to share between threads.
/// </remarks>
internal sealed class ProfileSource
{
    private readonly PartyOrders[] _orders;
    private readonly Evidence?[] _evidence;
    private readonly ulong _seed;
    private readonly uint _firstPurpose;

    /// <param name="orders">By party, the orders that fit.</param>
    /// <param name="evidence">By party, the choices that weigh them; null where there are none.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="firstPurpose">What keeps the draws of the first party apart from all other draws; the next party has the next number.</param>
    /// <param name="most">How many profiles may be looked at.</param>
    public ProfileSource(PartyOrders[] orders, Evidence?[] evidence, ulong seed, uint firstPurpose, long most)
    {
        (_orders, _evidence, _seed, _firstPurpose) = (orders, evidence, seed, firstPurpose);
        Count = CountAll(orders, most);
        Most = Count ?? most;
    }

    /// <summary>How many profiles there are in all, when they are gone through one by one; null when they are drawn.</summary>
    public long? Count { get; }

    /// <summary>Whether they are gone through one by one, so that shares are exact.</summary>
    public bool IsComplete => Count is not null;

    /// <summary>How many are looked at at most.</summary>
    public long Most { get; }

    /// <summary>Whether choices that were seen weigh them.</summary>
    public bool IsWeighed => Array.Exists(_evidence, evidence => evidence is not null);

    /// <summary>How many profiles of equal weight tell as much as weighed ones (Kish 1965).</summary>
    /// <param name="weight">What they weigh together.</param>
    /// <param name="squares">The sum of the squares of their weights.</param>
    public static double EffectiveDraws(double weight, double squares) => squares > 0 ? weight * weight / squares : 0;

    /// <summary>Room for a profile: an order for each party.</summary>
    public OrderDraw[] NewDraws() => [.. _orders.Select(orders => orders.NewDraw())];

    /// <summary>Works out the profile of a number.</summary>
    public void Draw(long number, OrderDraw[] draws)
    {
        for (var i = 0; i < draws.Length; i++)
        {
            if (Count is null)
            {
                _orders[i].Draw(new RandomSeries(_seed, _firstPurpose + (uint)i, (ulong)number), draws[i]);
                continue;
            }

            var listed = _orders[i].Listed!;
            var own = listed[(int)(number % listed.Count)];
            own.Ranks.CopyTo(draws[i].Ranks, 0);
            own.Made.CopyTo(draws[i].Made, 0);
            number /= listed.Count;
        }
    }

    /// <summary>What a profile weighs: the product over the parties of which choices were seen.</summary>
    public double Weigh(OrderDraw[] draws)
    {
        var weight = 1.0;
        for (var i = 0; i < draws.Length; i++)
            weight *= _evidence[i]?.Weigh(draws[i].Ranks) ?? 1;
        return weight;
    }

    /// <summary>How a result over them was obtained.</summary>
    public Provenance ProvenanceOf(StateSpace space, TimeSpan elapsed) => IsComplete
        ? new Provenance(space.DossierHash, Provenance.ThisVersion, "all profiles", Accuracy.Exact, elapsed)
        : new Provenance(space.DossierHash, Provenance.ThisVersion, "draws", Accuracy.Sampled, elapsed);

    private static long? CountAll(PartyOrders[] orders, long most)
    {
        var count = 1L;
        foreach (var party in orders)
        {
            if (party.Listed is not { } listed || listed.Count > most / count)
                return null;
            count *= listed.Count;
        }

        return count;
    }
}
