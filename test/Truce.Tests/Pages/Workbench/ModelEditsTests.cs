using Truce.Dossiers;
using Truce.Pages.Workbench;
using Truce.Text;

namespace Truce.Tests.Pages.Workbench;

/// <summary>What the forms of the page Model do to the dossier's file.</summary>
public sealed class ModelEditsTests
{
    [Fact]
    public void Dragging_a_priority_rewrites_what_was_moved_and_nothing_else()
    {
        var talks = Opened.Talks;
        var edit = ModelEdits.Priorities(talks, Opened.Form(("party", "ukraine"), ("act", "order"), ("order", "0,2,1,3,4,5,6")));
        var old = talks.Text.Text;
        var (from, to) = (old.IndexOf("      - { prefer: return, says: [plan", StringComparison.Ordinal), old.IndexOf("      - { prefer: support, says: [seeks-support]", StringComparison.Ordinal));
        Assert.StartsWith(old[..from], edit.Text);
        Assert.EndsWith(old[to..], edit.Text);
        Assert.Equal("talks = agreed implies return, return", string.Join(", ", Priorities(Opened.After(talks, edit), "ukraine").Skip(1).Take(2)));
        Assert.Equal("moved “talks = agreed implies return” from third to second place of the priorities of Ukraine", edit.Note);
    }

    [Theory]
    [InlineData("up:1", "withdraw, not return, membership = renounced")]
    [InlineData("down:0", "withdraw, not return, membership = renounced")]
    [InlineData("remove:0", "withdraw, membership = renounced, fighting = ceases iff withdraw and membership = renounced")]
    public void A_button_does_what_dragging_does(string act, string first)
    {
        var talks = Opened.Talks;
        var after = Opened.After(talks, ModelEdits.Priorities(talks, Opened.Form(("party", "russia"), ("act", act))));
        Assert.Equal(first, string.Join(", ", Priorities(after, "russia").Take(3)));
    }

    [Theory]
    [InlineData("0,1,3,4,2,5,6", "moved “membership = renounced” from third to fifth place of the priorities of Russia")]
    [InlineData("6,0,1,2,3,4,5", "moved “not support” from seventh to first place of the priorities of Russia")]
    [InlineData("1,0,3,2,4,5,6", "reordered the priorities of Russia")]
    public void The_note_says_what_was_dragged_from_where_to_where(string order, string note) =>
        Assert.Equal(note, ModelEdits.Priorities(Opened.Talks, Opened.Form(("party", "russia"), ("act", "order"), ("order", order))).Note);

    [Theory]
    [InlineData("up:0")]
    [InlineData("down:6")]
    [InlineData("remove:7")]
    [InlineData("nonsense")]
    public void What_cannot_be_moved_leaves_all_as_it_is(string act) =>
        Assert.Equal(Edit.Nothing, ModelEdits.Priorities(Opened.Talks, Opened.Form(("party", "russia"), ("act", act))));

    [Theory]
    [InlineData("0,1,2,3", "Fixed Fixed WithPrevious Fixed")]
    [InlineData("1,2,0,3", "Fixed WithPrevious Fixed Fixed")]
    [InlineData("1,0,2,3", "Fixed Fixed Fixed Fixed")]
    [InlineData("2,1,0,3", "Fixed Fixed Fixed Fixed")]
    public void A_priority_that_is_drawn_out_of_those_of_unknown_order_stands_where_it_was_put(string order, string places)
    {
        var lake = Opened.Text(
            """
            dossier: Who comes first
            parties: { east: {} }
            issues: { a: { decided-by: east }, b: { decided-by: east }, c: { decided-by: east }, d: { decided-by: east } }
            preferences:
              east: { priorities: [a, { any-order: [b, c] }, d] }
            """);
        var edit = ModelEdits.Priorities(lake, Opened.Form(("party", "east"), ("act", "order"), ("order", order)));
        var after = edit.Text is null ? lake : Opened.After(lake, edit);
        var now = ((Preference.Priorities)after.Dossier.PreferenceOf(new("east"))!.Preference).Statements;
        Assert.Equal(places, string.Join(' ', now.Select(priority => priority.Place)));
    }

    [Theory]
    [InlineData("0,1,2")]
    [InlineData("0,0,1,2,3,4,5")]
    [InlineData("6,5,4,3,2,1,x")]
    public void An_order_that_loses_or_doubles_a_priority_is_not_taken(string order) =>
        Assert.Equal(Edit.Nothing, ModelEdits.Priorities(Opened.Talks, Opened.Form(("party", "russia"), ("act", "order"), ("order", order))));

