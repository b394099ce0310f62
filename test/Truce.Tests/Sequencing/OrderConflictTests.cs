using Truce.Comparison;
using Truce.Dossiers;
using Truce.Sequencing;
using static Truce.Tests.Comparison.Disputes;

namespace Truce.Tests.Sequencing;

public sealed class OrderConflictTests
{
    [Fact]
    public void Two_clauses_that_wait_for_each_other_are_one_conflict()
    {
        var compared = ProposalComparison.Of(Dispute(
            Proposal(East, Clause([Yes("withdraw")], [Yes("cease")], Timing.AsSoonAs, "s1")),
            Proposal(West, Clause([Yes("cease")], [Yes("withdraw")], Timing.After, "s2"))));

        Assert.Equal(
            [
                new OrderConflict.EachWaits(
                [
                    new(East, new(new("east-terms"), 0), [Yes("cease")], [Yes("withdraw")], [West], IsOffered: true, [new("s1")]),
                    new(West, new(new("west-terms"), 0), [Yes("withdraw")], [Yes("cease")], [East], IsOffered: true, [new("s2")]),
                ])
                {
                    Clauses = [new(new("east-terms"), 0), new(new("west-terms"), 0)],
                },
            ],
            compared.OrderConflicts);
        Assert.All(compared.Waits, wait => Assert.Equal(WaitStanding.OfferedButWaiting, wait.Standing));
    }

    [Fact]
    public void Nobody_offers_what_the_other_waits_for_and_all_that_was_put_forward_waits_in_turn()
    {
        var compared = ProposalComparison.Of(Dispute(
            Proposal(East, Clause([Yes("withdraw"), Yes("renounce")], [Yes("cease")])),
            Proposal(West, Clause([Yes("release")], [Yes("talks")]))));

        var conflict = Assert.IsType<OrderConflict.EachWaits>(Assert.Single(compared.OrderConflicts));
        Assert.Equal([(East, [Yes("withdraw"), Yes("renounce")], false), (West, [Yes("release")], false)], conflict.Circle.Select(Summary));
        Assert.Equal(3, compared.Waits.Count(wait => wait.Standing == WaitStanding.NotOffered));
    }

    [Fact]
    public void A_chain_that_somebody_can_start_is_no_conflict()
    {
        var compared = ProposalComparison.Of(Dispute(
            Proposal(East, Clause([Yes("withdraw")], [Yes("cease")])),
            Proposal(West, Clause([Yes("lift")], [Yes("withdraw")])),
            Proposal(North, Clause([], [Yes("lift")]))));

        Assert.Empty(compared.OrderConflicts);
        Assert.Equal([WaitStanding.Offered, WaitStanding.Offered], compared.Waits.Select(wait => wait.Standing));
    }

    [Theory]
    [InlineData(Timing.AtTheSameTime)]
    [InlineData(Timing.Before)]
    public void Who_acts_at_the_same_time_or_before_does_not_wait(Timing timing)
    {
        var compared = ProposalComparison.Of(Dispute(
            Proposal(East, Clause([Yes("withdraw")], [Yes("cease")], timing)),
            Proposal(West, Clause([Yes("cease")], [Yes("withdraw")]))));

        Assert.Empty(compared.OrderConflicts);
        Assert.Equal([(West, WaitStanding.Offered)], compared.Waits.Select(wait => (wait.Party, wait.Standing)));
    }

    [Fact]
    public void Three_parties_can_wait_in_a_circle()
    {
        var compared = ProposalComparison.Of(Dispute(
            Proposal(East, Clause([Yes("withdraw")], [Yes("cease")])),
            Proposal(West, Clause([Yes("lift")], [Yes("withdraw")])),
            Proposal(North, Clause([Yes("cease")], [Yes("lift")]))));

        var conflict = Assert.IsType<OrderConflict.EachWaits>(Assert.Single(compared.OrderConflicts));
        Assert.Equal([East, West, North], conflict.Circle.Select(link => link.Party));
        Assert.Equal([Yes("withdraw"), Yes("lift"), Yes("cease")], conflict.Circle.SelectMany(link => link.Awaited));
    }

    [Fact]
    public void An_unconditional_offer_of_the_awaited_step_dissolves_the_circle()
    {
        var compared = ProposalComparison.Of(Dispute(
            Proposal(East, Clause([Yes("withdraw")], [Yes("cease")])),
            Proposal(West, Clause([Yes("cease")], [Yes("withdraw")]), Clause([], [Yes("withdraw")]))));

        Assert.Empty(compared.OrderConflicts);
    }

    [Fact]
    public void The_same_two_steps_in_opposite_orders_are_a_conflict_even_of_demands()
    {
        var compared = ProposalComparison.Of(Dispute(
            Proposal(East, Clause([Yes("withdraw")], [Yes("lift")], Timing.After, "s1")),
            Proposal(West, Clause([Yes("lift")], [Yes("withdraw")], Timing.After, "s2"))));

        var conflict = Assert.IsType<OrderConflict.OppositeOrders>(Assert.Single(compared.OrderConflicts));
        Assert.Equal(
            [
                new(East, new(new("east-terms"), 0), Yes("withdraw"), Yes("lift"), [new("s1")]),
                new(West, new(new("west-terms"), 0), Yes("lift"), Yes("withdraw"), [new("s2")]),
            ],
            conflict.Circle);
    }

