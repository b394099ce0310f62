using Truce.Dossiers;
using Truce.Pages.Workbench;
using Truce.Text;

namespace Truce.Tests.Pages.Workbench;

/// <summary>What the forms of the page Proposals do to the dossier's file.</summary>
public sealed class ProposalEditsTests
{
    private const string Head =
        """
        # our notes
        dossier: A strike
        parties: { union: { name: Union }, company: { name: Company } }
        issues:
          strike: { question: Does the strike go on?, decided-by: union }
          pay: { question: Is pay raised?, decided-by: company, terms: [no, some, all] }
        statements:
          s1: { source: talk, quote: "We stop.", party: union, act: offer }
        sources:
          talk: { file: talk.txt }
        proposals:
          offer:   # theirs
            by: union
            to: [company]

        """;

    private const string First = "      - { when: ['pay = some'],  then: [not strike], says: [s1] }  # the first\n";
    private const string Second = "      - { then: [strike], timing: before }   # and the second\n";
    private const string Foot = "    replies:\n      - { by: company, reply: none, as-of: 2024-06-14 } # so far\n# the end\n";

    private static string Written(params string[] clauses) => Head + "    clauses:\n" + string.Concat(clauses) + Foot;

    private static ShownDossier Strike(params string[] clauses) => Opened.Of(DossierFiles.None.With([new DossierFile("dossier.yaml", Written(clauses)), new DossierFile("talk.txt", "We stop.")]));

    [Fact]
    public void A_clause_is_added_behind_the_others_and_nothing_else_is_touched()
    {
        var strike = Strike(First, Second);
        var edit = ProposalEdits.Clauses(strike, Opened.Form(("proposal", "offer"), ("act", "add"), ("when:0", "pay = all"), ("when:1", ""), ("when:2", ""), ("then:0", ""), ("then:1", "not strike"), ("timing", "as-soon-as"), ("says", "s1")));
        Assert.Equal(Written(First, Second, "      - { when: [pay = all], then: [not strike], timing: as-soon-as, says: [s1] }\n"), edit.Text);
        Assert.Equal("added a clause to offer", edit.Note);
    }

    [Fact]
    public void A_condition_is_changed_in_its_place()
    {
        var strike = Strike(First, Second);
        var edit = ProposalEdits.Clauses(strike, Opened.Form(("proposal", "offer"), ("act", "save:0"), ("when:0", "pay = all"), ("when:1", ""), ("then:0", "not strike"), ("then:1", ""), ("timing", "after"), ("says", "s1")));
        Assert.Equal(Written(First.Replace("pay = some", "pay = all", StringComparison.Ordinal), Second), edit.Text);
        Assert.Equal(Edit.Nothing, ProposalEdits.Clauses(strike, Opened.Form(("proposal", "offer"), ("act", "save:0"), ("when:0", "pay = some"), ("then:0", "not strike"), ("timing", "after"), ("says", "s1"))));
    }

    [Fact]
    public void An_assurance_comes_and_goes_with_whom_it_is_given_to()
    {
        var strike = Strike(First, Second);
        var given = Opened.After(strike, ProposalEdits.Clauses(strike, Opened.Form(
            ("proposal", "offer"), ("act", "save:1"), ("then:0", "strike"), ("timing", "before"), ("guarantee", "nobody is dismissed"), ("kind", "enforcement"), ("assured:union", "on"), ("expires", "2024-12-31"))));
        var clause = given.Dossier.Proposals[0].Clauses[1];
        Assert.Equal(new Guarantee("nobody is dismissed", [new("union")], GuaranteeKind.Enforcement), clause.Guarantee);
        Assert.Equal(new DateOnly(2024, 12, 31), clause.Expires);
        var back = ProposalEdits.Clauses(given, Opened.Form(("proposal", "offer"), ("act", "save:1"), ("then:0", "strike"), ("timing", "before"), ("guarantee", ""), ("kind", "enforcement")));
        Assert.Equal(strike.Dossier, Opened.After(given, back).Dossier);
    }

