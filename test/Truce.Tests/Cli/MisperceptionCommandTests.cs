using System.Text.Json;
using Truce.Tests.Text.Formats;

namespace Truce.Tests.Cli;

public sealed class MisperceptionCommandTests
{
    private const string Valley = """
        dossier: Two towns and a valley
        parties: { upper: { name: Upper Town }, lower: { name: Lower Town } }
        issues:
          dam: { question: Does Upper Town close the dam?, decided-by: upper, terms: [{ open: the dam is open }, { closed: the dam is closed }] }
          march: { question: Does Lower Town march on it?, decided-by: lower, terms: [{ no: Lower Town stays at home }, { yes: Lower Town marches }] }
        status-quo: { dam: open, march: no }
        preferences:
          upper: { ranking: [dam = closed and not march, dam = open and not march, dam = open and march, dam = closed and march] }
          lower: { ranking: [dam = open and not march, dam = closed and march, dam = closed and not march, dam = open and march] }
        views:
          upper:
            preferences: { lower: { ranking: [dam = open and not march, dam = closed and not march, dam = closed and march, dam = open and march] } }
            because: Lower Town has never marched
        """;

    [Fact]
    public void What_holds_as_the_parties_see_it_is_told_in_sentences()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Valley);
        var run = TruceRun.Of("misperception", folder.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Approved.Text("misperception-valley", run.Output);
        Assert.Contains("HOW THE PARTIES SEE IT", TruceRun.Of("brief", folder.Path).Output);
    }

    [Fact]
    public void A_program_reads_states_and_surprises()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Valley);
        using var json = JsonDocument.Parse(TruceRun.Of("misperception", folder.Path, "--definition", "seq", "--format", "json").Output);
        var surprise = Assert.Single(json.RootElement.GetProperty("surprises").EnumerateArray(), surprise => surprise.GetProperty("kind").GetString() == "unseen-wish");
        Assert.Equal(("upper", "lower", "[1,0]", "[1,1]"), (surprise.GetProperty("viewer").GetString(), surprise.GetProperty("mover").GetString(), surprise.GetProperty("from").GetRawText(), surprise.GetProperty("to").GetRawText()));

        // Upper Town goes by what it sees, and closes the dam; as it is, the prospect of a march would keep it from that.
        var now = json.RootElement.GetProperty("states")[0];
        Assert.Equal(["seq"], now.GetProperty("equilibrium").EnumerateArray().Select(id => id.GetString()));
        Assert.Empty(now.GetProperty("hypergame-equilibrium").EnumerateArray());
    }

    [Fact]
    public void A_model_of_another_program_with_misperceptions_is_taken_as_it_is()
    {
        var run = TruceRun.Of("misperception", Path.Combine(Sample.Folder, "everything.gmcr"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("North & East does not see", run.Output);
    }

    [Fact]
    public void A_dossier_without_views_is_refused_with_the_reason()
    {
        var run = TruceRun.Of("misperception", Repository.PathOf("casebook", "chicken-fang-1993"));
        Assert.Equal((1, "", "truce: the dossier says of no party that it sees the dispute otherwise than it is; write that under 'views'\n"), (run.ExitCode, run.Output, run.Error));
    }
}
