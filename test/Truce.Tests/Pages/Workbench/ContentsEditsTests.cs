using Truce.Pages.Workbench;
using Truce.Tests.Text;
using Truce.Text;

namespace Truce.Tests.Pages.Workbench;

/// <summary>What the forms of the page Contents do to the dossier's file.</summary>
public sealed class ContentsEditsTests
{
    private const string Head =
        """
        # our notes
        dossier: A strike
        sources:
          talk: { file: talk.txt }
        parties:
          union: { name: "Union" }   # the workers
          company: { name: Company }
        issues:
          # first of all
          strike: { question: Does the strike go on?, decided-by: union }
          pay: { question: 'Is pay raised?', decided-by: company, terms: [no, some, all] }
        status-quo: {strike: yes, pay: no}
        statements:
          s1: { source: talk, quote: "We stop.", party: union, act: offer }

        """;

    private const string Foot = "# the end\n";

    private static ShownDossier Strike(string rest = "") => Opened.Of(DossierFiles.None.With([new DossierFile("dossier.yaml", Head + rest + Foot), new DossierFile("talk.txt", "We stop.")]));

    private static Edit Change(ShownDossier dossier, string kind, string owner, params (string, string)[] fields) => ContentsEdits.Change(dossier, Opened.Form([("kind", kind), ("owner", owner), .. fields]));

    private const string Before = "      - { prefer: strike, to: not strike }   # so they say\n";

    [Fact]
    public void A_party_is_added_behind_the_others_with_a_name_made_of_what_it_is_called()
    {
        var edit = Change(Strike(), "parties", "", ("act", "add"), ("name", "The labour court"), ("role", "mediator"), ("spokespersons", "A. One\n\nB. Two"), ("says", "s1"));
        Assert.Equal(
            (Head + Foot).Replace(
                "  company: { name: Company }\n",
                "  company: { name: Company }\n  the-labour-court: { name: The labour court, role: mediator, spokespersons: [A. One, B. Two], says: [s1] }\n",
                StringComparison.Ordinal),
            edit.Text);
        Assert.Equal("added the party the-labour-court", edit.Note);
    }

    [Fact]
    public void A_party_keeps_its_quotes_and_its_comment_when_its_role_changes()
    {
        var edit = Change(Strike(), "parties", "", ("act", "save:0"), ("name", "Union"), ("role", "observer"), ("of:company", "on"));
        Assert.Equal((Head + Foot).Replace("{ name: \"Union\" }", "{ name: \"Union\", role: observer, of: [company] }", StringComparison.Ordinal), edit.Text);
    }

    [Fact]
    public void An_issue_is_added_and_how_things_stand_with_it()
    {
        var edit = Change(
            Strike(), "issues", "", ("act", "add"), ("name-in-file", "hours"), ("question", "How long is the week?"), ("decided-by:union", "on"), ("decided-by:company", "on"), ("rule", "all"), ("terms", "forty: As now\nless"), ("one-way", "forty -> less"));
        Assert.Equal(
            (Head + Foot).Replace(
                "terms: [no, some, all] }\n",
                "terms: [no, some, all] }\n  hours:\n    question: How long is the week?\n    decided-by: { all: [union, company] }\n    terms: [{ forty: As now }, less]\n    one-way: [forty -> less]\n",
                StringComparison.Ordinal).Replace("pay: no}", "pay: no, hours: forty}", StringComparison.Ordinal),
            edit.Text);
    }

    [Fact]
    public void An_issue_can_be_settled_by_numbers()
    {
        var edit = Change(Strike(), "issues", "", ("act", "add"), ("name-in-file", "raise"), ("decided-by:company", "on"), ("range:least", "0"), ("range:greatest", "4"), ("range:count", "9"));
        Assert.Contains("  raise: { decided-by: company, range: [0, 4], step: 0.5 }\n", edit.Text, StringComparison.Ordinal);
        Assert.Equal(
            [new FieldProblem("range:count", "From 0 to 4.5 there are no whole numbers that begin and end there; at most 100000 can be taken.")],
            Change(Strike(), "issues", "", ("act", "add"), ("name-in-file", "raise"), ("range:least", "0"), ("range:greatest", "4.5")).Refusal!.Fields);
    }

