namespace Truce.Movement;

/// <summary>What a timeline is made of.</summary>
public sealed record TimelineOptions
{
    /// <summary>Only what was known by the end of that day; null for all that is known.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>In how many days two spokespersons of a party have to say opposite things to be noticed; beyond, the later one is a change. Default 30; 0 or more.</summary>
    public int ContradictionDays { get; init; } = 30;

    internal bool WasKnown(DateOnly recorded) => KnownOn is not { } day || recorded <= day;
}
