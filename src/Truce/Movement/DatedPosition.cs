using Truce.Dossiers;

namespace Truce.Movement;

/// <summary>What a party says of one term of an issue, in the order of what stands in the way of agreeing on it.</summary>
public enum Stance
{
    /// <summary>It would not accept the term.</summary>
    Refuses,

    /// <summary>It has not publicly spoken of the term; not a refusal.</summary>
    Silent,

    /// <summary>It would accept the term on a condition.</summary>
    AcceptsIf,

    /// <summary>It would accept the term.</summary>
    Accepts,

    /// <summary>It would accept the term and no others but those that it insists on as well.</summary>
    Insists,
}

/// <summary>What a party says of one term.</summary>
/// <param name="Stance">Its stance.</param>
/// <param name="If">The condition of <see cref="Movement.Stance.AcceptsIf"/>; else null.</param>
public readonly record struct TermStance(Stance Stance, Formula? If = null)
{
    /// <summary>Whether the term would be accepted without a condition.</summary>
    public bool IsAccepted => Stance >= Stance.Accepts;
}

/// <summary>A party's position on an issue from a day on.</summary>
/// <remarks>It is never overwritten: what the party said later is another position from a later day.</remarks>
/// <param name="Party">The party.</param>
/// <param name="Issue">The issue.</param>
/// <param name="Date">From which day: that of the statement, or else the day on which that became known.</param>
/// <param name="Statement">The statement by which it was taken.</param>
/// <param name="IsDerived">Whether it follows from what was done by the statement and what it is about, since nobody wrote it down.</param>
/// <param name="Change">How it differs from the party's position before.</param>
/// <param name="Terms">What the party says of each term, in the issue's order, all that it said before taken together.</param>
public sealed record DatedPosition(
    PartyId Party,
    IssueId Issue,
    DateOnly Date,
    StatementId Statement,
    bool IsDerived,
    PositionChange Change,
    EquatableArray<TermStance> Terms);

/// <summary>How a position differs from the one before.</summary>
public enum PositionChange
{
    /// <summary>There was none before.</summary>
    Taken,

    /// <summary>It does not differ.</summary>
    Restated,

    /// <summary>Of some term more is accepted or less refused, and of no term the other way.</summary>
    Softened,

    /// <summary>As softened or restated, and what was insisted on no longer is.</summary>
    Dropped,

    /// <summary>Of some term less is accepted or more refused, and of no term the other way; or the same is now insisted on.</summary>
    Hardened,

    /// <summary>Of some term more is accepted and of another less, or a condition is another.</summary>
    Shifted,
}
