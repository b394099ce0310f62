using System.Text.Json;
using Truce.Cli;

namespace Truce.Tests.Cli;

public sealed class SequenceCommandTests
{
    private const string Strait = """
        dossier: A strait
        as-of: 2024-06-01
        parties: { north: { name: North }, south: { name: South } }
        issues:
          mines: { question: Does the north clear the mines?, decided-by: north, terms: [{ no: the mines stay }, { yes: the mines are cleared }] }
          ships: { question: Does the south let ships pass?, decided-by: south, terms: [{ no: ships are stopped }, { yes: ships pass }] }
        status-quo: { mines: no, ships: no }
        proposals:
          north-offer: { by: north, to: south, clauses: [{ when: ships, then: mines }] }
          south-offer: { by: south, to: north, clauses: [{ when: mines, then: ships }] }
        plans:
          spring: { steps: { clear: { by: north, then: mines, due: 2024-05-20 }, pass: { by: south, then: ships } } }
        preferences:
          north: { priorities: [ships, not mines] }
          south: { priorities: [mines, not ships] }

        """;

    [Fact]
    public void The_circle_is_told_with_its_repairs_and_what_an_exchange_brings()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Strait);
        var run = TruceRun.Of("sequence", folder.Path);
        Assert.Equal((ExitCode.Fine, ""), (run.ExitCode, run.Error));
        Approved.Text("sequence-strait", run.Output);
    }

    [Fact]
    public void A_plan_is_told_with_its_best_order_and_what_is_late()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Strait);
        var run = TruceRun.Of("sequence", folder.Path, "--plan", "spring");
        Assert.Equal((ExitCode.Fine, ""), (run.ExitCode, run.Error));
        Approved.Text("sequence-strait-spring", run.Output);
    }

    [Fact]
    public void Json_counts_the_offers_and_names_the_repairs()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Strait);
        using var json = JsonDocument.Parse(TruceRun.Of("sequence", folder.Path, "--format", "json").Output);
        Assert.Equal("""{"offers":2,"start":0,"in-order":0,"at-once":2}""", json.RootElement.GetProperty("counts").GetRawText());
        Assert.Equal(
            """{"kind":"same-day-exchange","changes":1,"at-least":1,"conditions":[{"clause":{"proposal":"north-offer","clause":1},"step":"ships","from":["south"]}],"held":[],"first":[]}""",
            json.RootElement.GetProperty("circles")[0].GetProperty("repairs")[0].GetRawText());
        using var plan = JsonDocument.Parse(TruceRun.Of("sequence", folder.Path, "--to", "mines and ships", "--format", "json").Output);
        Assert.Equal((true, 1), (plan.RootElement.GetProperty("derived").GetBoolean(), plan.RootElement.GetProperty("with-exchanges").GetProperty("days").GetArrayLength()));
    }

    [Theory]
    [InlineData("truce: no plan is called 'winter'; those of the dossier are 'spring'\n", "--plan", "winter")]
    [InlineData("truce: --plan looks at a plan that is written down and --to makes one; give one of the two\n", "--plan", "spring", "--to", "mines")]
    [InlineData("truce: --from and --as-of are about a plan; give --plan or --to with them\n", "--from", "2")]
    [InlineData("truce: there is no state 9; the feasible states are numbered from 1 to 4\n", "--to", "9")]
    [InlineData("truce: the target is the state to start from, so there is nothing to do\n", "--to", "status-quo")]
    public void What_cannot_be_asked_is_refused_with_the_reason(string error, params string[] options)
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Strait);
        var run = TruceRun.Of(["sequence", folder.Path, .. options]);
        Assert.Equal((ExitCode.Refused, error), (run.ExitCode, run.Error));
    }
}