    [Fact]
    public void A_term_that_comes_between_leaves_how_things_stand_and_what_terms_are_worth()
    {
        var strike = Strike("preferences:\n  union:\n    utility:\n      pay: { weight: 1, values: { no: 0, some: 1, all: 2 } }   # guessed\n");
        var edit = Change(strike, "issues", "", ("act", "save:1"), ("question", "Is pay raised?"), ("decided-by:company", "on"), ("rule", "all"), ("terms", "no\na-little\nsome\nall"));
        Assert.Equal(
            strike.Text.Text.Replace("[no, some, all]", "[no, a-little, some, all]", StringComparison.Ordinal).Replace("{ no: 0, some: 1, all: 2 }", "{ no: 0, a-little: 0, some: 1, all: 2 }", StringComparison.Ordinal),
            edit.Text);
    }

    [Theory]
    [InlineData("no\na-little\nsome\nall", "[no, a-little, some, all]", "{ no: 1, a-little: 0, some: 2, all: 3 }")]
    [InlineData("first\nno\nsome\nall", "[first, no, some, all]", "{ first: 0, no: 1, some: 2, all: 3 }")]
    [InlineData("no\nall", "[no, all]", "{ no: 1, all: 3 }")]
    public void What_a_party_takes_terms_to_be_worth_to_another_stays_with_the_terms(string sent, string terms, string values)
    {
        var strike = Strike("views:\n  company:\n    preferences:\n      union:\n        utility:\n          pay: { weight: 1, values: { no: 1, some: 2, all: 3 } }   # guessed\n");
        var edit = Change(strike, "issues", "", ("act", "save:1"), ("question", "Is pay raised?"), ("decided-by:company", "on"), ("rule", "all"), ("terms", sent));
        Assert.Null(edit.Refusal);
        Assert.Equal(
            strike.Text.Text.Replace("[no, some, all]", terms, StringComparison.Ordinal).Replace("{ no: 1, some: 2, all: 3 }", values, StringComparison.Ordinal),
            edit.Text);
    }

    [Fact]
    public void An_issue_keeps_its_terms_when_none_are_given_and_the_form_says_so()
    {
        var strike = Opened.Of(DossierFiles.None.With([new DossierFile("dossier.yaml", (Head + Foot).Replace("all] }", "all], one-way: [no -> some] }", StringComparison.Ordinal)), new DossierFile("talk.txt", "We stop.")]));
        var edit = Change(strike, "issues", "", ("act", "save:1"), ("question", "Is pay raised?"), ("decided-by:company", "on"), ("rule", "all"), ("terms", ""), ("one-way", "no -> many"));
        Assert.Equal(
            [
                new FieldProblem("terms", "An issue needs ways to settle it: two terms or more, or numbers."),
                new FieldProblem("one-way", "“no -> many” is no change from one term to another, such as no -> all."),
            ],
            edit.Refusal!.Fields);
    }

    [Fact]
    public void What_a_party_does_not_see_is_taken_out_and_what_it_takes_others_to_want_stays()
    {
        const string Wants = "    preferences:\n      union:\n        priorities: [strike]\n    unseen-moves:\n      union: [strike -> not strike]\n";
        var strike = Strike("views:\n  company:\n    unseen: [strike and pay = all]\n    because: it never was so\n    says: [s1]\n" + Wants);
        Assert.Equal(Head + "views:\n  company:\n" + Wants + Foot, Change(strike, "views", "company", ("act", "remove:0")).Text);
        var alone = Strike("views:\n  company:\n    unseen: [strike and pay = all]\n");
        Assert.Empty(Opened.After(alone, Change(alone, "views", "company", ("act", "remove:0"))).Dossier.Views);
    }

    [Fact]
    public void A_number_that_was_emptied_is_asked_for_and_is_not_taken_for_nothing()
    {
        var strike = Strike("preferences:\n  union:\n    utility:\n      pay: { weight: 1, values: { no: 0, some: 1, all: 2 } }\n    together:\n      - { when: strike, adds: -1 }\n      - { issues: [strike], values: { yes: 3 } }\n");
        var value = Change(strike, "utility", "union", ("act", "save:0"), ("issue", "pay"), ("weight", "1"), ("values:no", "0"), ("values:some", ""), ("values:all", "much"));
        Assert.Equal([new("values:some", "Each term needs a value; 0 when it is worth nothing."), new("values:all", "“much” is not a number such as 0.5.")], value.Refusal!.Fields);
        var adds = Change(strike, "together", "union", ("act", "save:0"), ("part", "when"), ("when:0", "strike"), ("adds", ""));
        Assert.Equal([new("adds", "This needs the number that is added.")], adds.Refusal!.Fields);
        var row = Change(strike, "together", "union", ("act", "save:1"), ("part", "issues"), ("values:0", ""), ("values:1", "3"));
        Assert.Equal([new("values:0", "Each combination needs a number; 0 when it adds nothing.")], row.Refusal!.Fields);
    }

