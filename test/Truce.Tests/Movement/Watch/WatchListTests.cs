using Truce.Dossiers;
using Truce.Movement;
using Truce.Movement.Watch;

namespace Truce.Tests.Movement.Watch;

public sealed class WatchListTests
{
    private static readonly DateOnly s_start = new(2031, 1, 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Indicators_of_random_records_are_judged_as_by_going_through_the_calendar(int series)
    {
        var (hits, misses) = (0, 0);
        for (var i = 0; i < 200; i++)
        {
            var seed = (series * 1_000_000) + i;
            var dossier = RandomRecords.Of(seed);
            var literal = new LiteralRecord(dossier, null);
            var end = s_start.AddDays(RandomRecords.Days);
            foreach (var standing in WatchList.Of(Timeline.Of(dossier), end))
            {
                var expected = Judge(literal, standing.Indicator, end);
                var found = string.Join(' ', standing.Alarms.Select(alarm => $"{alarm.Date:MMdd}:{alarm.Result}:{alarm.Lead}:{string.Join('+', alarm.Sightings.Select(seen => seen.Date.ToString("MMdd")))}"))
                    + $" missed {string.Join('+', standing.Missed.Select(missed => missed.Date.ToString("MMdd")))} chance {standing.BaseRate:0.####}";
                Assert.True(expected == found, $"seed {seed}, {standing.Indicator}\nexpected {expected}\nfound    {found}");
                (hits, misses) = (hits + standing.Hits, misses + standing.Missed.Count);
            }
        }

        Assert.True(hits > 5 && misses > 20, $"the records show too little: {hits} hits, {misses} misses");
    }

    [Fact]
    public void A_dropped_precondition_foretells_a_meeting_and_a_threat_lapses()
    {
        var dossier = Some.Dossier("""
            dossier: A record
            as-of: 2031-12-31
            sources: { note: { file: note.md } }
            parties: { mill: {}, town: {} }
            issues: { pump: { decided-by: mill, terms: [never, after, first] }, talks: { decided-by: { all: [mill, town] } } }
            statements:
              s1: { source: note, quote: w, party: town, date: 2031-01-01, act: demand, about: pump = first }
              s2: { source: note, quote: w, party: mill, date: 2031-01-20, act: threat }
              s3: { source: note, quote: w, party: town, date: 2031-03-01, act: offer, takes: { accepts: pump = after } }
              s4: { source: note, quote: w, party: mill, date: 2031-11-01, act: threat, about: talks }
            events:
              e1: { date: 2031-03-31, what: They met, became: talks }
              e2: { date: 2031-06-01, what: They broke off, became: not talks }
              e3: { date: 2031-10-01, what: They met again, became: talks }
            watch:
              dropped: { written: 2031-02-01, what: D, when: { moves: dropped, by: town, on: pump }, foretells: { event: talks }, within: 60 }
              lapsed: { written: 2031-01-10, what: L, when: { first: { said: threat, by: mill }, without: { event: not talks }, within: 30 }, foretells: { event: talks }, within: 45 }
            """);

        var standings = WatchList.Of(Timeline.Of(dossier), dossier.AsOf!.Value);

        var dropped = standings[0];
        Assert.Equal((1, 0, 0), (dropped.Hits, dropped.FalseAlarms, dropped.Open));
        Assert.Equal((new DateOnly(2031, 3, 1), 30), (dropped.Alarms[0].Date, dropped.Alarms[0].Lead));
        Assert.Equal(new DateOnly(2031, 10, 1), Assert.Single(dropped.Missed).Date);

        // 273 days, from 2 February to 1 November, have a full 60 days after them; before 31 March 57 of them lie in the 60 days before, before 1 October 60.
        Assert.Equal(117.0 / 273, dropped.BaseRate!.Value, 12);

        var lapsed = standings[1];
        Assert.Equal([new DateOnly(2031, 2, 19), new DateOnly(2031, 12, 1)], lapsed.Alarms.Select(alarm => alarm.Date));
        Assert.Equal([AlarmResult.Hit, AlarmResult.Open], lapsed.Alarms.Select(alarm => alarm.Result));
        Assert.Equal(40, lapsed.Alarms[0].Lead);
    }

    /// <summary>Brier 1950: the mean of the squared differences; worked by hand.</summary>
    [Fact]
    public void Forecasts_are_scored_by_their_squared_distance_from_what_came()
    {
        var dossier = Some.Dossier("""
            dossier: A log
            forecasts:
              a: { made: 2031-01-01, what: A, probability: 0.9, base-rate: 0.5, came: yes, resolved: 2031-02-01 }
              b: { made: 2031-01-01, what: B, probability: 0.6, base-rate: 0.5, came: no, until: 2031-02-01 }
              c: { made: 2031-01-01, what: C, probability: 0.3, base-rate: 0.1, came: no, resolved: 2031-03-01 }
              d: { made: 2031-01-02, what: D, probability: 0.4 }
              e: { made: 2031-06-01, what: E, probability: 0.4 }
            """);

        var score = ForecastScore.Of(dossier, new DateOnly(2031, 4, 1));
        Assert.Equal(["a", "b", "c"], score.Resolved.Select(forecast => forecast.Id.Value));
        Assert.Equal(["d"], score.Open.Select(forecast => forecast.Id.Value));
        Assert.Equal(0.46 / 3, score.Brier!.Value, 12);
        Assert.Equal(0.51 / 3, score.BaseRateBrier!.Value, 12);
        Assert.Equal(2.0 / 9, score.ShareBrier!.Value, 12);

        var earlier = ForecastScore.Of(dossier, new DateOnly(2031, 2, 1));
        Assert.Equal(0.37 / 2, earlier.Brier!.Value, 12);
        Assert.Null(ForecastScore.Of(dossier, new DateOnly(2031, 1, 1)).Brier);
    }

    /// <summary>Goes through the days one by one with a switch for the alarm.</summary>
    private static string Judge(LiteralRecord record, Indicator indicator, DateOnly end)
    {
        bool Outcome(DateOnly day) => day > indicator.Written && day <= end && indicator.Foretells is { } foretold && record.Sees(foretold, day);
        var alarms = new List<(DateOnly Day, string Result, int? Lead, List<DateOnly> Seen)>();
        DateOnly? open = null;
        for (var day = indicator.Written.AddDays(1); day <= end; day = day.AddDays(1))
        {
            var seen = record.Sees(indicator.When, day);
            if (open is { } since)
            {
                if (seen)
                    alarms[^1].Seen.Add(day);
                if (Outcome(day))
                    alarms[^1] = (since, "Hit", day.DayNumber - since.DayNumber, alarms[^1].Seen);
                else if (day.DayNumber - since.DayNumber == indicator.Within)
                    alarms[^1] = (since, "FalseAlarm", null, alarms[^1].Seen);
                if (Outcome(day) || day.DayNumber - since.DayNumber == indicator.Within)
                    open = null;
            }
            else if (seen)
            {
                alarms.Add((day, indicator.Within is null ? "Noted" : "Open", null, [day]));
                open = indicator.Within is null ? null : day;
            }
        }

        var watched = Enumerable.Range(1, end.DayNumber - indicator.Written.DayNumber).Select(indicator.Written.AddDays).ToArray();
        var missed = watched.Where(Outcome).Where(day => !alarms.Any(alarm => alarm.Day < day && day <= alarm.Day.AddDays(indicator.Within!.Value)));
        var full = indicator.Within is { } within ? watched.Where(day => day.AddDays(within) <= end).ToArray() : [];
        var chance = full.Length == 0 ? (double?)null : full.Count(day => Enumerable.Range(1, indicator.Within!.Value).Any(k => Outcome(day.AddDays(k)))) / (double)full.Length;
        return string.Join(' ', alarms.Select(alarm => $"{alarm.Day:MMdd}:{alarm.Result}:{alarm.Lead}:{string.Join('+', alarm.Seen.Select(day => day.ToString("MMdd")))}"))
            + $" missed {string.Join('+', missed.Select(day => day.ToString("MMdd")))} chance {chance:0.####}";
    }
}
