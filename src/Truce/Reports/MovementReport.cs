using System.Globalization;
using Truce.Dossiers;
using Truce.Movement;
using Truce.Movement.Watch;
using Truce.Reports.Figures;

namespace Truce.Reports;

/// <summary>Which part of a timeline is told.</summary>
public sealed record MovementView
{
    /// <summary>The day of which the positions are told.</summary>
    public required DateOnly At { get; init; }

    /// <summary>Only what happened after that day is told as having changed; null for everything.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Only these parties; all when empty.</summary>
    public EquatableArray<PartyId> Parties { get; init; }

    /// <summary>Only these issues; all when empty.</summary>
    public EquatableArray<IssueId> Issues { get; init; }

    /// <summary>How many changes and how many deeds are told at most, the latest; null for all. Default null.</summary>
    public int? Most { get; init; }

    /// <summary>Whether a party is told of.</summary>
    public bool Has(PartyId party) => Parties.IsEmpty || Parties.Contains(party);

    /// <summary>Whether an issue is told of.</summary>
    public bool Has(IssueId issue) => Issues.IsEmpty || Issues.Contains(issue);

    /// <summary>Whether a day lies in what is told as having changed.</summary>
    public bool Has(DateOnly date) => date <= At && !(date <= Since);

    /// <summary>Whether a change is told.</summary>
    public bool Has(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Has(change.Date) && Has(change.Party) && (change.Issue is not { } issue ? Issues.IsEmpty : Has(issue));
    }

    /// <summary>Whether a deed is told.</summary>
    public bool Has(Deed deed)
    {
        ArgumentNullException.ThrowIfNull(deed);
        return Has(deed.Date) && (Parties.IsEmpty || deed.By.Any(Has)) && (Issues.IsEmpty || deed.Became.SelectMany(formula => formula.Issues()).Any(Has));
    }
}

/// <summary>Tells a timeline: positions on a day, what changed, deeds, gaps, the watch list, the forecasts.</summary>
public sealed class MovementReport
{
    private readonly Timeline _timeline;
    private readonly MovementView _view;
    private readonly Narration _narration;

    private MovementReport(Timeline timeline, MovementView view)
    {
        _timeline = timeline;
        _view = view;
        _narration = new Narration(timeline.Dossier);
    }

    private Words Words => _narration.Words;

