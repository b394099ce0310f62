using Truce.Dossiers;
using Truce.States;

namespace Truce.Sequencing;

/// <summary>How one party takes states, asked one or two at a time: without a list of all of them, so that it serves disputes of any size.</summary>
internal abstract class PartyOrder
{
    private readonly (RedLine Line, CompiledFormula Never)[] _redLines;

    private PartyOrder(PartyPreference preference, EquatableArray<Issue> issues)
    {
        Preference = preference;
        _redLines = [.. preference.RedLines.Select(line => (line, CompiledFormula.Compile(line.Never, issues)))];
    }

    /// <summary>The party.</summary>
    public PartyId Party => Preference.Party;

    /// <summary>What is written down of its preference.</summary>
    public PartyPreference Preference { get; }

    /// <summary>The worth of no agreement; null when it is not stated as a number.</summary>
    public virtual decimal? Reservation => null;

    /// <summary>Whether states have a worth in numbers.</summary>
    public virtual bool IsCardinal => false;

    /// <summary>What a state is worth; only where <see cref="IsCardinal"/>.</summary>
    public virtual decimal WorthOf(ReadOnlySpan<int> terms) => throw new InvalidOperationException("An order without numbers has no worths.");

    /// <summary>Above 0 when the first state is preferred, below 0 when the second is, 0 when the party is indifferent; null when it is not known.</summary>
    public abstract int? Compare(ReadOnlySpan<int> first, ReadOnlySpan<int> second);

    /// <summary>The red lines that a state crosses.</summary>
    public EquatableArray<RedLine> Crossed(ReadOnlySpan<int> terms)
    {
        var crossed = new List<RedLine>();
        foreach (var (line, never) in _redLines)
        {
            if (never.Holds(terms))
                crossed.Add(line);
        }

        return crossed.ToEquatableArray();
    }

    /// <summary>Whether a state crosses a red line.</summary>
    public bool IsBarred(ReadOnlySpan<int> terms)
    {
        foreach (var (_, never) in _redLines)
        {
            if (never.Holds(terms))
                return true;
        }

        return false;
    }

    /// <summary>The order of a party; null when none is written down.</summary>
    public static PartyOrder? Of(Dossier dossier, PartyId party) => dossier.PreferenceOf(party) is not { } known
        ? null
        : known.Preference switch
        {
            Preference.Priorities(var priorities) => new ByPriorities(known, dossier.Issues, [.. priorities.Select(p => CompiledFormula.Compile(p.Prefer, dossier.Issues))]),
            Preference.Ranking(var tiers) => new ByTiers(known, dossier.Issues, [.. tiers.Select(t => CompiledFormula.Compile(t.States, dossier.Issues))]),
            Preference.Comparisons(var items) => new ByComparisons(known, dossier.Issues, items),
            Preference.Utility utility => new ByWorth(known, dossier.Issues, utility),
            _ => null,
        };

    private sealed class ByPriorities(PartyPreference preference, EquatableArray<Issue> issues, CompiledFormula[] priorities) : PartyOrder(preference, issues)
    {
        public override int? Compare(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
        {
            foreach (var priority in priorities)
            {
                var (one, other) = (priority.Holds(first), priority.Holds(second));
                if (one != other)
                    return one ? 1 : -1;
            }

            return 0;
        }
    }

    private sealed class ByTiers(PartyPreference preference, EquatableArray<Issue> issues, CompiledFormula[] tiers) : PartyOrder(preference, issues)
    {
        public override int? Compare(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
        {
            var (one, other) = (TierOf(first), TierOf(second));
            return one < 0 || other < 0 ? null : other.CompareTo(one);
        }

        private int TierOf(ReadOnlySpan<int> terms)
        {
            for (var tier = 0; tier < tiers.Length; tier++)
            {
                if (tiers[tier].Holds(terms))
                    return tier;
            }

            return -1;
        }
    }

    private sealed class ByComparisons(PartyPreference preference, EquatableArray<Issue> issues, EquatableArray<StateComparison> items) : PartyOrder(preference, issues)
    {
        private readonly (CompiledFormula First, CompiledFormula Second, ComparisonKind Kind)[] _items =
            [.. items.Select(item => (CompiledFormula.Compile(item.First, issues), CompiledFormula.Compile(item.Second, issues), item.Kind))];

        public override int? Compare(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
        {
            if (first.SequenceEqual(second))
                return 0;
            foreach (var (better, worse, kind) in _items)
            {
                if (better.Holds(first) && worse.Holds(second))
                    return kind == ComparisonKind.Indifferent ? 0 : 1;
                if (better.Holds(second) && worse.Holds(first))
                    return kind == ComparisonKind.Indifferent ? 0 : -1;
            }

            return null;
        }
    }

    private sealed class ByWorth(PartyPreference preference, EquatableArray<Issue> issues, Preference.Utility utility) : PartyOrder(preference, issues)
    {
        private readonly UtilityFunction _worth = UtilityFunction.Compile(utility, issues);

        public override decimal? Reservation => utility.Reservation;

        public override bool IsCardinal => true;

        public override decimal WorthOf(ReadOnlySpan<int> terms) => _worth.Of(terms);

        public override int? Compare(ReadOnlySpan<int> first, ReadOnlySpan<int> second) => _worth.Of(first).CompareTo(_worth.Of(second));
    }
}
