using System.Text.Json;
using Truce.Cli;

namespace Truce.Tests.Cli;

public sealed class NegotiateCommandTests
{
    private const string Three = """
        dossier: Three points
        parties: { a: { name: A }, b: { name: B } }
        issues: { share: { decided-by: { all: [a, b] }, terms: [most, even, least] } }
        preferences:
          a: { utility: { share: { weight: 1, values: { most: 1, even: 0.5, least: 0 } } } }
          b: { utility: { share: { weight: 1, values: { most: 0, even: 0.6, least: 1 } } } }
        """;

    [Fact]
    public void Text_shows_the_offers_and_what_was_agreed()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Three);
        var run = TruceRun.Of("negotiate", folder.Path, "-n", "linear", "-n", "b=micro", "--rounds", "4", "--trace");
        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.Equal(
            """
            Three points
            3 packages on the table, at most 4 rounds, seed 1; A, B speak in this order

            round  party           worth to A  worth to B  package
            1      A      offers   1           0           most
            1      B      offers   0           1           least
            2      A      offers   1           0           most
            2      B      offers   0.5         0.6         even
            3      A      accepts  0.5         0.6         even

            Agreement in round 3, on an efficient package

            party  negotiator  utility  share
            A      linear      0.5      50 %
            B      micro       0.6      60 %

              share = even

            """.ReplaceLineEndings("\n"),
            run.Output);
    }

    [Fact]
    public void Json_has_every_turn_and_how_it_was_played()
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Three);
        using var json = JsonDocument.Parse(TruceRun.Of("negotiate", folder.Path, "-n", "micro", "--seed", "9", "--format", "json").Output);
        var root = json.RootElement;
        Assert.Equal("truce-negotiation/1", root.GetProperty("schema").GetString());
        Assert.Equal("""["micro","micro"]""", root.GetProperty("negotiators").GetRawText());
        Assert.Equal("""{"state":[1],"utility":[0.5,0.6],"share":[0.5,0.6],"after-wait":[null,null],"efficient":true}""", root.GetProperty("agreement").GetRawText());
        Assert.Equal("""{"round":1,"party":"a","says":"offers","state":[0],"utility":[1,0]}""", root.GetProperty("turns")[0].GetRawText());
        Assert.Equal(9, root.GetProperty("provenance").GetProperty("seed").GetInt32());
    }

    [Fact]
    public void A_round_robin_has_a_table_of_standings_and_of_pairs()
    {
        // The time in round r is r / 101. "even" is worth 0.5 to A, which a linear negotiator asks for from round 51 and a conceder from round 7, and 0.6
        // to B, from rounds 41 and 3. So they agree in rounds 51 (two linear), 51 (B the conceder), 41 (A the conceder) and 7.
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Three);
        var run = TruceRun.Of("negotiate", folder.Path, "--round-robin", "-n", "linear", "-n", "conceder");
        Assert.Equal(
            """
            Three points
            3 packages on the table, at most 100 rounds; A, B speak in this order
            4 negotiations: each negotiator from every place at the table

            negotiator  agreed  own share  others' share  efficient  rounds
            linear      100 %   55 %       55 %           100 %      48.5
            conceder    100 %   55 %       55 %           100 %      26.5

            own share against  linear  conceder
            linear             55 %    55 %
            conceder           55 %    55 %

            A share is how far a party gets from its walk-away, or else its worst package, to its best; 0 % without agreement.

            """.ReplaceLineEndings("\n"),
            run.Output);
        using var json = JsonDocument.Parse(TruceRun.Of("negotiate", folder.Path, "--round-robin", "-n", "linear", "-n", "conceder", "--format", "json").Output);
        Assert.Equal("truce-round-robin/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(4, json.RootElement.GetProperty("games").GetArrayLength());
    }

    [Theory]
    [InlineData("no negotiator is called 'boulwar'; did you mean 'boulware'?", "-n", "boulwar")]
    [InlineData("no party is called 'c'; the parties are 'a', 'b'", "-n", "c=micro")]
    [InlineData("--rounds is 0; expected a number from 1 to 10,000,000", "--rounds", "0")]
    [InlineData("--repeat is for --round-robin", "--repeat", "2")]
    [InlineData("'a=micro' is for one party; in a round-robin every negotiator takes every place", "--round-robin", "-n", "a=micro")]
    [InlineData("it takes two parties whose preferences are recorded to negotiate", "--for", "a")]
    public void What_cannot_be_played_is_refused_with_its_reason(string reason, params string[] options)
    {
        using var folder = new TemporaryFolder();
        folder.Write("dossier.yaml", Three);
        var run = TruceRun.Of(["negotiate", folder.Path, .. options]);
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains(reason, run.Error);
    }

    [Fact]
    public void Where_nothing_is_acceptable_to_all_the_end_says_so()
    {
        var run = TruceRun.Of("negotiate", Repository.PathOf("casebook", "opening-talks-2024"), "--rounds", "5");
        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.Contains("No agreement in 5 rounds: every package is refused by somebody; 'truce agree' says why", run.Output);
    }
}
