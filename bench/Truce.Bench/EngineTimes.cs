using System.Diagnostics;
using System.Globalization;
using Truce.Stability;
using Truce.States;

namespace Truce.Bench;

/// <summary>How do time and memory of the engine grow with the dispute, from a few thousand states to sixteen million?</summary>
/// <remarks>
/// Each dispute is judged in this process by Nash, GMR, SMR and SEQ, again and again until two seconds are spent, and the median is given.
/// The bytes are all that judging allocates, whether given back meanwhile or not: more than there are at any one time; 4 bytes for the ranks,
/// which compiling allocates, are added.
/// </remarks>
internal static class EngineTimes
{
    private static readonly TimeSpan s_enough = TimeSpan.FromSeconds(2);

    private static readonly EquatableArray<StabilityDefinition> s_definitions =
        StabilityDefinitions.All.Where(definition => definition.Id is "nash" or "gmr" or "smr" or "seq").ToEquatableArray();

    /// <summary>Measures the disputes whose names contain a word, and prints a table.</summary>
    public static int Measure(string word)
    {
        (string Name, GeneratedDispute Dispute)[] disputes =
        [
            ("yes/no", new() { DecisionMakers = 4, Issues = 3 }),
            ("yes/no", new() { DecisionMakers = 4, Issues = 4 }),
            ("yes/no", new() { DecisionMakers = 5, Issues = 4 }),
            ("yes/no", new() { DecisionMakers = 4, Issues = 5 }),
            ("yes/no", new() { DecisionMakers = 4, Issues = 6 }),
            ("yes/no, 40 priorities", new() { DecisionMakers = 5, Issues = 4, Priorities = 40 }),
            ("two large", new() { DecisionMakers = 2, Issues = 10 }),
            ("many", new() { DecisionMakers = 10, Issues = 2 }),
            ("three terms", new() { DecisionMakers = 4, Issues = 3, Terms = 3 }),
            ("two one-way issues each", new() { DecisionMakers = 5, Issues = 4, OneWay = 2 }),
            ("all issues one-way", new() { DecisionMakers = 5, Issues = 4, OneWay = 4 }),
            ("one shared issue each", new() { DecisionMakers = 5, Issues = 4, Shared = 1 }),
            ("5 constraints", new() { DecisionMakers = 5, Issues = 4, Constraints = 5 }),
            ("20 constraints", new() { DecisionMakers = 5, Issues = 4, Constraints = 20 }),
            ("all of it", new() { DecisionMakers = 4, Issues = 5, OneWay = 1, Shared = 1, Constraints = 5 }),
        ];
        Console.WriteLine("| Dispute | States | Decision makers | Compiled | Judged | for each state and decision maker | |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (var (name, dispute) in disputes)
        {
            if (name.Contains(word, StringComparison.Ordinal))
                Row(name, dispute);
        }

        return 0;
    }

    private static void Row(string name, GeneratedDispute dispute)
    {
        var dossier = dispute.ToDossier();
        var options = new StateSpaceOptions { MaxStates = 1 << 24 };
        var compile = Median(() => StateSpace.Compile(dossier, options));
        var space = StateSpace.Compile(dossier, options).Value;
        var before = GC.GetTotalAllocatedBytes(precise: true);
        StabilityAnalysis.Run(space, new StabilityOptions { Definitions = s_definitions });
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        var judge = Median(() => StabilityAnalysis.Run(space, new StabilityOptions { Definitions = s_definitions }));
        var pairs = (double)space.Count * space.DecisionMakers.Count;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {space.Count:N0} | {space.DecisionMakers.Count} | {compile.TotalMilliseconds:N1} ms | {judge.TotalMilliseconds:N1} ms | {judge.TotalNanoseconds / pairs:F0} ns | {4 + (allocated / pairs):F1} bytes |"));
    }

    private static TimeSpan Median(Action action)
    {
        action();
        var times = new List<TimeSpan>();
        var started = Stopwatch.GetTimestamp();
        do
        {
            var from = Stopwatch.GetTimestamp();
            action();
            times.Add(Stopwatch.GetElapsedTime(from));
        }
        while (Stopwatch.GetElapsedTime(started) < s_enough);
        times.Sort();
        return times[times.Count / 2];
    }
}