    [Fact]
    public void Of_many_numbers_the_ends_are_changed_where_those_between_lie_on_a_straight_line()
    {
        const string Prices = "dossier: A sale\nparties: { buyer: { name: Buyer }, seller: { name: Seller } }\nissues: { price: { decided-by: seller, range: [0, 60] } }\npreferences:\n  seller:\n    utility:\n      price: { weight: 1, values: ";
        (string, string)[] sent = [("act", "save:0"), ("issue", "price"), ("weight", "1"), ("values:0", "0"), ("values:60", "2")];
        Assert.Equal(Prices + "{ 0: 0, 60: 2 } }\n", Change(Opened.Text(Prices + "{ 0: 0, 60: 1 } }\n"), "utility", "seller", sent).Text);
        Assert.Equal(
            [new("values:60", "The values between are not on one straight line from the first to the last; all of them are changed on the page Text.")],
            Change(Opened.Text(Prices + "{ 0: 0, 20: 0.9, 60: 1 } }\n"), "utility", "seller", sent).Refusal!.Fields);
    }

    [Fact]
    public void What_other_places_speak_of_cannot_be_taken_out_and_the_reader_says_where()
    {
        var edit = Change(Strike(), "parties", "", ("act", "remove:1"));
        Assert.Null(edit.Text);
        Assert.Contains(edit.Refusal!.Details, detail => detail.Contains("'company'", StringComparison.Ordinal));
    }

    [Fact]
    public void Entries_change_places_and_take_their_comments_along()
    {
        var edit = Change(Strike(), "parties", "", ("act", "order"), ("order", "1,0"));
        Assert.Equal(
            (Head + Foot).Replace("  union: { name: \"Union\" }   # the workers\n  company: { name: Company }\n", "  company: { name: Company }\n  union: { name: \"Union\" }   # the workers\n", StringComparison.Ordinal),
            edit.Text);
        Assert.Equal(edit.Text, Change(Strike(), "parties", "", ("act", "down:0")).Text);
        Assert.Equal(edit.Text, Change(Strike(), "parties", "", ("act", "up:1")).Text);
        Assert.Equal(Edit.Nothing, Change(Strike(), "parties", "", ("act", "up:0")));
        Assert.Equal(Edit.Nothing, Change(Strike(), "parties", "", ("act", "order"), ("order", "1,1")));
    }

    [Fact]
    public void A_comparison_is_added_below_what_is_there()
    {
        const string Comparisons = "preferences:\n  union:\n    comparisons:\n";
        var strike = Strike(Comparisons + Before);
        var edit = Change(strike, "comparisons", "union", ("act", "add"), ("first:0", "pay = all"), ("first:1", "not strike"), ("strength", "strongly-prefers"), ("second:0", "pay = no"), ("says-words:0", "we stop"));
        Assert.Equal(Head + Comparisons + Before + "      - { prefer: pay = all and not strike, to: pay = no, strongly: yes, says: [s1] }\n" + Foot, edit.Text);
        Assert.Equal("added the comparison (Union)", edit.Note);
        Assert.Equal(Head + Foot, Change(strike, "comparisons", "union", ("act", "remove:0")).Text);
        Assert.Equal(
            [new FieldProblem("second", "A comparison needs two sides.")],
            Change(strike, "comparisons", "union", ("act", "add"), ("first:0", "strike"), ("strength", "prefers")).Refusal!.Fields);
    }

