using Truce.Dossiers;

namespace Truce.Movement;

/// <summary>Something that changed in what a party says.</summary>
/// <param name="Date">On which day.</param>
/// <param name="Party">Who.</param>
/// <param name="Issue">On which issue; null where the analyst linked two statements and named none.</param>
/// <param name="Kind">What changed.</param>
/// <param name="Statements">The statement by which it changed, and those that it is linked to.</param>
/// <param name="Before">What the party said of each term before; none when it had no position or the position is not what changed.</param>
/// <param name="After">What it says of each term from then on; none when the position is not what changed.</param>
/// <param name="IsDerived">Whether the position follows from the act of the statement, since nobody wrote it down.</param>
public sealed record Change(
    DateOnly Date,
    PartyId Party,
    IssueId? Issue,
    ChangeKind Kind,
    EquatableArray<StatementId> Statements,
    EquatableArray<TermStance> Before,
    EquatableArray<TermStance> After,
    bool IsDerived);

/// <summary>What changed in what a party says.</summary>
public enum ChangeKind
{
    /// <summary>It took a position on an issue on which it had none.</summary>
    Taken,

    /// <summary>It would accept more, and nothing less.</summary>
    Softened,

    /// <summary>It no longer insists, and refuses nothing more.</summary>
    Dropped,

    /// <summary>It would accept less, and nothing more.</summary>
    Hardened,

    /// <summary>It would accept more of one thing and less of another, or on another condition.</summary>
    Shifted,

    /// <summary>It put the same in another way, as the analyst sees it.</summary>
    Reframed,

    /// <summary>Another of its spokespersons, or it by another statement, said the opposite.</summary>
    Contradicted,

    /// <summary>It had a position before, and was then recorded as not having replied.</summary>
    GoneSilent,
}
