using System.Diagnostics;

namespace Truce.Bench;

/// <summary>How long does the published program take, from its start to its end?</summary>
/// <remarks>BenchmarkDotNet measures methods; this starts the program itself, again and again, and gives the median of the wall-clock times.</remarks>
internal static class ProgramTimes
{
    private const int WarmUps = 3;
    private const int Runs = 25;

    /// <summary>Measures the program at that path and prints a table.</summary>
    /// <returns>0, or 1 when the program failed.</returns>
    public static int Measure(string program)
    {
        var parent = Directory.CreateTempSubdirectory("truce-bench-");
        try
        {
            var small = parent.CreateSubdirectory("small").FullName;
            LargeDossier.Write(small, statements: 20, sources: 2, wordsPerSource: 1_000);
            var large = parent.CreateSubdirectory("large").FullName;
            LargeDossier.Write(large, statements: 2_000, sources: 200, wordsPerSource: 1_000);
            var speeches = parent.CreateSubdirectory("speeches").FullName;
            LargeDossier.Write(speeches, statements: 2_000, sources: 200, wordsPerSource: 10_000);
            Console.WriteLine("| Command | Median | Fastest | Slowest | Runs |");
            Console.WriteLine("|---|---:|---:|---:|---:|");
            return Row(program, "truce --version", "--version")
                && Row(program, "truce check, 20 statements from 2 reports", "check", small)
                && Row(program, "truce check, 2,000 statements from 200 reports", "check", large)
                && Row(program, "truce check, 2,000 statements from 200 speeches of 10,000 words", "check", speeches) ? 0 : 1;
        }
        finally
        {
            parent.Delete(recursive: true);
        }
    }

    private static bool Row(string program, string name, params string[] args)
    {
        var times = new List<double>();
        for (var run = -WarmUps; run < Runs; run++)
        {
            var started = Stopwatch.GetTimestamp();
            using var process = Process.Start(new ProcessStartInfo(program, args) { UseShellExecute = false, RedirectStandardOutput = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                Console.Error.WriteLine($"{name} ended with exit code {process.ExitCode}");
                return false;
            }

            if (run >= 0)
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"| {name} | {times[Runs / 2]:F0} ms | {times[0]:F0} ms | {times[^1]:F0} ms | {Runs} |");
        return true;
    }
}
