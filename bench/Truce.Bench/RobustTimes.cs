using System.Diagnostics;
using System.Globalization;
using Truce.Dossiers;
using Truce.Robustness;
using Truce.Stability;
using Truce.States;

namespace Truce.Bench;

/// <summary>How long does it take to find what holds whatever is not known, and in what share of the cases the rest does?</summary>
/// <remarks>Disputes of three decision makers; of each, some priorities have no known place or no known order among themselves. Each row is the median of five runs.</remarks>
internal static class RobustTimes
{
    private const int Runs = 5;

    /// <summary>Measures and prints a table.</summary>
    public static int Measure()
    {
        Console.WriteLine("| Dispute | States | Necessary and possible, one draw | 10,000 draws at most | Draws |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        Row("three issues each", Unsure(new GeneratedDispute { DecisionMakers = 3, Issues = 3 }.ToDossier()));
        Row("three issues each and one more", Unsure(WithOneMore(new GeneratedDispute { DecisionMakers = 3, Issues = 3 }.ToDossier())));
        return 0;
    }

    private static void Row(string name, Dossier dossier)
    {
        var space = StateSpace.Compile(dossier).Value;
        var definitions = StabilityDefinitions.Standard.Where(definition => definition.Id is "nash" or "gmr" or "smr" or "seq").ToEquatableArray();
        var certain = Median(space, new RobustnessOptions { Definitions = definitions, Draws = 1 }, out _);
        var drawn = Median(space, new RobustnessOptions { Definitions = definitions, Draws = 10_000 }, out var draws);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {space.Count:N0} | {certain:N0} ms | {drawn:N0} ms | {draws:N0} |"));
    }

    private static double Median(StateSpace space, RobustnessOptions options, out long draws)
    {
        draws = RobustnessAnalysis.Run(space, options).Value.Draws;
        var times = new double[Runs];
        for (var run = 0; run < Runs; run++)
        {
            var from = Stopwatch.GetTimestamp();
            RobustnessAnalysis.Run(space, options);
            times[run] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        }

        return times.Order().ElementAt(Runs / 2);
    }

    /// <summary>An issue more for the first party, so that a dispute of three has 1,024 states.</summary>
    private static Dossier WithOneMore(Dossier dossier) => dossier with
    {
        Issues = dossier.Issues.Append(new Issue { Id = new("one-more"), Deciders = dossier.Issues[0].Deciders, Terms = dossier.Issues[0].Terms }).ToEquatableArray(),
    };

    /// <summary>The same with three priorities of each party in no known order, and one that may stand anywhere.</summary>
    private static Dossier Unsure(Dossier dossier) => dossier with
    {
        Preferences = dossier.Preferences.Select(preference => preference with
        {
            Preference = new Preference.Priorities(((Preference.Priorities)preference.Preference).Statements.Select((priority, place) => priority with
            {
                Place = place switch { 3 or 4 => PriorityPlace.WithPrevious, 7 => PriorityPlace.Unsure, _ => PriorityPlace.Fixed },
            }).ToEquatableArray()),
        }).ToEquatableArray(),
    };
}
