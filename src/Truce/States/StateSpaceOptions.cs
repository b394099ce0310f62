namespace Truce.States;

/// <summary>How a state space is compiled.</summary>
public sealed record StateSpaceOptions
{
    /// <summary>How many feasible states to hold at most. Default 2^20; from 1 to 2^24.</summary>
    public int MaxStates { get; init; } = 1 << 20;

    /// <summary>How many partial states to visit at most while looking for the feasible ones. Default 2^26.</summary>
    public long MaxVisits { get; init; } = 1L << 26;

    /// <summary>The hash of the files that the dossier came from, for <see cref="Provenance"/>; default none.</summary>
    public string? DossierHash { get; init; }
}
