using Truce.Dossiers;

namespace Truce.Movement;

/// <summary>Two statements, or a statement and a deed, that do not go together.</summary>
/// <param name="Date">The day of the later one.</param>
/// <param name="Party">Whose the later one is; null when it is nobody's.</param>
/// <param name="Issue">The issue; null where the analyst linked the two and named none.</param>
/// <param name="Earlier">The earlier statement.</param>
/// <param name="Later">The later statement; null when it is a deed.</param>
/// <param name="Deed">The deed; null when it is a statement.</param>
/// <param name="IsNoticed">Whether Truce noticed it; else the analyst wrote it down.</param>
public sealed record Contradiction(DateOnly Date, PartyId? Party, IssueId? Issue, StatementId Earlier, StatementId? Later, DeedId? Deed, bool IsNoticed);
