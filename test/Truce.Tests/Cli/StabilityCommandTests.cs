using System.Text.Json;
using Truce.Cli;

namespace Truce.Tests.Cli;

public sealed class StabilityCommandTests
{
    private const string Dispute = """
        dossier: Port
        parties:
          union: { name: Union }
          port: { name: Port company }
        issues:
          strike: { decided-by: union }
          layoffs: { decided-by: port, terms: [none, announced, made], one-way: [none -> made, announced -> made] }
        constraints:
          - not (layoffs = made and strike)
        status-quo: { strike: yes, layoffs: announced }
        preferences:
          union: { priorities: [layoffs = none, strike iff layoffs = announced] }
          port: { ranking: [not strike and layoffs = none, not strike and layoffs = announced, layoffs = made, strike] }
        """;

    [Theory]
    [InlineData("cnash", "truce: 'cnash' is coalitional Nash stability, which is about coalitions; 'truce coalitions' judges by it")]
    [InlineData("nahs", "truce: no stability definition is called 'nahs'; did you mean 'nash'?")]
    [InlineData("equilibrium", "truce: no stability definition is called 'equilibrium'; there are nash, gmr, smr, seq, ")]
    public void A_definition_that_is_not_known_is_refused_with_the_one_that_was_meant(string id, string refusal)
    {
        var run = TruceRun.Of("stability", Repository.PathOf("casebook", "opening-talks-2024"), "-d", id);
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.StartsWith(refusal, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_shows_terms_ranks_and_verdicts_and_then_the_equilibria()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Dispute);
        Assert.Equal(
            new TruceRun(
                ExitCode.Fine,
                """
                Port
                5 feasible states, 2 decision makers, 2 issues

                state      1     2     3         >4          5
                Union
                  strike   N     Y     N          Y          N
                Port company
                  layoffs  none  none  announced  announced  made
                rank, 1 is best
                  A union  1     2     4          3          3
                  B port   1     4     2          4          3
                stable for
                  Nash     AB*   ·B    ··         AB*        AB*

                A Union, B Port company, · not stable for that party, * stable for all: an equilibrium,
                > the status quo

                Equilibria (states that are stable for every decision maker)
                  Nash  1, >4, 5

                """,
                ""),
            TruceRun.Of("stability", folder.Path, "--definition", "nash"));
    }

