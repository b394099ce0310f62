using System.Text.Json;
using Truce.Cli;

namespace Truce.Tests.Cli;

public sealed class EvolutionCommandTests
{
    /// <summary>Layoffs that are made cannot be undone, and the port makes none while the union strikes.</summary>
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
          union: { priorities: [not strike, layoffs = none] }
          port: { ranking: [not strike and layoffs = made, not strike and layoffs = announced, not strike and layoffs = none, strike] }
        """;

    private static readonly string s_elmira = Repository.PathOf("casebook", "elmira-kinsara-2014");

    [Fact]
    public void The_table_shows_the_ways_and_then_the_equilibria_and_the_points_of_no_return()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Dispute);
        Assert.Equal(
            new TruceRun(
                ExitCode.Fine,
                """
                Port
                From the status quo (state 4), moves lead to 4 of 4 other states, at most 2 moves away
                Improvements alone lead to 2, at most 2 moves away

                state  1  2          moves  by  ways  improving  by  ways  back  equilibrium
                >4     Y  announced  0      -   -     0          -   -     -     -
                 2     Y  none       1      B   1     -          -   -     yes   -
                 3     N  announced  1      A   1     1          A   1     yes   -
                 1     N  none       2      AB  2     -          -   -     yes   -
                 5     N  made       2      B   1     2          B   1     no    Nash

                > the start, A Union, B Port company
                moves: the fewest moves, each by one party alone, nobody twice in succession
                improving: the fewest when each mover prefers the state that it moves to
                by: who can make the last of them; ways: how many such histories there are
                back: whether moves can lead back to the start
                equilibrium: the definitions under which the state is stable for every decision maker

                  1  strike: N no, Y yes
                  2  layoffs: none, announced, made

                Equilibria
                  Nash
                    reached by improvements  5

                Points of no return: after these moves no moves lead back to the start
                  Port company: “layoffs” changes to made
                    from 3, 1

                """,
                ""),
            TruceRun.Of("evolution", folder.Path, "-d", "nash"));
    }

    [Fact]
    public void A_long_table_on_a_screen_is_cut_and_says_so()
    {
        var path = Repository.PathOf("casebook", "opening-talks-2024");
        var cut = TruceRun.Of(["evolution", path], OnScreen).Output;
        Assert.Contains("Shown: the 6 of 52 states that come first of the start and the equilibria; --all shows every one.\n", cut);
        Assert.Equal(TruceRun.Of(["evolution", path, "--all"], OnScreen), TruceRun.Of("evolution", path, "--all"));
        Assert.All(cut.Split('\n'), line => Assert.True(line.Length <= 100, line));

        static Terminal OnScreen(Stream output, Stream error) => new(output, error) { Width = 100, IsInteractive = true };
    }

    [Theory]
    [InlineData("10")]
    [InlineData("<YNYNY>")]
    [InlineData("accept and insist and modify")]
    public void The_way_to_a_state_is_told_however_it_is_named(string state) => Approved.Text(
        "way-elmira-10", TruceRun.Of("evolution", s_elmira, "--to", state).Output);

    [Fact]
    public void Of_several_states_the_way_to_the_nearest_is_told() => Approved.Text(
        "way-cuba-withdraw", TruceRun.Of("evolution", Repository.PathOf("casebook", "cuban-missile-crisis-kinsara-2014"), "--to", "withdraw and not blockade").Output);

    [Fact]
    public void What_takes_a_joint_decision_is_said_to_be_out_of_reach()
    {
        var run = TruceRun.Of("evolution", Repository.PathOf("casebook", "opening-talks-2024"), "--to", "talks = open");
        Assert.Equal(
            [
                "  - From the status quo, no moves that parties make alone lead to any of the 48 states asked for.",
                "  - Such moves leave “talks” as it is, since Russia and Ukraine together decide it. [2,\u00A06]",
            ],
            run.Output.Split('\n').Take(2));
    }

    [Fact]
    public void Another_start_and_improvements_only_show_what_can_come_of_it()
    {
        var run = TruceRun.Of("evolution", s_elmira, "--from", "<NYNNY>", "-i", "-d", "nash");
        Assert.StartsWith(
            """
            Elmira groundwater contamination
            From state 7, moves lead to 11 of 11 other states, at most 3 moves away
            Improvements alone lead to none

            state  1  2  3  4  5  improving  by  ways  back  equilibrium
            >7     N  Y  N  N  Y  0          -   -     -     Nash

