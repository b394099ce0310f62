using Truce.Dossiers;
using Truce.Text;
using Truce.Text.Writing;
using Truce.Text.Yaml;

namespace Truce.Tests.Text;

public sealed class DossierUpdateTests
{
    // Everything that people write: comments, blank lines, both kinds of quotes, shorthands, lists at the column of their key, odd spacing.
    private const string Harbour = """
        # yaml-language-server: $schema=dossier.schema.json
        # A note about the file.
        dossier:   Harbour talks   # the title

        summary: >-
          Two towns share
          a harbour.
        as-of: 2024-06-14
        sources:
          note: { file: sources/note.md, title: 'The note', published: 2024-06-01 } # flow

        parties:
          # the two towns
          east:
            name: "East"    # quoted
            spokespersons: [A. One, B. Two]
            # no deputy
          west: { name: West, role: principal }
          guard:

        issues:
          leave: { question: "Does west leave?", decided-by: west }
          talks:
            decided-by: { all: [east, west] }
            terms:
            - none      # not yet
            - open: Talks are open
            one-way: none -> open
        constraints:
        - talks = open implies leave
        - { require: (not leave) or talks = open, because: so it is }
        status-quo: {leave: no, talks: none}
        statements:
          s1:
            source: note
            quote: "We would talk."
            act: offer
            party: east   # who
            about: [ leave ]

          # The second.
          s2: { source: note, quote: 'It''s ours', act: demand, standing: stated }
        proposals:
          june:
            by: east
            to: west
            clauses:
              - when: leave          # the condition
                then: [talks = open]
                timing: as-soon-as
              - { guarantee: safe passage, to: west, says: s1 }
            replies: [ { by: west, reply: none, as-of: 2024-06-14 } ]

        preferences:
          east:
            priorities:
              - leave   # first
              # then
              - { prefer: talks = open, says: [s1] }
              -
                prefer: true
          west:
            utility:
              leave: { weight: 0.6, values: { no: 1, yes: 0 } }
              talks: { weight: 0.4, values: { open: 1, none: 0 } }
            reservation: 0.4
        open-questions:
        - What next?
        - text: Who pays?
          about: leave
        # the end

        """;

    private static readonly Dossier s_harbour = Read(Harbour);

    /// <summary>A change, and the only place of the text that it touches.</summary>
    private sealed record Case(string Name, Func<Dossier, Dossier> Change, string Before, string After);

