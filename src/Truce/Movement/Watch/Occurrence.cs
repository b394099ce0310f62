using Truce.Dossiers;

namespace Truce.Movement.Watch;

/// <summary>That a signal was seen on a day, and in what.</summary>
/// <param name="Date">The day.</param>
/// <param name="Statements">The statements that show it.</param>
/// <param name="Deeds">The deeds that show it.</param>
public sealed record Occurrence(DateOnly Date, EquatableArray<StatementId> Statements, EquatableArray<DeedId> Deeds);
