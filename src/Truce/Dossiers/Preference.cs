namespace Truce.Dossiers;

/// <summary>How one party orders the states.</summary>
/// <param name="Party">Whose order it is.</param>
/// <param name="Preference">The order.</param>
/// <param name="Says">The statements that it rests on as a whole.</param>
public sealed record PartyPreference(PartyId Party, Preference Preference, EquatableArray<StatementId> Says = default);

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

    /// <summary>An additive utility: the weighted sum of the values of a state's terms.</summary>
    /// <param name="Issues">The issues that count; the others are worth nothing to the party.</param>
    /// <param name="Reservation">The utility of no agreement, on the same scale; null when unknown.</param>
    public sealed record Utility(EquatableArray<IssueUtility> Issues, decimal? Reservation = null) : Preference;
}

/// <summary>One prioritised statement.</summary>
/// <param name="Prefer">What the party would have true.</param>
/// <param name="Because">Why the analyst put it here; null when nobody wrote it down.</param>
/// <param name="Says">The statements it rests on; none means that it is an assumption.</param>
public sealed record Priority(Formula Prefer, string? Because = null, EquatableArray<StatementId> Says = default);

/// <summary>States of one rank.</summary>
/// <param name="States">What is true of exactly these states.</param>
/// <param name="Says">The statements it rests on.</param>
public sealed record Tier(Formula States, EquatableArray<StatementId> Says = default);

/// <summary>What one issue adds to a party's utility.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Weight">Its share; the weights of one party need not add up to 1, but usually do.</param>
/// <param name="Values">The value of each of its terms, in the issue's order.</param>
/// <param name="Says">The statements it rests on.</param>
public sealed record IssueUtility(IssueId Issue, decimal Weight, EquatableArray<decimal> Values, EquatableArray<StatementId> Says = default);
