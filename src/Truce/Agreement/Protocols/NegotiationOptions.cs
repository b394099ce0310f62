using Truce.Dossiers;

namespace Truce.Agreement.Protocols;

/// <summary>How negotiations are played.</summary>
public sealed record NegotiationOptions
{
    /// <summary>Who negotiates, in the order in which they speak. Default none, which means every party whose preference is recorded.</summary>
    public EquatableArray<PartyId> Parties { get; init; }

    /// <summary>What a package has to bring beside the constraints. Default none, which means what the dossier calls an agreement.</summary>
    public Formula? Where { get; init; }

    /// <summary>After how many rounds negotiations end without agreement; at least 1. Default 100.</summary>
    public int Rounds { get; init; } = 100;

    /// <summary>The seed of what negotiators draw. Default 1. The same seed gives the same offers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many packages can be on the table. Default 2^20; above it nothing is played.</summary>
    public int MaxPackages { get; init; } = 1 << 20;
}
