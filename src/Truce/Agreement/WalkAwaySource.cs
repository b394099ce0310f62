namespace Truce.Agreement;

/// <summary>Where the worth of no agreement comes from.</summary>
public enum WalkAwaySource
{
    /// <summary>Nobody has said; calculations that need one take the worst feasible package.</summary>
    NotStated,

    /// <summary>The reservation value of the party's utility.</summary>
    Reservation,

    /// <summary>The worth of the status quo, which the party would rather keep than agree on less.</summary>
    StatusQuo,
}
