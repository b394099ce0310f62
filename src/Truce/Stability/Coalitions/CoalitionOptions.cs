namespace Truce.Stability.Coalitions;

/// <summary>How a coalition analysis is run.</summary>
public sealed record CoalitionOptions
{
    /// <summary>Which definitions to judge by, in the order of the results. Default all.</summary>
    public EquatableArray<CoalitionalDefinition> Definitions { get; init; } = CoalitionalDefinitions.All;

    /// <summary>Which coalitions may form; none for every coalition of decision makers. Default none.</summary>
    public EquatableArray<Coalition> Structure { get; init; }

    /// <summary>How many pairs of states, times the coalitions whose reachable sets are needed, are searched at most. Default 2^26.</summary>
    public long MostPairs { get; init; } = 1L << 26;

    /// <summary>Measures the time spent. Default the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
