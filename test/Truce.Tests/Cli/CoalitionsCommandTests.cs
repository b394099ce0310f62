using System.Text.Json;
using Truce.Cli;

namespace Truce.Tests.Cli;

public sealed class CoalitionsCommandTests
{
    /// <summary>Both would rather have the treaty, and neither can sign it alone.</summary>
    private const string Dispute = """
        dossier: Treaty
        parties: { east: { name: East }, west: { name: West } }
        issues:
          treaty: { decided-by: { all: [east, west] } }
          garrison: { decided-by: east }
        status-quo: { treaty: no, garrison: yes }
        preferences:
          east: { priorities: [treaty, garrison] }
          west: { priorities: [treaty] }
        """;

    private static readonly string s_elmira = Repository.PathOf("casebook", "elmira-kinsara-2014");

    [Fact]
    public void The_table_shows_who_would_leave_each_state_and_then_the_equilibria_that_are_upset()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Dispute);
        Assert.Equal(
            new TruceRun(
                ExitCode.Fine,
                """
                Treaty
                4 feasible states, 2 decision makers, 3 coalitions

                state  1  2  alone  CNash
                 1     N  N  -      A AB
                 2     Y  N  -      A
                >3     N  Y  all    AB
                 4     Y  Y  all    *

                A East, B West, > the status quo
                alone: the definitions under which the state is an equilibrium of parties that move alone
                CNash coalitional Nash stability
                Under each: * stable for every coalition, else the coalitions that would leave the state

                  1  treaty: N no, Y yes
                  2  garrison: N no, Y yes

                Coalitional equilibria (states that are stable for every coalition)
                  CNash  4

                Equilibria of parties that move alone, and the ways on which a coalition would leave them
                  >3 (all)
                    AB to 2, no equilibrium: at once
                    AB to 4, an equilibrium (all): at once

                """,
                ""),
            TruceRun.Of("coalitions", folder.Path, "-d", "cnash"));
    }

    [Fact]
    public void The_story_of_a_coalition_is_told_with_its_moves() => Approved.Text(
        "coalition-elmira-7", TruceRun.Of("coalitions", s_elmira, "--explain", "7", "-c", "moe+uniroyal").Output);

    [Fact]
    public void A_story_has_replies_and_the_words_that_it_rests_on() => Approved.Text(
        "coalition-opening-talks", TruceRun.Of("coalitions", Repository.PathOf("casebook", "opening-talks-2024"), "--explain", "status-quo", "-c", "ukraine+russia").Output);

    [Fact]
    public void A_structure_leaves_coalitions_out()
    {
        var run = TruceRun.Of("coalitions", s_elmira, "--structure", "local-government+moe,uniroyal", "-d", "cnash");
        Assert.Contains("12 feasible states, 3 decision makers, 2 coalitions\n", run.Output);
        Assert.Contains("Coalitional equilibria (states that are stable for AC, B)\n", run.Output);
    }

    [Fact]
    public void Json_is_as_documented_to_the_last_property()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Dispute);
        using var json = JsonDocument.Parse(TruceRun.Of("coalitions", folder.Path, "--format", "json", "-d", "cnash", "--where", "not treaty").Output);
        var root = json.RootElement;
        Assert.Equal("""[["east"],["west"],["east","west"]]""", root.GetProperty("coalitions").GetRawText());
        Assert.Equal(
            """[{"state":[0,0],"stable":{"cnash":[1]},"equilibrium":[]},{"state":[0,1],"stable":{"cnash":[0,1]},"equilibrium":[]}]""",
            root.GetProperty("states").GetRawText());
        var upset = Assert.Single(root.GetProperty("upset").EnumerateArray());
        Assert.Equal("[0,1]", upset.GetProperty("state").GetRawText());
        Assert.Equal("""{"coalition":["east","west"],"to":[1,0],"steps":[{"by":["east","west"],"to":[1,0]}],"equilibrium":[]}""", upset.GetProperty("ways")[0].GetRawText());
        Assert.Equal("truce-coalitions/1", root.GetProperty("schema").GetString());
    }

    [Theory]
    [InlineData("truce: --explain needs --coalition, since a state is stable or not for one coalition at a time", "--explain", "1")]
    [InlineData("truce: --coalition goes with --explain; to judge for some coalitions only, use --structure", "-c", "east")]
    [InlineData("truce: --structure does not go with --explain, which tells of the one coalition that --coalition names", "--structure", "east", "--explain", "1", "-c", "east")]
    [InlineData("truce: no party is called 'south'; the decision makers are 'east', 'west'", "--structure", "east+south")]
    public void What_cannot_be_answered_is_refused_with_the_reason(string message, params string[] options)
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Dispute);
        Assert.Equal(new TruceRun(ExitCode.Refused, "", message + "\n"), TruceRun.Of(["coalitions", folder.Path, .. options]));
    }

    [Fact]
    public void A_long_table_on_a_screen_is_cut_to_the_equilibria()
    {
        var path = Repository.PathOf("casebook", "opening-talks-2024");
        var cut = TruceRun.Of(["coalitions", path, "-d", "cnash"], (output, error) => new Terminal(output, error) { Width = 100, IsInteractive = true }).Output;
        Assert.Contains("--all shows every one.\n", cut);
        Assert.True(cut.Length < TruceRun.Of("coalitions", path, "-d", "cnash").Output.Length / 2);
    }
}