    private static readonly Case[] s_cases =
    [
        new("plain text", d => d with { Title = "Harbour and fish" }, "dossier:   Harbour talks   #", "dossier:   Harbour and fish   #"),
        new("text that needs quotes", d => d with { Title = "Harbour: talks" }, "Harbour talks   #", "\"Harbour: talks\"   #"),
        new("folded text", d => d with { Summary = "Three towns." }, ">-\n  Two towns share\n  a harbour.\n", "Three towns.\n"),
        new("folded text that stays long", d => d with { Summary = Long }, ">-\n  Two towns share\n  a harbour.\n", $">-\n  {Long[..112]}\n  {Long[113..]}\n"),
        new("long text before a comment", d => d with { Title = Long }, "Harbour talks   #", $"{Long}   #"),
        new("text removed", d => d with { Summary = null }, "summary: >-\n  Two towns share\n  a harbour.\n", ""),
        new("text added", d => d with { Citation = "Fisher 1999" }, "as-of: 2024-06-14\n", "as-of: 2024-06-14\ncitation: Fisher 1999\n"),
        new("date", d => d with { AsOf = new(2024, 7, 1) }, "as-of: 2024-06-14\ns", "as-of: 2024-07-01\ns"),
        new("flow entry", d => Source(d, s => s with { Published = new(2024, 6, 2) }), "2024-06-01", "2024-06-02"),
        new("flow entry in single quotes", d => Source(d, s => s with { Title = "It's new" }), "'The note'", "'It''s new'"),
        new("flow entry added", d => Source(d, s => s with { Publisher = "Port [east]" }), "'The note', ", "'The note', publisher: \"Port [east]\", "),
        new("flow entry removed", d => Source(d, s => s with { Title = null }), " title: 'The note',", ""),
        new("last flow entry removed", d => Source(d, s => s with { Published = null }), ", published: 2024-06-01", ""),
        new("text in double quotes", d => Party(d, 0, p => p with { Name = "Far East" }), "\"East\"", "\"Far East\""),
        new("item of a flow list", d => Party(d, 0, p => p with { Spokespersons = ["A. One", "C. Three"] }), "B. Two", "C. Three"),
        new("item added to a flow list", d => Party(d, 0, p => p with { Spokespersons = ["A. One", "A. Half", "B. Two"] }), "A. One, ", "A. One, A. Half, "),
        new("item put first in a flow list", d => Party(d, 0, p => p with { Spokespersons = ["Zero", "A. One", "B. Two"] }), "[A. One", "[Zero, A. One"),
        new("item removed from a flow list", d => Party(d, 0, p => p with { Spokespersons = ["B. Two"] }), "A. One, ", ""),
        new("what went without saying was said", d => Party(d, 1, p => p with { Role = PartyRole.Ally }), "role: principal", "role: ally"),
        new("what was said goes without saying", d => Party(d, 0, p => p with { Name = "east" }), "    name: \"East\"    # quoted\n", ""),
        new("party without fields", d => Party(d, 2, p => p with { Name = "The guard" }), "  guard:\n", "  guard: { name: The guard }\n"),
        new("party added after comments of the one before", d => d with { Parties = [d.Parties[0], new() { Id = new("north"), Name = "North" }, d.Parties[1], d.Parties[2]] }, "    # no deputy\n", "    # no deputy\n  north: { name: North }\n"),
        new("party added at the end", d => d with { Parties = [.. d.Parties, new() { Id = new("north"), Name = "north" }] }, "  guard:\n", "  guard:\n  north: {}\n"),
        new("party put first", d => d with { Parties = [new() { Id = new("north"), Name = "north" }, .. d.Parties] }, "  east:\n    name", "  north: {}\n  east:\n    name"),
        new("party removed", d => d with { Parties = [d.Parties[0], d.Parties[1]] }, "  guard:\n", ""),
        new("parties in another order", d => d with { Parties = [d.Parties[1], d.Parties[0], d.Parties[2]] }, EastAndWest, West + East),
        new("term of a list at the column of its key", d => Issue(d, 1, i => i with { Terms = [new(new("none"), "No talks"), i.Terms[1]] }), "- none      #", "- { none: No talks }      #"),
        new("label", d => Issue(d, 1, i => i with { Terms = [i.Terms[0], new(new("open"), "They talk")] }), "open: Talks are open", "open: They talk"),
        new("shorthand for a list of one", d => Issue(d, 1, i => i with { OneWay = [new(new("open"), new("none"))] }), "one-way: none -> open", "one-way: [open -> none]"),
        new("deciders", d => Issue(d, 1, i => i with { Deciders = Deciders.One(new("east")) }), "{ all: [east, west] }", "east"),
        new("decider", d => Issue(d, 0, i => i with { Deciders = Deciders.Nobody }), "decided-by: west", "decided-by: nobody"),
        new("formula", d => d with { Constraints = [new(Formula.True), d.Constraints[1]] }, "- talks = open implies leave", "- true"),
        new("formula with a reason", d => d with { Constraints = [d.Constraints[0], d.Constraints[1] with { Because = "so it was" }] }, "so it is", "so it was"),
        new("constraint added between", d => d with { Constraints = [d.Constraints[0], new(Formula.True, "why: not"), d.Constraints[1]] }, "implies leave\n", "implies leave\n- { require: true, because: \"why: not\" }\n"),
        new("constraint removed", d => d with { Constraints = [d.Constraints[1]] }, "- talks = open implies leave\n", ""),
        new("section removed", d => d with { Constraints = [] }, ConstraintLines, ""),
        new("status quo", d => d with { StatusQuo = new([new("yes"), new("none")]) }, "{leave: no", "{leave: yes"),
        new("what the status quo rests on", d => d with { StatusQuo = d.StatusQuo! with { Says = [new("s1")] } }, "talks: none}\n", "talks: none}\n\nstatus-quo-says: [s1]\n"),
        new("quotation", d => Statement(d, 0, s => s with { Quotation = new("\"We\" would.") }), "\"We would talk.\"", "\"\\\"We\\\" would.\""),
        new("position", d => Statement(d, 0, s => s with { Quotation = s.Quotation with { Position = new(3, 17) } }), "talk.\"\n", "talk.\"\n    position: [3, 17]\n"),
        new("act", d => Statement(d, 0, s => s with { Act = Act.NoReply }), "act: offer", "act: no-reply"),
        new("standing", d => Statement(d, 1, s => s with { Standing = Standing.Leaked }), "standing: stated", "standing: leaked"),
        new("list with odd spaces", d => Statement(d, 0, s => s with { About = [.. s.About, new Formula.Is(new("talks"), new("open"))] }), "[ leave ]", "[ leave, talks = open ]"),
        new("list removed", d => Statement(d, 0, s => s with { About = [] }), "    about: [ leave ]\n", ""),
        new("field before a comment", d => Statement(d, 0, s => s with { Party = new("west") }), "party: east   #", "party: west   #"),
        new("statement removed with a blank line around", d => d with { Statements = [d.Statements[0]] }, "  s2: { source: note, quote: 'It''s ours', act: demand, standing: stated }\n", ""),
        new("shorthand party list", d => Proposal(d, p => p with { To = [new("west"), new("guard")] }), "to: west\n", "to: [west, guard]\n"),
        new("clause condition", d => Clause(d, 0, c => c with { When = [Formula.True] }), "when: leave          #", "when: [true]          #"),
        new("first field of a clause removed", d => Clause(d, 0, c => c with { When = [] }), "when: leave          # the condition\n        then", "then"),
        new("timing", d => Clause(d, 0, c => c with { Timing = Timing.After }), "        timing: as-soon-as\n", ""),
        new("guarantee", d => Clause(d, 1, c => c with { Guarantee = c.Guarantee! with { Kind = GuaranteeKind.Monitoring } }), "to: west, says: s1 }", "to: west, kind: monitoring, says: s1 }"),
        new("clause added", d => Proposal(d, p => p with { Clauses = [.. p.Clauses, new() { Then = [Formula.False] }] }), "says: s1 }\n", "says: s1 }\n      - { then: [false] }\n"),
        new("reply", d => Proposal(d, p => p with { Replies = [p.Replies[0] with { Kind = ReplyKind.Partly }] }), "reply: none", "reply: partly"),
        new("refusal", d => Proposal(d, p => p with { IfRefused = new("harder terms") }), "says: s1 }\n", "says: s1 }\n    if-refused: { warns: harder terms }\n"),
        new("priority", d => Preference(d, 0, (Preference.Priorities p) => new Preference.Priorities([new(Formula.False), p.Statements[1], p.Statements[2]])), "- leave   # first", "- false   # first"),
        new("priority with its dash on a line above", d => Preference(d, 0, (Preference.Priorities p) => new Preference.Priorities([p.Statements[0], p.Statements[1], new(Formula.False)])), "-\n        prefer: true", "- false"),
        new("priorities in another order", d => Preference(d, 0, (Preference.Priorities p) => new Preference.Priorities([p.Statements[1], p.Statements[0], p.Statements[2]])), FirstPriority + SecondPriority, SecondPriority + FirstPriority),
        new("weight", d => Preference(d, 1, (Preference.Utility u) => new Preference.Utility([u.Issues[0] with { Weight = 0.7m }, u.Issues[1]], u.Reservation)), "weight: 0.6", "weight: 0.7"),
        new("value in an order of the author's own", d => Preference(d, 1, (Preference.Utility u) => new Preference.Utility([u.Issues[0], u.Issues[1] with { Values = [0, 2] }], u.Reservation)), "open: 1", "open: 2"),
        new("reservation removed", d => Preference(d, 1, (Preference.Utility u) => new Preference.Utility(u.Issues)), "    reservation: 0.4\n", ""),
        new("form of a preference", d => Preference(d, 1, (Preference.Utility _) => new Preference.Ranking([new(Formula.True)])), UtilityLines, "  west: { ranking: [true] }\n"),
        new("question", d => d with { OpenQuestions = [new("What then?"), d.OpenQuestions[1]] }, "What next?", "What then?"),
        new("question with a list", d => d with { OpenQuestions = [d.OpenQuestions[0], d.OpenQuestions[1] with { About = [new("leave"), new("talks")] }] }, "about: leave", "about: [leave, talks]"),
        new("question added at the end", d => d with { OpenQuestions = [.. d.OpenQuestions, new("Why?")] }, "  about: leave\n", "  about: leave\n- Why?\n"),
    ];

