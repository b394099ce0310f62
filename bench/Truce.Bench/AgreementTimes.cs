using System.Diagnostics;
using Truce.Agreement;
using Truce.Dossiers;

namespace Truce.Bench;

/// <summary>How long does it take to find what parties could agree on, and how much memory, as packages become many?</summary>
/// <remarks>
/// Random additive disputes with weights that add up to 1, as those on which NegMAS 0.15.7 was measured: 10^6 packages and 3 parties took it 124 CPU
/// seconds and 570 MB for everything, 6.7 CPU seconds for the frontier alone.
/// </remarks>
internal static class AgreementTimes
{
    private const int Runs = 5;

    /// <summary>Measures each dispute whose name holds the word and prints a table.</summary>
    public static int Measure(string word)
    {
        Console.WriteLine("| Dispute | Packages | In the zone | Efficient | Median | Allocated |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        (string Name, Dossier Dossier)[] disputes =
        [
            ("additive, 6 issues of 10 terms, 3 parties", Additive(6, 10, 3)),
            ("additive, 6 issues of 10 terms, 3 parties with reservations", WithReservations(Additive(6, 10, 3))),
            ("a constraint on all 6 issues of 10 terms, 3 parties", Constrained(Additive(6, 10, 3), 6)),
            ("additive, 6 issues of 10 terms, 5 parties", Additive(6, 10, 5)),
            ("additive, 20 issues of 10 terms, 2 parties", Additive(20, 10, 2)),
            ("additive, 20 issues of 10 terms, 3 parties", Additive(20, 10, 3, digits: 2)),
            ("additive, 20 issues of 10 terms, 3 parties, fine weights", Additive(20, 10, 3)),
            ("constraints on 4 issues each, 20 issues of 10 terms, 3 parties", Constrained(Additive(20, 10, 3, digits: 2), 4)),
            ("a chain of constraints, 20 issues of 10 terms, 2 parties", Chained(Additive(20, 10, 2))),
            ("20 hyper-rectangles each, 10 issues of 10 numbers, 2 parties", Rectangles(10, 2, 20)),
        ];
        foreach (var (name, dossier) in disputes.Where(dispute => dispute.Name.Contains(word, StringComparison.Ordinal)))
            Row(name, dossier);
        return 0;
    }

    private static void Row(string name, Dossier dossier)
    {
        var times = new List<double>();
        AgreementAnalysis analysis = null!;
        var allocated = 0L;
        for (var run = 0; run < Runs && (run == 0 || times.Sum() < 20_000); run++)
        {
            var before = GC.GetTotalAllocatedBytes();
            var started = Stopwatch.GetTimestamp();
            analysis = AgreementAnalysis.Run(dossier).Value;
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            allocated = GC.GetTotalAllocatedBytes() - before;
        }

        times.Sort();
        var zone = analysis.Rational is { } known ? $"{known:N0}" : "not counted";
        var accuracy = analysis.Gap.IsEmpty ? "" : $" (bounded by {string.Join(", ", analysis.Gap.Select(gap => $"{gap:G3}"))})";
        Console.WriteLine($"| {name} | {analysis.Outcomes:N0} | {zone} | {analysis.Frontier.Count:N0}{accuracy} | {times[times.Count / 2]:N0} ms | {allocated / 1e6:N0} MB |");
    }

    private static Dossier Additive(int issues, int terms, int parties, int digits = 4)
    {
        var random = new Random(7);
        var names = Enumerable.Range(0, issues).Select(i => new Issue
        {
            Id = new($"i{i}"),
            Deciders = Deciders.Nobody,
            Terms = Enumerable.Range(0, terms).Select(t => new Term(new($"t{t}"))).ToEquatableArray(),
        }).ToEquatableArray();
        return new Dossier
        {
            Title = "Generated",
            Parties = Enumerable.Range(0, parties).Select(p => new Party { Id = new($"p{p}"), Name = $"p{p}" }).ToEquatableArray(),
            Issues = names,
            Preferences = Enumerable.Range(0, parties).Select(p => new PartyPreference(new($"p{p}"), new Preference.Utility(names.Select(issue => new IssueUtility(
                issue.Id, decimal.Round((decimal)random.NextDouble() / issues * 2, digits), issue.Terms.Select(_ => decimal.Round((decimal)random.NextDouble(), digits)).ToEquatableArray())).ToEquatableArray()))).ToEquatableArray(),
        };
    }

    private static Dossier WithReservations(Dossier dossier) => dossier with
    {
        Preferences = dossier.Preferences.Select(p => p with { Preference = (Preference.Utility)p.Preference with { Reservation = 0.5m } }).ToEquatableArray(),
    };

    // In each group the terms may not all be the first, nor the first two of one kind with the last two of another.
    private static Dossier Constrained(Dossier dossier, int size) => dossier with
    {
        Constraints = dossier.Issues.Chunk(size).Select(group => new Constraint(new Formula.Not(new Formula.And(group.Select(issue =>
            (Formula)new Formula.In(issue.Id, issue.Terms.Take(5).Select(term => term.Id).ToEquatableArray())).ToEquatableArray())))).ToEquatableArray(),
    };

    private static Dossier Chained(Dossier dossier) => dossier with
    {
        Constraints = dossier.Issues.Zip(dossier.Issues.Skip(1), (a, b) => new Constraint(new Formula.Implies(
            new Formula.In(a.Id, a.Terms.Take(5).Select(term => term.Id).ToEquatableArray()),
            new Formula.Not(new Formula.Is(b.Id, b.Terms[9].Id))))).ToEquatableArray(),
    };

    private static Dossier Rectangles(int issues, int parties, int count)
    {
        var random = new Random(11);
        var dossier = Additive(issues, 10, parties);
        return dossier with
        {
            Preferences = dossier.Parties.Select(party => new PartyPreference(party.Id, new Preference.Utility([])
            {
                Parts = Enumerable.Range(0, count).Select(_ => (UtilityPart)new UtilityPart.When(
                    new Formula.And(dossier.Issues.OrderBy(_ => random.Next()).Take(random.Next(1, 5)).Select(Side).ToEquatableArray()), random.Next(10, 100))).ToEquatableArray(),
            })).ToEquatableArray(),
        };

        Formula Side(Issue issue)
        {
            var from = random.Next(0, 7);
            return new Formula.In(issue.Id, issue.Terms.Skip(from).Take(random.Next(3, 6)).Select(term => term.Id).ToEquatableArray());
        }
    }
}
