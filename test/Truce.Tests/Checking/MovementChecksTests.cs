using Truce.Checking;
using Truce.Text;

namespace Truce.Tests.Checking;

public sealed class MovementChecksTests
{
    private const string Head = """
        dossier: Talks
        sources: { note: { file: sources/note.md } }
        parties: { east: {}, west: {} }
        issues: { talks: { decided-by: east }, guards: { decided-by: west } }
        preferences: { east: { priorities: [talks] }, west: { priorities: [guards] } }

        """;

    [Theory]
    [InlineData("statements: { s1: { source: note, quote: w, party: east, date: 2024-06-14, recorded: 2024-06-10, act: offer, takes: { accepts: talks } } }", "dossier.yaml(6,86): warning TRC0630: this became known on 2024-06-10, before 2024-06-14, when it happened; correct one of the two days")]
    [InlineData("events: { e1: { date: 2024-06-14, recorded: 2024-06-10, what: W } }", "dossier.yaml(6,45): warning TRC0630: this became known on 2024-06-10, before 2024-06-14, when it happened; correct one of the two days")]
    [InlineData("statements: { s1: { source: note, quote: w, party: east, act: offer, takes: { accepts: talks } } }", "dossier.yaml(6,15): warning TRC0631: the statement 's1' takes a position and has no day, so the timeline leaves it out; add its 'date'")]
    [InlineData("statements: { s1: { source: note, quote: w, party: east, date: 2024-06-14, act: offer, takes: [ { accepts: talks }, { refuses: talks } ] } }", "dossier.yaml(6,88): warning TRC0633: this statement both accepts and rejects 'yes' of 'talks'; take it out of one of the two")]
    [InlineData("status-quo: { talks: no, guards: no }\nevents: { opening: { date: 2024-06-14, what: W, became: talks } }", "dossier.yaml(6,22): warning TRC0634: the status quo has 'no' for 'talks', and the last event on it, 'opening', made something else true; correct one of them, or add the event by which that changed")]
    [InlineData("forecasts: { f: { made: 2024-06-14, what: W, probability: 0.3, until: 2024-05-31, came: no, resolved: 2024-06-01 } }", "dossier.yaml(6,71): warning TRC0635: this day, 2024-05-31, is before 2024-06-14, when the forecast was made; correct one of the two\ndossier.yaml(6,103): warning TRC0635: this day, 2024-06-01, is before 2024-06-14, when the forecast was made; correct one of the two")]
    public void The_whole_message_is(string rest, string expected) => Assert.Equal(expected, Report(rest));

    [Theory]
    [InlineData("replaces", "west", "2024-06-13")]
    [InlineData("reframes", "west", "2024-06-13")]
    [InlineData("replaces", "east", "2024-06-15")]
    public void A_statement_replaces_and_reframes_only_earlier_ones_of_its_party(string key, string party, string date)
    {
        var text = $"statements:\n  s1: {{ source: note, quote: w, party: {party}, date: {date}, act: claim, takes: {{ silent: talks }} }}\n"
            + $"  s2: {{ source: note, quote: w, party: east, date: 2024-06-14, act: offer, takes: {{ accepts: talks }}, {key}: s1 }}\n";
        Assert.Equal($"dossier.yaml(8,113): warning TRC0632: 's2' {key} 's1', which is not an earlier statement of the same party; name one that is, or use 'contradicts'", Report(text));
    }

    [Fact]
    public void What_fits_together_is_not_remarked_upon() => Assert.Equal("", Report("""
        status-quo: { talks: yes, guards: no }
        statements:
          s1: { source: note, quote: w, party: east, date: 2024-06-14, recorded: 2024-06-20, act: offer, takes: { accepts: talks, if: guards } }
          s2: { source: note, quote: w, party: east, date: 2024-06-14, act: claim, takes: [ { accepts: talks }, { refuses: not talks } ], replaces: s1, contradicts: s3 }
          s3: { source: note, quote: w, party: west, recorded: 2024-06-30, act: claim, takes: { refuses: guards } }
        events:
          start: { date: 2024-06-01, what: W, became: not talks }
          opening: { date: 2024-06-14, recorded: 2024-06-14, what: W, became: talks }
        forecasts: { f: { made: 2024-06-14, what: W, probability: 0.3, until: 2024-06-14, came: no, resolved: 2024-06-14 } }
        """));

    private static string Report(string rest) => Some.Text(DossierCheck.Run(DossierReader.Read(new SourceText("dossier.yaml", Head + rest))).Diagnostics);
}
