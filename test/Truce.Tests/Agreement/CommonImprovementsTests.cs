using Truce.Agreement;
using Truce.Dossiers;
using Truce.States;

namespace Truce.Tests.Agreement;

public sealed class CommonImprovementsTests
{
    private static readonly Dossier s_prisoners = new()
    {
        Title = "Prisoner's dilemma",
        Parties = [new() { Id = new("one"), Name = "One" }, new() { Id = new("two"), Name = "Two" }],
        Issues = [YesNo("a", "one"), YesNo("b", "two")],
        Preferences = [Order("one", [2, 3, 0, 1]), Order("two", [1, 3, 0, 2])],
    };

    [Fact]
    public void In_the_prisoners_dilemma_only_cooperation_is_better_for_both()
    {
        var space = StateSpace.Compile(s_prisoners).Value;
        var found = CommonImprovements.Over(space, new StateId(0), [new("one"), new("two")]).Value;
        Assert.Equal([new StateId(3)], found.States);
        Assert.Equal([new StateId(3)], found.Efficient);
    }

    [Fact]
    public void A_common_improvement_that_another_improves_on_is_not_efficient()
    {
        var dossier = s_prisoners with { Preferences = [Order("one", [3, 1, 2, 0]), Order("two", [3, 2, 1, 0])] };
        var found = CommonImprovements.Over(StateSpace.Compile(dossier).Value, new StateId(0), [new("one"), new("two")]).Value;
        Assert.Equal([new StateId(1), new StateId(2), new StateId(3)], found.States);
        Assert.Equal([new StateId(3)], found.Efficient);
    }

    [Fact]
    public void Without_a_preference_there_is_a_reason_instead_of_an_answer()
    {
        var space = StateSpace.Compile(s_prisoners with { Preferences = [Order("one", [2, 3, 0, 1])] }).Value;
        Assert.Equal(["no preference of Two is recorded"], CommonImprovements.Over(space, new StateId(0), [new("one"), new("two")]).Obstacles);
    }

    private static Issue YesNo(string id, string decider) =>
        new() { Id = new(id), Deciders = Deciders.One(new(decider)), Terms = [new(TermId.No), new(TermId.Yes)] };

    /// <summary>A ranking of the four states by ordinal, best first.</summary>
    private static PartyPreference Order(string party, int[] ordinals) => new(new(party), new Preference.Ranking(
        ordinals.Select(s => new Tier(new Formula.And([Settled("a", s & 1), Settled("b", s >> 1)]))).ToEquatableArray()));

    private static Formula Settled(string issue, int term) => new Formula.Is(new(issue), term == 0 ? TermId.No : TermId.Yes);
}
