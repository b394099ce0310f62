using System.Diagnostics;
using Truce.Agreement.Protocols;
using Truce.Dossiers;

namespace Truce.Bench;

/// <summary>How many rounds of alternating offers a second?</summary>
/// <remarks>For comparison, NegMAS 0.15.7 on 1,000 packages: 1,400 to 1,600 rounds a CPU second for two time-based negotiators, 2,400 to 2,600 for MiCRO.</remarks>
internal static class NegotiationTimes
{
    private const int Rounds = 1_000;

    /// <summary>Measures each negotiator against itself and prints a table.</summary>
    public static int Measure()
    {
        Console.WriteLine("| Negotiators | Packages | Setting the table | Rounds a second |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (var issues in (int[])[3, 5])
        {
            var dossier = Opposed(issues);
            var started = Stopwatch.GetTimestamp();
            var table = NegotiationTable.Prepare(dossier, new NegotiationOptions { Rounds = Rounds }).Value;
            var setting = Stopwatch.GetElapsedTime(started);
            foreach (var negotiator in NegotiatorList.All)
            {
                EquatableArray<Negotiator> both = [negotiator, negotiator];
                var (rounds, elapsed) = (0L, TimeSpan.Zero);
                for (var repetition = 0; elapsed.TotalSeconds < 1; repetition++)
                {
                    started = Stopwatch.GetTimestamp();
                    rounds += table.Run(both, repetition).Rounds;
                    elapsed += Stopwatch.GetElapsedTime(started);
                }

                Console.WriteLine($"| two {negotiator.Id} | {table.Count:N0} | {setting.TotalMilliseconds:N0} ms | {rounds / elapsed.TotalSeconds:N0} |");
            }
        }

        return 0;
    }

    // What one gains the other loses, nearly: few packages are good for both, so that they go on for long.
    private static Dossier Opposed(int issues)
    {
        var random = new Random(7);
        var names = Enumerable.Range(0, issues).Select(i => new Issue
        {
            Id = new($"i{i}"),
            Deciders = Deciders.Nobody,
            Terms = Enumerable.Range(0, 10).Select(t => new Term(new($"t{t}"))).ToEquatableArray(),
        }).ToEquatableArray();
        var first = names.Select(issue => issue.Terms.Select(_ => random.Next(1, 1_000) / 1_000m).ToArray()).ToArray();
        return new Dossier
        {
            Title = "Generated",
            Parties = [new Party { Id = new("a"), Name = "A" }, new Party { Id = new("b"), Name = "B" }],
            Issues = names,
            Preferences =
            [
                new PartyPreference(new("a"), new Preference.Utility(names.Select((issue, i) => new IssueUtility(issue.Id, 1m / issues, first[i].ToEquatableArray())).ToEquatableArray(), 0.5m)),
                new PartyPreference(new("b"), new Preference.Utility(names.Select((issue, i) => new IssueUtility(issue.Id, 1m / issues, first[i].Select(value => 1 - value).ToEquatableArray())).ToEquatableArray(), 0.5m)),
            ],
        };
    }
}
