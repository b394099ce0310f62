using Truce.Dossiers;

namespace Truce.Agreement;

/// <summary>How agreements are looked for.</summary>
public sealed record AgreementOptions
{
    /// <summary>Who has to agree. Default none, which means every party whose preference is recorded.</summary>
    public EquatableArray<PartyId> Parties { get; init; }

    /// <summary>What a package has to bring beside the constraints. Default none, which means what the dossier calls an agreement.</summary>
    public Formula? Where { get; init; }

    /// <summary>How many efficient packages to keep. Default 2^21; above it neighbours are put together and the result is bounded, not exact.</summary>
    public int MaxPoints { get; init; } = 1 << 21;

    /// <summary>How many regions to look at where issues are tied too closely to be counted out. Default 2^18; when used up the result is bounded.</summary>
    public long MaxSteps { get; init; } = 1 << 18;

    /// <summary>How many packages to list for each efficient point. Default 1,000; the number of packages is exact all the same.</summary>
    public int MaxPackages { get; init; } = 1_000;

    /// <summary>How many packages to rank one by one, for the solutions that need ranks. Default 2^17; above it they are not computed.</summary>
    public int MaxRanked { get; init; } = 1 << 17;

    /// <summary>Told how far the search has come, from 0 to 1; default nobody.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>The hash of the files that the dossier came from, for <see cref="Provenance"/>; default none.</summary>
    public string? DossierHash { get; init; }
}
