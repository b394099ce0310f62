using System.Numerics;
using Truce.Dossiers;
using Truce.Robustness.Orders;
using Truce.States;

namespace Truce.Robustness.Packages;

/// <summary>Which states would a party accept, whatever is not known of its preference and of what it would walk away from, and which in some case?</summary>
/// <remarks>
/// <para>With a reservation r in [r₁, r₂], x is accepted in every case iff u(x) ≥ r₂ for all weights that fit, and in some iff u(x) ≥ r₁ for some. With the status quo q as walk-away, iff x is in every order, or in
/// some, at least as good as q. That no agreement is worth at least a state s says u(s) ≤ r: it cuts the weights to those with u(s) ≤ r₂, and x is accepted in some case only if u(x) ≥ u(s) for the same weights; without r₂
/// nothing is accepted in every case, since no agreement may be worth any amount.</para>
/// <para>Exact at the corners of the polytope of the weights, where two conditions meet by cutting it; only where that has too many corners, or the orders were neither listed nor have one that is best for each state, possible is a
/// bound. States on a red line are never accepted. Without a stated walk-away all others are.</para>
/// </remarks>
internal sealed class PartyAcceptance
{
    private readonly PartyOrders _orders;
    private readonly int? _now;
    private readonly int[] _least;
    private readonly Bounds? _reservation;
    private readonly double[]? _worths;

    private PartyAcceptance(StateSpace space, FormulaSets sets, PartyPreference preference, PartyOrders orders)
    {
        _orders = orders;
        _reservation = (preference.Preference as Preference.Utility)?.ReservationBounds;
        _now = _reservation is null && preference.WalkAway is not null ? space.StatusQuo?.Ordinal : null;
        _least = _now is null && preference.WalkAwayAtLeast is { } atLeast ? [.. sets.Of(atLeast.State).Members().Select(state => state.Ordinal)] : [];
        Kind = _reservation is not null ? WalkAwayKind.Reservation : _now is not null ? WalkAwayKind.StatusQuo : _least.Length > 0 ? WalkAwayKind.AtLeast : WalkAwayKind.NotStated;
        (Always, Possible) = (new StateSet(space.Count), new StateSet(space.Count));
        RedLined = new StateSet(space.Count);
        foreach (var line in preference.RedLines)
            RedLined.UnionWith(sets.Of(line.Never));
        if (preference.Preference is Preference.Utility utility && orders is not WeightOrders && Kind != WalkAwayKind.StatusQuo)
            _worths = JudgeWorths(space, utility);
        else if (orders is WeightOrders weights && Kind is WalkAwayKind.Reservation or WalkAwayKind.AtLeast)
            JudgeWeights(weights);
        else
            JudgeOrders();
    }

    /// <summary>Below what the party walks away.</summary>
    public WalkAwayKind Kind { get; }

    /// <summary>The states that it never accepts, however good the rest is.</summary>
    public StateSet RedLined { get; }

    /// <summary>The states that it accepts in every case.</summary>
    public StateSet Always { get; }

    /// <summary>Those that it accepts in some, or a bound on them.</summary>
    public StateSet Possible { get; }

    /// <summary>Whether all that is accepted in every case is in <see cref="Always"/>.</summary>
    public bool IsAlwaysExact { get; private set; } = true;

    /// <summary>Whether all of <see cref="Possible"/> is accepted in some case.</summary>
    public bool IsPossibleExact { get; private set; } = true;

    /// <summary>Whether nothing fits: no agreement is worth at least a state, and that is worth more than it can be.</summary>
    public bool IsContradictory { get; private set; }

    /// <summary>Whether draws tell in what share of the cases a state is accepted: not where no agreement may be worth any amount from some on.</summary>
    public bool HasShare => Kind != WalkAwayKind.AtLeast;

    /// <summary>What the draws leave open, a reservation is: each number between its bounds alike, from what the state named is worth on.</summary>
    public bool IsReservationOpen => _reservation is { } bounds && bounds.Least < bounds.Greatest;

    /// <summary>Works it out.</summary>
    public static Answer<PartyAcceptance> Of(StateSpace space, FormulaSets sets, PartyPreference preference, PartyOrders orders)
    {
        if (preference.WalkAway is not null && space.Dossier.StatusQuo is not null && space.StatusQuo is null && (preference.Preference as Preference.Utility)?.ReservationBounds is null)
            return Answer.Cannot<PartyAcceptance>("it would rather keep the status quo, which is not feasible");
        var acceptance = new PartyAcceptance(space, sets, preference, orders);
        return acceptance.IsContradictory
            ? Answer.Cannot<PartyAcceptance>("no agreement is worth at least a state to it that is worth more than the greatest reservation")
            : Answer.Of(acceptance);
    }

