namespace Truce.Dossiers;

/// <summary>A person or body in the dispute.</summary>
/// <remarks>A party that decides at least one issue is a decision maker; that follows from the issues and is not written down twice.</remarks>
public sealed record Party
{
    /// <summary>Its name within the dossier.</summary>
    public required PartyId Id { get; init; }

    /// <summary>What it is called in reports.</summary>
    public required string Name { get; init; }

    /// <summary>What it is in the dispute.</summary>
    public PartyRole Role { get; init; } = PartyRole.Principal;

    /// <summary>The parties that it stands beside, for an ally or a guarantor.</summary>
    public EquatableArray<PartyId> Of { get; init; }

    /// <summary>Who speaks for it.</summary>
    public EquatableArray<string> Spokespersons { get; init; }

    /// <summary>The statements that its role rests on.</summary>
    public EquatableArray<StatementId> Says { get; init; }
}

/// <summary>What a party is in the dispute.</summary>
public enum PartyRole
{
    /// <summary>One of those whose dispute it is.</summary>
    Principal,

    /// <summary>Supports a principal.</summary>
    Ally,

    /// <summary>Assures that what is agreed will be kept.</summary>
    Guarantor,

    /// <summary>Helps the parties to talk.</summary>
    Mediator,

    /// <summary>Watches, and decides nothing.</summary>
    Observer,
}
