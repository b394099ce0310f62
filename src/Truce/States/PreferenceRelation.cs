using Truce.Dossiers;

namespace Truce.States;

/// <summary>How a party holds any state against any other, as far as that is known.</summary>
/// <remarks>
/// <para>For two states q, s exactly one holds: q ≫ s, q ≻ s (mildly), q ~ s, s ≻ q, s ≫ q, or it is not known (q U s). The relation need be neither
/// complete nor transitive. Where the party ranks all states it follows from the ranks; the strength then from the gaps between tiers: q ≫ s when at
/// least one ≫ lies between them. Source: Hamouda, Kilgour and Hipel 2004; Li, Hipel, Kilgour and Fang 2004.</para>
/// <para>Immutable; safe to share between threads. Memory: that of the ranks, or one byte for each pair of states.</para>
/// </remarks>
public sealed class PreferenceRelation
{
    /// <summary>The most states of which single comparisons are held.</summary>
    public const int MostStatesCompared = 1 << 12;

    private readonly PreferenceRanks? _ranks;
    private readonly int[]? _steps;
    private readonly Relation[] _pairs = [];
    private readonly int _states;
    private readonly PartialOrder? _order;

    private PreferenceRelation(PreferenceRanks ranks, int[]? steps)
    {
        _ranks = ranks;
        _steps = steps;
        HasStrength = steps is not null;
    }

    private PreferenceRelation(Relation[] pairs, int states)
    {
        _pairs = pairs;
        _states = states;
        HasUnknown = pairs.Contains(Relation.Unknown);
        HasStrength = pairs.Contains(Relation.StronglyPreferred);
    }

    private PreferenceRelation(PartialOrder order)
    {
        _order = order;
        HasUnknown = !order.IsTotal;
    }

    /// <summary>Whether it is not known of some pair of states how the party takes them.</summary>
    public bool HasUnknown { get; }

    /// <summary>Whether some state is strongly preferred to another.</summary>
    public bool HasStrength { get; }

    /// <summary>How a state stands to another: <see cref="Relation.Preferred"/> when the first is preferred.</summary>
    public Relation Between(StateId first, StateId second)
    {
        if (_order is not null)
            return Between(_order, first.Ordinal, second.Ordinal);
        if (_ranks is null)
            return _pairs[(first.Ordinal * _states) + second.Ordinal];
        var difference = _ranks[first].CompareTo(_ranks[second]);
        var isStrong = _steps is not null && _steps[first.Ordinal] != _steps[second.Ordinal];
        return difference switch
        {
            0 => Relation.Indifferent,
            < 0 => isStrong ? Relation.StronglyPreferred : Relation.Preferred,
            _ => isStrong ? Relation.StronglyLessPreferred : Relation.LessPreferred,
        };
    }

    /// <summary>The relation of a party that ranks all states; its strength follows from the tiers that the ranks came from, if they came from tiers.</summary>
    internal static PreferenceRelation Of(StateSpace space, FormulaSets sets, PreferenceRanks ranks, EquatableArray<Tier> tiers)
    {
        if (!tiers.Any(tier => tier.IsStronglyPreferredToNext))
            return new PreferenceRelation(ranks, null);
        var steps = new int[space.Count];
        var step = 0;
        foreach (var tier in tiers)
        {
            foreach (var member in sets.Of(tier.States).Members())
                steps[member.Ordinal] = step;
            step += tier.IsStronglyPreferredToNext ? 1 : 0;
        }

        return new PreferenceRelation(ranks, steps);
    }

    /// <summary>The relation that certain comparisons make with all that follows from them.</summary>
    internal static Answer<PreferenceRelation> Closed(StateSpace space, FormulaSets sets, EquatableArray<StateComparison> known)
    {
        if (space.Count > PartialOrder.MostStates)
            return Answer.Cannot<PreferenceRelation>($"of its preference only comparisons are known, which are held for at most {PartialOrder.MostStates:N0} states, and {space.Count:N0} are feasible");
        var (order, circle) = PartialOrder.Close(ComparedSets.Of(sets, known), space.Count);
        return order is not null
            ? Answer.Of(new PreferenceRelation(order))
            : Answer.Cannot<PreferenceRelation>($"{circle.Count:N0} of the comparisons that are known of its preference lead in a circle");
    }

    private static Relation Between(PartialOrder order, int first, int second)
    {
        if (order.AreTied(first, second))
            return Relation.Indifferent;
        return order.Prefers(first, second) ? Relation.Preferred : order.Prefers(second, first) ? Relation.LessPreferred : Relation.Unknown;
    }

    /// <summary>The relation that single comparisons make.</summary>
    internal static Answer<PreferenceRelation> Of(StateSpace space, FormulaSets sets, EquatableArray<StateComparison> comparisons)
    {
        var n = space.Count;
        if (n > MostStatesCompared)
            return Answer.Cannot<PreferenceRelation>($"its preference is given as single comparisons, which are held for at most {MostStatesCompared:N0} states, and {n:N0} are feasible");
        var pairs = new Relation[n * n];
        pairs.AsSpan().Fill(Relation.Unknown);
        for (var s = 0; s < n; s++)
            pairs[(s * n) + s] = Relation.Indifferent;
        var clashes = 0;
        foreach (var comparison in comparisons)
        {
            var relation = comparison.Kind switch
            {
                ComparisonKind.Indifferent => Relation.Indifferent,
                ComparisonKind.Prefers => Relation.Preferred,
                _ => Relation.StronglyPreferred,
            };
            var second = sets.Of(comparison.Second).Members().ToArray();
            foreach (var q in sets.Of(comparison.First).Members())
            {
                foreach (var s in second)
                {
                    ref var there = ref pairs[(q.Ordinal * n) + s.Ordinal];
                    if (there != Relation.Unknown && there != relation)
                        clashes++;
                    there = relation;
                    pairs[(s.Ordinal * n) + q.Ordinal] = relation.Reversed();
                }
            }
        }

        return clashes == 0
            ? Answer.Of(new PreferenceRelation(pairs, n))
            : Answer.Cannot<PreferenceRelation>($"its comparisons take {clashes:N0} pairs of states in two ways at once");
    }
}

/// <summary>How a party takes one state against another. A set of them is written with <c>|</c>.</summary>
[Flags]
public enum Relation
{
    /// <summary>It is not known: U.</summary>
    Unknown = 1,

    /// <summary>The first is strongly less preferred: ≪.</summary>
    StronglyLessPreferred = 2,

    /// <summary>The first is less preferred: ≺.</summary>
    LessPreferred = 4,

    /// <summary>The party is indifferent: ~.</summary>
    Indifferent = 8,

    /// <summary>The first is preferred: ≻.</summary>
    Preferred = 16,

    /// <summary>The first is strongly preferred: ≫.</summary>
    StronglyPreferred = 32,
}

/// <summary>Turns relations round.</summary>
internal static class Relations
{
    /// <summary>How the second stands to the first.</summary>
    public static Relation Reversed(this Relation relation) => relation switch
    {
        Relation.StronglyLessPreferred => Relation.StronglyPreferred,
        Relation.LessPreferred => Relation.Preferred,
        Relation.Preferred => Relation.LessPreferred,
        Relation.StronglyPreferred => Relation.StronglyLessPreferred,
        _ => relation,
    };
}
