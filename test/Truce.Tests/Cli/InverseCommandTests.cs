using System.Text.Json;

namespace Truce.Tests.Cli;

public sealed class InverseCommandTests
{
    private static readonly string s_euphrates = Repository.PathOf("casebook", "euphrates-hipel-2014");
    private static readonly string s_talks = Repository.PathOf("casebook", "opening-talks-2024");

    [Fact]
    public void What_it_would_take_is_told_in_sentences()
    {
        var run = TruceRun.Of("inverse", s_euphrates, "--to", "2");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Approved.Text("inverse-euphrates-2", run.Output);
    }

    [Fact]
    public void Of_several_states_the_nearest_are_told()
    {
        var run = TruceRun.Of("inverse", s_talks, "--to", "talks = open and fighting = ceases", "--definition", "nash", "--definition", "gmr");
        Assert.Equal(0, run.ExitCode);
        Approved.Text("inverse-opening-talks", run.Output);
    }

    [Fact]
    public void A_change_can_be_written_with_the_comments_and_the_sources_of_the_dossier_and_then_holds()
    {
        using var folder = new TemporaryFolder();
        var changed = Path.Combine(folder.Path, "changed");
        using var suggestions = Json("inverse", s_talks, "--to", "125", "--format", "json");
        var commitment = suggestions.RootElement.GetProperty("suggestions").EnumerateArray().First(change => Kind(change) == "commitment").GetProperty("number").GetInt32();

        var run = TruceRun.Of("inverse", s_talks, "--to", "125", "--apply", $"{commitment}", "-o", changed);
        Assert.Equal(0, run.ExitCode);
        var text = File.ReadAllText(Path.Combine(changed, "dossier.yaml"));
        Assert.StartsWith("# The case that Truce was made for", text);
        Assert.Contains("one-way: [continues -> ceases]", text);
        Assert.True(File.Exists(Path.Combine(changed, "sources", "note.md")));
        Assert.Equal(0, TruceRun.Of("check", changed).ExitCode);

        using var after = Json("stability", changed, "--where", "talks = open and fighting = ceases and not withdraw and not return and membership = sought and support and sanctions = imposed", "--format", "json");
        Assert.Contains("seq", after.RootElement.GetProperty("states")[0].GetProperty("equilibrium").EnumerateArray().Select(definition => definition.GetString()));
        Assert.Contains("is not empty", TruceRun.Of("inverse", s_talks, "--to", "125", "--apply", "1", "-o", changed).Error);
    }

    [Fact]
    public void A_program_reads_the_changes()
    {
        using var json = Json("inverse", s_euphrates, "--to", "2", "--definition", "nash", "--format", "json");
        var nearest = json.RootElement.GetProperty("orders")[0].GetProperty("nearest")[0];
        Assert.Equal(3, nearest.GetProperty("swaps").GetDecimal());
        Assert.Equal(3, nearest.GetProperty("at-least").GetDecimal());
        Assert.Equal("syria", nearest.GetProperty("parts")[0].GetProperty("alternatives")[0][0].GetProperty("party").GetString());
        Assert.Equal("exact", json.RootElement.GetProperty("provenance").GetProperty("accuracy").GetString());
    }

    [Fact]
    public void For_one_party_only_its_own_verdict_counts()
    {
        using var json = Json("inverse", s_euphrates, "--to", "2", "--party", "iraq", "--definition", "nash", "--format", "json");
        Assert.Equal(1, json.RootElement.GetProperty("orders")[0].GetProperty("holding").GetInt32());
    }

    [Theory]
    [InlineData("truce: there is no state 9; the feasible states are numbered from 1 to 6\n", "--to", "9")]
    [InlineData("truce: 'release-water and not release-water' is true of no feasible state\n", "--to", "release-water and not release-water")]
    [InlineData("truce: --apply and --output go together: which change to make, and where to write the dossier\n", "--to", "2", "--apply", "1")]
    [InlineData("truce: there is no change 99; the changes are numbered from 1 to 10\n", "--to", "2", "--apply", "99", "-o", "not-written")]
    [InlineData("truce: --alternatives takes a number from 1\n", "--to", "2", "--alternatives", "0")]
    public void What_cannot_be_answered_is_refused_with_the_reason(string error, params string[] options)
    {
        var run = TruceRun.Of(["inverse", s_euphrates, .. options]);
        Assert.Equal((1, "", error), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void Preferences_that_rank_no_states_are_refused()
    {
        var run = TruceRun.Of("inverse", Repository.PathOf("casebook", "lake-gisborne-li-2004-unknown"), "--to", "1");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a change of order can only be counted between rankings", run.Error);
    }

    private static JsonDocument Json(params string[] arguments) => JsonDocument.Parse(TruceRun.Of(arguments).Output);

    private static string? Kind(JsonElement suggestion) => suggestion.GetProperty("changes")[0].GetProperty("kind").GetString();
}
