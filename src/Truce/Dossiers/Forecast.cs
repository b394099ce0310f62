namespace Truce.Dossiers;

/// <summary>A forecast that somebody wrote down, kept so that it can be scored.</summary>
/// <remarks>The probability is its author's. Truce computes none.</remarks>
public sealed record Forecast
{
    /// <summary>Its name within the dossier.</summary>
    public required ForecastId Id { get; init; }

    /// <summary>On which day it was made.</summary>
    public required DateOnly Made { get; init; }

    /// <summary>What is forecast, so that it can be told afterwards whether it came.</summary>
    public required string What { get; init; }

    /// <summary>How probable its author held it to be, from 0 to 1.</summary>
    public required decimal Probability { get; init; }

    /// <summary>How often such things come, as its author stated beforehand, from 0 to 1; null when not stated.</summary>
    public decimal? BaseRate { get; init; }

    /// <summary>By which day it is decided; null when no day was named.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether it came; null as long as that is open.</summary>
    public bool? Came { get; init; }

    /// <summary>On which day that was known; null when it is open or was not written down.</summary>
    public DateOnly? Resolved { get; init; }

    /// <summary>The statements that it, or its resolution, rests on.</summary>
    public EquatableArray<StatementId> Says { get; init; }
}