    /// <summary>The parts that have something to tell, in the order in which they are read.</summary>
    public static EquatableArray<ReportPart> Of(Timeline timeline, MovementView view)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        ArgumentNullException.ThrowIfNull(view);
        var report = new MovementReport(timeline, view);
        return ((ReportPart?[])[report.Positions(), report.Changes(), report.Deeds(), report.Gaps(), report.Watch(), report.Forecasts()]).OfType<ReportPart>().ToEquatableArray();
    }

    /// <summary>A short part for a brief: what moved last, where deeds go against words, where the parties meet, what was watched for; null when nothing has moved.</summary>
    public static ReportPart? InBrief(Timeline timeline, MovementView view)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        ArgumentNullException.ThrowIfNull(view);
        var hasMoved = timeline.Changes.Any(change => change.Kind != ChangeKind.Taken) || !timeline.Deeds.IsEmpty;
        return hasMoved ? new MovementReport(timeline, view).InBrief() : null;
    }

    /// <summary>The positions over time as a drawing; null when no position was taken.</summary>
    public static ReportFigure? Figure(Timeline timeline, MovementView view)
    {
        if (PositionsChart.Of(timeline, view) is not { } chart)
            return null;
        const string Title = "Positions over time";
        return new ReportFigure("positions-over-time", Title, PositionsFigure.Draw(chart, "positions-over-time", Title), "A lane for each party on each issue. Numbers lead to the table.", chart.ToTable());
    }

    private ReportPart InBrief()
    {
        const int MostMoves = 5;
        const int MostAgainst = 2;
        const int MostIndicators = 3;
        var findings = new List<Finding>();
        var moves = _timeline.Changes.Where(change => _view.Has(change) && change.Kind != ChangeKind.Taken).ToArray();
        Add("What moved last?", moves.TakeLast(MostMoves).Select(_narration.Change));
        Add("Where do deeds go against words?", _timeline.Deeds.Where(standing => _view.Has(standing.Deed) && (!standing.Deed.Contradicts.IsEmpty || standing.Words.Any(words => words.Fit == Fit.AgainstWords)))
            .TakeLast(MostAgainst).Select(_narration.Deed));
        Add("How far apart are they?", Apart());
        Add("What was watched for?", WatchList.Of(_timeline, _view.At).Where(standing => standing.Indicator.Foretells is not null).Take(MostIndicators).Select(_narration.Indicator));
        return new ReportPart("movement", "What has moved", findings.ToEquatableArray())
        {
            Figures = Figure(_timeline, _view) is { } figure ? [figure] : [],
        };

        void Add(string question, IEnumerable<Sentence> answer)
        {
            if (answer.ToEquatableArray() is { IsEmpty: false } told)
                findings.Add(new Finding(question, told));
        }
    }

    /// <summary>Where those who count meet and where not, in at most two sentences.</summary>
    private IEnumerable<Sentence> Apart()
    {
        var gaps = _timeline.Dossier.Issues.Where(issue => _view.Has(issue.Id)).Select(issue => _timeline.GapAt(issue.Id, _view.At)).OfType<IssueGap>().ToArray();
        if (gaps.Length == 0)
            yield break;
        var (met, apart) = (Names(gaps.Where(gap => gap.Firm.IsMet)), Names(gaps.Where(gap => !gap.Firm.IsMet)));
        yield return Sentence.OfModel($"Of the {Words.Count(gaps.Length, "issue")} on which at least two who count have a position, {(met.Length == 0 ? "none has" : $"{Words.Row(met)} {(met.Length == 1 ? "has" : "have")}")} a term that all of them would accept{(apart.Length == 0 || met.Length == 0 ? "" : $", {Words.Row(apart)} not")}");

        string[] Names(IEnumerable<IssueGap> some) => [.. some.Select(gap => $"“{Words.IssueName(gap.Issue)}”")];
    }

    private ReportPart Positions()
    {
        var matrix = _timeline.At(_view.At);
        var parties = matrix.Parties.Where(_view.Has).ToArray();
        var rows = matrix.Rows.Where(row => _view.Has(row.Issue)).ToArray();
        var silences = _timeline.SilencesAt(_view.At).Where(silence => _view.Has(silence.Party) && (silence.Issues.IsEmpty || silence.Issues.Any(_view.Has)));
        var told = silences.Select(_narration.Silence).ToList();
        if (parties.Length == 0)
            told.Add(Sentence.OfModel("No party has taken a position by then."));
        if (_timeline.LeftOut > 0)
            told.Add(Sentence.OfModel($"Left out: {Words.Count(_timeline.LeftOut, "statement")} without a day."));
        var known = _timeline.Options.KnownOn is { } day ? $", as known on {Words.Date(day)}" : "";
        return new ReportPart("positions", $"Positions as of {Words.Date(_view.At)}{known}", told.Count == 0 ? [] : [new Finding("", told.ToEquatableArray())])
        {
            Tables = parties.Length == 0 ? [] : [Matrix(matrix, parties, rows)],
        };
    }

    private ReportTable Matrix(PositionMatrix matrix, PartyId[] parties, PositionRow[] rows)
    {
        var hasDeeds = rows.Any(row => row.InDeed is not null);
        EquatableArray<string> columns = ["Issue", .. parties.Select(Words.Party), .. hasDeeds ? (string[])["In deed"] : []];
        var cells = rows.Select(row => (EquatableArray<string>)
        [
            Words.IssueName(row.Issue),
            .. row.Cells.Where(cell => parties.Contains(cell.Party)).Select(cell => Cell(row.Issue, cell)),
            .. hasDeeds ? (string[])[row.InDeed is { } deed ? $"{Words.TermNames(row.Issue, deed.Terms, " or ")} ({Words.ShortDate(deed.Date)})" : "-"] : [],
        ]);
        var isDerived = rows.SelectMany(row => row.Cells).Any(cell => parties.Contains(cell.Party) && cell.Position is { IsDerived: true });
        return new ReportTable(
            $"What each party last said, and when. {(isDerived ? "A star: follows from what was said, since no position is written down. " : "")}A dash: nothing is recorded.",
            columns,
            cells.ToEquatableArray());
    }

    private string Cell(IssueId issue, PositionCell cell)
    {
        var said = cell.Position is { } position ? $"{Words.PositionOn(issue, position.Terms)} ({Words.ShortDate(position.Date)}){(position.IsDerived ? "*" : "")}" : "";
        var silent = cell.NoReplyAsOf is { } day ? $"no public reply as of {Words.ShortDate(day)}" : "";
        return said.Length + silent.Length == 0 ? "-" : string.Join("; ", new[] { said, silent }.Where(part => part.Length > 0));
    }

    private ReportPart? Changes()
    {
        var changes = _timeline.Changes.Where(_view.Has).ToArray();
        if (changes.Length == 0 && _view.Since is null)
            return null;
        var told = Latest(changes, out var left).Select(_narration.Change).ToList();
        if (left > 0)
            told.Insert(0, Sentence.OfModel($"{left:N0} earlier ones are left out here"));
        if (told.Count == 0)
            told.Add(Sentence.OfModel("Nothing is recorded to have changed in what was said"));
        return new ReportPart("changes", _view.Since is { } since ? $"What changed in words since {Words.Date(since)}" : "What changed in words", [new Finding("", told.ToEquatableArray())]);
    }

    private ReportPart? Deeds()
    {
        var deeds = _timeline.Deeds.Where(standing => _view.Has(standing.Deed)).ToArray();
        if (deeds.Length == 0)
            return null;
        var told = Latest(deeds, out var left).Select(_narration.Deed).ToList();
        if (left > 0)
            told.Insert(0, Sentence.OfModel($"{left:N0} earlier ones are left out here"));
        return new ReportPart("deeds", _view.Since is { } since ? $"What was done since {Words.Date(since)}, beside the words" : "What was done, beside the words", [new Finding("", told.ToEquatableArray())]);
    }

    private ReportPart? Gaps()
    {
        var rows = new List<EquatableArray<string>>();
        var trends = new List<Sentence>();
        foreach (var issue in _timeline.Dossier.Issues.Where(issue => _view.Has(issue.Id)))
        {
            if (_timeline.GapAt(issue.Id, _view.At) is not { } gap)
                continue;
            var over = _timeline.GapsOver(issue.Id).Where(earlier => earlier.Date <= _view.At).ToArray();
            var ifHeld = gap.IfConditionsHold.IsMet && !gap.Firm.IsMet ? "; they meet if the conditions named are met" : "";
            rows.Add([Words.IssueName(issue.Id), _narration.Meeting(issue.Id, gap.Firm) + ifHeld, Course(over)]);
            if (Trend.Of(over.Select(earlier => new TrendPoint(earlier.Date, Size(issue, earlier))).ToEquatableArray()) is { Test: { } test } trend)
                trends.Add(Sentence.OfModel($"{Words.Capital(Words.IssueName(issue.Id))}: {Number(test.SlopePerYear)} a year over {trend.Points.Count} days on which it was spoken to (Theil-Sen slope; Mann-Kendall S = {test.Kendall}, p = {Number(test.P)})"));
        }

        if (rows.Count == 0)
            return null;
        return new ReportPart("gaps", $"How far apart they are, as of {Words.Date(_view.At)}", trends.Count == 0 ? [] : [new Finding("", trends.ToEquatableArray())])
        {
            Tables = [new ReportTable("The smallest movement by which those who count on an issue (principals, and who decides it) would meet, and how many had to move for it, since when.", ["Issue", "They would meet by", "How many, since"], rows.ToEquatableArray())],
        };
    }

    /// <summary>The gap as a number: how many would have to move, or for numbers the distance as a share of the range.</summary>
    internal static double Size(Issue issue, IssueGap gap) => issue.Range is { } range && gap.Firm.Distance is { } distance
        ? (double)(range.To == range.From ? 0 : distance / (range.To - range.From))
        : gap.Firm.Moves;

    /// <summary>On how many parties it depended, each time that this changed: "1 (14 Jun 2024), 0 (3 Mar 2025)".</summary>
    private static string Course(IssueGap[] over)
    {
        const int Most = 6;
        var steps = new List<string>();
        for (var k = 0; k < over.Length; k++)
        {
            if (k == 0 || over[k].Firm.Moves != over[k - 1].Firm.Moves || over[k].Firm.Distance != over[k - 1].Firm.Distance)
                steps.Add($"{over[k].Firm.Moves}{(over[k].Firm.Distance is { } distance ? $", {distance:0.####} apart" : "")} ({Words.ShortDate(over[k].Date)})");
        }

        return steps.Count <= Most ? string.Join("; ", steps) : $"{steps[0]}; …; {string.Join("; ", steps[^(Most - 1)..])}";
    }

    private ReportPart? Watch()
    {
        var standings = WatchList.Of(_timeline, _view.At);
        if (standings.IsEmpty)
            return null;
        var rows = standings.Select(standing => (EquatableArray<string>)
        [
            standing.Indicator.What,
            Words.ShortDate(standing.Indicator.Written),
            $"{standing.Alarms.Count}",
            .. standing.Indicator.Foretells is null
                ? (string[])["-", "-", "-", "-", "-", "-"]
                : [$"{standing.Hits}", $"{standing.FalseAlarms}", $"{standing.Open}", $"{standing.Missed.Count}", Leads(standing), standing.BaseRate is { } rate ? Number(rate) : "-"],
        ]);
        var told = standings.SelectMany(standing => standing.Alarms.Where(alarm => _view.Has(alarm.Date)).Select(alarm => _narration.Alarm(standing, alarm))).ToEquatableArray();
        return new ReportPart("watch", "What was watched for", told.IsEmpty ? [] : [new Finding("", told)])
        {
            Tables =
            [
                new ReportTable(
                    "Counted from the day on which each was written down. Lead: days before what it foretells. By chance: the share of all days that would have been hits.",
                    ["Indicator", "Written", "Seen", "Hits", "False", "Open", "Missed", "Lead", "By chance"],
                    rows.ToEquatableArray()),
            ],
        };
    }

    private static string Leads(IndicatorStanding standing) => standing.Hits == 0 ? "-" : string.Join(", ", standing.Alarms.Where(alarm => alarm.Lead is not null).Select(alarm => alarm.Lead));

    private ReportPart? Forecasts()
    {
        var score = ForecastScore.Of(_timeline.Dossier, _view.At);
        if (score.Resolved.IsEmpty && score.Open.IsEmpty)
            return null;
        var told = new List<Sentence>();
        if (score.Brier is { } brier)
        {
            var stated = score.BaseRateBrier is { } rate ? $"{Number(rate)} for saying the stated base rate each time, " : "";
            told.Add(Sentence.OfModel($"Brier score of the {Words.Count(score.Resolved.Count, "decided forecast")}: {Number(brier)} (0 is perfect; {stated}{Number(score.ShareBrier!.Value)} for saying each time the share that came)"));
        }

        told.Add(Sentence.OfAssumption("The probabilities are those that the authors of the dossier wrote down. Truce computes none"));
        var rows = score.Resolved.Concat(score.Open).OrderBy(forecast => forecast.Made).Select(forecast => (EquatableArray<string>)
        [
            forecast.What,
            Words.ShortDate(forecast.Made),
            forecast.Until is { } until ? Words.ShortDate(until) : "-",
            forecast.Probability.ToString("0.##", CultureInfo.InvariantCulture),
            score.Open.Contains(forecast) ? "open" : forecast.Came == true ? "came" : "did not come",
        ]);
        return new ReportPart("forecasts", "What was forecast", [new Finding("", told.ToEquatableArray())])
        {
            Tables = [new ReportTable("Forecasts in the order in which they were made.", ["Forecast", "Made", "Until", "Stated", "Outcome"], rows.ToEquatableArray())],
        };
    }

    private IEnumerable<T> Latest<T>(T[] all, out int left)
    {
        left = Math.Max(0, all.Length - (_view.Most ?? all.Length));
        return all.Skip(left);
    }

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
