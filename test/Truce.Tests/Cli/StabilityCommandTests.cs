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
}
