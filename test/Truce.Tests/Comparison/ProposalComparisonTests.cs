using Truce.Comparison;
using Truce.Dossiers;
using static Truce.Tests.Comparison.Disputes;

namespace Truce.Tests.Comparison;

public sealed class ProposalComparisonTests
{
    private static readonly Proposal s_eastTerms = Proposal(East, Clause([Yes("withdraw"), Yes("winter")], [Yes("cease"), Yes("talks"), Yes("lift")]));

    [Theory]
    [InlineData("withdraw", StanceKind.Condition)]
    [InlineData("winter", StanceKind.Circumstance)]
    [InlineData("cease", StanceKind.Offer)]
    [InlineData("talks", StanceKind.Offer)]
    [InlineData("lift", StanceKind.Demand)]
    public void What_a_term_is_in_a_proposal_follows_from_who_decides_it(string issue, StanceKind kind)
    {
        var stance = Assert.Single(Row(Dispute(s_eastTerms), issue).Cells[0].Stances);

        Assert.Equal((kind, Yes(issue)), (stance.Kind, stance.Formula));
        Assert.Equal(kind is StanceKind.Offer or StanceKind.Demand ? [Yes("withdraw"), Yes("winter")] : [], stance.Conditions);
    }

    [Fact]
    public void An_issue_that_no_proposal_names_is_silent()
    {
        var row = Row(Dispute(s_eastTerms), "renounce");

        Assert.True(row.Cells[0].IsSilent);
        Assert.Equal(IssueVerdict.Silent, row.Verdict);
    }

    [Fact]
    public void One_party_alone_is_one_sided() => Assert.Equal(IssueVerdict.OneSided, Row(Dispute(s_eastTerms), "withdraw").Verdict);

    [Fact]
    public void A_refusal_outside_the_proposals_stands_beside_them_and_contradicts()
    {
        var dossier = Dispute(s_eastTerms) with { Statements = [Statement("s9", West, Act.Refusal, "not any of our land", Yes("withdraw"))] };
        var row = Row(dossier, "withdraw");

        Assert.Equal([(West, Act.Refusal, Yes("withdraw"))], row.Positions.Select(p => (p.Party, p.Act, p.Formula)));
        Assert.Equal(IssueVerdict.Contradict, row.Verdict);
        Assert.Equal([new Clash(new(East, AskKind.Asked, Yes("withdraw"), []), new(West, AskKind.Rejected, Yes("withdraw"), [new("s9")]))], row.Clashes);
    }

    [Fact]
    public void A_statement_that_a_proposal_rests_on_is_not_shown_twice()
    {
        var proposal = Proposal(East, Clause([Yes("withdraw")], [Yes("cease")], Timing.After, "s1"));
        var dossier = Dispute(proposal) with { Statements = [Statement("s1", East, Act.Demand, "withdraw", Yes("withdraw"))] };

        Assert.Empty(Row(dossier, "withdraw").Positions);
    }

    [Fact]
    public void Two_parties_that_ask_for_what_can_stand_together_agree()
    {
        var dossier = Dispute(s_eastTerms, Proposal(West, Clause([], [Yes("cease")])));

        Assert.Equal(IssueVerdict.Agree, Row(dossier, "cease").Verdict);
    }

    [Fact]
    public void Constraints_can_make_the_terms_of_different_issues_exclude_each_other()
    {
        var dossier = Dispute(Proposal(East, Clause([], [Yes("lift")])), Proposal(West, Clause([], [Yes("withdraw")])));

        Assert.Empty(ProposalComparison.Of(dossier).ClashesAcrossIssues);
        var bound = dossier with { Constraints = [new(new Formula.Not(new Formula.And([Yes("lift"), Yes("withdraw")])))] };
        Assert.Equal(
            [new Clash(new(West, AskKind.Offered, Yes("withdraw"), []), new(East, AskKind.Asked, Yes("lift"), []))],
            ProposalComparison.Of(bound).ClashesAcrossIssues);
    }

    [Fact]
    public void A_party_that_puts_forward_two_ways_asks_for_either()
    {
        var dossier = Dispute(
            Proposal(East, Clause([Yes("winter")], [Yes("cease")]), Clause([No("winter")], [No("cease")])),
            Proposal(West, Clause([], [Yes("cease")])));

        Assert.Equal(IssueVerdict.Agree, Row(dossier, "cease").Verdict);
        Assert.Equal(new Formula.Or([Yes("cease"), No("cease")]), Row(dossier, "cease").Asks[0].Formula);
    }

    [Fact]
    public void Offers_that_name_different_terms_differ_without_contradicting()
    {
        var dossier = Dispute(Proposal(East, Clause([Yes("withdraw")], [Yes("talks")])), Proposal(West, Clause([Yes("release")], [No("talks")])));

        Assert.Equal(IssueVerdict.Differ, Row(dossier, "talks").Verdict);
        Assert.Empty(Row(dossier, "talks").Clashes);
    }

