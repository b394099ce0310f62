namespace Truce.Stability;

/// <summary>How a stability analysis is run.</summary>
public sealed record StabilityOptions
{
    /// <summary>Which definitions to judge by, in the order of the results. Default all.</summary>
    public EquatableArray<StabilityDefinition> Definitions { get; init; } = StabilityDefinitions.All;

    /// <summary>How many states the plain engine takes at most. Default 2^14; beyond, its cost grows with the square of the states.</summary>
    public int MaxStates { get; init; } = 1 << 14;

    /// <summary>Measures the time spent. Default the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