    [Fact]
    public void What_a_clause_says_of_time_and_of_who_sees_it_is_written_behind_the_rest()
    {
        (string, string)[] asItIs = [("proposal", "offer"), ("act", "save:0"), ("when:0", "pay = some"), ("then:0", "not strike"), ("timing", "after"), ("says", "s1")];
        var edit = ProposalEdits.Clauses(Strike(First, Second), Opened.Form([.. asItIs, ("group", "g1"), ("opens", "2024-07-01"), ("lead", "14"), ("verified-by", "the labour court")]));
        Assert.Equal(
            Written("      - { when: ['pay = some'],  then: [not strike], group: g1, opens: 2024-07-01, lead: 14, verified-by: the labour court, says: [s1] }  # the first\n", Second),
            edit.Text);
        Assert.Equal(Written(First, Second), ProposalEdits.Clauses(Opened.Text(edit.Text!), Opened.Form(asItIs)).Text);
        Assert.Equal(
            [new FieldProblem("lead", "“two weeks” is not a whole number such as 14.")],
            ProposalEdits.Clauses(Strike(First), Opened.Form([.. asItIs, ("lead", "two weeks")])).Refusal!.Fields);
    }

    [Fact]
    public void An_assurance_says_by_whom_it_is_given_and_during_which_steps_it_holds()
    {
        var edit = ProposalEdits.Clauses(Strike(First), Opened.Form(
            ("proposal", "offer"), ("act", "add"), ("guarantee", "safe work"), ("kind", "assurance"), ("assured:union", "on"), ("assured-by:company", "on"), ("covers:0", "not strike")));
        Assert.Equal(Written(First, "      - { guarantee: safe work, to: [union], assured-by: [company], covers: [not strike] }\n"), edit.Text);
    }

    [Fact]
    public void A_statement_is_chosen_by_its_words_and_only_when_they_leave_no_doubt()
    {
        var talks = Opened.Text(Head.Replace("  s1:", "  s0: { source: talk, quote: \"We stop, and stay away.\", party: company, date: 2024-06-01, act: claim }\n  s1:", StringComparison.Ordinal) + "    clauses:\n" + First + Foot);
        string[] of(string words) => [.. Says(words).Select(id => id.Value)];
        Assert.Equal(["s1"], of("“We stop.” Union [s1]"));
        Assert.Equal(["s0"], of("stay away"));
        Assert.Equal(["s0"], of("1 June 2024"));
        Assert.Equal(["s1", "s0"], of("s1, s0"));
        var doubtful = Edit("we stop");
        Assert.Equal("“we stop” stands in 2 statements; choose one of them from the list, and nothing was saved.", doubtful.Refusal!.Text);
        Assert.Equal([new FieldProblem("says", "“we stop” stands in 2 statements; choose one of them from the list.")], doubtful.Refusal.Fields);
        Assert.Equal("“s2” is no statement of this dossier, and nothing was saved.", Edit("s2").Refusal!.Text);

        Edit Edit(string words) => ProposalEdits.Clauses(talks, Opened.Form(("proposal", "offer"), ("act", "add"), ("then:0", "strike"), ("says-words:0", words), ("says-words:1", "")));
        EquatableArray<StatementId> Says(string words) => Opened.After(talks, Edit(words)).Dossier.Proposals[0].Clauses[1].Says;
    }

    [Fact]
    public void What_follows_a_refusal_and_what_takes_the_place_of_a_proposal_are_said()
    {
        var strike = Strike(First);
        var other = Opened.After(strike, ProposalEdits.Proposals(strike, Opened.Form(("act", "add"), ("name", "harder"), ("by", "union"))));
        var edit = ProposalEdits.Proposals(other, Opened.Form(
            ("proposal", "offer"), ("act", "save"), ("by", "union"), ("to:company", "on"), ("status", "tabled"), ("successor", "harder"), ("warns", "harder terms"), ("refused-then:0", "pay = all"), ("refused-says", "s1")));
        Assert.Equal(
            other.Text.Text.Replace("    replies:\n", "    if-refused: { warns: harder terms, then: [pay = all], says: [s1] }\n    successor: harder\n    replies:\n", StringComparison.Ordinal),
            edit.Text);
        Assert.Equal(
            [new FieldProblem("warns", "What is said to follow a refusal needs a few words.")],
            ProposalEdits.Proposals(strike, Opened.Form(("proposal", "offer"), ("act", "save"), ("refused-then:0", "pay = all"))).Refusal!.Fields);
    }

    [Fact]
    public void A_clause_is_removed_with_its_comment()
    {
        var strike = Strike(First, Second);
        Assert.Equal(Written(Second), ProposalEdits.Clauses(strike, Opened.Form(("proposal", "offer"), ("act", "remove:0"))).Text);
        Assert.Equal(Edit.Nothing, ProposalEdits.Clauses(strike, Opened.Form(("proposal", "offer"), ("act", "remove:2"))));
    }

