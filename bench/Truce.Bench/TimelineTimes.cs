using System.Diagnostics;
using Truce.Dossiers;
using Truce.Movement;
using Truce.Movement.Watch;

namespace Truce.Bench;

/// <summary>How long does it take to follow thousands of statements, to tell the gaps on every day, and to judge a watch list?</summary>
internal static class TimelineTimes
{
    private const int Runs = 9;
    private const int Statements = 5_000;

    /// <summary>Measures and prints a table.</summary>
    public static int Measure()
    {
        Console.WriteLine("| Dossier | Timeline | Gaps of every day | Watch list | Together, median |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        Row("5,000 statements, 10 parties, 20 issues of 4 terms", Record(10, 20, null));
        Row("5,000 statements, 10 parties, 1 issue of 4 terms", Record(10, 1, null));
        Row("5,000 statements, 4 parties, 5 issues of 101 numbers", Record(4, 5, NumericRange.Whole(0, 100)));
        return 0;
    }

    private static void Row(string name, Dossier dossier)
    {
        var times = new List<double[]>();
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            var timeline = Timeline.Of(dossier);
            var followed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var days = dossier.Issues.Sum(issue => timeline.GapsOver(issue.Id).Count);
            var told = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var alarms = WatchList.Of(timeline, timeline.End!.Value).Sum(standing => standing.Alarms.Count);
            var judged = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (days == 0 || alarms == 0)
                throw new InvalidOperationException("There was nothing to measure.");
            times.Add([followed, told - followed, judged - told, judged]);
        }

        double Median(int column) => times.Select(time => time[column]).Order().ElementAt(Runs / 2);
        Console.WriteLine($"| {name} | {Median(0):N0} ms | {Median(1):N0} ms | {Median(2):N0} ms | {Median(3):N0} ms |");
    }

    /// <summary>Statements over ten years, each taking one or two positions; one in ten takes back an earlier one.</summary>
    private static Dossier Record(int parties, int issues, NumericRange? range)
    {
        var random = new Random(7);
        var start = new DateOnly(2031, 1, 1);
        var names = Enumerable.Range(0, issues).Select(i => new Issue
        {
            Id = new($"i{i}"),
            Deciders = Deciders.Nobody,
            Terms = range?.Terms() ?? Enumerable.Range(0, 4).Select(t => new Term(new($"t{t}"))).ToEquatableArray(),
            Range = range,
        }).ToEquatableArray();
        var last = new Dictionary<PartyId, StatementId>();
        var statements = new List<Statement>();
        for (var k = 0; k < Statements; k++)
        {
            var party = new PartyId($"p{random.Next(parties)}");
            statements.Add(new Statement
            {
                Id = new($"s{k}"),
                Source = new("note"),
                Quotation = new("words"),
                Party = party,
                Speaker = $"speaker {random.Next(3)}",
                Date = start.AddDays(k * 3_650 / Statements),
                Act = Act.Claim,
                Takes = Enumerable.Range(0, random.Next(1, 3)).Select(_ => Take()).ToEquatableArray(),
                Replaces = random.Next(10) == 0 && last.TryGetValue(party, out var earlier) ? [earlier] : [],
            });
            last[party] = statements[^1].Id;
        }

        return new Dossier
        {
            Title = "Generated",
            Parties = Enumerable.Range(0, parties).Select(p => new Party { Id = new($"p{p}"), Name = $"p{p}" }).ToEquatableArray(),
            Issues = names,
            Statements = statements.ToEquatableArray(),
            Watch =
            [
                new Indicator { Id = new("w"), Written = start, What = "w", When = new Signal.Moved(Direction.Dropped), Foretells = new Signal.Moved(Direction.Softer, new("p0")), Within = 30 },
            ],
        };

        Take Take()
        {
            var issue = names[random.Next(names.Count)];
            return new Take((TakeKind)random.Next(4), issue.Id, new Formula.Is(issue.Id, issue.Terms[random.Next(issue.Terms.Count)].Id));
        }
    }
}
