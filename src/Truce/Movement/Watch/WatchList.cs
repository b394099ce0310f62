using Truce.Dossiers;

namespace Truce.Movement.Watch;

/// <summary>What became of the indicators that were written down in advance?</summary>
/// <remarks>
/// <para>
/// Only what happened after the day on which an indicator was written counts for it. A sighting d opens an alarm when none is open; it closes with the first
/// outcome o on a later day, at the latest after <see cref="Indicator.Within"/> = n days. Sightings while it is open belong to it and do not prolong it. It is
/// a hit when d &lt; o &lt;= d + n, a false alarm when the n days have passed without, and open otherwise. An outcome is missed when it lies in the n days
/// of no alarm. The lead is o - d in days.
/// </para>
/// <para>
/// <see cref="IndicatorStanding.BaseRate"/> says how many of all days would have been hits: an indicator that does no better than that tells nothing. Nothing here is
/// a forecast. Cost: that of reading the signals.
/// </para>
/// </remarks>
public static class WatchList
{
    /// <summary>What became of each indicator of a dossier up to a day, in the dossier's order.</summary>
    /// <param name="timeline">What was said and done.</param>
    /// <param name="end">The day; later sightings and outcomes do not count, and indicators written later are left out.</param>
    public static EquatableArray<IndicatorStanding> Of(Timeline timeline, DateOnly end)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var reading = new SignalReading(timeline, end);
        return timeline.Dossier.Watch.Where(indicator => indicator.Written <= end).Select(indicator => Judge(reading, indicator, end)).ToEquatableArray();
    }

    private static IndicatorStanding Judge(SignalReading reading, Indicator indicator, DateOnly end)
    {
        var seen = reading.Of(indicator.When);
        EquatableArray<Occurrence> outcomes = indicator.Foretells is { } foretold
            ? reading.Of(foretold).Where(outcome => outcome.Date > indicator.Written).ToEquatableArray()
            : [];
        var alarms = Alarms(seen.Where(sighting => sighting.Date > indicator.Written), outcomes, indicator.Within, end).ToEquatableArray();
        return new IndicatorStanding(indicator, alarms, outcomes)
        {
            SeenBefore = seen.Where(sighting => sighting.Date <= indicator.Written).ToEquatableArray(),
            Missed = outcomes.Where(outcome => !alarms.Any(alarm => IsWithin(alarm.Date, outcome.Date, indicator.Within!.Value))).ToEquatableArray(),
            DaysWatched = end.DayNumber - indicator.Written.DayNumber,
            BaseRate = indicator.Within is { } days ? BaseRate(indicator.Written, end, outcomes, days) : null,
        };
    }

    private static IEnumerable<Alarm> Alarms(IEnumerable<Occurrence> seen, EquatableArray<Occurrence> outcomes, int? within, DateOnly end)
    {
        DateOnly? openUntil = null;
        var sightings = new List<Occurrence>();
        Alarm? open = null;
        foreach (var sighting in seen)
        {
            if (sighting.Date <= openUntil)
            {
                sightings.Add(sighting);
                continue;
            }

            if (open is not null)
                yield return open with { Sightings = sightings.ToEquatableArray() };
            sightings = [sighting];
            var outcome = within is null ? null : outcomes.FirstOrDefault(o => IsWithin(sighting.Date, o.Date, within.Value));
            var last = sighting.Date.DayNumber + (within ?? 0);
            openUntil = outcome?.Date ?? DateOnly.FromDayNumber(Math.Min(last, DateOnly.MaxValue.DayNumber));
            var result = within is null ? AlarmResult.Noted : outcome is not null ? AlarmResult.Hit : last <= end.DayNumber ? AlarmResult.FalseAlarm : AlarmResult.Open;
            open = new Alarm(sighting.Date, [], result, outcome);
        }

        if (open is not null)
            yield return open with { Sightings = sightings.ToEquatableArray() };
    }

    private static bool IsWithin(DateOnly alarm, DateOnly outcome, int within) => alarm < outcome && outcome.DayNumber - alarm.DayNumber <= within;

    /// <summary>Of the days whose n days have passed, the share that were followed by an outcome in them; null when there are none.</summary>
    private static double? BaseRate(DateOnly written, DateOnly end, EquatableArray<Occurrence> outcomes, int within)
    {
        var (first, last) = (written.DayNumber + 1, end.DayNumber - within);
        if (last < first)
            return null;
        var (followed, next) = (0, first);
        foreach (var outcome in outcomes)
        {
            var from = Math.Max(next, outcome.Date.DayNumber - within);
            var to = Math.Min(last, outcome.Date.DayNumber - 1);
            followed += Math.Max(0, to - from + 1);
            next = Math.Max(next, to + 1);
        }

        return (double)followed / (last - first + 1);
    }
}

/// <summary>What became of an indicator.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Alarms">The times that it was seen after it was written, in order.</param>
/// <param name="Outcomes">When what it was to foretell came after it was written, in order.</param>
public sealed record IndicatorStanding(Indicator Indicator, EquatableArray<Alarm> Alarms, EquatableArray<Occurrence> Outcomes)
{
    /// <summary>The times that it was seen up to the day on which it was written; they count for nothing.</summary>
    public EquatableArray<Occurrence> SeenBefore { get; init; }

    /// <summary>The outcomes that came without an alarm before them.</summary>
    public EquatableArray<Occurrence> Missed { get; init; }

    /// <summary>For how many days it has been watched for.</summary>
    public int DaysWatched { get; init; }

    /// <summary>Of all days that were watched and whose n days have passed, the share that an outcome followed within n days; null when there are none.</summary>
    public double? BaseRate { get; init; }

    /// <summary>How many alarms were followed by an outcome in time.</summary>
    public int Hits => Alarms.Count(alarm => alarm.Result == AlarmResult.Hit);

    /// <summary>How many alarms were not.</summary>
    public int FalseAlarms => Alarms.Count(alarm => alarm.Result == AlarmResult.FalseAlarm);

    /// <summary>How many alarms may still be.</summary>
    public int Open => Alarms.Count(alarm => alarm.Result == AlarmResult.Open);
}

/// <summary>A time that an indicator was seen.</summary>
/// <param name="Date">The day on which it was first seen.</param>
/// <param name="Sightings">The days on which it was seen while the alarm was open.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Outcome">What it foretold, for a hit; else null.</param>
public sealed record Alarm(DateOnly Date, EquatableArray<Occurrence> Sightings, AlarmResult Result, Occurrence? Outcome)
{
    /// <summary>How many days before the outcome it was seen, for a hit; else null.</summary>
    public int? Lead => Outcome?.Date.DayNumber - Date.DayNumber;
}

/// <summary>What became of an alarm.</summary>
public enum AlarmResult
{
    /// <summary>What it foretold came in time.</summary>
    Hit,

    /// <summary>It did not.</summary>
    FalseAlarm,

    /// <summary>It still may.</summary>
    Open,

    /// <summary>Nothing is foretold by it.</summary>
    Noted,
}
