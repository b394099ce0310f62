using Truce.Dossiers;
using Truce.Text;
using Truce.Text.Formats;

namespace Truce.Tests.Text.Formats;

public sealed class GmcrFormatTests
{
    [Fact]
    public void Numbers_of_a_ranking_count_states_after_the_options_were_sorted_by_owner()
    {
        var dossier = Sample.Dossier("interleaved.gmcr");

        // By owner the options are dam, canal, appeal; the issues stay as in the file: dam, appeal, canal.
        Assert.Equal(["dam", "appeal", "canal"], dossier.Issues.Select(issue => issue.Id.Value));
        Assert.Equal(["NNN", "NYY|YNN", "NNY", "NYN", "YYN"], Tiers(dossier, "Upstream"));
        Assert.Equal(["NNN|YNN|NNY|NYN", "YYN", "NYY"], Tiers(dossier, "Downstream"));
    }

    [Fact]
    public void Old_and_new_names_of_keys_mean_the_same()
    {
        var renamed = Sample.Text("interleaved.gmcr")
            .Replace("useManualPreferenceRanking", "useManualPreferenceVectors").Replace("preferenceRanking", "preferenceVector");
        var old = Sample.Gmcr(renamed).Result;
        Assert.Empty(old.Diagnostics);
        Assert.Equal(Sample.Dossier("interleaved.gmcr").Preferences, old.Dossier!.Preferences);
    }

    [Fact]
    public void An_infeasible_pattern_that_contradicts_itself_rules_nothing_out()
    {
        var contradicted = Sample.Text("interleaved.gmcr").Replace("[[[0, \"Y\"], [2, \"Y\"]]]", "[[[0, \"Y\"], [2, \"Y\"]], [[1, \"Y\"], [1, \"N\"]]]");
        var result = Sample.Gmcr(contradicted).Result;
        Assert.Empty(result.Diagnostics);
        Assert.Equal(Sample.Dossier("interleaved.gmcr").Preferences, result.Dossier!.Preferences);
    }

    [Fact]
    public void Where_both_names_of_a_ranking_are_given_the_newer_counts_and_the_older_is_kept()
    {
        var both = Sample.Text("interleaved.gmcr").Replace("\"preferenceRanking\": [1,", "\"preferenceVector\": [5, 4], \"preferenceRanking\": [1,");
        var imported = Sample.Gmcr(both);
        Assert.Equal(Sample.Dossier("interleaved.gmcr").Preferences, imported.Result.Dossier!.Preferences);
        Assert.EndsWith("],\n  \"/decisionMakers/0/preferenceVector\": [5, 4]\n}\n", imported.Attachments.Single().Text);
    }

    [Fact]
    public void A_direction_becomes_a_one_way_change()
    {
        var issues = Sample.Dossier("everything.gmcr").Issues;
        Assert.Empty(issues[0].OneWay);
        Assert.Equal([new OneWay(TermId.No, TermId.Yes)], issues[1].OneWay);
        Assert.Equal([new OneWay(TermId.Yes, TermId.No)], issues[2].OneWay);
    }

    [Fact]
    public void Options_belong_to_one_to_several_or_to_nobody()
    {
        var deciders = Sample.Dossier("everything.gmcr").Issues.Select(issue => issue.Deciders).ToArray();
        Assert.Equal(new Deciders(DecisionRule.Any, [new("North-East"), new("South")]), deciders[0]);
        Assert.Equal(Deciders.One(new("North-East")), deciders[1]);
        Assert.Equal(Deciders.Nobody, deciders[4]);
    }

    [Fact]
    public void Names_become_readable_ids_and_stay_as_labels()
    {
        var dossier = Sample.Dossier("everything.gmcr");
        Assert.Equal(
            ["Open-the-border", "ratify", "Keep-troops", "Keep-troops-2", "Winter", "option-not"], dossier.Issues.Select(issue => issue.Id.Value));
        Assert.Equal(["Open the border", null, "Keep troops", "Keep troops", null, "not"], dossier.Issues.Select(issue => issue.Question));
        Assert.Equal(["North-East", "South"], dossier.Parties.Select(party => party.Id.Value));
        Assert.Equal(["North & East", "South"], dossier.Parties.Select(party => party.Name));
    }

    [Fact]
    public void A_compound_statement_is_true_when_one_of_its_members_is()
    {
        var preference = Sample.Dossier("everything.gmcr").PreferenceOf(new("North-East"))!.Preference;
        Assert.Equal(
            new Preference.Priorities(
            [
                new Priority(Yes("Open-the-border")),
                new Priority(new Formula.Or([new Formula.And([Yes("ratify"), No("Keep-troops")]), No("option-not")])),
            ]),
            preference);
    }

    [Fact]
    public void An_infeasible_pattern_becomes_a_constraint_and_so_does_a_compound_one()
    {
        var constraints = Sample.Dossier("everything.gmcr").Constraints;
        Assert.Equal(
            [
                new Constraint(new Formula.Not(new Formula.And([Yes("ratify"), Yes("Keep-troops")]))),
                new Constraint(new Formula.Not(new Formula.Or(
                [
                    new Formula.And([Yes("Open-the-border"), Yes("Keep-troops-2")]),
                    new Formula.And([Yes("Winter"), Yes("option-not")]),
                ]))),
            ],
            constraints);
    }

