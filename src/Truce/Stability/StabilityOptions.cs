namespace Truce.Stability;

/// <summary>How a stability analysis is run.</summary>
public sealed record StabilityOptions
{
    /// <summary>Which definitions to judge by, in the order of the results; none for <see cref="StabilityDefinitions.UsualFor"/>. Default none.</summary>
    public EquatableArray<StabilityDefinition> Definitions { get; init; }

    /// <summary>Which engine judges: <c>sweep</c>, <c>plain</c>, or null for the first that can, definition by definition. Default null.</summary>
    public string? Engine { get; init; }

    /// <summary>Is told, from whatever thread works, how large a share of the work is done, from 0 to 1 and never going back. Default nobody.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Measures the time spent. Default the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
