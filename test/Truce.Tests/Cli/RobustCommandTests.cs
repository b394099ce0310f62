using System.Text.Json;
using System.Text.RegularExpressions;

namespace Truce.Tests.Cli;

public sealed partial class RobustCommandTests
{
    // Twelve states in any order that keeps peace above war: far too many to go through.
    private const string Half = """
        dossier: Half known
        parties: { east: { name: East }, west: { name: West } }
        issues:
          war: { decided-by: east }
          a: { decided-by: east, terms: [x, y, z] }
          b: { decided-by: west }
        status-quo: { war: no, a: x, b: no }
        preferences:
          east: { known: [{ prefer: not war and a = x, to: war and a = x }] }
          west: { priorities: [{ any-order: [b, a = y] }] }
        """;

    [Fact]
    public void The_opening_case_is_told_in_sentences_and_a_table()
    {
        var run = TruceRun.Of("robust", Repository.PathOf("casebook", "opening-talks-2024"));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("The status quo is an equilibrium in every profile that fits under Nash, GMR, SMR, SEQ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Together 192 profiles of preferences fit, and all were looked at.", run.Output, StringComparison.Ordinal);
        Assert.Contains("It is\n    not the chance that something happens.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Drawing_that_was_stopped_goes_on_as_if_it_had_not_been()
    {
        using var folder = Written();
        var stand = Path.Combine(folder.Path, "stand.json");
        Assert.Equal(0, Run(folder, "--draws", "512", "--resume", stand).ExitCode);
        var before = File.ReadAllText(stand);
        var gone = Run(folder, "--draws", "1024", "--resume", stand, "--format", "json");
        Assert.NotEqual(before, File.ReadAllText(stand));
        Assert.Equal(Without(Run(folder, "--draws", "1024", "--format", "json").Output), Without(gone.Output));
    }

    [Fact]
    public void Where_drawing_stood_for_another_question_is_not_gone_on_from()
    {
        using var folder = Written();
        var stand = Path.Combine(folder.Path, "stand.json");
        Assert.Equal(0, Run(folder, "--draws", "512", "--resume", stand).ExitCode);
        var other = Run(folder, "--draws", "1024", "--seed", "2", "--resume", stand, "--format", "json");
        Assert.Equal(Without(Run(folder, "--draws", "1024", "--seed", "2", "--format", "json").Output), Without(other.Output));
    }

    [Fact]
    public void What_was_drawn_is_taken_from_the_folder_that_keeps_it_and_only_for_the_same_question()
    {
        using var folder = Written();
        var kept = Path.Combine(folder.Path, "kept");
        var first = Run(folder, "--draws", "512", "--cache", kept, "--format", "json");
        var file = Assert.Single(Directory.GetFiles(kept));

        // Counts that were doctored come out again: nothing was drawn anew.
        var text = File.ReadAllText(file);
        File.WriteAllText(file, Sums().Replace(text, match => $"{match.Groups["head"].Value}512,512,{string.Join(',', match.Groups["rest"].Value.Split(',').Select(_ => "0"))}"));
        var second = Run(folder, "--draws", "512", "--cache", kept, "--format", "json");
        Assert.NotEqual(Without(first.Output), Without(second.Output));
        Assert.Equal(0, Run(folder, "--draws", "512", "--seed", "2", "--cache", kept).ExitCode);
        Assert.Equal(2, Directory.GetFiles(kept).Length);
    }

    [Fact]
    public void A_file_that_is_something_else_is_refused_and_left_as_it_is()
    {
        using var folder = Written();
        var file = folder.Write("notes.json", "my notes");
        var run = Run(folder, "--resume", file);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is there already and is not what --resume keeps; name another file", run.Error, StringComparison.Ordinal);
        Assert.Equal("my notes", File.ReadAllText(file));
    }

    [Theory]
    [InlineData("truce: --resume keeps where drawing stands in a file and --cache in a folder; give one of them", "--resume", "a", "--cache", "b")]
    [InlineData("truce: --draws takes a number from 1 to 1,000,000, not 0", "--draws", "0")]
    [InlineData("no issue is called 'pece'", "--where", "pece")]
    [InlineData("truce: the formula that picks states holds of no feasible state", "--where", "war and not war")]
    [InlineData("is more than sanctions against improvements, and only such definitions are judged in many profiles", "--definition", "nm")]
    public void What_cannot_be_answered_is_refused_with_the_reason(string message, params string[] options)
    {
        using var folder = Written();
        var run = Run(folder, options);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dossier_in_which_everything_is_known_says_so()
    {
        var run = TruceRun.Of("robust", Repository.PathOf("casebook", "prisoners-dilemma-fang-1993"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("The dossier says of no preference that it is not known, so each conclusion holds always or never.", run.Output.ReplaceLineEndings(" ").Replace("     ", " "), StringComparison.Ordinal);
    }

    private static TemporaryFolder Written()
    {
        var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Half);
        return folder;
    }

    private static TruceRun Run(TemporaryFolder folder, params string[] options) => TruceRun.Of(["robust", Path.Combine(folder.Path, "dossier.yaml"), .. options]);

    // The same but for how long it took.
    private static string Without(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Elapsed().Replace(document.RootElement.GetRawText(), "");
    }

    [GeneratedRegex(@"""elapsed[^""]*"":\s*[^,}]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Elapsed();

    [GeneratedRegex(@"(?<head>""sums"":\s*\[\s*)[^,]+,[^,]+,(?<rest>[^\]]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sums();
}