    [Fact]
    public void What_a_dossier_cannot_hold_is_kept_word_for_word()
    {
        var attachment = Sample.Import("everything.gmcr").Attachments.Single();
        Assert.Equal("gmcr-unused.json", attachment.FileName);
        Assert.Equal(
            """
            {
              "parties": ["North-East", "South"],
              "issues": ["Open-the-border", "ratify", "Keep-troops", "Keep-troops-2", "Winter", "option-not"],
              "/see a~1b~0c": {"author": "nobody", "kept": [1.50, null]},
              "/options/2/colour": "#a00",
              "/decisionMakers/0/payoffs": [1, 2, 3],
              "/decisionMakers/1/preferenceRanking": [1, 2],
              "/coalitions": [[0, 1]]
            }

            """,
            attachment.Text);
    }

    [Fact]
    public void Everything_that_the_model_does_not_use_is_reported()
    {
        var diagnostics = Sample.Import("everything.gmcr").Result.Diagnostics.Select(diagnostic => diagnostic.ToString());
        Assert.Equal(
            [
                "everything.gmcr(7,59): warning TRC0720: not used: 'see a/b~c', 'colour', 'payoffs', 'preferenceRanking', 'coalitions'; an import keeps them in gmcr-unused.json",
                "everything.gmcr(8,5): warning TRC0717: the name 'Keep troops' is given twice; the second is called 'Keep-troops-2'",
                "everything.gmcr(9,5): warning TRC0716: no decision maker has the option 'Winter'; it stays as it is in every state",
                "everything.gmcr(20,7): warning TRC0718: 'North & East' is said not to see some states; 'truce misperception' goes by that, and everything else takes it to see all of them",
                "everything.gmcr(36,3): warning TRC0719: the file groups decision makers in coalitions; a dossier holds none, so each of them is taken to move by itself",
            ],
            diagnostics);
    }

    [Fact]
    public void States_that_a_decision_maker_does_not_see_become_its_view()
    {
        var dossier = Sample.Dossier("everything.gmcr");
        Assert.Equal([new PartyView(new("North-East")) { Unseen = [Yes("Keep-troops-2")] }], dossier.Views);
        var several = Sample.Gmcr(Sample.Text("everything.gmcr").Replace("[[[3, \"Y\"]]]", "[[[3, \"Y\"], [0, \"N\"]], {\"compound\": true, \"members\": [[[1, \"Y\"]], [[2, \"Y\"]]]}]")).Result.Dossier!;
        Assert.Equal(
            [new Formula.And([Yes("Keep-troops-2"), No("Open-the-border")]), new Formula.Or([Yes("ratify"), Yes("Keep-troops")])],
            several.Views.Single().Unseen);
    }

    [Fact]
    public void Decision_makers_that_each_stand_alone_are_no_coalitions()
    {
        var alone = Sample.Text("interleaved.gmcr").Replace("\"infeasibles\"", "\"coalitions\": [0, [1]], \"infeasibles\"");
        Assert.Empty(Sample.Gmcr(alone).Result.Diagnostics);
    }

    [Fact]
    public void The_title_is_the_name_of_the_file_and_the_summary_says_who_wrote_it()
    {
        var dossier = Sample.Dossier("everything.gmcr");
        Assert.Equal("everything", dossier.Title);
        Assert.Equal("Imported from everything.gmcr, written by gmcr+ 0.4.", dossier.Summary);
    }

    [Theory]
    [InlineData("everything.gmcr")]
    [InlineData("interleaved.gmcr")]
    [InlineData("models/elmira.gmcr")]
    [InlineData("models/cuban.gmcr")]
    public void A_dossier_that_was_imported_can_be_written_and_read(string sample)
    {
        var dossier = Sample.Dossier(sample);
        var written = DossierReader.Read(new SourceText("dossier.yaml", DossierWriter.Write(dossier)));
        Assert.Equal("", Some.Text(written.Diagnostics));
        Assert.Equal(dossier, written.Dossier);
    }

    [Fact]
    public void A_file_that_has_only_an_extension_for_a_name_still_has_a_title()
    {
        var bytes = Sample.Bytes("interleaved.gmcr");
        Assert.Equal(".gmcr", ForeignFormats.All[0].Read("folder/.gmcr", bytes).Result.Dossier!.Title);
    }

    [Fact]
    public void Parts_of_the_dossier_are_found_in_the_file()
    {
        var origins = Sample.Import("everything.gmcr").Result.Origins;
        Assert.Equal(6, Line("issues/ratify"));
        Assert.Equal(18, Line("preferences/North-East/priorities/1"));
        Assert.Equal(33, Line("constraints/1/whatever"));

        int Line(string part) => origins.Text.PositionOf(origins.Find(part).Start).Line;
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_are_no_matter()
    {
        var text = "\uFEFF" + Sample.Text("interleaved.gmcr").ReplaceLineEndings("\r\n");
        Assert.Equal(Sample.Dossier("interleaved.gmcr").Preferences, Sample.Gmcr(text).Result.Dossier!.Preferences);
    }

    private static Formula.Is Yes(string issue) => new Formula.Is(new(issue), TermId.Yes);

    private static Formula.Is No(string issue) => new Formula.Is(new(issue), TermId.No);

    /// <summary>The tiers of a ranking as the literature prints states, indifferent ones joined by a bar.</summary>
    private static IEnumerable<string> Tiers(Dossier dossier, string party)
    {
        var ranking = (Preference.Ranking)dossier.PreferenceOf(new(party))!.Preference;
        return ranking.Tiers.Select(tier => string.Join('|', (tier.States is Formula.Or(var states) ? states : [tier.States]).Select(Print)));

        string Print(Formula state) =>
            string.Concat(((Formula.And)state).Operands.Cast<Formula.Is>().Select(literal => literal.Term == TermId.Yes ? 'Y' : 'N'));
    }
}