    [Fact]
    public void An_offer_that_excludes_what_another_asks_contradicts_it()
    {
        var dossier = Dispute(Proposal(East, Clause([], [No("cease")])), Proposal(West, Clause([], [Yes("cease")])));

        Assert.Equal(IssueVerdict.Contradict, Row(dossier, "cease").Verdict);
    }

    [Fact]
    public void Three_parties_can_contradict_although_no_two_do()
    {
        var ways = new Issue { Id = new("way"), Deciders = Deciders.Nobody, Terms = [new(new("a")), new(new("b")), new(new("c"))] };
        var dossier = Dispute(
            Proposal(East, Clause([], [Either("a", "b")])),
            Proposal(West, Clause([], [Either("b", "c")])),
            Proposal(North, Clause([], [Either("a", "c")])));
        dossier = dossier with { Issues = [.. dossier.Issues, ways], StatusQuo = null };

        Assert.Equal(IssueVerdict.Contradict, Row(dossier, "way").Verdict);
        Assert.Empty(Row(dossier, "way").Clashes);

        static Formula Either(string first, string second) => new Formula.In(new("way"), [new(first), new(second)]);
    }

    [Fact]
    public void A_lapsed_proposal_is_shown_but_asks_for_nothing()
    {
        var dossier = Dispute(s_eastTerms with { Expires = new DateOnly(2024, 6, 1) });
        var row = Row(dossier, "withdraw");

        Assert.Single(row.Cells[0].Stances);
        Assert.Equal(IssueVerdict.Silent, row.Verdict);
        Assert.False(ProposalComparison.Of(dossier).Proposals[0].IsOnTheTable);
    }

    [Fact]
    public void Of_the_statements_behind_a_clause_those_on_the_issue_are_shown()
    {
        var dossier = Dispute(Proposal(East, Clause([Yes("withdraw")], [Yes("cease")], Timing.After, "s1", "s2"))) with
        {
            Statements =
            [
                Statement("s1", East, Act.Demand, "complete withdrawal from four regions", Yes("withdraw")),
                Statement("s2", East, Act.Offer, "immediately", Yes("cease")),
            ],
        };
        var stance = Row(dossier, "withdraw").Cells[0].Stances[0];

        Assert.Equal([new StatementId("s1")], stance.Says);
        Assert.Equal(["complete", "four"], stance.Details.Select(detail => detail.Words));
    }

    [Fact]
    public void Replies_are_given_as_recorded_and_silence_is_not_a_refusal()
    {
        var asOf = new DateOnly(2024, 6, 10);
        var proposal = s_eastTerms with
        {
            To = [West, North],
            Tabled = new DateOnly(2024, 6, 9),
            Replies = [new(North, ReplyKind.Rejected, asOf, [new("s3")])],
        };
        var dossier = Dispute(proposal) with
        {
            Statements =
            [
                Statement("s3", North, Act.Refusal, "no", Yes("lift")),
                Statement("s4", West, Act.NoReply, "has not yet responded") with { Date = asOf },
                Statement("s5", West, Act.NoReply, "had not responded") with { Date = asOf.AddDays(-2) },
            ],
        };

        Assert.Equal(
            [
                new(West, ReplyKind.None, IsRecorded: false, dossier.AsOf, [new("s4")]),
                new(North, ReplyKind.Rejected, IsRecorded: true, asOf, [new("s3")]),
            ],
            ProposalComparison.Of(dossier).Proposals[0].Replies);
    }

    [Fact]
    public void Assurances_keep_their_words()
    {
        var clause = new Clause { Guarantee = new Guarantee("safe passage", [West]), When = [Yes("withdraw")], Says = [new("s1")] };
        var dossier = Dispute(Proposal(East, clause)) with
        {
            Statements = [Statement("s1", East, Act.Guarantee, "unhindered and safe withdrawal")],
        };
        var assurance = Assert.Single(ProposalComparison.Of(dossier).Proposals[0].Assurances);

        Assert.Equal([Yes("withdraw")], assurance.Conditions);
        Assert.Equal(["unhindered", "safe"], assurance.Details.Select(detail => detail.Words));
    }

    [Fact]
    public void With_nothing_to_compare_the_matrix_is_empty()
    {
        var compared = ProposalComparison.Of(new Dossier { Title = "Empty" });

        Assert.Empty(compared.Issues);
        Assert.Empty(compared.OrderConflicts);
    }

    private static IssueComparison Row(Dossier dossier, string issue) =>
        ProposalComparison.Of(dossier).Issues.Single(row => row.Issue == new IssueId(issue));
}
