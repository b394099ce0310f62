using Truce.Dossiers;

namespace Truce.Stability.Inverse;

/// <summary>How the smallest changes are looked for.</summary>
public sealed record InverseOptions
{
    /// <summary>By which definitions the target is to hold; none for the standard ones that sanctions define. Default none.</summary>
    public EquatableArray<StabilityDefinition> Definitions { get; init; }

    /// <summary>For whom the target is to be stable; none for every decision maker. Default none.</summary>
    public EquatableArray<PartyId> Parties { get; init; }

    /// <summary>How many ways to list of each part of a change, at least 1. Default 20.</summary>
    public int MostAlternatives { get; init; } = 20;

    /// <summary>Of a target of several states, how many to report, those with the smallest changes. Default 5.</summary>
    public int MostStates { get; init; } = 5;

    /// <summary>How many steps a search takes at most before it reports what it has, with a bound. Default 20,000 for each state and definition.</summary>
    public int MostSteps { get; init; } = 20_000;

    /// <summary>Is told how large a share of the search is done, from 0 to 1 and never going back. Default nobody.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Measures the time spent. Default the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
