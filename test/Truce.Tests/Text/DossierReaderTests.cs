using Truce.Checking;
using Truce.Dossiers;
using Truce.Text;
using Truce.Text.Yaml;
using static Truce.Dossiers.Formula;

namespace Truce.Tests.Text;

public sealed class DossierReaderTests
{
    /// <summary>A dossier with every key of the format.</summary>
    internal const string Everything = """
        dossier: Conditions for opening peace talks
        summary: Two sides name their conditions.
        as-of: 2024-06-14
        citation: A note
        sources:
          note: { file: sources/note.md, title: A note, publisher: A paper, published: 2024-06-14, url: "https://example.org/note", sha256: 00000000000000000000000000000000000000000000000000000000000000Ff }
        parties:
          east: { name: East, role: principal, spokespersons: [A speaker], says: s1 }
          west: { name: West }
          allies: { role: ally, of: west }
          watchers: {}
        issues:
          withdraw: { question: Do west's forces leave?, decided-by: west }
          fighting: { decided-by: east, terms: [continues, { ceases: cease-fire }] }
          talks: { decided-by: { all: [east, west] }, terms: [none, open], says: [s1] }
          aid: { decided-by: { any: [west, allies] } }
          membership: { decided-by: nobody, terms: [sought, paused, renounced], one-way: [sought -> renounced, paused -> renounced] }
        constraints:
          - talks = open implies fighting = ceases
          - { require: not (aid and fighting = ceases), because: Aid is for the fighting., says: [s1] }
        status-quo: { talks: none, withdraw: no, fighting: continues, aid: yes, membership: sought }
        status-quo-says: s1
        statements:
          s1: { source: note, quote: "the words", prefix: "Then came ", suffix: ".", position: [10, 19], speaker: A speaker, party: east, date: 2024-06-13, act: no-reply, standing: reported, about: [withdraw, talks = open] }
        proposals:
          june-terms:
            title: The June terms
            by: east
            to: [west]
            tabled: 2024-06-14
            expires: 2024-07-14
            status: countered
            says: [s1]
            clauses:
              - { when: [withdraw, membership = renounced], then: talks = open, timing: at-the-same-time, expires: 2024-07-01, says: [s1] }
              - { guarantee: safe passage, to: west, kind: monitoring }
            if-refused: { warns: harder terms, then: [fighting = continues], says: s1 }
            replies: [ { by: west, reply: none, as-of: 2024-06-14, says: [s1] } ]
        preferences:
          west: { says: s1, priorities: [ not withdraw, { prefer: fighting = ceases, because: They said so., says: [s1] } ] }
          east: { ranking: [ talks = open, [ talks = none and withdraw, talks = none and fighting = ceases ], { states: <no continues none - ->, says: s1 } ] }
          allies: { utility: { talks: { weight: 0.6, values: { none: 0, open: 1 } }, aid: { weight: 0.4, values: { yes: -2.5e-1, no: 1 }, says: [s1] } }, reservation: 0.4 }
        open-questions:
          - Who pays?
          - { text: Will they meet?, about: [talks], says: s1 }
        """;

    private static readonly StatementId s_s1 = new("s1");

    private static PartyId East => new("east");

    private static PartyId West => new("west");

    private static Formula Withdraw => new Is(new("withdraw"), TermId.Yes);

    private static Formula TalksOpen => new Is(new("talks"), new("open"));

    private static Formula Ceases => new Is(new("fighting"), new("ceases"));

    [Fact]
    public void The_head_of_a_dossier_is_read()
    {
        var dossier = Some.Dossier(Everything);
        Assert.Equal("Conditions for opening peace talks", dossier.Title);
        Assert.Equal("Two sides name their conditions.", dossier.Summary);
        Assert.Equal(new DateOnly(2024, 6, 14), dossier.AsOf);
        Assert.Equal("A note", dossier.Citation);
        Assert.Equal(
            [new Source { Id = new("note"), File = "sources/note.md", Title = "A note", Publisher = "A paper", Published = new DateOnly(2024, 6, 14), Url = "https://example.org/note", Sha256 = new string('0', 62) + "ff" }],
            dossier.Sources);
        Assert.Equal(
            [new OpenQuestion("Who pays?"), new OpenQuestion("Will they meet?", [new("talks")], [s_s1])],
            dossier.OpenQuestions);
    }

    [Fact]
    public void Parties_are_read() => Assert.Equal(
        [
            new Party { Id = East, Name = "East", Spokespersons = ["A speaker"], Says = [s_s1] },
            new Party { Id = West, Name = "West" },
            new Party { Id = new("allies"), Name = "allies", Role = PartyRole.Ally, Of = [West] },
            new Party { Id = new("watchers"), Name = "watchers" },
        ],
        Some.Dossier(Everything).Parties);

