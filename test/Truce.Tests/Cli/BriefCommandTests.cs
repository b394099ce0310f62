using Truce.Cli;
using Truce.Reports;
using Truce.Text;

namespace Truce.Tests.Cli;

public sealed class BriefCommandTests
{
    private static readonly string s_chicken = Repository.PathOf("casebook", "chicken-fang-1993");

    [Fact]
    public void The_brief_is_printed_as_text()
    {
        var folder = DossierFolder.Read(s_chicken);
        var brief = Brief.Of(folder.Result.Dossier!, BriefMaterial.Of(folder.Result.Dossier!, folder.Sha256));
        Assert.Equal(new TruceRun(ExitCode.Fine, TextBrief.Write(brief, 100), ""), TruceRun.Of("brief", s_chicken));
    }

    [Fact]
    public void A_page_is_written_where_the_user_says_and_written_again()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "chicken.html");
        Assert.Equal(new TruceRun(ExitCode.Fine, $"The brief is in '{file}'.\n", ""), TruceRun.Of("brief", s_chicken, "-o", file));
        var page = File.ReadAllText(file);
        Assert.StartsWith("<!DOCTYPE html>", page);
        Assert.Contains("<h1>Chicken</h1>", page);
        Assert.Equal(ExitCode.Fine, TruceRun.Of("brief", s_chicken, "-o", file).ExitCode);
        Assert.Equal(page, File.ReadAllText(file));
    }

    [Fact]
    public void A_file_that_is_no_brief_is_replaced_only_by_force()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("mine.html", "<p>years of work</p>");
        Assert.Equal(
            new TruceRun(ExitCode.Refused, "", $"truce: '{file}' is there already and is not a brief of Truce's; name another file, or give --force to replace it\n"),
            TruceRun.Of("brief", s_chicken, "-o", file));
        Assert.Equal("<p>years of work</p>", File.ReadAllText(file));

        Assert.Equal(ExitCode.Fine, TruceRun.Of("brief", s_chicken, "-o", file, "--force").ExitCode);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(file));
        Assert.Equal("<p>years of work</p>", File.ReadAllText(file + ".bak"));
    }

    [Fact]
    public void Another_kind_of_file_is_refused_with_what_can_be_written()
    {
        Assert.Equal(
            new TruceRun(
                ExitCode.Refused,
                "",
                "truce: 'brief.pdf' does not end in .html; the brief is written as an HTML page, or as text to the terminal when no file is named\n"),
            TruceRun.Of("brief", s_chicken, "-o", "brief.pdf"));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_said_to_be_so()
    {
        using var folder = new TemporaryFolder();
        var run = TruceRun.Of("brief", s_chicken, "-o", Path.Combine(folder.Path, "nowhere", "brief.html"));
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.StartsWith($"truce: '{Path.Combine(folder.Path, "nowhere", "brief.html")}' cannot be written: ", run.Error);
    }
}
