namespace Truce.Dossiers;

/// <summary>What was done, apart from what was said of it.</summary>
public sealed record Deed
{
    /// <summary>Its name within the dossier.</summary>
    public required DeedId Id { get; init; }

    /// <summary>On which day it was done.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The day on which it became known; null when that is the day on which it was done.</summary>
    public DateOnly? Recorded { get; init; }

    /// <summary>Who did it; nobody when it is nobody's in the dispute.</summary>
    public EquatableArray<PartyId> By { get; init; }

    /// <summary>What was done, in a sentence without a full stop.</summary>
    public required string What { get; init; }

    /// <summary>What became true by it.</summary>
    public EquatableArray<Formula> Became { get; init; }

    /// <summary>The statements that it goes against, where the analyst sees that.</summary>
    public EquatableArray<StatementId> Contradicts { get; init; }

    /// <summary>The statements that report it.</summary>
    public EquatableArray<StatementId> Says { get; init; }
}
