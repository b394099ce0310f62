using System.Diagnostics;
using System.Globalization;
using Truce.Stability.Inverse;
using Truce.States;

namespace Truce.Bench;

/// <summary>How long does it take to find the smallest change after which a state holds?</summary>
/// <remarks>
/// Disputes of three decision makers, each row the median and the longest of many states chosen evenly; every row is one definition. SEQ and SSEQ are searched up to
/// the default limit, and only in the small ones; the last column says for how many states the answer is exact.
/// </remarks>
internal static class InverseTimes
{
    private const int MostTargets = 40;
    private const int MostStatesTogether = 100;

    /// <summary>Measures and prints a table.</summary>
    public static int Measure()
    {
        Console.WriteLine("| Dispute | States | Definition | Median | Longest | Swaps, median | Exact |");
        Console.WriteLine("|---|---:|---|---:|---:|---:|---:|");
        Rows("yes/no, 20 priorities", new() { DecisionMakers = 3, Issues = 2, Priorities = 20 });
        Rows("yes/no, 20 priorities", new() { DecisionMakers = 3, Issues = 3, Priorities = 20 });
        Rows("three terms, 20 priorities", new() { DecisionMakers = 3, Issues = 2, Terms = 3, Priorities = 20 });
        Rows("2 x 5 yes/no, 20 priorities", new() { DecisionMakers = 2, Issues = 5, Priorities = 20 });
        Rows("yes/no, 20 priorities", new() { DecisionMakers = 3, Issues = 4, Priorities = 20 });
        Rows("one-way, shared, constraints", new() { DecisionMakers = 3, Issues = 4, Priorities = 20, OneWay = 1, Shared = 1, Constraints = 3 });
        return 0;
    }

    private static void Rows(string name, GeneratedDispute dispute)
    {
        var space = StateSpace.Compile(dispute.ToDossier()).Value;
        var targets = Enumerable.Range(0, space.Count).Where(s => s % (1 + (space.Count / MostTargets)) == 0).Select(s => new StateId(s)).ToArray();
        foreach (var definition in InverseAnalysis.Supported)
        {
            var options = new InverseOptions { Definitions = [definition] };
            if (definition.Id is "seq" or "sseq" && space.Count > MostStatesTogether)
                continue;
            InverseAnalysis.Run(space, [targets[0]], options);
            var times = new List<(double Milliseconds, TargetChange Change)>();
            foreach (var target in targets)
            {
                var from = Stopwatch.GetTimestamp();
                var change = InverseAnalysis.Run(space, [target], options).Value.Definitions[0].Nearest[0];
                times.Add((Stopwatch.GetElapsedTime(from).TotalMilliseconds, change));
            }

            var ordered = times.Select(time => time.Milliseconds).Order().ToArray();
            var swaps = times.Select(time => time.Change.Size.Count).Order().ToArray();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {space.Count:N0} | {definition.Abbreviation} | {ordered[ordered.Length / 2]:N1} ms | {ordered[^1]:N1} ms | {swaps[swaps.Length / 2]} | {times.Count(time => time.Change.IsLeast)} of {times.Count} |"));
        }
    }
}
