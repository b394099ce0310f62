using Truce.Robustness.Orders;
using Truce.Stability;

namespace Truce.Robustness.Engines;

/// <summary>Which states are stable for a mover in every order that fits what is known, and which in some?</summary>
/// <remarks>
/// <para>For a mover i and a state s let B be the states known not to be better than s, and A those known to be better. All that is not in B can be better than s at once, and all that is not in A
/// worse at once, as long as every order that keeps what is known fits. So for Nash stability, GMR and SMR, which look at i's own order alone, the two tests are exact: s is stable in every order iff for every t
/// that i can go to, t ∈ B or some reply x lies in B (SMR: with all that i can reach from x); in some order iff every such t in A has a reply x outside A (SMR: likewise).</para>
/// <para>For SEQ and SSEQ a reply counts in every order when each step of it is known to be an improvement, and may count in some when no step is known not to be one. Of two movers the first test is exact.
/// Of more it is sound but can miss: of two steps, each unknown, it may be known that one is an improvement. The second is an upper bound: replies needed
/// for two improvements may ask for contrary orders.</para>
/// <para>Where the orders that fit are fewer than those that keep what is known (priorities, weights), both are sound bounds; where such orders can be gone through one by one, they are, and the verdicts of the first three definitions are exact again.</para>
/// </remarks>
internal sealed class KnownVerdicts
{
    private const int MostGoneThrough = 5_040;

    private readonly MoveTables _moves;
    private readonly PartyOrders[] _orders;
    private readonly int _width;

    public KnownVerdicts(MoveTables moves, PartyOrders[] orders, SanctionDefinition[] definitions, CancellationToken cancellation)
    {
        (_moves, _orders, _width) = (moves, orders, (moves.States + 63) / 64);
        Of = new KnownVerdict[definitions.Length][];
        for (var d = 0; d < definitions.Length; d++)
            Of[d] = new KnownVerdict[orders.Length];
        for (var i = 0; i < orders.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var isListed = !orders[i].AreAllThatKeepKnown && orders[i].Listed is { Count: <= MostGoneThrough };
            var (everywhere, byKnown, byPossible) = (Lazily(() => moves.Replies[i].Rows(moves.States)), Lazily(() => ImprovementRows(i, isKnown: true)), Lazily(() => ImprovementRows(i, isKnown: false)));
            for (var d = 0; d < definitions.Length; d++)
            {
                var definition = definitions[d];
                if (isListed && definition.Replies is not ReplyKind.Improvements)
                    Of[d][i] = GoneThrough(definition, i);
                else if (definition.Replies is null)
                    Of[d][i] = Judge(definition, i, null, null);
                else if (definition.Replies is ReplyKind.Moves)
                    Of[d][i] = Judge(definition, i, everywhere.Value, everywhere.Value);
                else
                    Of[d][i] = Judge(definition, i, byKnown.Value, byPossible.Value);
            }
        }
    }

    /// <summary>By definition and mover.</summary>
    public KnownVerdict[][] Of { get; }

    private static Lazy<ulong[]> Lazily(Func<ulong[]> make) => new(make);

    private KnownVerdict GoneThrough(SanctionDefinition definition, int mover)
    {
        var judge = new ProfileJudge(_moves, [definition]);
        var (always, possible, verdict) = (new ulong[_width], new ulong[_width], new ulong[_width]);
        always.AsSpan().Fill(ulong.MaxValue);
        var ranks = new int[_orders.Length][];
        foreach (var draw in _orders[mover].Listed!)
        {
            ranks.AsSpan().Fill(draw.Ranks);
            judge.Judge(0, mover, ranks, verdict);
            for (var w = 0; w < _width; w++)
            {
                always[w] &= verdict[w];
                possible[w] |= verdict[w];
            }
        }

        return new KnownVerdict(always, possible, IsAlwaysExact: true, IsPossibleExact: true);
    }

