using Truce.Dossiers;
using Truce.Movement;

namespace Truce.Reports.Figures;

/// <summary>What a drawing of positions over time shows. The table behind the drawing is made of the same spans.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Issues">The issues on which there is a position, each with its lanes.</param>
internal sealed record PositionsChart(DateOnly From, DateOnly To, EquatableArray<PositionsOfIssue> Issues)
{
    /// <summary>The chart of a timeline; null when no position was taken in what is told.</summary>
    public static PositionsChart? Of(Timeline timeline, MovementView view)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        ArgumentNullException.ThrowIfNull(view);
        var positions = timeline.Positions.Where(position => position.Date <= view.At && view.Has(position.Party) && view.Has(position.Issue)).ToArray();
        if (positions.Length == 0)
            return null;
        var deeds = timeline.Deeds.Select(standing => standing.Deed.Date).Where(date => date <= view.At);
        var first = positions.Select(position => position.Date).Concat(deeds).Min();
        var from = view.Since is { } since && since > first ? since : first;
        var words = new Words(timeline.Dossier);
        var number = 0;
        var issues = timeline.Dossier.Issues.Where(issue => positions.Any(position => position.Issue == issue.Id)).Select(Issue).ToEquatableArray();
        return new PositionsChart(from, view.At, issues);

        PositionsOfIssue Issue(Issue issue)
        {
            var lanes = timeline.Dossier.Parties.Where(party => positions.Any(position => position.Party == party.Id && position.Issue == issue.Id))
                .Select(party => Lane(party, issue.Id)).ToList();
            var done = InDeed(timeline, issue.Id, view.At);
            if (done.Length > 0)
                lanes.Add(new PositionLane("in deed", Spans(done).ToEquatableArray(), []));
            var gaps = timeline.GapsOver(issue.Id).Where(gap => gap.Date <= view.At).Select(gap => (gap.Date, gap.Firm.IsMet)).ToArray();
            return new PositionsOfIssue(words.IssueName(issue.Id), lanes.ToEquatableArray(), Met(gaps).ToEquatableArray());
        }

        PositionLane Lane(Party party, IssueId issue)
        {
            // What was only restated goes on; of several positions of one day the last one stands.
            var taken = positions.Where(position => position.Party == party.Id && position.Issue == issue).GroupBy(position => position.Date).Select(day => day.Last());
            var steps = taken.Select(position => (position.Date, KindOf(position.Terms), words.PositionOn(issue, position.Terms))).ToArray();
            var silences = timeline.Silences.Where(silence => silence.Party == party.Id && silence.Issues.Contains(issue) && silence.AsOf >= from && silence.AsOf <= view.At);
            return new PositionLane(party.Name, Spans(steps).ToEquatableArray(), silences.Select(silence => silence.AsOf).Distinct().ToEquatableArray());
        }

        IEnumerable<PositionSpan> Spans((DateOnly Date, SpanKind Kind, string Label)[] steps)
        {
            for (var k = 0; k < steps.Length;)
            {
                var next = k + 1;
                while (next < steps.Length && steps[next].Label == steps[k].Label)
                    next++;
                var to = next < steps.Length ? steps[next].Date : view.At;
                if (to > from || next == steps.Length)
                    yield return new PositionSpan(++number, steps[k].Date < from ? from : steps[k].Date, to, steps[k].Kind, steps[k].Label);
                k = next;
            }
        }

        (DateOnly, SpanKind, string)[] InDeed(Timeline line, IssueId issue, DateOnly at) =>
            [.. line.Deeds.Select(standing => standing.Deed.Date).Where(date => date <= at).Distinct()
                .Select(date => line.InDeedAt(issue, date)).OfType<InDeed>().DistinctBy(deed => deed.Deed)
                .Select(deed => (deed.Date, SpanKind.InDeed, words.TermNames(issue, deed.Terms, " or ")))];

        IEnumerable<(DateOnly From, DateOnly To)> Met((DateOnly Date, bool IsMet)[] gaps)
        {
            for (var k = 0; k < gaps.Length; k++)
            {
                var to = k + 1 < gaps.Length ? gaps[k + 1].Date : view.At;
                if (gaps[k].IsMet && to >= from)
                    yield return (gaps[k].Date < from ? from : gaps[k].Date, to);
            }
        }
    }

    private static SpanKind KindOf(EquatableArray<TermStance> terms) =>
        terms.Any(term => term.Stance == Stance.Insists) ? SpanKind.Only
        : terms.Any(term => term.IsAccepted) ? SpanKind.Accepts
        : terms.Any(term => term.Stance == Stance.AcceptsIf) ? SpanKind.OnCondition
        : terms.Any(term => term.Stance == Stance.Refuses) ? SpanKind.Rejects : SpanKind.Nothing;

    /// <summary>The spans as a table.</summary>
    internal ReportTable ToTable() => new(
        "The positions of the drawing, by their numbers.",
        ["No.", "Issue", "Who", "From", "Position"],
        Issues.SelectMany(issue => issue.Lanes.SelectMany(lane => lane.Spans.Select(span =>
            (EquatableArray<string>)[$"{span.Number}", issue.Name, lane.Who, Words.ShortDate(span.From), span.Label]))).ToEquatableArray());
}

/// <summary>The lanes of one issue.</summary>
/// <param name="Name">The issue's name in words.</param>
/// <param name="Lanes">A lane for each party with a position, and one for what was done.</param>
/// <param name="Met">When those who count on the issue met.</param>
internal sealed record PositionsOfIssue(string Name, EquatableArray<PositionLane> Lanes, EquatableArray<(DateOnly From, DateOnly To)> Met);

/// <summary>The positions of one party on one issue, or what was done on it.</summary>
/// <param name="Who">The party's name, or "in deed".</param>
/// <param name="Spans">The spans of time in which a position stood, in order.</param>
/// <param name="NoReply">The days as of which it had not replied.</param>
internal sealed record PositionLane(string Who, EquatableArray<PositionSpan> Spans, EquatableArray<DateOnly> NoReply);

/// <summary>A span of time in which a position stood.</summary>
/// <param name="Number">Its number in the drawing and in the table.</param>
/// <param name="From">Its first day.</param>
/// <param name="To">The day on which it ended, or the last day of the drawing.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Label">The position in words.</param>
internal sealed record PositionSpan(int Number, DateOnly From, DateOnly To, SpanKind Kind, string Label);

/// <summary>How a span is drawn.</summary>
internal enum SpanKind
{
    /// <summary>Some terms and no others.</summary>
    Only,

    /// <summary>Some terms are accepted.</summary>
    Accepts,

    /// <summary>Some terms are accepted on a condition, none without.</summary>
    OnCondition,

    /// <summary>Some terms are rejected, none accepted.</summary>
    Rejects,

    /// <summary>What was said no longer counts.</summary>
    Nothing,

    /// <summary>What was done.</summary>
    InDeed,
}
