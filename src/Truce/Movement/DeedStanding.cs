using Truce.Dossiers;

namespace Truce.Movement;

/// <summary>A deed beside the words of those who did it.</summary>
/// <param name="Deed">The deed.</param>
/// <param name="Words">For each of those who did it and each issue that it settled, how that stands to the party's position on that day.</param>
public sealed record DeedStanding(Deed Deed, EquatableArray<DeedAndWords> Words);

/// <summary>How a deed stands to the position of one of those who did it.</summary>
/// <param name="Party">The party.</param>
/// <param name="Issue">The issue.</param>
/// <param name="Fit">How the two stand to each other.</param>
/// <param name="Statement">The statement by which the position was taken last; null when there is none.</param>
public sealed record DeedAndWords(PartyId Party, IssueId Issue, Fit Fit, StatementId? Statement);

/// <summary>How a deed stands to a position.</summary>
public enum Fit
{
    /// <summary>The party had said that it would accept what the deed made true.</summary>
    AsSaid,

    /// <summary>The party had said that it would not accept what the deed made true.</summary>
    AgainstWords,

    /// <summary>The party had said neither.</summary>
    NotSaid,
}

/// <summary>What the last deed on an issue made true.</summary>
/// <param name="Issue">The issue.</param>
/// <param name="Terms">The terms, one of which the issue was then settled by.</param>
/// <param name="Deed">The deed.</param>
/// <param name="Date">Its day.</param>
public sealed record InDeed(IssueId Issue, EquatableArray<TermId> Terms, DeedId Deed, DateOnly Date);
