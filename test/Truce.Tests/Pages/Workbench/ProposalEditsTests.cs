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
