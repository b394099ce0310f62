using System.Text.Json;
using Truce.Cli;

namespace Truce.Tests.Cli;

public sealed class CompareCommandTests
{
    private const string EachWaits = """
        dossier: Border crossing
        parties: { north: { name: North }, south: { name: South } }
        issues:
          posts: { question: Does the north leave the border posts?, decided-by: north }
          crossing: { question: Does the south open the crossing?, decided-by: south }
        proposals:
          north-plan: { by: north, to: south, clauses: [{ when: crossing, then: posts }] }
          south-plan: { by: south, to: north, clauses: [{ when: posts, then: crossing, timing: as-soon-as }] }
        """;

    [Fact]
    public void The_proposals_stand_side_by_side_and_each_waits_for_the_other()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", EachWaits);
        var run = TruceRun.Of("compare", folder.Path);
        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.Equal($"truce: 2 warnings about '{folder.Path}'; 'truce check' shows them\n", run.Error);
        Assert.StartsWith("Border crossing\n===============\n\n\nTHE PROPOSALS SIDE BY SIDE\n", run.Output);
        Assert.Contains("\nORDER CONFLICT\n", run.Output);
        Assert.Contains("Each waits for the other to act first.", run.Output);
    }

    [Fact]
    public void Json_has_the_matrix_and_the_circle()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", EachWaits);
        using var json = JsonDocument.Parse(TruceRun.Of("compare", folder.Path, "--format", "json").Output);
        var root = json.RootElement;
        Assert.Equal(
            """{"proposal":"south-plan","stances":[{"kind":"condition","terms":"posts","clause":1,"conditions":[],"timing":"as-soon-as","expires":null,"says":[],"as-said":[]}]}""",
            root.GetProperty("issues")[0].GetProperty("cells")[1].GetRawText());
        Assert.Equal(
            """
            [{"kind":"each-waits","circle":[{"party":"north","clause":{"proposal":"north-plan","clause":1},"would-do":["posts"],"awaits":["crossing"],"from":["south"],"offered":true,"says":[]},{"party":"south","clause":{"proposal":"south-plan","clause":1},"would-do":["crossing"],"awaits":["posts"],"from":["north"],"offered":true,"says":[]}],"clauses":[{"proposal":"north-plan","clause":1},{"proposal":"south-plan","clause":1}]}]
            """,
            root.GetProperty("order-conflicts").GetRawText());
    }

    [Fact]
    public void Without_a_proposal_there_is_nothing_to_compare_and_that_is_said()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", "dossier: Silent\nparties: { east: {} }\nissues: { leave: { decided-by: east } }\n");
        var run = TruceRun.Of("compare", folder.Path);
        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.Equal("Silent\n======\nNo proposal is written down, and nothing was said to any issue.\n", run.Output);
        Assert.Equal($"truce: 1 warning about '{folder.Path}'; 'truce check' shows it\n", run.Error);
    }
}