    [Fact]
    public void What_a_party_takes_another_to_want_is_written_as_its_view()
    {
        var edit = Change(Strike(), "priorities", "company/union", ("act", "add"), ("prefer:0", "strike"), ("because", "the last year"), ("place", "fixed"));
        Assert.Equal(Head + "\nviews:\n  company:\n    preferences:\n      union:\n        priorities:\n          - { prefer: strike, because: the last year }\n" + Foot, edit.Text);
        Assert.Equal(Head + "\n" + Foot, Change(Opened.Text(edit.Text!), "priorities", "company/union", ("act", "remove:0")).Text);
    }

    [Fact]
    public void What_issues_are_worth_together_is_a_number_a_table_or_the_least_of_such_parts()
    {
        const string Utility = "preferences:\n  union:\n    utility:\n      pay: { weight: 1, values: { no: 0, some: 1, all: 2 } }\n";
        var strike = Strike(Utility);
        var added = Change(strike, "together", "union", ("act", "add"), ("part", "min"), ("when:0", "strike"), ("adds", "-0.5"), ("weight", "2"));
        Assert.Equal(Head + Utility + "    together:\n      - min:\n          - { when: strike, adds: -0.5 }\n        weight: 2\n" + Foot, added.Text);
        var nested = Change(Opened.Text(added.Text!), "together", "union+0", ("act", "add"), ("part", "issues"), ("issues:strike", "on"), ("issues:pay", "on"));
        var filled = Change(Opened.Text(nested.Text!), "together", "union+0", ("act", "save:1"), ("values:0", "0"), ("values:1", "3"), ("values:5", "-1"));
        Assert.Equal(
            Head + Utility + "    together:\n      - min:\n          - { when: strike, adds: -0.5 }\n          - { issues: [strike, pay], values: { yes: { no: 3, all: -1 } } }\n        weight: 2\n" + Foot,
            filled.Text);
    }

    [Fact]
    public void An_indicator_is_one_sign_or_two_that_are_joined()
    {
        var edit = Change(
            Strike(), "watch", "", ("act", "add"), ("written", "2024-06-14"), ("what", "The union gives way"), ("when:a-sign", "moves"), ("when:a-direction", "softer"), ("when:a-by", "union"), ("when:joint", "any"),
            ("when:b-sign", "accepts"), ("when:b-terms", "pay = some"), ("foretells:a-sign", "event"), ("foretells:a-terms", "not strike"), ("within", "30"));
        Assert.Equal(
            Head + "\nwatch:\n  the-union-gives-way:\n    written: 2024-06-14\n    what: The union gives way\n    when: { any: [{ moves: softer, by: union }, { accepts: pay = some }] }\n    foretells: { event: not strike }\n    within: 30\n" + Foot,
            edit.Text);
        Assert.Equal(
            ["written", "when:a-terms"],
            Change(Strike(), "watch", "", ("act", "add"), ("what", "x"), ("when:a-sign", "event"), ("when:a-terms", "rain")).Refusal!.Fields.Select(problem => problem.Field));
    }

    [Fact]
    public void A_step_of_a_plan_and_how_far_it_has_come_are_written_where_they_belong()
    {
        const string Plans = "plans:\n  p:\n    title: 'The plan'\n    steps:\n      a: { by: union, then: [not strike] }  # before all\n";
        var strike = Strike(Plans);
        var edit = Change(strike, "steps", "p", ("act", "add"), ("title", "Raise pay"), ("by:company", "on"), ("then:0", "pay = some"), ("after", "a"), ("irreversible", "yes"), ("due", "2024-09-01"));
        Assert.Equal(Head + Plans + "      raise-pay: { title: Raise pay, by: [company], then: [pay = some], after: [a], irreversible: yes, due: 2024-09-01 }\n" + Foot, edit.Text);
        Assert.Equal(
            Head + Plans.Replace("[not strike] }", "[not strike], progress: [{ level: minimal, as-of: 2024-07-01, note: half of them }] }", StringComparison.Ordinal) + Foot,
            Change(strike, "progress", "p/a", ("act", "add"), ("level", "minimal"), ("as-of", "2024-07-01"), ("note", "half of them")).Text);
    }

