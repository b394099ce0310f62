namespace Truce.Dossiers;

/// <summary>The position that a party takes on one issue by a statement.</summary>
/// <remarks>Positions follow from statements: they are dated by them, and a later one adds to the record and overwrites nothing.</remarks>
/// <param name="Kind">What the party says of the terms.</param>
/// <param name="Issue">The issue, the only one that <paramref name="Terms"/> and no condition is about.</param>
/// <param name="Terms">The terms; for <see cref="TakeKind.Silent"/> true of every term.</param>
/// <param name="If">On what condition the party accepts them; null when it named none.</param>
public sealed record Take(TakeKind Kind, IssueId Issue, Formula Terms, Formula? If = null);

/// <summary>What a party says of terms.</summary>
public enum TakeKind
{
    /// <summary>It would accept these terms and no others.</summary>
    Insists,

    /// <summary>It would accept these terms.</summary>
    Accepts,

    /// <summary>It would not accept these terms.</summary>
    Refuses,

    /// <summary>It no longer asks for these terms and no others.</summary>
    Drops,

    /// <summary>It has not publicly spoken to the issue as of the day; not a refusal.</summary>
    Silent,
}
