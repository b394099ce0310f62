using System.Text.Json.Nodes;
using Truce.Dossiers;
using Truce.States;
using Truce.Tests.Stability;
using Truce.Tests.Text.Formats;
using Truce.Text.Formats;

namespace Truce.Tests.Exports;

public sealed class GmcrExportTests
{
    [Fact]
    public void The_file_says_what_the_dossier_says()
    {
        var file = Exported.File("gmcr", Some.Dossier(
            """
            dossier: The lake
            parties: { upper: { name: Upper Town }, lower: { name: Lower Town } }
            issues:
              dam: { question: Does the dam stay?, decided-by: upper, one-way: [no -> yes] }
              fee: { decided-by: lower, terms: [none, paid] }
              watch: { decided-by: { any: [lower, upper] }, one-way: [yes -> no] }
            constraints: [dam implies fee = paid]
            status-quo: { dam: no, fee: none, watch: no }
            preferences:
              upper: { priorities: [dam iff watch, fee = paid] }
              lower: { priorities: [not (dam and watch), "true", fee = none] }
            """));
        Assert.Equal(
            $$"""
            {
              "program": "truce",
              "version": "{{Provenance.ThisVersion}}",
              "options": [
                {"name": "Does the dam stay?", "permittedDirection": "fwd"},
                {"name": "fee: paid", "permittedDirection": "both"},
                {"name": "watch", "permittedDirection": "back"}
              ],
              "decisionMakers": [
                {"name": "Upper Town",
                 "options": [0, 2],
                 "preferences": [
                   {"compound": true, "members": [[[0, "Y"], [2, "Y"]], [[0, "N"], [2, "N"]]]},
                   [[1, "Y"]]
                 ]},
                {"name": "Lower Town",
                 "options": [1, 2],
                 "preferences": [
                   {"compound": true, "members": [[[0, "N"]], [[2, "N"]]]},
                   [[1, "N"]]
                 ]}
              ],
              "infeasibles": [
                [[0, "Y"], [1, "N"]]
              ],
              "useManualPreferenceRanking": false
            }

            """,
            file.Text);
        Assert.Equal(
            [
                "'fee' becomes an option: Y is 'paid', N is 'none'",
                "'watch' belongs to 2 decision makers; GMCR+ 0.4.1 computes the moves of such options in another way",
                "the format has no place for the status quo",
            ],
            file.Remarks);
    }

    [Fact]
    public void A_dossier_that_does_not_fit_is_refused_with_every_reason()
    {
        var written = Exported.Answer("gmcr", Some.Dossier(
            """
            dossier: The lake
            parties: { upper: { name: Upper Town }, lower: { name: Lower Town } }
            issues:
              fee: { decided-by: lower, terms: [none, half, full] }
              treaty: { decided-by: { all: [upper, lower] } }
              truth: { decided-by: upper, terms: [known] }
            """));
        Assert.Equal(
            [
                "'fee' has 3 terms (none, half, full); an option of GMCR+ has two, N and Y",
                "'treaty' is decided by Upper Town and Lower Town together; in GMCR+ whoever has an option can change it alone",
                "'truth' has 1 term (known); an option of GMCR+ has two, N and Y",
            ],
            written.Obstacles);
    }

    [Fact]
    public void A_dossier_without_a_decision_maker_is_refused() =>
        Assert.Equal(
            ["the dossier has no issue, so there is no option to write", "no party decides any issue, and GMCR+ needs a decision maker"],
            Exported.Answer("gmcr", new Dossier { Title = "Nothing" }).Obstacles);

    [Fact]
    public void A_formula_that_comes_to_too_many_patterns_is_named()
    {
        var issues = Enumerable.Range(0, 24).Select(i => Some.Issue($"x{i}"));
        Formula pairs = new Formula.And(Enumerable.Range(0, 12).Select(i => (Formula)new Formula.Or([Yes(2 * i), Yes((2 * i) + 1)])).ToEquatableArray());
        var dossier = Some.DossierAbout([.. issues]) with
        {
            Parties = [new Party { Id = new("east"), Name = "East" }],
            Constraints = [new Constraint(new Formula.Not(pairs))],
            Preferences = [new PartyPreference(new("east"), new Preference.Priorities([new Priority(pairs)]))],
        };
        Assert.Equal(
            ["priority 1 of East comes to more than 1,024 patterns; split it", "constraint 1 comes to more than 1,024 infeasible patterns; split it"],
            Exported.Answer("gmcr", dossier).Obstacles);

        static Formula Yes(int issue) => new Formula.Is(new($"x{issue}"), TermId.Yes);
    }