    /// <summary>The chance that a state is accepted in a draw, by what is left open of the reservation.</summary>
    public double Chance(OrderDraw draw, int state)
    {
        if (RedLined.Contains(state))
            return 0;
        if (Kind is WalkAwayKind.NotStated || Always.Contains(state))
            return 1;
        if (!Possible.Contains(state))
            return 0;
        if (_now is { } now)
            return draw.Ranks[state] <= draw.Ranks[now] ? 1 : 0;
        if (_reservation is not { } bounds)
            return double.NaN;
        var (low, high) = ((double)bounds.Least, (double)bounds.Greatest);
        foreach (var other in _least)
            low = Math.Max(low, WorthOf(draw, other));
        var worth = WorthOf(draw, state);
        return worth < low ? 0 : worth >= high ? 1 : (worth - low) / (high - low);
    }

    private double WorthOf(OrderDraw draw, int state) => _worths is { } worths ? worths[state] : ((WeightOrders)_orders).WorthOf(draw, state);

    private double[] JudgeWorths(StateSpace space, Preference.Utility utility)
    {
        var function = UtilityFunction.Compile(utility, space.Issues);
        var worths = space.States.Select(state => function.Of(space.TermIndexes(state).AsSpan())).ToArray();
        decimal? least = _least.Length == 0 ? null : _least.Max(state => worths[state]);
        var low = _reservation is { } bounds ? Math.Max(bounds.Least, least ?? bounds.Least) : least;
        IsContradictory = low > _reservation?.Greatest;
        for (var s = 0; s < worths.Length; s++)
            Put(s, Kind == WalkAwayKind.NotStated || worths[s] >= _reservation?.Greatest, low is null || worths[s] >= low);
        return [.. worths.Select(worth => (double)worth)];
    }

    private void JudgeWeights(WeightOrders weights)
    {
        for (var s = 0; s < RedLined.States; s++)
        {
            var conditions = _least.Where(least => least != s).Select(least => weights.Problem.Over(s, least)).ToList();
            if (_reservation is { } bounds)
                conditions.Insert(0, weights.Problem.Over(s, bounds.Least));
            Put(s, _reservation is { } reservation && weights.Polytope.Signs(weights.Problem.Over(s, reservation.Greatest)).IsNowhereBelow, CanHold(weights.Polytope, conditions));
        }
    }

    /// <summary>Whether conditions hold together for weights strictly within a polytope.</summary>
    private bool CanHold(WeightPolytope polytope, List<BigInteger[]> conditions)
    {
        var open = new List<BigInteger[]>();
        foreach (var condition in conditions)
        {
            var (isNowhereBelow, isSomewhereAbove) = polytope.Signs(condition);
            if (!isNowhereBelow && !isSomewhereAbove)
                return false;
            if (!isNowhereBelow)
                open.Add(condition);
        }

        if (open.Count < 2)
            return true;
        var cut = polytope;
        foreach (var condition in open)
        {
            if (cut.Cut(condition) is not { } smaller)
            {
                IsPossibleExact = false;
                return true;
            }

            cut = smaller;
        }

        // What holds with slack somewhere holds so in the middle, and so round it.
        return cut.Corners.Count > 0 && open.TrueForAll(condition => cut.Signs(condition).IsSomewhereAbove);
    }

    private void JudgeOrders()
    {
        var known = _orders.Known;
        var isListed = _least.Length > 1 && !_orders.HasBestOrders && _orders.Listed is not null;
        IsAlwaysExact = Kind != WalkAwayKind.StatusQuo || _orders.IsKnownComplete;
        IsPossibleExact = Kind == WalkAwayKind.NotStated || (_orders.IsKnownComplete && (_least.Length < 2 || _orders.HasBestOrders || isListed));
        for (var s = 0; s < known.Count; s++)
        {
            var isPossible = isListed
                ? _orders.Listed!.Any(draw => Array.TrueForAll(_least, least => draw.Ranks[s] <= draw.Ranks[least]))
                : Array.TrueForAll(_least, least => !known.Prefers(least, s));
            if (_now is { } now)
                Put(s, known.AreTied(s, now) || known.Prefers(s, now), !known.Prefers(now, s));
            else
                Put(s, Kind == WalkAwayKind.NotStated, isPossible);
        }
    }

    private void Put(int state, bool isAlways, bool isPossible)
    {
        if (RedLined.Contains(state))
            return;
        if (isAlways)
            Always.Add(state);
        if (isPossible || isAlways)
            Possible.Add(state);
    }
}