    [Fact]
    public void Priorities_rewritten_as_text_keep_their_reasons()
    {
        var talks = Opened.Talks;
        var old = ((Preference.Priorities)talks.Dossier.PreferenceOf(new("supporters"))!.Preference).Statements;
        var after = Opened.After(talks, ModelEdits.Priorities(talks, Opened.Form(("party", "supporters"), ("act", "text"), ("text", "fighting = ceases\nnot return\nsupport"))));
        var now = ((Preference.Priorities)after.Dossier.PreferenceOf(new("supporters"))!.Preference).Statements;
        Assert.Equal([old[3] with { Place = PriorityPlace.Fixed }, new Priority(new Formula.Not(new Formula.Is(new("return"), TermId.Yes))), old[0]], now);
    }

    [Fact]
    public void A_formula_with_an_unknown_name_is_refused_in_the_words_of_the_reader()
    {
        var edit = ModelEdits.Priorities(Opened.Talks, Opened.Form(("party", "russia"), ("act", "add"), ("prefer", "withdrw")));
        Assert.Null(edit.Text);
        Assert.Equal("“withdrw” was not understood, and nothing was saved.", edit.Refusal!.Text);
        Assert.Contains("'withdraw'", Assert.Single(edit.Refusal.Details));
    }

    [Fact]
    public void A_party_without_preferences_gets_its_first_priority()
    {
        var bare = Opened.Text("dossier: A\nparties:\n  a: { name: A }\nissues:\n  go: { decided-by: a }\nstatus-quo: { go: no }\n");
        var after = Opened.After(bare, ModelEdits.Priorities(bare, Opened.Form(("party", "a"), ("act", "add"), ("prefer", "go"), ("because", "it is said to be so"))));
        Assert.Equal("it is said to be so", ((Preference.Priorities)after.Dossier.PreferenceOf(new("a"))!.Preference).Statements[0].Because);
    }

    [Fact]
    public void An_issue_that_something_rests_on_is_not_removed()
    {
        var talks = Opened.Talks;
        var edit = ModelEdits.Issues(talks, Opened.Form(("act", "remove:0")));
        Assert.Null(edit.Text);
        Assert.Equal("This would leave a dossier that cannot be read, and nothing was saved.", edit.Refusal!.Text);
        Assert.All(edit.Refusal.Details, detail => Assert.Contains("withdraw", detail));
    }

    [Fact]
    public void A_new_issue_stands_at_its_first_term()
    {
        var talks = Opened.Talks;
        var after = Opened.After(talks, ModelEdits.Issues(talks, Opened.Form(("act", "add"), ("name", "venue"), ("question", "Where do they meet?"), ("decider", "(all principals)"), ("terms", "none\r\ngeneva\r\n"))));
        Assert.Equal("Where do they meet?", after.Dossier.Issues[^1].Question);
        Assert.Equal(new TermId("none"), after.Dossier.StatusQuo!.Terms[^1]);
        Assert.Equal(new Deciders(DecisionRule.All, [new("russia"), new("ukraine")]), after.Dossier.Issues[^1].Deciders);
    }

    [Fact]
    public void Saving_the_issues_changes_what_was_changed()
    {
        var talks = Opened.Talks;
        var fields = talks.Dossier.Issues.SelectMany((issue, k) => new[] { ($"question:{k}", issue.Question ?? ""), ($"now:{k}", $"{issue.IndexOf(talks.Dossier.StatusQuo!.Terms[k])}") });
        Assert.Equal(Edit.Nothing, ModelEdits.Issues(talks, Opened.Form([("act", "save"), .. fields])));
        var after = Opened.After(talks, ModelEdits.Issues(talks, Opened.Form([("act", "save"), ("decider:5", "ukraine"), ("now:2", "1"), .. fields])));
        Assert.Equal(new TermId("ceases"), after.Dossier.StatusQuo!.Terms[2]);
        Assert.Equal(Deciders.One(new("ukraine")), after.Dossier.Issues[5].Deciders);
        Assert.Equal(talks.Dossier.Issues.Take(5), after.Dossier.Issues.Take(5));
    }

    [Fact]
    public void Constraints_come_and_go()
    {
        var talks = Opened.Talks;
        var more = Opened.After(talks, ModelEdits.Constraints(talks, Opened.Form(("act", "add"), ("require", "talks = agreed implies fighting = ceases"), ("because", "no peace while it goes on"))));
        Assert.Equal(2, more.Dossier.Constraints.Count);
        var fewer = Opened.After(more, ModelEdits.Constraints(more, Opened.Form(("act", "remove:1"))));
        Assert.Equal(talks.Text.Text, fewer.Text.Text);
    }

    private static IEnumerable<string> Priorities(ShownDossier opened, string party)
    {
        var writer = new FormulaWriter(opened.Dossier);
        return ((Preference.Priorities)opened.Dossier.PreferenceOf(new(party))!.Preference).Statements.Select(priority => writer.Write(priority.Prefer));
    }