    public static TheoryData<string> Cases => new(s_cases.Select(c => c.Name));

    private static string Long => "A long title of which every word is needed, though it has far more of them than fit into one line of a file that people read.";

    private static string East => "  east:\n    name: \"East\"    # quoted\n    spokespersons: [A. One, B. Two]\n    # no deputy\n";

    private static string West => "  west: { name: West, role: principal }\n";

    private static string EastAndWest => East + West;

    private static string ConstraintLines => "constraints:\n- talks = open implies leave\n- { require: (not leave) or talks = open, because: so it is }\n";

    private static string FirstPriority => "      - leave   # first\n      # then\n";

    private static string SecondPriority => "      - { prefer: talks = open, says: [s1] }\n";

    private static string UtilityLines => Harbour[Harbour.IndexOf("  west:\n    utility", StringComparison.Ordinal)..Harbour.IndexOf("open-questions", StringComparison.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_change_touches_only_its_own_place(string name)
    {
        var (_, change, before, after) = s_cases.Single(c => c.Name == name);
        Assert.Equal(1, Count(Harbour, before));
        var changed = change(s_harbour);
        Assert.NotEqual(s_harbour, changed);
        var expected = Harbour.Replace(before, after, StringComparison.Ordinal);
        Assert.Equal(expected, DossierWriter.Update(new SourceText("dossier.yaml", Harbour), changed), ignoreLineEndingDifferences: false);
        Assert.Equal(changed, Read(expected));

        // The same with the line ends of another system and a byte order mark.
        var windows = "\uFEFF" + Harbour.ReplaceLineEndings("\r\n");
        Assert.Equal("\uFEFF" + expected.ReplaceLineEndings("\r\n"), DossierWriter.Update(new SourceText("dossier.yaml", windows), changed), ignoreLineEndingDifferences: false);
    }

    [Theory]
    [InlineData("0,2,1")]
    [InlineData("1,0,2")]
    [InlineData("1,2,0")]
    [InlineData("2,0,1")]
    [InlineData("2,1,0")]
    public void What_moves_in_a_list_takes_its_quotes_its_comment_and_its_layout_along(string order)
    {
        string[] items = ["      - \"a\"   # the first\n", "      - {prefer: 'b',  because: \"so\" }\n", "      -\n        prefer: c   # why\n        because: 'or so'\n"];
        const string Head = "dossier: Three\nparties: { east: {} }\nissues: { a: { decided-by: east }, b: { decided-by: east }, c: { decided-by: east } }\npreferences:\n  east:\n    priorities:\n";
        var places = order.Split(',').Select(int.Parse).ToArray();
        var text = Head + string.Concat(items) + "# end\n";
        var dossier = Read(text);
        var changed = Preference(dossier, 0, (Preference.Priorities p) => new Preference.Priorities(places.Select(place => p.Statements[place]).ToEquatableArray()));
        Assert.Equal(Head + string.Concat(places.Select(place => items[place])) + "# end\n", DossierWriter.Update(new SourceText("dossier.yaml", text), changed), ignoreLineEndingDifferences: false);

        var flow = Head.TrimEnd() + " [\"a\",  {prefer: 'b',  because: \"so\" }, 'c']\n";
        string[] inline = ["\"a\"", "{prefer: 'b',  because: \"so\" }", "'c'"];
        var inFlow = Read(flow);
        var reordered = Preference(inFlow, 0, (Preference.Priorities p) => new Preference.Priorities(places.Select(place => p.Statements[place]).ToEquatableArray()));
        var updated = DossierWriter.Update(new SourceText("dossier.yaml", flow), reordered);
        Assert.All(inline, item => Assert.Contains(item, updated, StringComparison.Ordinal));
        Assert.Equal(reordered, Read(updated));
    }

    [Fact]
    public void Nothing_changes_when_nothing_changed()
    {
        Assert.Same(Harbour, DossierWriter.Update(new SourceText("dossier.yaml", Harbour), s_harbour));
        Assert.Same(Harbour, DossierWriter.Update(new SourceText("dossier.yaml", Harbour), Read(DossierWriter.Write(s_harbour))));
    }

    [Fact]
    public void A_file_without_a_last_line_end_can_be_added_to() =>
        Assert.Equal(
            "dossier: Talks\nparties:\n  east:\n  west: {}",
            DossierWriter.Update(
                new SourceText("dossier.yaml", "dossier: Talks\nparties:\n  east:"),
                new Dossier { Title = "Talks", Parties = [new() { Id = new("east"), Name = "east" }, new() { Id = new("west"), Name = "west" }] }));

    [Fact]
    public void A_new_section_is_set_off_by_a_blank_line_and_stands_in_its_usual_place() =>
        Assert.Equal(
            "dossier: Talks\n\nparties:\n  east: {}\n\nopen-questions:\n  - Why?\n",
            DossierWriter.Update(
                new SourceText("dossier.yaml", "dossier: Talks\n\nopen-questions:\n  - Why?\n"),
                new Dossier { Title = "Talks", Parties = [new() { Id = new("east"), Name = "east" }], OpenQuestions = [new("Why?")] }));

    [Fact]
    public void What_cannot_be_edited_in_place_is_written_anew_as_an_entry()
    {
        // A pair without braces in a list has no place for a second key.
        const string Text = "dossier: Talks # t\nissues:\n  a: { decided-by: nobody }\nconstraints: [require: a]  # c\n";
        var dossier = Read(Text);
        Assert.Equal(
            "dossier: Talks # t\nissues:\n  a: { decided-by: nobody }\nconstraints: [{ require: a, because: so }]  # c\n",
            DossierWriter.Update(new SourceText("dossier.yaml", Text), dossier with { Constraints = [dossier.Constraints[0] with { Because = "so" }] }));
    }

    [Fact]
    public void A_text_with_an_error_is_not_edited()
    {
        var error = Assert.Throws<ArgumentException>(() => DossierWriter.Update(new SourceText("dossier.yaml", "dossier: A\nparty: {}\n"), s_harbour));
        Assert.StartsWith("the old text has an error: dossier.yaml(2,1): error ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dossier_that_no_text_says_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => DossierWriter.Update(new SourceText("dossier.yaml", Harbour), s_harbour with { Sources = [] }));
        Assert.StartsWith("the dossier cannot be written: dossier.yaml(", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "\n")]
    [InlineData(2, "\r\n")]
    public void Random_changes_of_a_commented_file_keep_what_did_not_change(int series, string newLine)
    {
        for (var i = 0; i < 120; i++)
        {
            var seed = (series * 1_000_000) + i;
            var dossier = RandomDossier.Of(seed);
            var changed = Mutation.Of(dossier, seed);
            var text = Comments.AddTo(DossierWriter.Write(dossier), seed, newLine);
            Assert.Equal(dossier, Read(text));
            var updated = DossierWriter.Update(new SourceText("dossier.yaml", text), changed);
            Assert.True(changed == Read(updated), $"seed {seed} reads back as another dossier:\n{updated}");
            Assert.Equal(CommentsAtTheEdge(text), CommentsAtTheEdge(updated));
            foreach (var section in SectionsThatStay(text, dossier, changed))
                Assert.Contains(section, updated, StringComparison.Ordinal);
            Assert.Same(updated, DossierWriter.Update(new SourceText("dossier.yaml", updated), changed));
        }
    }

    private static IEnumerable<string> CommentsAtTheEdge(string text) =>
        text.ReplaceLineEndings("\n").Split('\n').Where(line => line.StartsWith("#0", StringComparison.Ordinal));

    private static List<string> SectionsThatStay(string text, Dossier before, Dossier after)
    {
        var changed = DossierContent.Of(after).Fields.ToDictionary(field => field.Key, field => field.Value);
        var staying = DossierContent.Of(before).Fields.Where(field => changed.GetValueOrDefault(field.Key) == field.Value).Select(field => field.Key).ToHashSet();
        var root = (YamlMapping)YamlReader.Read(new DiagnosticBag(new SourceText("dossier.yaml", text)))!;
        return root.Entries.Where(entry => staying.Contains(entry.Key.Value)).Select(entry => text[entry.Key.Span.Start..entry.Value.Span.End]).ToList();
    }

    private static Dossier Read(string text)
    {
        var read = DossierReader.Read(new SourceText("dossier.yaml", text));
        Assert.True(read.Dossier is not null, $"{read.Diagnostics.FirstOrDefault(d => d.IsError)}\n{text}");
        return read.Dossier;
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static EquatableArray<T> With<T>(EquatableArray<T> items, int at, Func<T, T> change) =>
        items.Select((item, i) => i == at ? change(item) : item).ToEquatableArray();

    private static Dossier Source(Dossier d, Func<Source, Source> change) => d with { Sources = With(d.Sources, 0, change) };

    private static Dossier Party(Dossier d, int at, Func<Party, Party> change) => d with { Parties = With(d.Parties, at, change) };

    private static Dossier Issue(Dossier d, int at, Func<Issue, Issue> change) => d with { Issues = With(d.Issues, at, change) };

    private static Dossier Statement(Dossier d, int at, Func<Statement, Statement> change) => d with { Statements = With(d.Statements, at, change) };

    private static Dossier Proposal(Dossier d, Func<Proposal, Proposal> change) => d with { Proposals = With(d.Proposals, 0, change) };

    private static Dossier Clause(Dossier d, int at, Func<Clause, Clause> change) => Proposal(d, p => p with { Clauses = With(p.Clauses, at, change) });

    private static Dossier Preference<T>(Dossier d, int at, Func<T, Preference> change)
        where T : Preference => d with { Preferences = With(d.Preferences, at, p => p with { Preference = change((T)p.Preference) }) };
}