    [Fact]
    public void Before_turns_the_order_of_steps_round()
    {
        var compared = ProposalComparison.Of(Dispute(
            Proposal(East, Clause([Yes("withdraw")], [Yes("cease")], Timing.Before)),
            Proposal(North, Clause([Yes("withdraw")], [Yes("cease")], Timing.After))));

        var conflict = Assert.IsType<OrderConflict.OppositeOrders>(Assert.Single(compared.OrderConflicts));
        Assert.Equal([(East, Yes("cease")), (North, Yes("withdraw"))], conflict.Circle.Select(link => (link.Party, link.First)));
    }

    [Fact]
    public void A_step_that_is_already_so_is_not_waited_for()
    {
        var compared = ProposalComparison.Of(Dispute(
            Proposal(East, Clause([No("withdraw")], [Yes("cease")])),
            Proposal(West, Clause([Yes("cease")], [Yes("withdraw")]))));

        Assert.Empty(compared.OrderConflicts);
        Assert.Equal([WaitStanding.AlreadySo, WaitStanding.Offered], compared.Waits.Select(wait => wait.Standing));
    }

    [Fact]
    public void What_nobody_in_the_dispute_decides_is_not_waited_for() =>
        Assert.Empty(ProposalComparison.Of(Dispute(Proposal(East, Clause([Yes("winter")], [Yes("cease")])))).Waits);

    [Fact]
    public void A_joint_step_waits_for_the_other_party_only()
    {
        var compared = ProposalComparison.Of(Dispute(
            Proposal(East, Clause([Yes("talks")], [Yes("cease")])),
            Proposal(West, Clause([], [Yes("talks")]))));

        Assert.Equal([(East, WaitStanding.Offered)], compared.Waits.Select(wait => (wait.Party, wait.Standing)));
    }

    [Fact]
    public void An_offer_that_gives_the_step_by_a_constraint_counts()
    {
        var dossier = Dispute(
            Proposal(East, Clause([Yes("renounce")], [Yes("cease")])),
            Proposal(West, Clause([], [Yes("withdraw")])));

        Assert.Equal(WaitStanding.NotOffered, ProposalComparison.Of(dossier).Waits[0].Standing);
        var bound = dossier with { Constraints = [new(new Formula.Implies(Yes("withdraw"), Yes("renounce")))] };
        Assert.Equal(WaitStanding.Offered, ProposalComparison.Of(bound).Waits[0].Standing);
    }

    [Theory]
    [InlineData(ProposalStatus.Lapsed)]
    [InlineData(ProposalStatus.Withdrawn)]
    [InlineData(ProposalStatus.Accepted)]
    public void What_is_no_longer_on_the_table_waits_for_nothing(ProposalStatus status)
    {
        var compared = ProposalComparison.Of(Dispute(
            Proposal(East, Clause([Yes("withdraw")], [Yes("cease")])) with { Status = status },
            Proposal(West, Clause([Yes("cease")], [Yes("withdraw")]))));

        Assert.Empty(compared.OrderConflicts);
        Assert.Equal([WaitStanding.NotOffered], compared.Waits.Select(wait => wait.Standing));
    }

    [Fact]
    public void A_clause_past_its_expiry_waits_for_nothing()
    {
        var clause = Clause([Yes("withdraw")], [Yes("cease")]) with { Expires = new DateOnly(2024, 6, 13) };
        Assert.Empty(ProposalComparison.Of(Dispute(Proposal(East, clause))).Waits);
        Assert.Single(ProposalComparison.Of(Dispute(Proposal(East, clause with { Expires = new DateOnly(2024, 6, 14) }))).Waits);
    }

    [Fact]
    public void Swapping_the_parties_swaps_the_conflict()
    {
        Clause first = Clause([Yes("withdraw")], [Yes("cease")], Timing.After, "s1");
        Clause second = Clause([Yes("cease")], [Yes("withdraw")], Timing.After, "s2");
        var one = ProposalComparison.Of(Dispute(Proposal(East, first), Proposal(West, second)));
        var other = ProposalComparison.Of(Swap(Dispute(Proposal(East, first), Proposal(West, second))));

        var circle = Assert.IsType<OrderConflict.EachWaits>(Assert.Single(one.OrderConflicts)).Circle;
        var mirrored = Assert.IsType<OrderConflict.EachWaits>(Assert.Single(other.OrderConflicts)).Circle;
        Assert.Equal(circle.Select(link => (Mirror(link.Party), link.Awaited)), mirrored.Select(link => (link.Party, link.Awaited)));
    }

    private static (PartyId Party, EquatableArray<Formula> Awaited, bool IsOffered) Summary(WaitLink link) => (link.Party, link.Awaited, link.IsOffered);

    private static PartyId Mirror(PartyId party) => party == East ? West : party == West ? East : party;

    private static Dossier Swap(Dossier dossier) => dossier with
    {
        Parties = dossier.Parties.Select(party => party with { Id = Mirror(party.Id) }).ToEquatableArray(),
        Issues = dossier.Issues.Select(issue => issue with
        {
            Deciders = issue.Deciders with { Parties = issue.Deciders.Parties.Select(Mirror).ToEquatableArray() },
        }).ToEquatableArray(),
        Proposals = dossier.Proposals.Select(proposal => proposal with { By = Mirror(proposal.By) }).ToEquatableArray(),
    };
}
