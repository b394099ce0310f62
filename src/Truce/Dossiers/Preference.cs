namespace Truce.Dossiers;

/// <summary>How one party orders the states, and what it would walk away from.</summary>
/// <param name="Party">Whose order it is.</param>
/// <param name="Preference">The order.</param>
/// <param name="Says">The statements that it rests on as a whole.</param>
public sealed record PartyPreference(PartyId Party, Preference Preference, EquatableArray<StatementId> Says = default)
{
    /// <summary>What the party would not accept, however good the rest of a package is.</summary>
    public EquatableArray<RedLine> RedLines { get; init; }

    /// <summary>
    /// That the party would rather leave things as they are than agree on a state that it ranks below the status quo; null when nobody wrote that
    /// down. A <see cref="Preference.Utility"/> can state its walk-away as a number instead.
    /// </summary>
    public WalkAway? WalkAway { get; init; }

    /// <summary>That no agreement is worth at least a state to it; null when nobody wrote that down. Only robustness looks at it.</summary>
    public WalkAwayAtLeast? WalkAwayAtLeast { get; init; }

    /// <summary>Comparisons that are certain, whatever else is not; what follows from several of them is certain too.</summary>
    public EquatableArray<StateComparison> Known { get; init; }

    /// <summary>Choices that tell something of the preference without settling it. Only robustness looks at them.</summary>
    public EquatableArray<ObservedChoice> Evidence { get; init; }

    /// <summary>How the party is disposed to others, and to itself; towards itself positive, towards others neutral where nothing is written.</summary>
    /// <remarks>Only the attitude-based stability definitions look at it. Source: Inohara, Hipel and Walker 2007.</remarks>
    public EquatableArray<Attitude> Attitudes { get; init; }

    /// <summary>The attitude to a party.</summary>
    public AttitudeKind AttitudeTo(PartyId party)
    {
        foreach (var attitude in Attitudes)
        {
            if (attitude.To == party)
                return attitude.Kind;
        }

        return party == Party ? AttitudeKind.Positive : AttitudeKind.Neutral;
    }
}

/// <summary>What a party would not accept.</summary>
/// <param name="Never">The states that it refuses: those of which this holds.</param>
/// <param name="Because">Why the analyst put it here; null when nobody wrote it down.</param>
/// <param name="Says">The statements it rests on; none means that it is an assumption.</param>
public sealed record RedLine(Formula Never, string? Because = null, EquatableArray<StatementId> Says = default);

/// <summary>That no agreement is worth to a party what the status quo is.</summary>
/// <param name="Because">Why the analyst put it here; null when nobody wrote it down.</param>
/// <param name="Says">The statements it rests on; none means that it is an assumption.</param>
public sealed record WalkAway(string? Because = null, EquatableArray<StatementId> Says = default);

/// <summary>How a party is disposed to another.</summary>
/// <param name="To">To whom.</param>
/// <param name="Kind">How.</param>
public sealed record Attitude(PartyId To, AttitudeKind Kind);

/// <summary>How a party is disposed to another.</summary>
public enum AttitudeKind
{
    /// <summary>It would have the other no worse off.</summary>
    Positive,

    /// <summary>It does not look at the other's gains and losses.</summary>
    Neutral,

    /// <summary>It would have the other no better off.</summary>
    Negative,
}

/// <summary>An order of the states, best first, ties allowed.</summary>
public abstract record Preference
{
    private Preference()
    {
    }

    /// <summary>Prioritised statements (option prioritising): states compare by the first priority that only one of them satisfies.</summary>
    /// <remarks>
    /// With priorities Ω1 … Ωk, s ≻ q iff at the smallest j at which Ωj(s) ≠ Ωj(q), Ωj(s) is true: the lexicographic order of the truth
    /// vectors. This is the order of Ψ(s) = Σ 2^(k−j) Ωj(s) without its overflow. States with equal truth vectors are indifferent.
    /// Source: Peng 1999; Fang, Hipel, Kilgour and Peng 2003.
    /// </remarks>
    public sealed record Priorities(EquatableArray<Priority> Statements) : Preference;

    /// <summary>A ranking: each tier is preferred to the next; states of one tier are indifferent.</summary>
    /// <remarks>A tier is a formula that holds of exactly its states. Every feasible state must satisfy exactly one tier.</remarks>
    public sealed record Ranking(EquatableArray<Tier> Tiers) : Preference;

