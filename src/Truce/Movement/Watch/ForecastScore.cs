using Truce.Dossiers;

namespace Truce.Movement.Watch;

/// <summary>How good were the forecasts that were written down?</summary>
/// <remarks>
/// The Brier score is the mean of (p - o)², o being 1 when what was forecast came and 0 when it did not: 0 is perfect, 0.25 is what saying 0.5 each time gives. It is set
/// beside the scores of saying the stated base rate each time, and of saying each time the share that came, which nobody could know beforehand. Truce makes no forecast
/// of its own. Source: Brier 1950.
/// </remarks>
/// <param name="Resolved">The forecasts of which it is known whether they came, in the dossier's order.</param>
/// <param name="Open">Those of which it is not.</param>
/// <param name="Brier">The score; null when none is resolved.</param>
/// <param name="BaseRateBrier">The score of the stated base rates; null when a resolved forecast has none.</param>
/// <param name="ShareBrier">The score of the share that came; null when none is resolved.</param>
public sealed record ForecastScore(EquatableArray<Forecast> Resolved, EquatableArray<Forecast> Open, double? Brier, double? BaseRateBrier, double? ShareBrier)
{
    /// <summary>Scores the forecasts of a dossier that were made by a day, by what was known then.</summary>
    /// <remarks>A forecast without the day on which it was resolved counts as resolved on the day by which it was to be decided, and without that on any day.</remarks>
    public static ForecastScore Of(Dossier dossier, DateOnly end)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var made = dossier.Forecasts.Where(forecast => forecast.Made <= end).ToArray();
        var resolved = made.Where(forecast => forecast.Came is not null && !((forecast.Resolved ?? forecast.Until) > end)).ToEquatableArray();
        return new ForecastScore(
            resolved,
            made.Except(resolved).ToEquatableArray(),
            Mean(resolved, forecast => forecast.Probability),
            resolved.Any(forecast => forecast.BaseRate is null) ? null : Mean(resolved, forecast => forecast.BaseRate!.Value),
            Mean(resolved, _ => (decimal)resolved.Count(forecast => forecast.Came == true) / resolved.Count));
    }

    private static double? Mean(EquatableArray<Forecast> resolved, Func<Forecast, decimal> said) =>
        resolved.IsEmpty ? null : (double)(resolved.Sum(forecast => (said(forecast) - Outcome(forecast)) * (said(forecast) - Outcome(forecast))) / resolved.Count);

    private static decimal Outcome(Forecast forecast) => forecast.Came == true ? 1 : 0;
}
