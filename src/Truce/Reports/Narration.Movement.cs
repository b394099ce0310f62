using Truce.Dossiers;
using Truce.Movement;
using Truce.Movement.Watch;

namespace Truce.Reports;

/// <content>What changed in words and in deeds, and what became of indicators and forecasts.</content>
public sealed partial class Narration
{
    /// <summary>A change in what a party says.</summary>
    public Sentence Change(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var party = Words.Party(change.Party);
        var on = change.Issue is { } issue ? $"“{Words.IssueName(issue)}”" : "";
        var text = change.Kind switch
        {
            ChangeKind.Taken => $"{party} took a position on {on}: {After()}",
            ChangeKind.Softened => $"{party} would accept more on {on}: before, {Before()}; from then on, {After()}",
            ChangeKind.Dropped => $"{party} dropped a precondition on {on}: before, {Before()}; from then on, {After()}",
            ChangeKind.Hardened => $"{party} would accept less on {on}: before, {Before()}; from then on, {After()}",
            ChangeKind.Shifted => $"{party} took another position on {on}: before, {Before()}; from then on, {After()}",
            ChangeKind.Reframed => $"{party} put in another way what was said {DayOf(change.Statements[1])}",
            ChangeKind.Contradicted => Opposite(change, on),
            _ => $"{party} had not publicly replied on {on}, after a position taken before",
        };
        return Sentence.OfRecord($"{Words.Date(change.Date)}: {text}{(change.IsDerived ? " (follows from what was said)" : "")}", change.Statements);

        string Before() => Words.PositionOn(change.Issue!.Value, change.Before);
        string After() => Words.PositionOn(change.Issue!.Value, change.After);
    }

    /// <summary>That a party has not publicly replied.</summary>
    public Sentence Silence(Silence silence)
    {
        ArgumentNullException.ThrowIfNull(silence);
        var to = silence.Proposal is { } proposal ? $" to {Words.Proposal(proposal)}" : silence.Issues.IsEmpty ? "" : $" on {Words.Row(silence.Issues.Select(issue => $"“{Words.IssueName(issue)}”"))}";
        return Sentence.OfRecord($"{Words.Party(silence.Party)}: no public reply{to} as of {Words.Date(silence.AsOf)}", silence.Says);
    }

    /// <summary>A deed, and how it stands to the words of those who did it.</summary>
    public Sentence Deed(DeedStanding standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        var deed = standing.Deed;
        var unnamed = deed.By.Where(party => !deed.What.Contains(Words.Party(party), StringComparison.Ordinal)).ToEquatableArray();
        var by = unnamed.IsEmpty ? "" : $"{Words.Parties(deed.By)}: ";
        var against = standing.Words.Where(words => words.Fit == Fit.AgainstWords).ToArray();
        var asSaid = standing.Words.Where(words => words.Fit == Fit.AsSaid).ToArray();
        var fit = against.Length > 0
            ? $". This goes against what {Words.Row(against.Select(words => Words.Party(words.Party)).Distinct())} had said on {Words.Row(against.Select(words => $"“{Words.IssueName(words.Issue)}”").Distinct())}"
            : asSaid.Length > 0 ? $". {Words.Row(asSaid.Select(words => Words.Party(words.Party)).Distinct())} had said that this would be accepted" : "";
        var linked = deed.Contradicts.IsEmpty ? "" : $". It goes against what was said {Words.Row(deed.Contradicts.Select(DayOf).Distinct())}";
        var says = Union(deed.Says, against.Concat(asSaid).Select(words => words.Statement).OfType<StatementId>(), deed.Contradicts);
        return Sentence.OfRecord($"{Words.Date(deed.Date)}: {by}{deed.What.TrimEnd('.')}{fit}{linked}", says);
    }