    [Fact]
    public void An_entry_of_nobody_is_refused_and_an_act_that_is_not_offered_does_nothing()
    {
        Assert.Equal("Nothing of this dossier that has Comparisons is called “state”.", Change(Strike(), "comparisons", "state", ("act", "add")).Refusal!.Text);
        Assert.Equal("A dossier has no “rumours”.", Change(Strike(), "rumours", "", ("act", "add")).Refusal!.Text);
        Assert.Equal(Edit.Nothing, Change(Strike(), "statements", "", ("act", "add")));
        Assert.Equal(Edit.Nothing, Change(Strike(), "dossier", "", ("act", "remove:0")));
        Assert.Equal(Edit.Nothing, Change(Strike(), "status-quo", "", ("act", "add")));
        Assert.Equal("The name “union” is taken; give it another, and nothing was saved.", Change(Strike(), "parties", "", ("act", "add"), ("name", "Union"), ("name-in-file", "union")).Refusal!.Text);
    }

    [Fact]
    public void A_text_that_comes_back_stays_as_it_was_written_when_another_field_is_saved()
    {
        const string Steps = "plans:\n  p:\n    steps:\n      a:\n        title: |\n          To stop,\n          both of them\n\n        by: union\n        then: [not strike]\n";
        var strike = Strike("constraints:\n  - require: not (strike and pay = all)\n    because: |+\n      So it is,\n\n        and was.\n\n" + Steps);
        var edit = Save(strike, DisputeKinds.Constraints, "", ("require:0", "not (strike and pay = some)"));
        Assert.Equal(strike.Text.Text.Replace("not (strike and pay = all)", "not (strike and pay = some)", StringComparison.Ordinal), edit.Text);
        var step = Save(strike, PlanKinds.Steps, "p", ("then:0", "pay = some"));
        Assert.Equal(strike.Text.Text.Replace("[not strike]", "[pay = some]", StringComparison.Ordinal), step.Text);
    }

    /// <summary>The first entry's form, as a browser sends it when one field was filled in anew.</summary>
    private static Edit Save(ShownDossier dossier, EntryKind kind, string owner, (string Name, string Value) filled)
    {
        var sent = Browser.Sent(kind, dossier.Dossier, owner, 0);
        sent[filled.Name] = filled.Value;
        return ContentsEdits.Change(dossier, new Form(sent.GetValueOrDefault));
    }

    [Theory]
    [InlineData("opening-talks-2024")]
    [InlineData("camp-david-quandt-1986")]
    [InlineData("bonn-summit-heitzig-2025")]
    [InlineData("korea-jacobi-2017")]
    [InlineData("elmira-kinsara-2014")]
    [InlineData("lake-gisborne-li-2004-unknown")]
    [InlineData("indifferent-sanction-witness")]
    public void A_form_that_nobody_touched_changes_nothing_in_a_case(string name) => NothingChanges(Opened.Of(DossierFolder.Read(Repository.PathOf("casebook", name))));

    [Fact]
    public void A_form_that_nobody_touched_changes_nothing_in_whatever_a_dossier_holds()
    {
        var count = 0;
        for (var seed = 0; seed < 40; seed++)
            count += NothingChanges(Opened.Text(DossierWriter.Write(RandomDossier.Of(seed))));
        Assert.True(count > 500, $"only {count} entries could be sent");
    }

    [Fact]
    public void Entries_are_counted_owner_by_owner_as_they_are_listed()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var dossier = RandomDossier.Of(seed);
            Assert.All(EntryKinds.All, kind => Assert.Equal(kind.OwnersIn(dossier).Select(owner => (owner, kind.CountIn(dossier, owner.Path))), kind.CountedIn(dossier)));
        }
    }

    private static int NothingChanges(ShownDossier dossier)
    {
        var count = 0;
        foreach (var kind in EntryKinds.All)
        {
            foreach (var owner in kind.OwnersIn(dossier.Dossier))
            {
                for (var place = 0; place < kind.CountIn(dossier.Dossier, owner.Path); place++)
                {
                    var sent = Browser.Sent(kind, dossier.Dossier, owner.Path, place);
                    var edit = ContentsEdits.Change(dossier, new Form(sent.GetValueOrDefault));
                    Assert.True(edit == Edit.Nothing, $"{kind.Name} of '{owner.Path}' in place {place} ({string.Join("; ", sent.Select(field => $"{field.Key}={field.Value}"))}): {edit.Refusal?.Text} {string.Join("; ", edit.Refusal?.Details ?? [])} {edit.Note}\n{edit.Text}");
                    count++;
                }
            }
        }

        return count;
    }
}
