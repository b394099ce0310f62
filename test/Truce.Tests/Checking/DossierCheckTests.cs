using System.Globalization;
using Truce.Checking;
using Truce.Dossiers;
using Truce.Text;

namespace Truce.Tests.Checking;

public sealed class DossierCheckTests
{
    private const string Note = "Then came the words. The words were few, and “the words” were said again.\nNothing more came.\n";

    /// <summary>Two parties and two issues without anything to be said about them.</summary>
    private const string Sound = """
        dossier: A dispute
        parties: { east: {}, west: {} }
        issues:
          withdraw: { decided-by: west }
          talks: { decided-by: east, terms: [none, open] }
        preferences:
          east: { priorities: [withdraw, talks = none] }
          west: { ranking: [not withdraw and talks = open, not withdraw and talks = none, withdraw] }

        """;

    [Fact]
    public void A_sound_dossier_has_no_findings() => Assert.Equal("", Report(Sound));

    [Theory]
    [InlineData("were few", "")]
    [InlineData("“the words” were   said", "")]
    [InlineData("\"the words\" were\\nsaid", "")]
    [InlineData("were fewer", "error TRC0403: these words do not stand in 'note.md'; the nearest passage, at characters 31 to 39, is 'were few'")]
    [InlineData("a sentence of another speech altogether", "error TRC0403: these words do not stand in 'note.md'; nothing in it resembles them")]
    [InlineData("words", "warning TRC0404: these words stand in 3 places in 'note.md'; add the words before or after them as 'prefix' or 'suffix', or their 'position'")]
    public void A_quotation_stands_in_its_source(string quote, string expected) =>
        Assert.Equal(expected, OfQuotation($"quote: \"{quote.Replace("\"", "\\\"", StringComparison.Ordinal)}\""));

    [Theory]
    [InlineData("quote: words, prefix: came the", "")]
    [InlineData("quote: words, suffix: were few", "")]
    [InlineData("quote: words, position: [25, 30]", "")]
    [InlineData("quote: were few, position: [31, 39]", "")]
    [InlineData("quote: were few, position: [33, 41]", "warning TRC0405: these words stand at characters 31 to 39 of 'note.md', not at characters 33 to 41 as recorded; they were anchored anew, so record the new position")]
    [InlineData("quote: words, position: [26, 31]", "warning TRC0405: these words stand in 3 places in 'note.md', none of them the recorded position; the nearest was taken, characters 25 to 30; add 'prefix' or 'suffix' and record the position anew")]
    [InlineData("quote: were few, prefix: came", "warning TRC0405: these words stand in 'note.md', but not after the recorded 'prefix' or before the recorded 'suffix'; look whether the place is the one that is meant")]
    public void A_quotation_stands_where_it_was_recorded(string quotation, string expected) => Assert.Equal(expected, OfQuotation(quotation));

    [Fact]
    public void A_source_that_changed_is_named()
    {
        var yaml = $"dossier: A dispute\nsources: {{ note: {{ file: note.md, sha256: {new string('0', 64)} }} }}\n";
        Assert.Equal(
            "dossier.yaml(2,43): warning TRC0406: 'note.md' is not the file that was recorded: its SHA-256 is now 00ff; its quotations were looked up in the new text, so check them and record the new value",
            Some.Text(DossierCheck.Run(Read(yaml), [new SourceDocument(new("note"), "note.md", Note, "00ff")]).Diagnostics));
    }

    [Fact]
    public void Quotations_are_checked_in_a_dossier_with_other_errors()
    {
        var read = Read("""
            dossier: A dispute
            as-of: June
            sources: { note: { file: note.md } }
            statements: { s1: { source: note, quote: were many, act: offer }, s2: { source: note } }
            """);
        Assert.Equal(["TRC0106", "TRC0403", "TRC0103", "TRC0103"], DossierCheck.Run(read, [Source()]).Diagnostics.Select(d => d.Descriptor.Id));
    }

    [Fact]
    public void A_statement_whose_source_is_not_at_hand_is_not_checked() => Assert.Equal(
        ["TRC0601"],
        DossierCheck.Run(Read("dossier: A dispute\nsources: { note: { file: note.md } }\nstatements: { s1: { source: note, quote: were many, act: offer } }\n"))
            .Diagnostics.Select(d => d.Descriptor.Id));

    [Theory]
    [InlineData("constraints: [withdraw, talks = open, not withdraw or talks = none]", "dossier.yaml(9,39): error TRC0505: no state satisfies this constraint together with 'withdraw' (line 9) and 'talks = open' (line 9), so no state is feasible; correct one of them or take it out")]
    [InlineData("constraints:\n  - withdraw\n  - talks = open\n  - not withdraw", "dossier.yaml(12,5): error TRC0505: no state satisfies this constraint together with 'withdraw' (line 10), so no state is feasible; correct one of them or take it out")]
    [InlineData("constraints: [false]", "dossier.yaml(9,15): error TRC0505: no state satisfies this constraint, so no state is feasible; correct it or take it out")]
    [InlineData("constraints: [true]\nstatus-quo: { withdraw: yes, talks: none }", "")]
    [InlineData("constraints: [withdraw implies talks = open]\nstatus-quo: { withdraw: yes, talks: none }", "dossier.yaml(10,1): error TRC0506: the status quo breaks the constraint in line 9, 'withdraw implies talks = open'; what is now cannot be infeasible, so correct one of the two")]
    [InlineData("constraints: [not (withdraw and talks = none)]\nproposals: { p: { by: east, clauses: [{ when: withdraw, then: [talks = none, true] }] } }", "")]
    public void A_state_is_feasible_and_the_status_quo_among_them(string more, string expected) => Assert.Equal(
        expected, Some.Text(DossierCheck.Run(Read(Sound + more)).Diagnostics.Where(d => d.IsError).ToEquatableArray()));

    [Fact]
    public void What_is_proposed_can_come_about() => Assert.Equal(
        """
        dossier.yaml(7,34): warning TRC0508: this priority tells no two feasible states apart that those above it leave equal, so it has no effect; move it up, correct it or take it out
        dossier.yaml(8,21): warning TRC0512: this tier holds of no feasible state, so it has no effect; correct it, or the constraints
        dossier.yaml(14,17): error TRC0507: 'withdraw and talks = none' holds of no feasible state, so it can never come about; correct it, or the constraints
        dossier.yaml(15,9): error TRC0507: both of these together hold of no feasible state, so they can never come about; correct them, or the constraints
        dossier.yaml(16,38): error TRC0507: 'withdraw and not withdraw' holds of no feasible state, so it can never come about; correct it, or the constraints
        """,
        Report(Sound + """
            constraints: [withdraw iff talks = open]
            proposals:
              june-terms:
                by: east
                clauses:
                  - { when: withdraw and talks = none, then: withdraw }
                  - then: [withdraw, talks = none]
                if-refused: { warns: more, then: withdraw and not withdraw }
            """));

    [Theory]
    [InlineData("withdraw or not withdraw", "dossier.yaml(7,34): warning TRC0508: this priority holds of every feasible state, so it tells none apart and has no effect; correct it or take it out")]
    [InlineData("withdraw and not withdraw", "dossier.yaml(7,34): warning TRC0508: this priority holds of no feasible state, so it tells none apart and has no effect; correct it or take it out")]
    [InlineData("not withdraw", "dossier.yaml(7,34): warning TRC0508: this priority tells no two feasible states apart that those above it leave equal, so it has no effect; move it up, correct it or take it out")]
    [InlineData("withdraw and talks = open", "")]
    public void A_priority_tells_states_apart(string priority, string expected) =>
        Assert.Equal(expected, Report(Sound.Replace("[withdraw, talks = none]", $"[withdraw, {priority}]", StringComparison.Ordinal)));

    [Theory]
    [InlineData("[withdraw, not withdraw and talks = open, <no none>, <no none>]", "dossier.yaml(8,73): error TRC0510: 1 state of this tier stands in a tier above already, such as <no none> in tier 3; expected each feasible state in one tier")]
    [InlineData("[withdraw, true]", "dossier.yaml(8,31): error TRC0510: 2 states of this tier stand in a tier above already, such as <yes none> in tier 1; expected each feasible state in one tier")]
    [InlineData("[withdraw]", "dossier.yaml(8,11): error TRC0511: the ranking leaves out 2 of 4 feasible states, such as <no none>; expected each feasible state in one tier")]
    [InlineData("[withdraw, false, not withdraw]", "dossier.yaml(8,31): warning TRC0512: this tier holds of no feasible state, so it has no effect; correct it, or the constraints")]
    public void A_ranking_places_each_feasible_state_once(string ranking, string expected) => Assert.Equal(
        expected, Report(Sound.Replace("[not withdraw and talks = open, not withdraw and talks = none, withdraw]", ranking, StringComparison.Ordinal)));

    [Fact]
    public void A_state_of_options_is_named_by_letters() => Assert.Equal(
        "dossier.yaml(4,21): error TRC0511: the ranking leaves out 1 of 4 feasible states, such as <NY>; expected each feasible state in one tier",
        Report("dossier: A\nparties: { e: {} }\nissues: { a: { decided-by: e }, b: { decided-by: e } }\npreferences: { e: { ranking: [a, <NN>] } }"));

    [Theory]
    [InlineData("[a, b, c]", "[a -> b]", "dossier.yaml(2,64): warning TRC0509: 'a -> b' is said not to be undone, and can be undone by a way round: b -> c -> a; add one-way changes that bar it, or take this one out")]
    [InlineData("[a, b, c]", "[a -> b, b -> c]", "")]
    [InlineData("[a, b, c]", "[a -> b, a -> c]", "")]
    [InlineData("[a, b, c]", "[a -> c, b -> c]", "")]
    [InlineData("[a, b]", "[a -> b]", "")]
    [InlineData("[a, b, c, d]", "[a -> b, a -> c, d -> b]", "dossier.yaml(2,67): warning TRC0509: 'a -> b' is said not to be undone, and can be undone by a way round: b -> c -> d -> a; add one-way changes that bar it, or take this one out")]
    public void A_one_way_change_has_no_way_round(string terms, string oneWay, string expected) => Assert.Equal(
        expected, Report($"dossier: A\nissues: {{ i: {{ decided-by: nobody, terms: {terms}, one-way: {oneWay} }} }}").Split('\n')[0]);

    [Theory]
    [InlineData("statements: { s1: { source: note, quote: were few, act: offer } }", "dossier.yaml(3,15): warning TRC0601: nothing in the dossier cites the statement 's1'; name it under 'says' where something rests on it, or take it out")]
    [InlineData("parties: { p: {} }\nissues: { i: { decided-by: p } }", "dossier.yaml(3,12): warning TRC0602: the party 'p' decides an issue and has no preference, so nothing can be said of what it would do; add it under 'preferences'")]
    [InlineData("parties: { p: { name: P } }", "dossier.yaml(3,12): warning TRC0603: the principal 'p' decides no issue and makes no statement; give it a part, or another 'role'")]
    [InlineData("parties: { p: { role: observer } }", "")]
    [InlineData("parties: { p: {} }\nstatements: { s1: { source: note, party: p, quote: were few, act: offer } }\nopen-questions: { text: Why?, says: s1 }", "")]
    [InlineData("as-of: 2024-06-14\nparties: { p: { role: mediator } }\nstatements: { s1: { source: note, quote: were few, act: offer, date: 2024-06-15 } }\nproposals: { t: { by: p, tabled: 2024-06-16, expires: 2024-06-13, says: s1 }, u: { by: p, expires: 2024-06-14 }, v: { by: p, expires: 2024-06-13, status: lapsed } }", "dossier.yaml(5,70): warning TRC0604: this day, 2024-06-15, is after the day up to which the dossier is complete, 2024-06-14; correct one of the two\ndossier.yaml(6,34): warning TRC0604: this day, 2024-06-16, is after the day up to which the dossier is complete, 2024-06-14; correct one of the two\ndossier.yaml(6,55): warning TRC0605: this proposal expired on 2024-06-13, before 2024-06-14, and its status is 'tabled'; write 'lapsed' if it lapsed, or correct the day")]
    public void The_record_hangs_together(string more, string expected) => Assert.Equal(
        expected, Some.Text(DossierCheck.Run(Read($"dossier: A dispute\nsources: {{ note: {{ file: note.md }} }}\n{more}"), [Source()]).Diagnostics));

    /// <summary>Wherever a statement can be cited, the citation counts.</summary>
    [Theory]
    [InlineData("parties: { east: { says: s1 }, west: {} }")]
    [InlineData("issues: { withdraw: { decided-by: west, says: s1 }, talks: { decided-by: east, terms: [none, open] } }")]
    [InlineData("constraints: { require: true, says: s1 }")]
    [InlineData("status-quo: { withdraw: no, talks: none }\nstatus-quo-says: s1")]
    [InlineData("proposals: { p: { by: east, says: s1 } }")]
    [InlineData("proposals: { p: { by: east, clauses: { then: withdraw, says: s1 } } }")]
    [InlineData("proposals: { p: { by: east, if-refused: { warns: w, says: s1 } } }")]
    [InlineData("proposals: { p: { by: east, replies: { by: west, reply: none, says: s1 } } }")]
    [InlineData("preferences: { east: { priorities: { prefer: withdraw, says: s1 } }, west: { priorities: withdraw } }")]
    [InlineData("preferences: { east: { says: s1, priorities: withdraw }, west: { priorities: withdraw } }")]
    [InlineData("preferences: { east: { ranking: [withdraw, { states: not withdraw, says: s1 }] }, west: { priorities: withdraw } }")]
    [InlineData("preferences: { east: { utility: { withdraw: { weight: 1, values: { no: 0, yes: 1 }, says: s1 } } }, west: { priorities: withdraw } }")]
    [InlineData("open-questions: { text: Why?, says: s1 }")]
    public void A_citation_counts_wherever_it_stands(string part)
    {
        const string Key = "parties|issues|preferences";
        var head = Sound.Split('\n').ToList();
        var key = part.Split(':')[0];
        if (Key.Split('|').Contains(key))
        {
            var start = head.FindIndex(line => line.StartsWith(key + ":", StringComparison.Ordinal));
            var end = head.FindIndex(start + 1, line => !line.StartsWith(' '));
            head.RemoveRange(start, (end < 0 ? head.Count : end) - start);
        }

        var yaml = string.Join('\n', head) + "\nsources: { note: { file: note.md } }\nstatements: { s1: { source: note, quote: were few, act: offer } }\n" + part;
        Assert.Equal("", Report(yaml));
    }

    [Fact]
    public void Beyond_the_states_that_are_counted_out_the_model_is_still_searched()
    {
        var issues = string.Concat(Enumerable.Range(0, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"  i{i}: {{ decided-by: e }}\n")));
        Assert.Equal(
            """
            dossier.yaml(44,15): error TRC0505: no state satisfies this constraint, so no state is feasible; correct it or take it out
            """,
            Report($"dossier: A\nparties: {{ e: {{}} }}\nissues:\n{issues}constraints: [i0 and not i0]\npreferences: {{ e: {{ priorities: [i1] }} }}"));
        Assert.Equal(
            """
            dossier.yaml(45,49): warning TRC0508: this priority holds of no feasible state, so it tells none apart and has no effect; correct it or take it out
            dossier.yaml(45,53): warning TRC0508: this priority holds of every feasible state, so it tells none apart and has no effect; correct it or take it out
            dossier.yaml(46,44): error TRC0507: 'i0 and i39' holds of no feasible state, so it can never come about; correct it, or the constraints
            """,
            Report($"dossier: A\nparties: {{ e: {{}} }}\nissues:\n{issues}constraints: [not i0]\npreferences: {{ e: {{ priorities: [i1, i2 and i3, i0, not i0] }} }}\nproposals: {{ p: {{ by: e, clauses: [{{ then: i0 and i39 }}] }} }}"));
    }

    [Fact]
    public void A_dossier_with_an_error_is_not_handed_out()
    {
        var result = DossierCheck.Run(Read(Sound + "constraints: [false]"));
        Assert.Null(result.Dossier);
        Assert.False(result.IsUsable);
    }

    private static string OfQuotation(string quotation)
    {
        var read = Read($"dossier: A dispute\nsources: {{ note: {{ file: note.md }} }}\nstatements: {{ s1: {{ source: note, act: offer, {quotation} }} }}\nopen-questions: {{ text: Why?, says: s1 }}\n");
        var report = Some.Text(DossierCheck.Run(read, [Source()]).Diagnostics);
        const string Place = "dossier.yaml(3,54): ";
        Assert.StartsWith(report.Length == 0 ? "" : Place, report, StringComparison.Ordinal);
        return report.Length == 0 ? "" : report[Place.Length..];
    }

    private static SourceDocument Source() => new(new SourceId("note"), "note.md", Note, new string('0', 64));

    private static ReadResult Read(string yaml) => DossierReader.Read(new SourceText("dossier.yaml", yaml));

    private static string Report(string yaml)
    {
        var read = Read(yaml);
        Assert.True(read.IsUsable, Some.Text(read.Diagnostics));
        return Some.Text(DossierCheck.Run(read).Diagnostics);
    }
}