    [Fact]
    public void Issues_are_read()
    {
        EquatableArray<Term> yesNo = [new(TermId.No), new(TermId.Yes)];
        Assert.Equal(
            [
                new Issue { Id = new("withdraw"), Question = "Do west's forces leave?", Deciders = Deciders.One(West), Terms = yesNo },
                new Issue { Id = new("fighting"), Deciders = Deciders.One(East), Terms = [new(new("continues")), new(new("ceases"), "cease-fire")] },
                new Issue { Id = new("talks"), Deciders = new(DecisionRule.All, [East, West]), Terms = [new(new("none")), new(new("open"))], Says = [s_s1] },
                new Issue { Id = new("aid"), Deciders = new(DecisionRule.Any, [West, new("allies")]), Terms = yesNo },
                new Issue
                {
                    Id = new("membership"),
                    Deciders = Deciders.Nobody,
                    Terms = [new(new("sought")), new(new("paused")), new(new("renounced"))],
                    OneWay = [new(new("sought"), new("renounced")), new(new("paused"), new("renounced"))],
                },
            ],
            Some.Dossier(Everything).Issues);
    }

    [Fact]
    public void Constraints_and_the_status_quo_are_read()
    {
        var dossier = Some.Dossier(Everything);
        Assert.Equal(
            [
                new Constraint(new Implies(TalksOpen, Ceases)),
                new Constraint(new Not(new And([new Is(new("aid"), TermId.Yes), Ceases])), "Aid is for the fighting.", [s_s1]),
            ],
            dossier.Constraints);
        Assert.Equal(new StatusQuo([TermId.No, new("continues"), new("none"), TermId.Yes, new("sought")], [s_s1]), dossier.StatusQuo);
    }

    [Fact]
    public void Statements_are_read() => Assert.Equal(
        [
            new Statement
            {
                Id = s_s1,
                Source = new("note"),
                Quotation = new("the words", "Then came ", ".", new TextRange(10, 19)),
                Speaker = "A speaker",
                Party = East,
                Date = new DateOnly(2024, 6, 13),
                Act = Act.NoReply,
                Standing = Standing.Reported,
                About = [Withdraw, TalksOpen],
            },
        ],
        Some.Dossier(Everything).Statements);

    [Fact]
    public void Proposals_are_read() => Assert.Equal(
        [
            new Proposal
            {
                Id = new("june-terms"),
                Title = "The June terms",
                By = East,
                To = [West],
                Tabled = new DateOnly(2024, 6, 14),
                Expires = new DateOnly(2024, 7, 14),
                Status = ProposalStatus.Countered,
                Says = [s_s1],
                Clauses =
                [
                    new Clause { When = [Withdraw, new Is(new("membership"), new("renounced"))], Then = [TalksOpen], Timing = Timing.AtTheSameTime, Expires = new DateOnly(2024, 7, 1), Says = [s_s1] },
                    new Clause { Guarantee = new("safe passage", [West], GuaranteeKind.Monitoring) },
                ],
                IfRefused = new("harder terms", [new Is(new("fighting"), new("continues"))], [s_s1]),
                Replies = [new(West, ReplyKind.None, new DateOnly(2024, 6, 14), [s_s1])],
            },
        ],
        Some.Dossier(Everything).Proposals);

    [Fact]
    public void Preferences_of_each_form_are_read()
    {
        var none = new Is(new("talks"), new("none"));
        Assert.Equal(
            [
                new PartyPreference(West, new Preference.Priorities([new(new Not(Withdraw)), new(Ceases, "They said so.", [s_s1])]), [s_s1]),
                new PartyPreference(East, new Preference.Ranking(
                [
                    new(TalksOpen),
                    new(new Or([new And([none, Withdraw]), new And([none, Ceases])])),
                    new(new And([new Is(new("withdraw"), TermId.No), new Is(new("fighting"), new("continues")), none]), [s_s1]),
                ])),
                new PartyPreference(new("allies"), new Preference.Utility([new(new("talks"), 0.6m, [0, 1]), new(new("aid"), 0.4m, [1, -0.25m], [s_s1])], 0.4m)),
            ],
            Some.Dossier(Everything).Preferences);
    }

    [Fact]
    public void A_title_is_all_that_a_dossier_needs() =>
        Assert.Equal(new Dossier { Title = "A dispute" }, Some.Dossier("dossier: A dispute\nparties:\n"));

    [Fact]
    public void Every_part_is_found_where_it_was_written()
    {
        var origins = DossierReader.Read(new SourceText("dossier.yaml", Everything)).Origins;
        Assert.Equal("june-terms", At("proposals/june-terms"));
        Assert.Equal("membership = renounced", At("proposals/june-terms/clauses/0/when/1"));
        Assert.Equal("talks = open", At("proposals/june-terms/clauses/0/then/0"));
        Assert.Equal("s1", At("statements/s1"));
        Assert.Equal("\"the words\"", At("statements/s1/quote"));
        Assert.Equal("watchers", At("parties/watchers/name"));
        Assert.Equal(new TextSpan(0, 0), origins.Find("nothing/like/it"));

        string At(string part)
        {
            var span = origins.Find(part);
            return Everything.Substring(span.Start, span.Length);
        }
    }