    [Fact]
    public void Rankings_and_utilities_turn_the_switch_for_everybody()
    {
        var file = Exported.File("gmcr", Exported.Towns with
        {
            Preferences =
            [
                Exported.Towns.Preferences[0],
                new PartyPreference(new("lower"), new Preference.Utility([new IssueUtility(new("fee"), 1, [1, 0])])),
            ],
        });
        var json = JsonNode.Parse(file.Text)!;
        Assert.True((bool)json["useManualPreferenceRanking"]!);
        Assert.Equal("[4,3,2,1]", json["decisionMakers"]![0]!["preferenceRanking"]!.ToJsonString());
        Assert.Equal("[[1,2],[3,4]]", json["decisionMakers"]![1]!["preferenceRanking"]!.ToJsonString());
        Assert.Contains("the priorities of Upper Town become a ranking of the states, since a GMCR+ file holds rankings for all or for none", file.Remarks);
        Assert.Contains("the utility of Lower Town becomes a ranking of the states; how much better a state is, is lost", file.Remarks);
    }

    [Fact]
    public void A_party_whose_preference_is_not_known_is_named_since_the_other_program_takes_it_to_be_indifferent()
    {
        var dossier = Some.Dossier("dossier: x\nparties: { a: { name: A }, watcher: { name: The watcher, role: observer } }\nissues: { act: { decided-by: a } }");
        var file = Exported.File("gmcr", dossier);
        Assert.Equal(
            [
                "The watcher is left out: it decides nothing, and no preference of it is recorded",
                "no preference of A is recorded; GMCR+ takes it to be indifferent among all states",
            ],
            file.Remarks);
    }

    public static TheoryData<string> Samples { get; } =
    [
        "everything.gmcr", "interleaved.gmcr",
        .. Directory.GetFiles(Path.Combine(Sample.Folder, "models"), "*.gmcr").Select(file => "models/" + Path.GetFileName(file)).Order(),
    ];

    [Theory]
    [MemberData(nameof(Samples))]
    public void An_imported_file_is_written_back_with_all_that_it_held(string sample)
    {
        var imported = Sample.Import(sample);
        var file = Exported.File("gmcr", imported.Result.Dossier!, imported.Attachments);
        var again = Sample.Gmcr(file.Text);
        Assert.True(again.Result.IsUsable, Some.Text(again.Result.Diagnostics));
        AssertSameModel(imported.Result.Dossier!, again.Result.Dossier!);
        Assert.Equal(imported.Result.Dossier!.Parties, again.Result.Dossier!.Parties);
        Assert.Equal(imported.Result.Dossier!.Issues, again.Result.Dossier!.Issues);
        Assert.Equal(imported.Result.Dossier!.Views, again.Result.Dossier!.Views);
        Assert.Equal(imported.Attachments, again.Attachments);
    }

    [Fact]
    public void What_was_kept_stands_again_where_it_stood_word_for_word()
    {
        var imported = Sample.Import("everything.gmcr");
        var text = Exported.File("gmcr", imported.Result.Dossier!, imported.Attachments).Text;
        Assert.Contains("\"see a/b~c\": {\"author\": \"nobody\", \"kept\": [1.50, null]}", text);
        var json = JsonNode.Parse(text)!;
        Assert.Equal("[[0,1]]", json["coalitions"]!.ToJsonString());
        Assert.Equal("#a00", (string?)json["options"]![2]!["colour"]);
        Assert.Equal("[[[3,\"Y\"]]]", json["decisionMakers"]![0]!["misperceptions"]!.ToJsonString());
        Assert.Equal("[1,2,3]", json["decisionMakers"]![0]!["payoffs"]!.ToJsonString());
        Assert.Equal("[1,2]", json["decisionMakers"]![1]!["preferenceRanking"]!.ToJsonString());
    }