    [Fact]
    public void All_that_is_not_understood_is_told_at_once_and_nothing_is_saved()
    {
        var edit = ProposalEdits.Clauses(Strike(First), Opened.Form(("proposal", "offer"), ("act", "add"), ("when:0", "pey = all"), ("then:0", ""), ("says", "s1, s7"), ("expires", "tomorrow")));
        Assert.Null(edit.Text);
        Assert.Equal("This was not understood, and nothing was saved.", edit.Refusal!.Text);
        Assert.Contains("“pey = all” was not understood", edit.Refusal.Details);
        Assert.Contains(edit.Refusal.Details, detail => detail.Contains("'pay'", StringComparison.Ordinal));
        Assert.Contains("“s7” is no statement of this dossier", edit.Refusal.Details);
        Assert.Contains("“tomorrow” is not a day such as 2024-06-14", edit.Refusal.Details);
        Assert.Contains("A clause needs something that is then to be, or an assurance", edit.Refusal.Details);
    }

    [Fact]
    public void A_proposal_is_begun_with_who_puts_it_to_whom()
    {
        var strike = Strike(First);
        var edit = ProposalEdits.Proposals(strike, Opened.Form(("act", "add"), ("name", "answer"), ("title", "The answer"), ("by", "company"), ("to:union", "on"), ("tabled", "2024-07-01"), ("status", "tabled"), ("warns", "a lock-out")));
        var answer = Opened.After(strike, edit).Dossier.Proposals[1];
        Assert.Equal(new Proposal { Id = new("answer"), Title = "The answer", By = new("company"), To = [new("union")], Tabled = new(2024, 7, 1), IfRefused = new("a lock-out") }, answer);
        Assert.StartsWith(Head, edit.Text, StringComparison.Ordinal);
        Assert.Equal("added the proposal The answer", edit.Note);
        Assert.Contains("already", ProposalEdits.Proposals(strike, Opened.Form(("act", "add"), ("name", "offer"), ("by", "union"))).Refusal!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_of_a_proposal_changes_and_its_clauses_stay()
    {
        var strike = Strike(First, Second);
        var edit = ProposalEdits.Proposals(strike, Opened.Form(("proposal", "offer"), ("act", "save"), ("by", "union"), ("to:company", "on"), ("status", "withdrawn"), ("expires", "2024-08-01")));
        var offer = Opened.After(strike, edit).Dossier.Proposals[0];
        Assert.Equal(strike.Dossier.Proposals[0] with { Status = ProposalStatus.Withdrawn, Expires = new(2024, 8, 1) }, offer);
        Assert.Contains(First + Second, edit.Text, StringComparison.Ordinal);
        Assert.Empty(Opened.After(strike, ProposalEdits.Proposals(strike, Opened.Form(("proposal", "offer"), ("act", "remove")))).Dossier.Proposals);
    }

    [Fact]
    public void A_reply_is_recorded_and_changed()
    {
        var strike = Strike(First);
        var edit = ProposalEdits.Replies(strike, Opened.Form(("proposal", "offer"), ("act", "save:0"), ("reply", "rejected"), ("as-of", "2024-06-20"), ("says", "")));
        Assert.Equal(Written(First).Replace("reply: none, as-of: 2024-06-14 }", "reply: rejected, as-of: 2024-06-20 }", StringComparison.Ordinal), edit.Text);
        var more = Opened.After(strike, ProposalEdits.Replies(strike, Opened.Form(("proposal", "offer"), ("act", "add"), ("by", "company"), ("reply", "countered"))));
        Assert.Equal(new Reply(new("company"), ReplyKind.Countered), more.Dossier.Proposals[0].Replies[1]);
    }

    [Fact]
    public void A_proposal_that_is_not_there_is_said_not_to_be()
    {
        Assert.Equal("The dossier has no proposal called 'peace'.", ProposalEdits.Clauses(Strike(First), Opened.Form(("proposal", "peace"), ("act", "add"))).Refusal!.Text);
        Assert.Equal("A proposal needs a party that puts it.", ProposalEdits.Proposals(Strike(First), Opened.Form(("act", "add"), ("name", "x"), ("by", "nobody"))).Refusal!.Text);
    }
}