    [Fact]
    public void Json_is_as_documented_to_the_last_property()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Dispute);
        var run = TruceRun.Of("stability", folder.Path, "--format", "json", "-d", "nash", "-d", "gmr");
        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;

        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.Equal(
            ["parties", "issues", "feasible", "states", "status-quo", "definitions", "schema", "provenance", "diagnostics"],
            root.EnumerateObject().Select(property => property.Name));
        Assert.Equal("""["union","port"]""", root.GetProperty("parties").GetRawText());
        Assert.Equal(
            """[{"id":"strike","terms":["no","yes"]},{"id":"layoffs","terms":["none","announced","made"]}]""",
            root.GetProperty("issues").GetRawText());
        Assert.Equal(5, root.GetProperty("feasible").GetInt32());
        Assert.Equal(5, root.GetProperty("states").GetArrayLength());
        Assert.Equal(
            """{"state":[0,1],"ranks":{"union":4,"port":2},"stable":{"nash":[],"gmr":["port"]},"equilibrium":[]}""",
            root.GetProperty("states")[2].GetRawText());
        Assert.Equal(
            """{"state":[1,1],"ranks":{"union":3,"port":4},"stable":{"nash":["union","port"],"gmr":["union","port"]},"equilibrium":["nash","gmr"]}""",
            root.GetProperty("states")[3].GetRawText());
        Assert.Equal("[1,1]", root.GetProperty("status-quo").GetRawText());
        Assert.Equal("truce-stability/1", root.GetProperty("schema").GetString());
        Assert.Equal(64, root.GetProperty("provenance").GetProperty("dossier").GetString()!.Length);
        Assert.Equal("[]", root.GetProperty("diagnostics").GetRawText());
    }

    [Fact]
    public void The_summary_counts_what_the_states_say()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Dispute);
        using var json = JsonDocument.Parse(TruceRun.Of("stability", folder.Path, "--format", "json", "--summary", "-d", "nash", "-d", "gmr").Output);
        var root = json.RootElement;
        Assert.Equal("""["union","port"]""", root.GetProperty("parties").GetRawText());
        Assert.Equal(5, root.GetProperty("feasible").GetInt32());
        Assert.Equal("""{"nash":{"union":3,"port":4},"gmr":{"union":4,"port":5}}""", root.GetProperty("stable").GetRawText());
        Assert.Equal("""{"nash":3,"gmr":4}""", root.GetProperty("equilibria").GetRawText());
        Assert.Equal(["read", "compile", "solve"], root.GetProperty("elapsed").EnumerateObject().Select(property => property.Name));
        Assert.All(root.GetProperty("elapsed").EnumerateObject(), property => Assert.InRange(property.Value.GetDouble(), 0, 60));

        Assert.Equal(
            new TruceRun(
                ExitCode.Fine,
                """
                Port
                5 feasible states, 2 decision makers, 2 issues

                stable states for  Nash  GMR
                  Union            3     4
                  Port company     4     5
                all: equilibria    3     4

                """,
                ""),
            TruceRun.Of("stability", folder.Path, "--summary", "-d", "nash", "-d", "gmr"));
    }

    [Fact]
    public void The_same_dossier_gives_the_same_bytes()
    {
        var path = Repository.PathOf("casebook", "opening-talks-2024");
        Assert.Equal(TruceRun.Of("stability", path, "--format", "json"), TruceRun.Of("stability", path, "--format", "json"));
    }

    [Theory]
    [InlineData("--equilibria", new[] { 1, 4, 5 })]
    [InlineData("--where=layoffs = announced", new[] { 3, 4 })]
    [InlineData("--where=<yes ->", new[] { 2, 4 })]
    [InlineData("--where=strike and not strike", new int[0])]
    public void States_can_be_picked(string option, int[] expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Dispute);
        int[][] states = [[0, 0], [1, 0], [0, 1], [1, 1], [0, 2]];
        using var json = JsonDocument.Parse(TruceRun.Of("stability", folder.Path, "--format", "json", "-d", "nash", option).Output);
        Assert.Equal(
            expected.Select(number => states[number - 1]),
            json.RootElement.GetProperty("states").EnumerateArray().Select(state => state.GetProperty("state").EnumerateArray().Select(term => term.GetInt32()).ToArray()));
        Assert.Equal(5, json.RootElement.GetProperty("feasible").GetInt32());
    }

    [Fact]
    public void Ranks_and_verdicts_can_be_those_of_one_party_by_its_id_or_name()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Dispute);
        var byId = TruceRun.Of("stability", folder.Path, "--format", "json", "-d", "nash", "--for", "port");
        using var json = JsonDocument.Parse(byId.Output);
        Assert.Equal("""{"port":2}""", json.RootElement.GetProperty("states")[2].GetProperty("ranks").GetRawText());
        Assert.Equal("""["union","port"]""", json.RootElement.GetProperty("parties").GetRawText());
        Assert.Equal(byId, TruceRun.Of("stability", folder.Path, "--format", "json", "-d", "nash", "--for", "Port company"));
    }

    [Fact]
    public void A_long_table_on_a_screen_is_cut_to_the_equilibria_and_says_so()
    {
        var path = Repository.PathOf("casebook", "opening-talks-2024");
        var cut = TruceRun.Of(["stability", path], OnScreen).Output;
        Assert.Contains("states that are equilibria under some definition or the status quo; --all shows every one.\n", cut);
        Assert.Equal(TruceRun.Of(["stability", path, "--all"], OnScreen), TruceRun.Of("stability", path));
        Assert.True(cut.Length < TruceRun.Of("stability", path).Output.Length / 2);

        static Terminal OnScreen(Stream output, Stream error) => new(output, error) { Width = 100, IsInteractive = true };
    }

    [Theory]
    [InlineData("status-quo")]
    [InlineData("4")]
    [InlineData("<yes announced>")]
    [InlineData("strike and layoffs = announced")]
    public void One_verdict_is_told_as_a_story_however_the_state_is_named(string state)
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Dispute);
        var run = TruceRun.Of("stability", folder.Path, "--explain", state, "--party", "union", "-d", "nash");
        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.StartsWith("  - Under Nash stability, the status quo is stable for Union.\n", run.Output);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public void A_story_ends_with_the_words_that_it_rests_on()
    {
        var run = TruceRun.Of("stability", Repository.PathOf("casebook", "opening-talks-2024"), "--explain", "status-quo", "--party", "ukraine");
        Assert.Contains("THE STATEMENTS BEHIND THIS", run.Output);
        Assert.Contains("“Kyiv has consistently refused to concede any territory to Russia.”", run.Output);
    }

    [Theory]
    [InlineData("truce: --explain needs --party, since a state is stable or not for one decision maker at a time", "--explain", "1")]
    [InlineData("truce: --party goes with --explain; to show the ranks and verdicts of one party, use --for", "--party", "union")]
    [InlineData("truce: no party is called 'uni'; the decision makers are 'union', 'port'", "--for", "uni")]
    [InlineData("truce: there is no state 9; the feasible states are numbered from 1 to 5", "--explain", "9", "--party", "union")]
    [InlineData("truce: '<yes made>' is true of no feasible state", "--explain", "<yes made>", "--party", "union")]
    [InlineData("truce: 'strike' is true of 2 feasible states, the first of which are 2, 4; name one state", "--explain", "strike", "--party", "union")]
    [InlineData("--where(1,1): error TRC0301: no issue is called 'strke'; did you mean 'strike'?\n    strke\n    ^~~~~\n1 error, 0 warnings", "--where", "strke")]
    public void What_cannot_be_answered_is_refused_with_the_reason(string message, params string[] options)
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Dispute);
        Assert.Equal(new TruceRun(ExitCode.Refused, "", message + "\n"), TruceRun.Of(["stability", folder.Path, .. options]));
    }

    [Fact]
    public void A_party_that_decides_nothing_is_told_from_one_that_is_not_there()
    {
        Assert.Equal(
            "truce: 'observers' decides no issue, so no state is stable or unstable for it; the decision makers are 'russia', 'ukraine', 'supporters'\n",
            TruceRun.Of("stability", Repository.PathOf("casebook", "opening-talks-2024"), "--for", "observers").Error);
    }

    [Fact]
    public void Json_of_a_refusal_has_the_obstacles()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", "dossier: Silent\nparties: { east: { name: East } }\nissues: { leave: { decided-by: east } }\n");
        var run = TruceRun.Of("stability", folder.Path, "--format", "json");
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.EndsWith("truce: no preference of East is recorded\n", run.Error);
        Assert.StartsWith("""{"obstacles":["no preference of East is recorded"],"schema":"truce-refusal/1","diagnostics":[""", run.Output);
    }
}
