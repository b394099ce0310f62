using System.Text.Json;
using Truce.Cli;

namespace Truce.Tests.Cli;

public sealed class CheckCommandTests
{
    private const string Sound = """
        dossier: Two sides
        parties: { east: {}, west: {} }
        issues:
          leave: { decided-by: west }
          cease: { decided-by: east }
        preferences:
          east: { priorities: [leave, not cease] }
          west: { priorities: [not leave, cease] }
        """;

    [Fact]
    public void A_sound_dossier_is_described_in_a_line()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Sound);
        Assert.Equal(
            new TruceRun(ExitCode.Fine, $"{folder.Path}: 2 parties, 2 issues, 0 statements, 0 proposals; nothing to report\n", ""),
            TruceRun.Of("check", folder.Path));
    }

    [Fact]
    public void Every_mistake_is_shown_with_its_line_and_a_caret_and_then_counted()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("dossier.yaml", Sound.Replace("decided-by: west", "decided-by: wst").Replace("[leave, not cease]", "[leave, not ceas]"));
        Assert.Equal(
            new TruceRun(
                ExitCode.Refused,
                $"{folder.Path}: cannot be used as it stands\n",
                $$"""
                {{file}}(4,24): error TRC0303: no party is called 'wst'; did you mean 'west'?
                    leave: { decided-by: wst }
                                         ^~~
                {{file}}(7,35): error TRC0301: no issue is called 'ceas'; did you mean 'cease'?
                    east: { priorities: [leave, not ceas] }
                                                    ^~~~
                2 errors, 0 warnings

                """),
            TruceRun.Of("check", folder.Path));
    }

    [Fact]
    public void Colour_is_for_terminals_only_and_can_be_turned_off()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", "dossier: [");
        var plain = TruceRun.Of("check", folder.Path);
        var coloured = TruceRun.Of(["check", folder.Path], OnTerminal);
        Assert.DoesNotContain("\e[", plain.Error);
        Assert.Contains("\e[1;31m error TRC", coloured.Error);
        Assert.Equal(plain, TruceRun.Of(["check", folder.Path, "--no-color"], OnTerminal));

        static Terminal OnTerminal(Stream output, Stream error) => new(output, error) { Width = 100, ColoursErrors = true };
    }

    [Fact]
    public void What_a_terminal_would_obey_is_not_passed_on_to_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Sound.Replace("decided-by: west", "decided-by: \"w\\e[31mst\""));
        var run = TruceRun.Of("check", folder.Path);
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.DoesNotContain('\e', run.Error);
    }

    [Fact]
    public void Json_has_every_diagnostic_with_its_place()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("dossier.yaml", Sound.Replace("decided-by: west", "decided-by: wst"));
        var run = TruceRun.Of("check", folder.Path, "--format", "json");
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Equal(["dossiers", "schema", "diagnostics"], json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal("truce-check/1", json.RootElement.GetProperty("schema").GetString());
        Assert.False(json.RootElement.GetProperty("dossiers")[0].GetProperty("usable").GetBoolean());
        var diagnostic = json.RootElement.GetProperty("diagnostics")[0];
        Assert.Equal(
            ("TRC0303", "error", file, 4, 24, 3, "no party is called 'wst'; did you mean 'west'?"),
            (diagnostic.GetProperty("id").GetString(), diagnostic.GetProperty("severity").GetString(), diagnostic.GetProperty("file").GetString(),
                diagnostic.GetProperty("line").GetInt32(), diagnostic.GetProperty("column").GetInt32(), diagnostic.GetProperty("length").GetInt32(),
                diagnostic.GetProperty("message").GetString()));
    }

    [Fact]
    public void A_path_that_leads_nowhere_is_an_error_of_the_user()
    {
        var run = TruceRun.Of("check", "no-such-folder");
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Equal("no-such-folder: cannot be used as it stands\n", run.Output);
        Assert.StartsWith("no-such-folder(1,1): error TRC0001: there is no such file or folder", run.Error);
    }

    [Fact]
    public void Expected_results_are_compared_for_every_dossier_below_a_folder()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a/dossier.yaml", Sound);
        folder.Write("a/expected.yaml", Expected("<NN>"));
        folder.Write("b/dossier.yaml", Sound);
        var wrong = folder.Write("c/dossier.yaml", Sound);
        folder.Write("c/expected.yaml", Expected("<YN>"));
        var run = TruceRun.Of("check", folder.Path, "--expect");
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Equal(
            $"""
            {"dossier".PadRight(folder.Path.Length + 2)}  results compared  mismatches
            {folder.Path}/a                 4           0
            {folder.Path}/b     none expected
            {folder.Path}/c                 4           2

            3 dossiers, 8 results compared, 2 mismatches

            """,
            run.Output);
        Assert.EndsWith("2 errors, 0 warnings\n", run.Error);
        Assert.Contains(Path.Combine(Path.GetDirectoryName(wrong)!, "expected.yaml"), run.Error);
    }

    private static string Expected(string nash) =>
        $"results: [{{ basis: computed, citation: By hand, equilibria: {{ nash: [{nash}] }} }}]\n";
}