    private KnownVerdict Judge(SanctionDefinition definition, int mover, ulong[]? certain, ulong[]? thinkable)
    {
        var known = _orders[mover].Known;
        var (always, possible) = (new ulong[_width], new ulong[_width]);
        var (notBetter, notKnownBetter) = (new ulong[_width], new ulong[_width]);
        var (held, heldPerhaps) = (notBetter, notKnownBetter);
        if (definition.AllowsCounterMove)
            (held, heldPerhaps) = (new ulong[_width], new ulong[_width]);
        for (var s = 0; s < _moves.States; s++)
        {
            for (var w = 0; w < _width; w++)
            {
                notBetter[w] = known.Worse(s)[w] | known.Tied(s)[w];
                notKnownBetter[w] = ~known.Better(s)[w];
            }

            if (definition.AllowsCounterMove)
            {
                WithoutEscape(mover, notBetter, held);
                WithoutEscape(mover, notKnownBetter, heldPerhaps);
            }

            var (isAlways, isPossible) = (true, true);
            foreach (var t in _moves.Targets[mover][s])
            {
                isAlways = isAlways && (Has(notBetter, t) || (certain is not null && Meet(certain, t, held)));
                isPossible = isPossible && (Has(notKnownBetter, t) || (thinkable is not null && Meet(thinkable, t, heldPerhaps)));
                if (!isPossible)
                    break;
            }

            always[s >> 6] |= (isAlways && isPossible ? 1UL : 0UL) << s;
            possible[s >> 6] |= (isPossible ? 1UL : 0UL) << s;
        }

        var areAll = _orders[mover].AreAllThatKeepKnown;
        var isOwn = definition.Replies is not ReplyKind.Improvements;
        var isCertain = _orders.All(orders => orders.Prior == PriorKind.Certain);
        var areAllForAll = _orders.All(orders => orders.AreAllThatKeepKnown);
        return new KnownVerdict(always, possible, isCertain || (areAll && (isOwn || (areAllForAll && _orders.Length <= 2))), isCertain || (areAll && isOwn));
    }

    /// <summary>The states from which a mover can reach nothing outside a set, themselves in it.</summary>
    private void WithoutEscape(int mover, ulong[] set, ulong[] result)
    {
        var within = _moves.Within[mover];
        Span<bool> isInside = within.Sets.Length <= 1024 ? stackalloc bool[within.Sets.Length] : new bool[within.Sets.Length];
        for (var k = 0; k < within.Sets.Length; k++)
        {
            isInside[k] = true;
            foreach (var state in within.Sets[k])
            {
                if (!Has(set, state))
                {
                    isInside[k] = false;
                    break;
                }
            }
        }

        result.AsSpan().Clear();
        for (var s = 0; s < _moves.States; s++)
            result[s >> 6] |= (isInside[within.SetOf[s]] ? 1UL : 0UL) << s;
    }

    /// <summary>Where the others can go from each state by steps that are known to be improvements, or by steps that are not known not to be: one row of bits for each state.</summary>
    private ulong[] ImprovementRows(int mover, bool isKnown)
    {
        var others = Enumerable.Range(0, _moves.Movers).Where(j => j != mover).ToArray();
        var nodes = new ulong[_moves.States * Math.Max(1, others.Length) * _width];
        var rows = new ulong[_moves.States * _width];
        for (var isChanged = others.Length > 0; isChanged;)
        {
            isChanged = false;
            for (var s = 0; s < _moves.States; s++)
            {
                for (var last = 0; last < others.Length; last++)
                    isChanged |= Step(nodes.AsSpan(((s * others.Length) + last) * _width, _width), s, last);
            }

            isChanged &= others.Length > 1;
        }

        for (var s = 0; s < _moves.States; s++)
            Step(rows.AsSpan(s * _width, _width), s, -1);
        return rows;

        bool Step(Span<ulong> row, int s, int last)
        {
            var isChanged = false;
            for (var next = 0; next < others.Length; next++)
            {
                if (next == last)
                    continue;
                var known = _orders[others[next]].Known;
                foreach (var to in _moves.Targets[others[next]][s])
                {
                    if (isKnown ? !known.Prefers(to, s) : known.Prefers(s, to) || known.AreTied(s, to))
                        continue;
                    isChanged |= (row[to >> 6] >> to & 1) == 0;
                    row[to >> 6] |= 1UL << to;
                    var further = nodes.AsSpan(((to * others.Length) + next) * _width, _width);
                    for (var w = 0; w < _width; w++)
                    {
                        isChanged |= (further[w] & ~row[w]) != 0;
                        row[w] |= further[w];
                    }
                }
            }

            return isChanged;
        }
    }

    private bool Meet(ulong[] rows, int row, ulong[] set)
    {
        for (var w = 0; w < _width; w++)
        {
            if ((rows[(row * _width) + w] & set[w]) != 0)
                return true;
        }

        return false;
    }

    private static bool Has(ulong[] set, int state) => (set[state >> 6] >> state & 1) != 0;
}

/// <summary>For which states a definition's verdict is known for a mover.</summary>
/// <param name="Always">Stable in every order that fits, one bit for each state.</param>
/// <param name="Possible">Stable in some; where it is not exact, no other state is.</param>
/// <param name="IsAlwaysExact">Whether a state that is not in <paramref name="Always"/> is unstable in some order.</param>
/// <param name="IsPossibleExact">Whether every state in <paramref name="Possible"/> is stable in some order.</param>
internal sealed record KnownVerdict(ulong[] Always, ulong[] Possible, bool IsAlwaysExact, bool IsPossibleExact);