    [Fact]
    public void What_was_kept_for_other_issues_or_parties_is_not_written_and_named()
    {
        var imported = Sample.Import("everything.gmcr");
        var dossier = imported.Result.Dossier!;
        var changed = dossier with { Issues = dossier.Issues.Reverse().ToEquatableArray() };
        var file = Exported.File("gmcr", changed, imported.Attachments);
        Assert.Contains("gmcr-unused.json was kept for other parties or issues than are written now, or in another order; nothing of it is written", file.Remarks);
        Assert.DoesNotContain("payoffs", file.Text);
    }

    [Fact]
    public void What_was_kept_and_is_said_anew_is_named()
    {
        // The file's rankings were turned off when it was imported; now they are what counts.
        var imported = Sample.Import("everything.gmcr");
        var dossier = imported.Result.Dossier!;
        var ranked = dossier with { Preferences = [dossier.Preferences[0], new PartyPreference(new("South"), new Preference.Ranking([new Tier(Formula.True)]))] };
        var file = Exported.File("gmcr", ranked, imported.Attachments);
        Assert.Contains("'/decisionMakers/1/preferenceRanking' of gmcr-unused.json is not written: the model says it anew, or has no place for it", file.Remarks);
        Assert.True(Sample.Gmcr(file.Text).Result.IsUsable);
    }

    [Theory]
    [InlineData("{", "gmcr-unused.json(1,2): error TRC0702: the text ends here, in the middle of a value; expected the rest of it, down to the last ']' and '}'")]
    [InlineData("[]", "gmcr-unused.json(1,1): error TRC0703: expected an object of what an import kept, found a list")]
    public void A_kept_file_that_cannot_be_read_is_a_reason_to_refuse(string text, string expected) =>
        Assert.Equal([expected], Exported.Answer("gmcr", Exported.Towns, [new Attachment("gmcr-unused.json", text)]).Obstacles);

    [Fact]
    public void Random_disputes_keep_their_states_moves_and_preferences_or_are_refused_for_a_reason()
    {
        var written = 0;
        for (var seed = 1; seed <= 500; seed++)
        {
            var dossier = new RandomDisputes(seed).Next();
            if (new LiteralDispute(dossier) is not { States.Length: > 0, DecisionMakers: > 0 })
                continue;
            var answer = Exported.Answer("gmcr", dossier);
            var fits = dossier.Issues.All(issue => issue.Terms.Count == 2 && (issue.Deciders.Rule == DecisionRule.Any || issue.Deciders.Parties.Count == 1));
            Assert.True(fits == answer.Is(out var file), $"seed {seed}: {string.Join("; ", answer.Obstacles)}");
            if (file is null)
                continue;
            var again = Sample.Gmcr(file.Text).Result;
            Assert.True(again.IsUsable, $"seed {seed}: {Some.Text(again.Diagnostics)}");
            AssertSameModel(dossier, again.Dossier!);
            written++;
        }

        Assert.True(written > 60, $"only {written} disputes could be written");
    }

    /// <summary>Same states, and for each decision maker, found by its name, the same moves and preferences, by the literal reading of both.</summary>
    private static void AssertSameModel(Dossier expected, Dossier actual)
    {
        var (first, second) = (new LiteralDispute(WithPreferences(expected)), new LiteralDispute(WithPreferences(actual)));
        Assert.Equal(first.States, second.States);
        var (movers, again) = (Movers(expected), Movers(actual));
        Assert.Equal(movers.Order(), again.Order());
        for (var i = 0; i < movers.Count; i++)
        {
            var j = again.IndexOf(movers[i]);
            for (var s = 0; s < first.States.Length; s++)
            {
                for (var q = 0; q < first.States.Length; q++)
                {
                    if (first.IsMove(i, s, q) != second.IsMove(j, s, q) || first.Prefers(i, s, q) != second.Prefers(j, s, q))
                        Assert.Fail($"{expected.Title}: {movers[i]} at states {s + 1} and {q + 1}");
                }
            }
        }

        static List<string> Movers(Dossier dossier) => [.. StateSpace.Compile(dossier).Value.DecisionMakers.Select(party => party.Party.Name)];

        // Indifference is what the format says of a party without a preference.
        static Dossier WithPreferences(Dossier dossier) => dossier with
        {
            Preferences = dossier.Parties.Select(party => dossier.PreferenceOf(party.Id) ?? new PartyPreference(party.Id, new Preference.Priorities([]))).ToEquatableArray(),
        };
    }
}
