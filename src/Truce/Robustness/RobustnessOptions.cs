using Truce.Dossiers;
using Truce.Stability;

namespace Truce.Robustness;

/// <summary>How conclusions are tested against what is not known.</summary>
public sealed record RobustnessOptions
{
    /// <summary>The most draws that are ever made.</summary>
    public const int MostDraws = 1_000_000;

    /// <summary>Which definitions to judge by; each has to be one of sanctions against improvements. None for the standard ones. Default none.</summary>
    public EquatableArray<StabilityDefinition> Definitions { get; init; }

    /// <summary>The seed of what is random. Default 1. Ignored when all orders are gone through.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many profiles to draw at most. Default 20,000; from 1 to <see cref="MostDraws"/>. Up to as many are gone through one by one instead, where there are no more.</summary>
    public int Draws { get; init; } = 20_000;

    /// <summary>On how many threads; the result does not depend on it. Default 0, for as many as there are cores.</summary>
    public int Threads { get; init; }

    /// <summary>Which states' equilibria have to be told apart before drawing stops, and questions are ranked by; null for all. Default null.</summary>
    public Formula? Where { get; init; }

    /// <summary>From where to go on; null to start. Ignored when it is about something else. Default null.</summary>
    public RobustnessCheckpoint? ResumeFrom { get; init; }

    /// <summary>Is given, after each batch of draws, what it takes to go on from there. Default nobody.</summary>
    public IProgress<RobustnessCheckpoint>? Checkpoints { get; init; }

    /// <summary>Is told how large a share of the draws is done at most, from 0 to 1. Default nobody.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Measures the time spent. Default the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>Where drawing stands: enough to go on from there as if it had never stopped.</summary>
/// <param name="Key">What it is about: a hash of all that the draws depend on.</param>
/// <param name="Draws">How many profiles were drawn.</param>
/// <param name="Sums">What was added up over them.</param>
/// <param name="Firsts">At which draws a conclusion first held and first did not.</param>
public sealed record RobustnessCheckpoint(string Key, long Draws, EquatableArray<double> Sums, EquatableArray<long> Firsts);