    [Fact]
    public void All_errors_are_found_in_one_pass()
    {
        var result = DossierReader.Read(new SourceText("dossier.yaml", """
            dossier: A dispute
            as-of: 14 June
            parties:
              east: { name: East, rolle: principal }
              we st: {}
            issues:
              talks: { decided-by: est, terms: [none, open], one-way: [none -> opn] }
            constraints: [ talks = closed ]
            statements:
              s1: { source: note, quote: "words", act: ofer }
            preferences:
              east: { priorities: [ talks = opn, tlks = open ], says: s2 }
            """));
        Assert.Null(result.Dossier);
        Assert.Equal(
            """
            dossier.yaml(2,8): error TRC0106: found '14 June'; expected a day as year-month-day, such as 2024-06-14
            dossier.yaml(4,23): error TRC0102: a party has no key 'rolle'; did you mean 'role'?
            dossier.yaml(5,3): error TRC0108: 'we st' cannot name a party; a name starts with a letter or a digit and goes on with letters, digits, '-', '_' and '.'
            dossier.yaml(7,24): error TRC0303: no party is called 'est'; did you mean 'east'?
            dossier.yaml(7,60): error TRC0302: the issue 'talks' has no term 'opn'; did you mean 'open'?
            dossier.yaml(8,24): error TRC0302: the issue 'talks' has no term 'closed'; its terms are 'none', 'open'
            dossier.yaml(10,17): error TRC0305: no source is called 'note'; the dossier names none
            dossier.yaml(10,44): error TRC0105: 'ofer' is no word for 'act'; did you mean 'offer'?
            dossier.yaml(12,33): error TRC0302: the issue 'talks' has no term 'opn'; did you mean 'open'?
            dossier.yaml(12,38): error TRC0301: no issue is called 'tlks'; did you mean 'talks'?
            dossier.yaml(12,59): error TRC0304: no statement is called 's2'; did you mean 's1'?
            """,
            Some.Text(result.Diagnostics));
    }

    [Fact]
    public void What_a_syntax_error_hides_is_not_reported_as_missing()
    {
        var result = DossierReader.Read(new SourceText("dossier.yaml", """
            dossier: A dispute
            parties:
              east: {}
              west: { name: "West }
            issues:
              talks: { decided-by: west }
              peace: { decided-by: nrth }
            constraints: [ talks and pece ]
            """));
        Assert.Equal(
            """
            dossier.yaml(4,17): error TRC0006: this quote is opened here and not closed before a line that is indented less; close it, or indent its further lines
            dossier.yaml(8,26): error TRC0301: no issue is called 'pece'; did you mean 'peace'?
            """,
            Some.Text(result.Diagnostics));
    }

    [Theory]
    [InlineData("dossier-format.md")]
    [InlineData("formulas.md")]
    public void Every_dossier_of_the_reference_is_sound(string page)
    {
        var text = File.ReadAllText(Repository.PathOf("docs", "reference", page));
        var examples = text.Split("```yaml\n")[1..].Select(block => block.Split("```")[0]).ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.StartsWith("dossier: ", example, StringComparison.Ordinal));
        Assert.All(examples, example => Assert.DoesNotContain(
            DossierCheck.Run(DossierReader.Read(new SourceText(page, example))).Diagnostics, d => d.IsError));
    }

    [Fact]
    public void The_reference_names_every_key_and_every_word()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "reference", "dossier-format.md"));
        var keys = new HashSet<string>();
        Collect(YamlReader.Read(new DiagnosticBag(new SourceText("dossier.yaml", Everything)))!);
        string[] names = ["note", "s1", "east", "west", "allies", "watchers", "withdraw", "fighting", "ceases", "talks", "aid", "membership", "june-terms", "none", "open", "yes", "no"];
        Assert.Equal([], keys.Except(names).Where(key => !page.Contains($"`{key}`", StringComparison.Ordinal) && !page.Contains($"{key}:", StringComparison.Ordinal)));
        EquatableArray<string> words =
        [
            .. EnumWords.All<PartyRole>(), .. EnumWords.All<Act>(), .. EnumWords.All<Standing>(), .. EnumWords.All<Timing>(), .. EnumWords.All<GuaranteeKind>(),
            .. EnumWords.All<ReplyKind>(), .. EnumWords.All<ProposalStatus>(),
        ];
        Assert.Equal([], words.Where(word => !page.Contains($"`{word}`", StringComparison.Ordinal)));

        void Collect(YamlNode node)
        {
            foreach (var entry in node is YamlMapping mapping ? mapping.Entries : [])
            {
                keys.Add(entry.Key.Value);
                Collect(entry.Value);
            }

            foreach (var item in node is YamlSequence sequence ? sequence.Items : [])
                Collect(item);
        }
    }
}