            """,
            run.Output);
    }

    [Fact]
    public void Filters_leave_states_out()
    {
        Assert.Equal([0, 3, 4, 5, 6, 9, 10, 11], States("--equilibria"));
        Assert.Equal([2, 3, 8, 9], States("--where=accept"));
        Assert.Equal([0, 6], States("--improvements"));
        Assert.Equal([9], States("--to=10"));

        int[] States(string option)
        {
            using var json = JsonDocument.Parse(TruceRun.Of("evolution", s_elmira, "--format", "json", option).Output);
            using var all = JsonDocument.Parse(TruceRun.Of("evolution", s_elmira, "--format", "json").Output);
            var order = all.RootElement.GetProperty("states").EnumerateArray().Select(state => state.GetProperty("state").GetRawText()).ToList();
            return [.. json.RootElement.GetProperty("states").EnumerateArray().Select(state => order.IndexOf(state.GetProperty("state").GetRawText()))];
        }
    }

    [Fact]
    public void Json_is_as_documented_to_the_last_property()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Dispute);
        using var json = JsonDocument.Parse(TruceRun.Of("evolution", folder.Path, "--format", "json", "-d", "nash").Output);
        var root = json.RootElement;

        Assert.Equal("""{"moves":5,"improvements":3}""", root.GetProperty("reached").GetRawText());
        Assert.Equal("[1,1]", root.GetProperty("from").GetRawText());
        Assert.Equal(5, root.GetProperty("states").GetArrayLength());
        Assert.Equal(
            """{"state":[0,0],"moves":{"least":2,"last-movers":["union","port"],"histories":2,"history":[{"by":"port","to":[1,0]},{"by":"union","to":[0,0]}]},"improvements":null,"way-back":true,"equilibrium":[]}""",
            root.GetProperty("states")[0].GetRawText());
        Assert.Equal(
            """{"state":[0,2],"moves":{"least":2,"last-movers":["port"],"histories":1,"history":[{"by":"union","to":[0,1]},{"by":"port","to":[0,2]}]},"improvements":{"least":2,"last-movers":["port"],"histories":1,"history":[{"by":"union","to":[0,1]},{"by":"port","to":[0,2]}]},"way-back":false,"equilibrium":["nash"]}""",
            root.GetProperty("states")[4].GetRawText());
        Assert.Equal(
            """{"to":[[1,1]],"moves":[{"by":"port","from":[0,1],"to":[0,2]},{"by":"port","from":[0,0],"to":[0,2]}]}""",
            root.GetProperty("no-return").GetRawText());
        Assert.Equal("[]", root.GetProperty("not-known").GetRawText());
        Assert.Equal("truce-evolution/1", root.GetProperty("schema").GetString());
        Assert.Equal(64, root.GetProperty("provenance").GetProperty("dossier").GetString()!.Length);
    }

    [Fact]
    public void Without_preferences_the_moves_are_shown_and_the_rest_is_said_not_to_be_known()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Dispute.Split("preferences:")[0]);
        var run = TruceRun.Of("evolution", folder.Path);
        Assert.Contains("Improvements and equilibria are not known: no preference of Union is recorded\n", run.Output);
        Assert.Contains("state  1  2          moves  by  ways  back\n", run.Output);
        using var json = JsonDocument.Parse(TruceRun.Of("evolution", folder.Path, "--format", "json").Output);
        Assert.Equal("""{"moves":5,"improvements":null}""", json.RootElement.GetProperty("reached").GetRawText());
        Assert.Equal(2, json.RootElement.GetProperty("not-known").GetArrayLength());
        Assert.Equal(ExitCode.Refused, TruceRun.Of("evolution", folder.Path, "--improvements").ExitCode);
        Assert.Contains("Who would want to move cannot be said", TruceRun.Of("evolution", folder.Path, "--to", "1").Output);
    }

    [Fact]
    public void A_drawing_is_written_where_the_user_says()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "ways.svg");
        Assert.Equal(new TruceRun(ExitCode.Fine, $"The drawing is in '{file}'.\n", ""), TruceRun.Of("evolution", s_elmira, "-o", file));
        var drawing = File.ReadAllText(file);
        Assert.StartsWith("<svg", drawing);
        Assert.Contains("three moves, no way back", drawing);
        Assert.Equal(ExitCode.Fine, TruceRun.Of("evolution", s_elmira, "-o", file, "-i").ExitCode);
        Assert.DoesNotContain("three moves", File.ReadAllText(file));

        var mine = folder.Write("mine.svg", "<svg/>");
        Assert.Equal(
            $"truce: '{mine}' is there already and is not a drawing of Truce's; name another file, or give --force to replace it\n",
            TruceRun.Of("evolution", s_elmira, "-o", mine).Error);
        Assert.Equal(ExitCode.Fine, TruceRun.Of("evolution", s_elmira, "-o", mine, "--force").ExitCode);
        Assert.Equal(
            $"The drawing is in '{file}'; it shows 10 of 48 states.\n",
            TruceRun.Of("evolution", Repository.PathOf("casebook", "opening-talks-2024"), "-o", file).Output);
        Assert.Equal(ExitCode.Refused, TruceRun.Of("evolution", s_elmira, "-o", Path.Combine(folder.Path, "nowhere", "ways.svg")).ExitCode);
    }

    [Theory]
    [InlineData("truce: --to tells of the ways to some states, by moves and by improvements; it does not go with --where, --equilibria or --improvements", "--to", "1", "-e")]
    [InlineData("truce: --output draws all the ways; it does not go with --to or --format json", "-o", "a.svg", "--to", "1")]
    [InlineData("truce: 'a.png' does not end in .svg; the drawing is an SVG picture", "-o", "a.png")]
    [InlineData("truce: there is no state 9; the feasible states are numbered from 1 to 5", "--from", "9")]
    [InlineData("truce: 'strike and not strike' is true of no feasible state", "--to", "strike and not strike")]
    [InlineData("truce: there is nothing to draw: no improvement leads away from state 5", "--from", "5", "-i", "-o", "a.svg")]
    [InlineData("--to(1,1): error TRC0301: no issue is called 'strke'; did you mean 'strike'?\n    strke\n    ^~~~~\n1 error, 0 warnings", "--to", "strke")]
    public void What_cannot_be_answered_is_refused_with_the_reason(string message, params string[] options)
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Dispute);
        Assert.Equal(new TruceRun(ExitCode.Refused, "", message + "\n"), TruceRun.Of(["evolution", folder.Path, .. options]));
    }

    [Fact]
    public void The_start_is_where_it_starts()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Dispute);
        Assert.Equal("  - The status quo is where the dispute starts from.\n", TruceRun.Of("evolution", folder.Path, "--to", "status-quo").Output);
    }
}