    /// <summary>By which movement parties would meet on an issue.</summary>
    public string Meeting(IssueId issue, Meeting meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        if (meeting.IsMet)
            return $"they meet: {Words.TermNames(issue, meeting.Points.Select(point => point.Term))}";
        var apart = meeting.Distance is > 0 and var distance ? $"{distance:0.####} apart; " : "";
        const int Most = 3;
        var ways = meeting.Points.Take(Most).Select(point => $"{Words.Row(point.Moves.Select(move => Words.Party(move.Party)))} accepting {Words.TermNames(issue, [point.Term])}{Now(point)}");
        var rest = meeting.Points.Count > Most ? $"; or {Words.Count(meeting.Points.Count - Most, "other term")}" : "";
        return apart + string.Join("; or ", ways) + rest;

        static string Now(MeetingPoint point) => point.Moves.All(move => move.From == Stance.Refuses) ? " (rejected so far)"
            : point.Moves.All(move => move.From == Stance.AcceptsIf) ? " (accepted on a condition so far)"
            : point.Moves.All(move => move.From != Stance.Refuses) ? " (not rejected so far)" : " (rejected so far by some)";
    }

    /// <summary>An alarm of the watch list, and what became of it.</summary>
    public Sentence Alarm(IndicatorStanding standing, Alarm alarm)
    {
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(alarm);
        var became = alarm.Result switch
        {
            AlarmResult.Hit => $"; what it foretells came after {Days(alarm.Lead!.Value)}, {Words.Date(alarm.Outcome!.Date)}",
            AlarmResult.FalseAlarm => $"; what it foretells did not come within {Days(standing.Indicator.Within!.Value)}",
            AlarmResult.Open => $"; what it foretells may come until {Words.Date(alarm.Date.AddDays(standing.Indicator.Within!.Value))}",
            _ => "",
        };
        var again = alarm.Sightings.Count > 1 ? $", and {Times(alarm.Sightings.Count - 1)} more while it was open" : "";
        var deeds = alarm.Sightings.SelectMany(seen => seen.Deeds).Concat(alarm.Outcome?.Deeds ?? []).Select(id => _dossier.Events.First(deed => deed.Id == id));
        var says = Union(alarm.Sightings.SelectMany(seen => seen.Statements), alarm.Outcome?.Statements ?? [], deeds.SelectMany(deed => deed.Says));
        return Sentence.OfRecord($"{standing.Indicator.What.TrimEnd('.')}: seen {Words.Date(alarm.Date)}{again}{became}", says);
    }

    /// <summary>What became of an indicator, in a sentence.</summary>
    public Sentence Indicator(IndicatorStanding standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        var counts = standing.Alarms.IsEmpty
            ? $"not seen in {Days(standing.DaysWatched)}"
            : $"seen {Times(standing.Alarms.Count)} in {Days(standing.DaysWatched)}: {Words.Count(standing.Hits, "hit")}, {Words.Count(standing.FalseAlarms, "false alarm")}{(standing.Open > 0 ? $", {Words.Number(standing.Open)} still open" : "")}";
        var missed = standing.Missed.IsEmpty ? "" : $"; what it foretells came {Times(standing.Missed.Count)} without it";
        return Sentence.OfRecord($"{standing.Indicator.What.TrimEnd('.')}: {counts}{missed}", standing.Indicator.Says);
    }

    private static string Times(int count) => count switch { 1 => "once", 2 => "twice", _ => $"{Words.Number(count)} times" };

    /// <summary>"one day", "40 days".</summary>
    internal static string Days(int count) => Words.Count(count, "day");

    private string Opposite(Change change, string on)
    {
        var (later, earlier) = (_dossier.Find(change.Statements[0])!, _dossier.Find(change.Statements[1])!);
        var where = on.Length > 0 ? $" on {on}" : "";
        return $"{Speaker(later)} said the opposite of what {Speaker(earlier)} had said{where} {DayOf(earlier.Id)}";
    }

    private string Speaker(Statement statement)
    {
        var party = statement.Party is { } id ? Words.Party(id) : "nobody in the dispute";
        return statement.Speaker is { } speaker && speaker != party ? $"{speaker} ({party})" : party;
    }

    private string DayOf(StatementId id) => _dossier.Find(id) is { } statement && (statement.Date ?? statement.Recorded) is { } day ? $"on {Words.Date(day)}" : "before";
}