    [Fact]
    public void A_priority_that_leaves_a_group_of_unknown_order_takes_its_words_along()
    {
        const string Head = "dossier: A strike\nparties: { union: { name: Union } }\nissues: { strike: { decided-by: union }, pay: { decided-by: union }, talks: { decided-by: union } }\npreferences:\n  union:\n    priorities:\n";
        const string Alone = "      - talks   # above all\n";
        const string First = "{ prefer: 'pay',  because: \"so it is\" }";
        const string Second = "{ prefer: strike, because: 'they said' }";
        var strike = Opened.Text($"{Head}{Alone}      - any-order:\n          - {First}\n          - {Second}\n");
        var edit = ModelEdits.Priorities(strike, Opened.Form(("party", "union"), ("act", "up:1")));
        Assert.Equal($"{Head}      - {First}\n{Alone}      - {Second}\n", edit.Text);
    }

    private const string Three = "dossier: A strike\nparties: { union: { name: Union }, company: { name: Company } }\nissues: { strike: { decided-by: union }, pay: { decided-by: company }, talks: { decided-by: union } }\n";

    [Fact]
    public void An_issue_that_is_removed_takes_along_what_its_terms_are_worth()
    {
        var strike = Opened.Text($"{Three}preferences:\n  union:\n    utility:\n      pay: {{ weight: 1, values: {{ no: 0, yes: 1 }} }}\n      talks: {{ weight: 1, values: {{ no: 0, yes: 1 }} }}   # guessed\n");
        var edit = ModelEdits.Issues(strike, Opened.Form(("act", "remove:1")));
        Assert.Null(edit.Refusal);
        Assert.Equal(
            strike.Text.Text.Replace("pay: { decided-by: company }, ", "", StringComparison.Ordinal).Replace("      pay: { weight: 1, values: { no: 0, yes: 1 } }\n", "", StringComparison.Ordinal),
            edit.Text);
    }

    [Fact]
    public void A_priority_that_leaves_a_group_takes_the_comment_beside_it_and_leaves_those_on_lines_of_their_own()
    {
        const string Head = $"{Three}preferences:\n  union:\n    priorities:\n";
        const string Alone = "      - talks   # above all\n";
        var strike = Opened.Text($"{Head}{Alone}      - any-order:   # nobody knows\n          # of the first\n          - {{ prefer: 'pay' }}   # one\n\n          # of the second\n          - strike   # two\n          # in the end\n");
        var edit = ModelEdits.Priorities(strike, Opened.Form(("party", "union"), ("act", "up:1")));
        Assert.Equal($"{Head}      - {{ prefer: 'pay' }}   # one\n{Alone}      # nobody knows\n      # of the first\n      # of the second\n      - strike   # two\n          # in the end\n", edit.Text);
    }

    [Fact]
    public void A_priority_of_several_lines_leaves_a_group_as_it_is_written()
    {
        const string Head = $"{Three}preferences:\n  union:\n    priorities:\n";
        var strike = Opened.Text($"{Head}      - any-order:\n          - 'talks'\n          - prefer: pay\n            because: |   # in their words\n              so\n                it is\n          - \"strike\"\n");
        var edit = ModelEdits.Priorities(strike, Opened.Form(("party", "union"), ("act", "up:1")));
        Assert.Equal($"{Head}      - prefer: pay\n        because: |   # in their words\n          so\n            it is\n      - 'talks'\n      - \"strike\"\n", edit.Text);
    }

    [Fact]
    public void A_priority_that_leaves_a_group_lends_its_words_to_no_other_party()
    {
        const string Groups = "preferences:\n  union:\n    priorities:\n      - any-order:\n          - 'talks'\n          - 'pay'\n          - 'strike'\n  company:\n    priorities:\n      - not strike\n";
        var strike = Opened.Text(Three + Groups);
        var talks = ((Preference.Priorities)strike.Dossier.Preferences[0].Preference).Statements;
        var company = (Preference.Priorities)strike.Dossier.Preferences[1].Preference;
        EquatableArray<PartyPreference> changed =
        [
            strike.Dossier.Preferences[0] with { Preference = new Preference.Priorities([talks[1] with { Place = PriorityPlace.Fixed }, talks[2]]) },
            strike.Dossier.Preferences[1] with { Preference = new Preference.Priorities([.. company.Statements, talks[0]]) },
        ];
        Assert.Equal(
            Three + Groups.Replace("          - 'talks'\n", "", StringComparison.Ordinal) + "      - talks\n",
            DossierWriter.Update(strike.Text, strike.Dossier with { Preferences = changed }));
    }
}