    /// <summary>Single comparisons: what no comparison speaks of is not known.</summary>
    /// <remarks>
    /// The relation is taken as written and not completed: that a is preferred to b and b to c does not say how a stands to c. Two states compared
    /// in two ways make it unusable.
    /// </remarks>
    public sealed record Comparisons(EquatableArray<StateComparison> Items) : Preference;

    /// <summary>No order is written down: nothing is known beyond <see cref="PartyPreference.Known"/> and what follows from it.</summary>
    /// <remarks>Unlike <see cref="Comparisons"/> it is closed: that a is preferred to b and b to c makes a preferred to c.</remarks>
    public sealed record Partial : Preference;

    /// <summary>A utility: what a state's terms are worth, one by one and together.</summary>
    /// <remarks>u(s) = min(<see cref="AtMost"/>, (Σ <see cref="Issues"/> + Σ <see cref="Parts"/>) / <see cref="OutOf"/>).</remarks>
    /// <param name="Issues">What single issues add; an issue that is not named adds nothing.</param>
    /// <param name="Reservation">
    /// The utility of no agreement, on the scale of u, also below the least of it; null when unknown. The party walks away from what is worth less.
    /// </param>
    public sealed record Utility(EquatableArray<IssueUtility> Issues, decimal? Reservation = null) : Preference
    {
        /// <summary>What several issues add together, beyond what each adds by itself.</summary>
        public EquatableArray<UtilityPart> Parts { get; init; }

        /// <summary>What all of it is divided by; above 0.</summary>
        public decimal OutOf { get; init; } = 1;

        /// <summary>What nothing is worth more than; null when there is no such limit.</summary>
        public decimal? AtMost { get; init; }

        /// <summary>Between which numbers the reservation lies; null when it is what is written, or not known at all. Only robustness looks at it.</summary>
        public Bounds? ReservationBetween { get; init; }

        /// <summary>Between which numbers the reservation lies, which may be one; null when nothing is known of it.</summary>
        internal Bounds? ReservationBounds => ReservationBetween ?? (Reservation is { } written ? new Bounds(written, written) : null);

        /// <summary>What is known of the weights beside <see cref="IssueUtility.Between"/>. Only robustness looks at it.</summary>
        public EquatableArray<WeightComparison> Weights { get; init; }

        /// <summary>How an agreement loses worth while it is waited for; null when it does not. It does not change the order of the states.</summary>
        public Discount? Discount { get; init; }
    }
}

/// <summary>One prioritised statement.</summary>
/// <param name="Prefer">What the party would have true.</param>
/// <param name="Because">Why the analyst put it here; null when nobody wrote it down.</param>
/// <param name="Says">The statements it rests on; none means that it is an assumption.</param>
public sealed record Priority(Formula Prefer, string? Because = null, EquatableArray<StatementId> Says = default)
{
    /// <summary>What is known of its place among the others.</summary>
    public PriorityPlace Place { get; init; }
}

/// <summary>States of one rank.</summary>
/// <param name="States">What is true of exactly these states.</param>
/// <param name="Says">The statements it rests on.</param>
/// <param name="IsStronglyPreferredToNext">Whether these states are strongly preferred (≫) to all those of the tiers below, and so are the tiers above them.</param>
public sealed record Tier(Formula States, EquatableArray<StatementId> Says = default, bool IsStronglyPreferredToNext = false);

/// <summary>How every state of which one formula holds stands to every other state of which another holds.</summary>
/// <param name="First">What is true of the first states.</param>
/// <param name="Kind">How the party takes them.</param>
/// <param name="Second">What is true of the second states.</param>
/// <param name="Says">The statements it rests on.</param>
public sealed record StateComparison(Formula First, ComparisonKind Kind, Formula Second, EquatableArray<StatementId> Says = default);

/// <summary>How a party takes two states.</summary>
public enum ComparisonKind
{
    /// <summary>The first is preferred to the second: ≻.</summary>
    Prefers,

    /// <summary>The first is strongly preferred to the second: ≫.</summary>
    StronglyPrefers,

    /// <summary>The party is indifferent between them: ~.</summary>
    Indifferent,
}
