using Truce.Cli;
using Truce.Text;

namespace Truce.Tests.Cli;

public sealed class ImportCommandTests
{
    private const string Model = """
        {
          "program": "gmcr+", "version": "0.4.1",
          "options": [ { "name": "Strike", "permittedDirection": "both" }, { "name": "Lock out", "permittedDirection": "fwd" } ],
          "decisionMakers": [
            { "name": "Union", "options": [0], "preferences": [ [[1, "N"]], [[0, "Y"]] ], "misperceptions": [ [[0, "Y"]] ], "payoffs": [1, 2, 3] },
            { "name": "Company", "options": [1], "preferences": [ [[0, "N"]] ] }
          ],
          "infeasibles": [ [[0, "Y"], [1, "Y"]] ],
          "useManualPreferenceRanking": false
        }
        """;

    [Fact]
    public void A_file_of_another_program_becomes_a_dossier_with_what_it_cannot_hold_beside_it()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("port.gmcr", Model);
        var target = Path.Combine(folder.Path, "port");
        var run = TruceRun.Of("import", file, "-o", target);

        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.Equal($"{Path.Combine(target, "dossier.yaml")}\n{Path.Combine(target, "gmcr-unused.json")}\n", run.Output);
        Assert.Contains("payoffs", File.ReadAllText(Path.Combine(target, "gmcr-unused.json")));
        Assert.EndsWith("0 errors, 2 warnings\n", run.Error);
        Assert.Equal(
            TruceRun.Of("stability", file).Output,
            TruceRun.Of("stability", target).Output);
    }

    [Fact]
    public void A_folder_with_something_in_it_is_left_alone_unless_forced()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("port.gmcr", Model);
        var mine = folder.Write("port/dossier.yaml", "mine");
        var target = Path.GetDirectoryName(mine)!;
        Assert.Equal(
            $"truce: the folder '{target}' is not empty; name another one, or give --force to write into it\n",
            TruceRun.Of("import", file, "-o", target).Error.Split("warnings\n")[1]);
        Assert.Equal("mine", File.ReadAllText(mine));

        Assert.Equal(ExitCode.Fine, TruceRun.Of("import", file, "-o", target, "--force").ExitCode);
        Assert.True(DossierFolder.Read(target).Result.IsUsable);
        Assert.Equal("mine", File.ReadAllText(mine + ".bak"));
    }

    [Fact]
    public void A_file_that_cannot_be_read_leaves_no_folder_behind()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("port.gmcr", "{");
        var run = TruceRun.Of("import", file, "-o", Path.Combine(folder.Path, "port"));
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.StartsWith($"{file}(1,", run.Error);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "port")));
    }

    [Fact]
    public void A_file_with_an_unknown_ending_is_refused_with_the_known_ones()
    {
        Assert.Equal(
            new TruceRun(ExitCode.Refused, "", "truce: 'model.xls' is not named like a file that Truce can import; known are *.gmcr, *.csv, *.tsv, *.xml, *.json, *.yml, *.yaml\n"),
            TruceRun.Of("import", "model.xls", "-o", "model"));
    }
}
