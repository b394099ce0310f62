using System.Diagnostics;
using Truce.Dossiers;
using Truce.Sequencing;
using Truce.Sequencing.Plans;

namespace Truce.Bench;

/// <summary>How long do the closures over many offers take, and the best order of a plan of twenty steps?</summary>
internal static class SequenceTimes
{
    private const int Offers = 10_000;
    private const int Steps = 20;

    /// <summary>Measures each and prints a table.</summary>
    public static int Measure()
    {
        Console.WriteLine("| What | Time |");
        Console.WriteLine("|---|---:|");
        foreach (var (name, graph) in new[] { ("random", RandomOffers()), ("a chain", Chain(isPromise: false)), ("a ring of promises", Ring()), ("a chain of promises that break one by one", Chain(isPromise: true)) })
        {
            Report($"three closures over {Offers:N0} offers, {name}", () =>
            {
                graph.Least();
                graph.Greatest();
                graph.Mixed();
            });
        }

        foreach (var hasNumbers in (bool[])[true, false])
        {
            var dossier = PlanOf(Steps, hasNumbers);
            Report($"a plan of {Steps} free steps, two parties, {(hasNumbers ? "utilities" : "priorities")}", () => StepPlanAnalysis.Run(dossier, new("plan")));
        }

        var large = PlanOf(40, hasNumbers: true);
        Report("a plan of 40 free steps, bounded", () => StepPlanAnalysis.Run(large, new("plan")));
        return 0;
    }

    private static void Report(string what, Action run)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var started = Stopwatch.GetTimestamp();
            run();
            var elapsed = Stopwatch.GetElapsedTime(started);
            best = elapsed < best ? elapsed : best;
        }

        Console.WriteLine($"| {what} | {best.TotalMilliseconds:N0} ms |");
    }

    private static OfferGraph RandomOffers()
    {
        var random = new Random(7);
        return new OfferGraph(Offers, Some(2), Some(1), Some(2));

        int[][] Some(int most) => [.. Enumerable.Range(0, Offers).Select(_ => Enumerable.Range(0, random.Next(most + 1)).Select(_ => random.Next(Offers)).Distinct().ToArray())];
    }

    private static OfferGraph Chain(bool isPromise)
    {
        int[][] conditions = [.. Enumerable.Range(0, Offers).Select(o => o == 0 ? [] : new[] { o - 1 })];
        int[][] none = [.. Enumerable.Range(0, Offers).Select(_ => Array.Empty<int>())];
        int[][] gives = [.. Enumerable.Range(0, Offers).Select(o => new[] { o })];
        return new OfferGraph(Offers, isPromise ? none : conditions, isPromise ? conditions : none, gives);
    }

    private static OfferGraph Ring()
    {
        int[][] none = [.. Enumerable.Range(0, Offers).Select(_ => Array.Empty<int>())];
        return new OfferGraph(Offers, none, [.. Enumerable.Range(0, Offers).Select(o => new[] { (o + 1) % Offers })], [.. Enumerable.Range(0, Offers).Select(o => new[] { o })]);
    }

    private static Dossier PlanOf(int steps, bool hasNumbers)
    {
        var random = new Random(7);
        PartyId[] parties = [new("a"), new("b")];
        IssueId[] issues = [.. Enumerable.Range(0, steps).Select(k => new IssueId($"i{k}"))];
        Formula Yes(int k) => new Formula.Is(issues[k], TermId.Yes);
        Preference PreferenceOf(int party) => hasNumbers
            ? new Preference.Utility(issues.Select((id, k) => new IssueUtility(id, 1, [0, k % 2 == party ? -random.Next(1, 9) : random.Next(2, 12)])).ToEquatableArray())
            : new Preference.Priorities(Enumerable.Range(0, 8).Select(_ => random.Next(steps)).Select(k => new Priority(k % 2 == party ? new Formula.Not(Yes(k)) : Yes(k))).ToEquatableArray());
        return new Dossier
        {
            Title = "A plan",
            Parties = parties.Select(id => new Party { Id = id, Name = id.Value }).ToEquatableArray(),
            Issues = issues.Select((id, k) => new Issue { Id = id, Deciders = Deciders.One(parties[k % 2]), Terms = [new(TermId.No), new(TermId.Yes)] }).ToEquatableArray(),
            StatusQuo = new StatusQuo(issues.Select(_ => TermId.No).ToEquatableArray()),
            Preferences = parties.Select((id, p) => new PartyPreference(id, PreferenceOf(p))).ToEquatableArray(),
            Plans = [new Plan { Id = new("plan"), Steps = issues.Select((id, k) => new PlanStep { Id = new(id.Value), By = [parties[k % 2]], Then = [Yes(k)] }).ToEquatableArray() }],
        };
    }
}
