using System.Text.Json;
using Truce.Cli;

namespace Truce.Tests.Cli;

public sealed class TimelineCommandTests
{
    private static readonly string s_opening = Repository.PathOf("casebook", "opening-talks-2024");

    [Fact]
    public void No_public_reply_as_of_the_day_is_a_state_of_the_opening_case()
    {
        var run = TruceRun.Of("timeline", s_opening);
        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.Contains("POSITIONS AS OF 14 JUNE 2024\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Ukraine: no public reply to “Conditions for opening talks” as of 14 June 2024. [9]\n", run.Output, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(TruceRun.Of("timeline", s_opening, "--format", "json").Output);
        var silence = Assert.Single(json.RootElement.GetProperty("no-reply").EnumerateArray());
        Assert.Equal(("ukraine", "june-conditions", "2024-06-14"), (Text(silence, "party"), Text(silence, "proposal"), Text(silence, "as-of")));
        foreach (var row in json.RootElement.GetProperty("matrix").EnumerateArray())
        {
            var ukraine = row.GetProperty("positions")[1];
            Assert.Equal(Text(row, "issue") is "withdraw" or "membership" or "fighting" or "talks" ? "2024-06-14" : null, Text(ukraine, "no-reply-as-of"));
        }
    }

    [Fact]
    public void A_day_before_anything_happened_has_no_position()
    {
        var run = TruceRun.Of("timeline", s_opening, "--at", "2022-11-14");
        Assert.Equal((ExitCode.Fine, true), (run.ExitCode, run.Output.EndsWith("POSITIONS AS OF 14 NOVEMBER 2022\n--------------------------------\n  - No party has taken a position by then.\n", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("truce: no party is called 'ukrain'; the dossier's parties are russia, ukraine, supporters, observers\n", "--party", "ukrain")]
    [InlineData("truce: no issue is called 'talk'; the dossier's issues are withdraw, membership, fighting, return, talks, support, sanctions\n", "--issue", "talk")]
    [InlineData("truce: --since 2024-06-14 is not before 2024-06-14, the day up to which positions are told; give an earlier day, or a later --at\n", "--since", "2024-06-14")]
    public void What_the_dossier_lacks_is_refused(string expected, params string[] options)
    {
        var run = TruceRun.Of(["timeline", s_opening, .. options]);
        Assert.Equal((ExitCode.Refused, "", expected), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void A_day_that_is_none_is_refused()
    {
        var run = TruceRun.Of("timeline", s_opening, "--at", "June 2024");
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("'June 2024' is no day for --at; expected year-month-day, such as 2024-06-14", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dossier_without_days_has_no_timeline()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", "dossier: Silent\nparties: { east: {} }\nissues: { leave: { decided-by: east } }\n");
        var run = TruceRun.Of("timeline", folder.Path);
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("truce: nothing in the dossier has a day, so there is no timeline; give statements a 'date'\n", run.Error, StringComparison.Ordinal);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
