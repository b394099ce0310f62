using Truce.Dossiers;
using Truce.States;

namespace Truce.Tests.States;

public sealed class StateSpaceTests
{
    private static Issue YesNo(string id, Deciders deciders, params OneWay[] oneWay) =>
        new() { Id = new(id), Deciders = deciders, Terms = [new(TermId.No), new(TermId.Yes)], OneWay = oneWay.ToEquatableArray() };

    private static Party Party(string id) => new() { Id = new(id), Name = id };

    private static Formula Yes(string issue) => new Formula.Is(new(issue), TermId.Yes);

    private static readonly Dossier s_two = new()
    {
        Title = "Two",
        Parties = [Party("a"), Party("b")],
        Issues = [YesNo("x", Deciders.One(new("a"))), YesNo("y", Deciders.One(new("b"))), YesNo("z", new(DecisionRule.All, [new("a"), new("b")]))],
    };

    [Fact]
    public void The_first_issue_is_the_least_significant_digit()
    {
        var space = StateSpace.Compile(s_two).Value;
        Assert.Equal([1, 0, 0], space.TermIndexes(new StateId(1)));
        Assert.Equal([0, 0, 1], space.TermIndexes(new StateId(4)));
    }

    [Fact]
    public void A_joint_issue_is_moved_by_nobody_alone()
    {
        var space = StateSpace.Compile(s_two).Value;
        Assert.Equal([new StateId(1)], space.Moves(space.DecisionMakers[0], new StateId(0)));
        Assert.Equal([new StateId(2)], space.Moves(space.DecisionMakers[1], new StateId(0)));
    }

    [Fact]
    public void A_shared_issue_is_moved_by_each_of_its_deciders()
    {
        var shared = s_two with { Issues = [YesNo("x", new(DecisionRule.Any, [new("a"), new("b")]))] };
        var space = StateSpace.Compile(shared).Value;
        Assert.All(space.DecisionMakers, i => Assert.Equal([new StateId(1)], space.Moves(i, new StateId(0))));
    }

    [Fact]
    public void A_party_that_decides_nothing_is_no_decision_maker() =>
        Assert.Equal(["a", "b"], StateSpace.Compile(s_two with { Parties = [Party("c"), .. s_two.Parties] }).Value.DecisionMakers.Select(i => i.Id.Value));

    [Fact]
    public void States_passed_on_the_way_need_not_be_feasible()
    {
        var dossier = s_two with
        {
            Issues = [YesNo("x", Deciders.One(new("a"))), YesNo("y", Deciders.One(new("a")))],
            Constraints = [new(new Formula.Iff(Yes("x"), Yes("y")))],
        };
        var space = StateSpace.Compile(dossier).Value;
        Assert.Equal(2, space.Count);
        Assert.Equal([new StateId(1)], space.Moves(space.DecisionMakers[0], new StateId(0)));
    }

    [Fact]
    public void A_one_way_change_is_not_taken_back()
    {
        var dossier = s_two with { Issues = [YesNo("x", Deciders.One(new("a")), new OneWay(TermId.No, TermId.Yes))] };
        var space = StateSpace.Compile(dossier).Value;
        Assert.Equal([new StateId(1)], space.Moves(space.DecisionMakers[0], new StateId(0)));
        Assert.Empty(space.Moves(space.DecisionMakers[0], new StateId(1)));
    }

    [Fact]
    public void No_feasible_state_is_a_reason_not_an_exception() =>
        Assert.Equal(
            ["the constraints leave no feasible state"],
            StateSpace.Compile(s_two with { Constraints = [new(Formula.False)] }).Obstacles);

    [Fact]
    public void More_states_than_allowed_is_a_reason_not_an_exception() =>
        Assert.Equal(
            ["more than 4 states are feasible, the most that the explicit engine was told to hold"],
            StateSpace.Compile(s_two, new StateSpaceOptions { MaxStates = 4 }).Obstacles);

    [Fact]
    public void A_product_that_no_integer_holds_is_a_reason_not_an_exception()
    {
        var many = Enumerable.Range(0, 80).Select(k => YesNo($"x{k}", Deciders.One(new("a")))).ToEquatableArray();
        Assert.Equal(
            ["the 80 issues have more combinations of terms than the explicit engine can number"],
            StateSpace.Compile(s_two with { Issues = many }).Obstacles);
    }

    [Fact]
    public void A_hundred_priorities_rank_without_overflow()
    {
        var statements = Enumerable.Repeat(new Priority(new Formula.Or([Yes("x"), new Formula.Not(Yes("x"))])), 99).Append(new Priority(Yes("x")));
        var dossier = s_two with { Preferences = [new(new("a"), new Preference.Priorities(statements.ToEquatableArray()))] };
        var ranks = StateSpace.Compile(dossier).Value.RanksOf(new("a")).Value;
        Assert.Equal(2, ranks.Worst);
        Assert.Equal((2, 1), (ranks[new StateId(0)], ranks[new StateId(1)]));
        Assert.Equal(Enumerable.Range(0, 99), ranks.IdlePriorities);
    }

    [Fact]
    public void Utilities_that_are_equal_on_paper_tie()
    {
        var utility = new Preference.Utility([new(new("x"), 1, [0m, 0.3m]), new(new("y"), 1, [0m, 0.1m]), new(new("z"), 1, [0m, 0.2m])]);
        var dossier = s_two with { Preferences = [new(new("a"), utility)] };
        var ranks = StateSpace.Compile(dossier).Value.RanksOf(new("a")).Value;
        Assert.Equal(ranks[new StateId(1)], ranks[new StateId(6)]);
    }

    [Fact]
    public void A_ranking_with_gaps_and_overlaps_says_so()
    {
        var ranking = new Preference.Ranking([new(Yes("x")), new(new Formula.And([Yes("x"), Yes("y")]))]);
        var dossier = s_two with { Preferences = [new(new("a"), ranking)] };
        Assert.Equal(
            ["the ranking leaves out 4 of 8 feasible states", "the ranking places 2 of 8 feasible states more than once"],
            StateSpace.Compile(dossier).Value.RanksOf(new("a")).Obstacles);
    }

    [Fact]
    public void Satisfiability_agrees_with_the_compiled_space()
    {
        foreach (var seed in Enumerable.Range(10_000, 300))
        {
            var dossier = new RandomDisputes(seed).Next();
            var compiled = StateSpace.Compile(dossier);
            foreach (var priority in dossier.Preferences.Select(p => p.Preference).OfType<Preference.Priorities>().SelectMany(p => p.Statements))
            {
                var expected = compiled.Is(out var space) && !space.Where(priority.Prefer).IsEmpty
                    ? Satisfiability.Finding.Satisfiable
                    : Satisfiability.Finding.Unsatisfiable;
                Assert.Equal(expected, Satisfiability.Check(dossier, priority.Prefer));
            }
        }
    }

    [Fact]
    public void Satisfiability_gives_up_at_its_limit()
    {
        var many = Enumerable.Range(0, 40).Select(k => YesNo($"x{k}", Deciders.One(new("a")))).ToEquatableArray();
        var pigeons = s_two with { Issues = many, Constraints = [new(new Formula.Iff(Yes("x0"), Yes("x39"))), new(new Formula.Iff(Yes("x0"), new Formula.Not(Yes("x39"))))] };
        var all = new Formula.Or(many.Select(i => Yes(i.Id.Value)).ToEquatableArray());
        Assert.Equal(Satisfiability.Finding.GaveUp, Satisfiability.Check(pigeons, all, maxVisits: 30));
    }
}
