using System.Text.Json;
using Truce.Dossiers;
using Truce.Movement;
using Truce.Movement.Watch;

namespace Truce.Reports.Json;

/// <summary>Writes a timeline for other programs. The format is in docs/reference/json.md.</summary>
/// <remarks>It writes the properties of an object that the caller has opened and will close. Formulas are text, as a dossier holds them.</remarks>
public sealed class TimelineJson
{
    /// <summary>What the <c>schema</c> property says; the number goes up when a reader of the old one would be misled.</summary>
    public const string Schema = "truce-timeline/1";

    private readonly Utf8JsonWriter _json;
    private readonly Timeline _timeline;
    private readonly MovementView _view;
    private readonly Func<Formula, string> _write;

    private TimelineJson(Utf8JsonWriter json, Timeline timeline, MovementView view, Func<Formula, string> write)
    {
        _json = json;
        _timeline = timeline;
        _view = view;
        _write = write;
    }

    /// <summary>Writes a timeline.</summary>
    /// <param name="json">An open object.</param>
    /// <param name="timeline">What to write.</param>
    /// <param name="view">Which part of it.</param>
    /// <param name="write">How a formula is written as text.</param>
    /// <param name="dossierHash">The hash of the dossier's files; null when it did not come from files.</param>
    public static void Write(Utf8JsonWriter json, Timeline timeline, MovementView view, Func<Formula, string> write, string? dossierHash)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(timeline);
        ArgumentNullException.ThrowIfNull(view);
        new TimelineJson(json, timeline, view, write).Write(dossierHash);
    }

    private void Write(string? dossierHash)
    {
        Day("at", _view.At);
        Day("as-known-on", _timeline.Options.KnownOn);
        Day("since", _view.Since);
        Array("matrix", _timeline.At(_view.At).Rows.Where(row => _view.Has(row.Issue)), Row);
        Array("positions", _timeline.Positions.Where(position => _view.Has(position.Date) && _view.Has(position.Party) && _view.Has(position.Issue)), Position);
        Array("changes", _timeline.Changes.Where(_view.Has), Change);
        Array("no-reply", _timeline.SilencesAt(_view.At).Where(silence => _view.Has(silence.Party)), Silence);
        Array("deeds", _timeline.Deeds.Where(standing => _view.Has(standing.Deed)), Deed);
        Array("contradictions", _timeline.Contradictions.Where(entry => _view.Has(entry.Date)), Contradiction);
        Array("gaps", _timeline.Dossier.Issues.Where(issue => _view.Has(issue.Id)), Gaps);
        Array("watch", WatchList.Of(_timeline, _view.At), Indicator);
        _json.WriteStartObject("forecasts");
        Forecasts(ForecastScore.Of(_timeline.Dossier, _view.At));
        _json.WriteEndObject();
        _json.WriteNumber("left-out", _timeline.LeftOut);
        _json.WriteString("schema", Schema);
        _json.WriteStartObject("provenance");
        _json.WriteString("dossier", dossierHash);
        _json.WriteString("truce", Provenance.ThisVersion);
        _json.WriteString("engine", "timeline");
        _json.WriteString("accuracy", "exact");
        _json.WriteEndObject();
    }

    private void Row(PositionRow row)
    {
        _json.WriteString("issue", row.Issue.Value);
        Array("positions", row.Cells.Where(cell => _view.Has(cell.Party)), cell =>
        {
            _json.WriteString("party", cell.Party.Value);
            Day("since", cell.Position?.Date);
            _json.WriteString("statement", cell.Position?.Statement.Value);
            Stances("terms", row.Issue, cell.Position?.Terms ?? []);
            Day("no-reply-as-of", cell.NoReplyAsOf);
        });
        if (row.InDeed is { } deed)
        {
            _json.WriteStartObject("in-deed");
            Strings("terms", deed.Terms.Select(term => term.Value));
            _json.WriteString("event", deed.Deed.Value);
            Day("since", deed.Date);
            _json.WriteEndObject();
        }
        else
        {
            _json.WriteNull("in-deed");
        }
    }

    private void Position(DatedPosition position)
    {
        Day("date", position.Date);
        _json.WriteString("party", position.Party.Value);
        _json.WriteString("issue", position.Issue.Value);
        _json.WriteString("statement", position.Statement.Value);
        _json.WriteBoolean("derived", position.IsDerived);
        Word("change", position.Change);
        Stances("terms", position.Issue, position.Terms);
    }

    private void Change(Change change)
    {
        Day("date", change.Date);
        _json.WriteString("party", change.Party.Value);
        _json.WriteString("issue", change.Issue?.Value);
        Word("kind", change.Kind);
        Stances("before", change.Issue, change.Before);
        Stances("after", change.Issue, change.After);
        Strings("says", change.Statements.Select(statement => statement.Value));
    }

    private void Silence(Silence silence)
    {
        _json.WriteString("party", silence.Party.Value);
        _json.WriteString("proposal", silence.Proposal?.Value);
        Strings("issues", silence.Issues.Select(issue => issue.Value));
        Day("as-of", silence.AsOf);
        Strings("says", silence.Says.Select(statement => statement.Value));
    }

    private void Deed(DeedStanding standing)
    {
        _json.WriteString("event", standing.Deed.Id.Value);
        Day("date", standing.Deed.Date);
        Strings("by", standing.Deed.By.Select(party => party.Value));
        Strings("became", standing.Deed.Became.Select(_write));
        Array("words", standing.Words, words =>
        {
            _json.WriteString("party", words.Party.Value);
            _json.WriteString("issue", words.Issue.Value);
            Word("fit", words.Fit);
            _json.WriteString("statement", words.Statement?.Value);
        });
    }

    private void Contradiction(Contradiction entry)
    {
        Day("date", entry.Date);
        _json.WriteString("party", entry.Party?.Value);
        _json.WriteString("issue", entry.Issue?.Value);
        _json.WriteString("earlier", entry.Earlier.Value);
        _json.WriteString("later", entry.Later?.Value);
        _json.WriteString("event", entry.Deed?.Value);
        _json.WriteBoolean("noticed", entry.IsNoticed);
    }

    private void Gaps(Issue issue)
    {
        _json.WriteString("issue", issue.Id.Value);
        var over = _timeline.GapsOver(issue.Id).Where(gap => gap.Date <= _view.At).ToArray();
        Array("over-time", over, gap =>
        {
            Day("date", gap.Date);
            Strings("parties", gap.Parties.Select(party => party.Value));
            Meeting("firm", gap.Firm);
            Meeting("if-conditions-hold", gap.IfConditionsHold);
        });
        var test = Trend.Of(over.Select(gap => new TrendPoint(gap.Date, MovementReport.Size(issue, gap))).ToEquatableArray()).Test;
        if (test is null)
        {
            _json.WriteNull("trend");
            return;
        }

        _json.WriteStartObject("trend");
        _json.WriteNumber("slope-per-year", test.SlopePerYear);
        _json.WriteNumber("s", test.Kendall);
        _json.WriteNumber("z", test.Z);
        _json.WriteNumber("p", test.P);
        _json.WriteEndObject();
    }

    private void Meeting(string name, Meeting meeting)
    {
        _json.WriteStartObject(name);
        _json.WriteNumber("moves", meeting.Moves);
        _json.WriteNumber("reversals", meeting.Reversals);
        _json.WriteNumber("unspoken", meeting.Unspoken);
        if (meeting.Distance is { } distance)
            _json.WriteNumber("distance", distance);
        Array("at", meeting.Points, point =>
        {
            _json.WriteString("term", point.Term.Value);
            Strings("movers", point.Moves.Select(move => move.Party.Value));
        });
        _json.WriteEndObject();
    }

    private void Indicator(IndicatorStanding standing)
    {
        _json.WriteString("id", standing.Indicator.Id.Value);
        Day("written", standing.Indicator.Written);
        _json.WriteNumber("days-watched", standing.DaysWatched);
        Array("alarms", standing.Alarms, alarm =>
        {
            Day("date", alarm.Date);
            Word("result", alarm.Result);
            Day("outcome", alarm.Outcome?.Date);
            if (alarm.Lead is { } lead)
                _json.WriteNumber("lead", lead);
            else
                _json.WriteNull("lead");
            Array("sightings", alarm.Sightings, Seen);
        });
        Array("outcomes", standing.Outcomes, Seen);
        Array("missed", standing.Missed, Seen);
        Array("seen-before", standing.SeenBefore, Seen);
        Number("base-rate", standing.BaseRate);
    }

    private void Seen(Occurrence seen)
    {
        Day("date", seen.Date);
        Strings("says", seen.Statements.Select(statement => statement.Value));
        Strings("events", seen.Deeds.Select(deed => deed.Value));
    }

    private void Forecasts(ForecastScore score)
    {
        Strings("resolved", score.Resolved.Select(forecast => forecast.Id.Value));
        Strings("open", score.Open.Select(forecast => forecast.Id.Value));
        Number("brier", score.Brier);
        Number("base-rate-brier", score.BaseRateBrier);
        Number("share-brier", score.ShareBrier);
    }

    private void Stances(string name, IssueId? issue, EquatableArray<TermStance> stances)
    {
        _json.WriteStartObject(name);
        for (var term = 0; term < stances.Count; term++)
        {
            if (stances[term].Stance != Stance.Silent)
                _json.WriteString(_timeline.Dossier.Find(issue!.Value)!.Terms[term].Id.Value, stances[term].If is { } condition ? $"accepts if {_write(condition)}" : InWord(stances[term].Stance));
        }

        _json.WriteEndObject();
    }

    private void Array<T>(string name, IEnumerable<T> items, Action<T> writeProperties)
    {
        _json.WriteStartArray(name);
        foreach (var item in items)
        {
            _json.WriteStartObject();
            writeProperties(item);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void Strings(string name, IEnumerable<string> values)
    {
        _json.WriteStartArray(name);
        foreach (var value in values)
            _json.WriteStringValue(value);
        _json.WriteEndArray();
    }

    private void Number(string name, double? number)
    {
        if (number is { } value)
            _json.WriteNumber(name, value);
        else
            _json.WriteNull(name);
    }

    private void Day(string name, DateOnly? day) => _json.WriteString(name, day?.ToString("yyyy-MM-dd"));

    private void Word<T>(string name, T value)
        where T : struct, Enum => _json.WriteString(name, InWord(value));

    private static string InWord<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
