using Truce.Dossiers;
using Truce.Movement;

namespace Truce.Tests.Movement;

/// <summary>Timelines of random records against the same records read word for word.</summary>
public sealed class TimelineComparisonTests
{
    private const int Records = 250;

    public static TheoryData<int> Series => [1, 2, 3];

    [Theory]
    [MemberData(nameof(Series))]
    public void Positions_of_every_day_are_those_of_the_record_read_anew(int series) => ForEach(series, (dossier, timeline, literal, seed) =>
    {
        for (var day = new DateOnly(2031, 1, 1); day <= dossier.AsOf; day = day.AddDays(3))
        {
            foreach (var issue in dossier.Issues)
            {
                foreach (var party in dossier.Parties)
                {
                    var expected = issue.Terms.Select(term => literal.PositionOn(party.Id, issue, day).GetValueOrDefault(term.Id.Value, ""));
                    var found = timeline.PositionAt(party.Id, issue.Id, day)?.Terms ?? issue.Terms.Select(_ => new TermStance(Stance.Silent)).ToEquatableArray();
                    Assert.True(expected.SequenceEqual(found.Select(InWords)), $"seed {seed}, {party.Id}, {issue.Id}, {day:yyyy-MM-dd}: {string.Join(',', found.Select(InWords))} where {string.Join(',', expected)} was expected");
                }
            }
        }
    });

    [Theory]
    [MemberData(nameof(Series))]
    public void Changes_are_those_of_the_positions_before_and_after_each_statement(int series) => ForEach(series, (dossier, timeline, literal, seed) =>
    {
        var expected = from k in Enumerable.Range(0, literal.Said.Count)
                       from issue in dossier.Issues
                       let change = literal.Change(k, issue.Id)
                       where change is not null
                       select $"{literal.Said[k].Said.Id} {issue.Id} {change}";
        Assert.True(
            expected.Order(StringComparer.Ordinal).SequenceEqual(timeline.Positions.Select(position => $"{position.Statement} {position.Issue} {position.Change.ToString().ToLowerInvariant()}").Order(StringComparer.Ordinal)),
            $"seed {seed}");
    });

    [Theory]
    [MemberData(nameof(Series))]
    public void Gaps_and_the_smallest_movement_are_those_found_by_trying_every_set_of_movers(int series) => ForEach(series, (dossier, timeline, literal, seed) =>
    {
        foreach (var issue in dossier.Issues)
        {
            for (var day = new DateOnly(2031, 1, 10); day <= dossier.AsOf; day = day.AddDays(12))
            {
                var gap = timeline.GapAt(issue.Id, day);
                Assert.True(InWords(gap?.Firm) == InWords(literal.Gap(issue, day, conditionsHold: false)), $"seed {seed}, {issue.Id}, {day:yyyy-MM-dd}");
                Assert.True(InWords(gap?.IfConditionsHold) == InWords(literal.Gap(issue, day, conditionsHold: true)), $"seed {seed}, {issue.Id}, {day:yyyy-MM-dd}, on conditions");
            }

            Assert.All(timeline.GapsOver(issue.Id), gap => Assert.Equal(timeline.GapAt(issue.Id, gap.Date), gap));
        }
    });

    /// <summary>The movers of a meeting point are those who have not accepted it, each with what it says of it.</summary>
    [Theory]
    [MemberData(nameof(Series))]
    public void After_the_smallest_movement_the_parties_meet(int series) => ForEach(series, (dossier, timeline, literal, seed) =>
    {
        foreach (var gap in dossier.Issues.SelectMany(issue => timeline.GapsOver(issue.Id)))
        {
            foreach (var point in gap.Firm.Points)
            {
                var place = dossier.Find(gap.Issue)!.IndexOf(point.Term);
                var others = gap.Parties.Except(point.Moves.Select(move => move.Party));
                Assert.All(others, party => Assert.True(timeline.PositionAt(party, gap.Issue, gap.Date)!.Terms[place].IsAccepted, $"seed {seed}"));
                Assert.Equal(gap.Firm.Moves, point.Moves.Count);
            }
        }
    });

    [Theory]
    [MemberData(nameof(Series))]
    public void What_became_known_later_changes_nothing_of_the_picture_of_a_day(int series)
    {
        for (var i = 0; i < Records; i++)
        {
            var dossier = RandomRecords.Of((series * 1_000_000) + i);
            var day = new DateOnly(2031, 1, 1).AddDays(20 + (i % 30));
            var known = Timeline.Of(dossier, new TimelineOptions { KnownOn = day });
            var then = Timeline.Of(AsItWas(dossier, day), new TimelineOptions { KnownOn = day });
            Assert.Equal(then.Positions, known.Positions);
            Assert.Equal(then.Changes, known.Changes);
            Assert.Equal(then.Silences, known.Silences);
            Assert.Equal(then.Contradictions, known.Contradictions);
            Assert.Equal(then.Deeds, known.Deeds);
            Assert.All(dossier.Issues, issue => Assert.Equal(then.GapsOver(issue.Id), known.GapsOver(issue.Id)));
        }
    }

    /// <summary>The file as it was written up to a day: without what became known later, and without links to that.</summary>
    private static Dossier AsItWas(Dossier dossier, DateOnly day)
    {
        var statements = dossier.Statements.Where(said => (said.Recorded ?? said.Date) <= day).ToArray();
        var ids = statements.Select(said => said.Id).ToHashSet();
        EquatableArray<StatementId> Known(EquatableArray<StatementId> says) => says.Where(ids.Contains).ToEquatableArray();
        return dossier with
        {
            Statements = statements.Select(said => said with { Replaces = Known(said.Replaces), Reframes = Known(said.Reframes), Contradicts = Known(said.Contradicts) }).ToEquatableArray(),
            Events = dossier.Events.Where(deed => (deed.Recorded ?? deed.Date) <= day).ToEquatableArray(),
        };
    }

    private static string InWords(TermStance stance) => stance.Stance switch
    {
        Stance.Silent => "",
        Stance.AcceptsIf => "accepts if " + stance.If,
        _ => stance.Stance.ToString().ToLowerInvariant(),
    };

    private static string InWords(Meeting? meeting) => meeting is null
        ? "none"
        : $"{meeting.Moves} {meeting.Reversals} {meeting.Unspoken} {meeting.Distance ?? 0} at {string.Join(' ', meeting.Points.Select(point => point.Term))}";

    private static string InWords((int Moves, int Reversals, int Unspoken, decimal Distance, string At)? gap) =>
        gap is null ? "none" : $"{gap.Value.Moves} {gap.Value.Reversals} {gap.Value.Unspoken} {gap.Value.Distance} at {gap.Value.At}";

    private static void ForEach(int series, Action<Dossier, Timeline, LiteralRecord, int> check)
    {
        for (var i = 0; i < Records; i++)
        {
            var seed = (series * 1_000_000) + i;
            var dossier = RandomRecords.Of(seed);
            DateOnly? knownOn = i % 3 == 0 ? new DateOnly(2031, 2, 10) : null;
            check(dossier, Timeline.Of(dossier, new TimelineOptions { KnownOn = knownOn }), new LiteralRecord(dossier, knownOn), seed);
        }
    }
}
