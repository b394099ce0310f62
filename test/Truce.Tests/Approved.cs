using System.Runtime.CompilerServices;
using System.Text;

namespace Truce.Tests;

/// <summary>Compares a whole text with the one that was read by a person and approved, in the folder Approved beside the test.</summary>
/// <remarks>
/// When a change of words is meant: run the test with the environment variable TRUCE_APPROVE set to 1, which writes the file, and read the difference
/// before committing it.
/// </remarks>
internal static class Approved
{
    private const int LinesAround = 2;

    public static void Text(string name, string actual, [CallerFilePath] string test = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, "Approved", name + ".txt");
        if (Environment.GetEnvironmentVariable("TRUCE_APPROVE") == "1")
            File.WriteAllBytes(file, Encoding.UTF8.GetBytes(actual));
        Assert.True(File.Exists(file), $"nobody has approved {name} yet; set TRUCE_APPROVE=1 to write {file}, then read it");
        var approved = File.ReadAllText(file);
        if (approved != actual)
            Assert.Fail(Difference(name, approved.Split('\n'), actual.Split('\n')));
    }

    private static string Difference(string name, string[] approved, string[] actual)
    {
        var first = approved.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        var last = approved.Skip(first).Reverse().Zip(actual.Skip(first).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        var before = approved[Math.Max(0, first - LinesAround)..first].Select(line => "  " + line);
        var gone = approved[first..(approved.Length - last)].Select(line => "- " + line);
        var come = actual[first..(actual.Length - last)].Select(line => "+ " + line);
        return $"{name} differs from what was approved, from line {first + 1}:\n{string.Join('\n', [.. before, .. gone, .. come])}";
    }
}
