using System.Text.Json;
using Truce.Cli;

namespace Truce.Tests.Cli;

public sealed class AgreeCommandTests
{
    private const string NiceOrDie = """
        dossier: Nice or die
        parties: { a: { name: A }, b: { name: B } }
        issues: { share: { decided-by: { all: [a, b] }, terms: [most, least, even] } }
        preferences:
          a: { utility: { share: { weight: 1, out-of: 1000, values: { most: 1000, least: 160, even: 299 } } }, reservation: 0 }
          b: { utility: { share: { weight: 1, out-of: 1000, values: { most: 160, least: 1000, even: 299 } } }, reservation: 0 }
        """;

    [Fact]
    public void Json_has_the_counts_the_frontier_and_every_solution()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", NiceOrDie);
        using var json = JsonDocument.Parse(TruceRun.Of("agree", folder.Path, "--format", "json").Output);
        var root = json.RootElement;
        Assert.Equal("""["a","b"]""", root.GetProperty("parties").GetRawText());
        Assert.Equal(3, root.GetProperty("outcomes").GetInt32());
        Assert.Equal(3, root.GetProperty("rational").GetInt32());
        Assert.Equal(
            """{"count":3,"points":[{"state":[0],"utility":[1,0.16],"packages":1},{"state":[2],"utility":[0.299,0.299],"packages":1},{"state":[1],"utility":[0.16,1],"packages":1}]}""",
            root.GetProperty("pareto").GetRawText());

        // With no agreement worth 0, 1 · 0.16 beats 0.299²; NegMAS reckons from the worst package and finds the even share.
        var nash = root.GetProperty("solutions").GetProperty("nash");
        Assert.Equal("[[0],[1]]", nash.GetProperty("states").GetRawText());
        Assert.Equal("[[2]]", root.GetProperty("solutions").GetProperty("negmas:nash").GetProperty("states").GetRawText());
        Assert.Equal("[[2]]", root.GetProperty("solutions").GetProperty("kalai-smorodinsky").GetProperty("states").GetRawText());
        Assert.Equal([0.58, 0.58], nash.GetProperty("lottery").EnumerateArray().Select(number => Math.Round(number.GetDouble(), 9)));
        Assert.Equal("truce-agreement/1", root.GetProperty("schema").GetString());
    }

    [Fact]
    public void Text_shows_the_zone_the_solutions_and_the_packages()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", NiceOrDie);
        var run = TruceRun.Of("agree", folder.Path);
        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.StartsWith("Nice or die\n3 feasible, 3 in the zone of agreement (nobody with a stated walk-away would refuse them), 3 efficient\n", run.Output);
        Assert.Contains("egalitarian", run.Output);
    }

    [Fact]
    public void Where_no_zone_is_open_the_command_says_what_rules_it_out_and_what_would_open_it()
    {
        var run = TruceRun.Of("agree", Repository.PathOf("casebook", "opening-talks-2024"));
        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.Contains("There is no zone of agreement", run.Output);
        Assert.Contains("These three together rule every package out", run.Output);
        Assert.Contains("What Ukraine would not accept, that Ukraine's forces leave the four regions (the refusal is", run.Output);
        Assert.Contains("  - If Ukraine accepted that Ukraine's forces leave the four regions, eight packages would open;", run.Output);
        Assert.Contains("“Kyiv has consistently refused to concede any territory to Russia.”", run.Output);
    }

    [Fact]
    public void A_party_or_a_formula_that_is_not_known_is_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", NiceOrDie);
        var party = TruceRun.Of("agree", folder.Path, "--for", "c");
        Assert.Equal(ExitCode.Refused, party.ExitCode);
        Assert.Contains("no party is called 'c'; the parties are 'a', 'b'", party.Error);
        var formula = TruceRun.Of("agree", folder.Path, "--where", "share=none");
        Assert.Equal(ExitCode.Refused, formula.ExitCode);
        Assert.Contains("the issue 'share' has no term 'none'", formula.Error);
    }
}
