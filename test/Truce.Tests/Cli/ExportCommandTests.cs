using Truce.Cli;
using Truce.Exports;
using Truce.Tests.Text.Formats;

namespace Truce.Tests.Cli;

public sealed class ExportCommandTests
{
    private static readonly string s_prisoners = Repository.PathOf("casebook", "prisoners-dilemma-fang-1993");

    [Fact]
    public void The_file_goes_to_the_standard_output_and_what_it_leaves_out_to_the_standard_error()
    {
        var run = TruceRun.Of("export", s_prisoners, "--to", "csv");
        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.StartsWith("decision maker,option,1,2,3,4\n", run.Output);
        Assert.All(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("truce: ", line));
    }

    [Fact]
    public void A_file_is_written_once_and_replaced_only_when_forced()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "game.nfg");
        Assert.Equal((ExitCode.Fine, file + "\n"), (TruceRun.Of("export", s_prisoners, "--to", "nfg", "-o", file) is var run ? run.ExitCode : 0, run.Output));
        var text = File.ReadAllText(file);
        Assert.Equal(TruceRun.Of("export", s_prisoners, "--to", "nfg").Output, text);

        Assert.Equal(
            new TruceRun(ExitCode.Refused, "", $"truce: '{file}' is there already; name another file, or give --force to replace it\n"),
            TruceRun.Of("export", s_prisoners, "--to", "dot", "-o", file));
        Assert.Equal(ExitCode.Fine, TruceRun.Of("export", s_prisoners, "--to", "dot", "-o", file, "--force").ExitCode);
        Assert.StartsWith("digraph", File.ReadAllText(file));
        Assert.Equal(text, File.ReadAllText(file + ".bak"));
    }

    [Fact]
    public void A_refusal_gives_every_reason_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "talks.gmcr");
        var run = TruceRun.Of("export", Repository.PathOf("casebook", "opening-talks-2024"), "--to", "gmcr", "-o", file);
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Equal(
            "truce: 'talks' has 3 terms (none, open, agreed); an option of GMCR+ has two, N and Y\n"
            + "truce: 'talks' is decided by Russia and Ukraine together; in GMCR+ whoever has an option can change it alone\n",
            run.Error);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_a_refusal()
    {
        using var folder = new TemporaryFolder();
        var run = TruceRun.Of("export", s_prisoners, "--to", "dot", "-o", Path.Combine(folder.Path, "no", "such", "folder.dot"));
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("cannot be written", run.Error);
    }

    [Fact]
    public void An_unknown_format_is_refused_with_the_known_ones()
    {
        var run = TruceRun.Of("export", s_prisoners, "--to", "pickle");
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.All(ExportFormats.All, format => Assert.Contains($"'{format.Id}'", run.Error));
    }

    [Fact]
    public void What_an_import_kept_beside_the_dossier_is_in_the_file_again()
    {
        using var folder = new TemporaryFolder();
        var dossier = Path.Combine(folder.Path, "imported");
        Assert.Equal(ExitCode.Fine, TruceRun.Of("import", Path.Combine(Sample.Folder, "everything.gmcr"), "-o", dossier).ExitCode);
        var again = TruceRun.Of("export", dossier, "--to", "gmcr").Output;
        Assert.Contains("\"misperceptions\": [[[3, \"Y\"]]]", again);
        Assert.Equal(again, TruceRun.Of("export", Path.Combine(dossier, "dossier.yaml"), "--to", "gmcr").Output);
        Assert.Equal(again, TruceRun.Of("export", Path.Combine(Sample.Folder, "everything.gmcr"), "--to", "gmcr").Output);

        File.WriteAllBytes(Path.Combine(dossier, "gmcr-unused.json"), [0xFF]);
        var broken = TruceRun.Of("export", dossier, "--to", "gmcr");
        Assert.Equal(ExitCode.Refused, broken.ExitCode);
        Assert.Contains($"{Path.Combine(dossier, "gmcr-unused.json")}(1,1): error TRC0003: the file is not UTF-8 text", broken.Error);
    }
}
