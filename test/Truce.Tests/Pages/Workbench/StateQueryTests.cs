using System.Text;
using System.Text.Json;
using Truce.Pages.Workbench;
using Truce.Stability;

namespace Truce.Tests.Pages.Workbench;

/// <summary>Which states the page Stability shows, and in which order.</summary>
public sealed class StateQueryTests
{
    private static readonly ShownDossier s_talks = Opened.Talks;

    private static StabilityAnalysis Analysis => s_talks.Stability!.Value;

    [Fact]
    public void A_formula_picks_the_states_of_which_it_is_true()
    {
        var (states, problems) = new StateQuery { Where = "withdraw and talks = open" }.Over(Analysis);
        Assert.Empty(problems);
        Assert.NotEmpty(states);
        Assert.All(states, state => Assert.Equal("yes open", $"{Analysis.Space.TermOf(state, 0).Id} {Analysis.Space.TermOf(state, 4).Id}"));
    }

    [Fact]
    public void A_wrong_formula_shows_no_state_and_says_why()
    {
        var (states, problems) = new StateQuery { Where = "withdrw" }.Over(Analysis);
        Assert.Empty(states);
        Assert.Contains("'withdraw'", Assert.Single(problems).Message);
    }

    [Fact]
    public void Sorted_by_a_party_the_best_for_it_comes_first()
    {
        var ranks = Analysis.Space.RanksOf(new("ukraine")).Value;
        var states = new StateQuery { Sort = "ukraine" }.Over(Analysis).States;
        Assert.Equal(1, ranks[states[0]]);
        Assert.Equal(states.Select(state => ranks[state]).Order(), states.Select(state => ranks[state]));
    }

    [Fact]
    public void Equilibria_are_those_of_the_analysis()
    {
        var nash = Analysis.Definitions.First(definition => definition.Id == "nash");
        Assert.Equal(Analysis.Equilibria(nash), new StateQuery { Equilibrium = "nash" }.Over(Analysis).States);
    }

    [Fact]
    public void Pinning_twice_unpins()
    {
        var pinned = new StateQuery { Pinned = "3,x,9999" }.Toggling(Analysis.Space, new(6));
        Assert.Equal("3,7", pinned.Pinned);
        Assert.Equal("3", pinned.Toggling(Analysis.Space, new(6)).Pinned);
    }

    [Fact]
    public void An_address_asks_what_the_query_asks() =>
        Assert.Equal("where=talks%20%3D%20open&sort=russia&page=2", new StateQuery { Where = "talks = open", Sort = "russia", Page = 2 }.Text);

    [Fact]
    public void The_graph_has_the_moves_of_the_analysis()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            StateGraph.Of(s_talks, Analysis, new StateQuery()).WriteJson(json);
        using var graph = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Single(graph.RootElement.GetProperty("states").EnumerateArray(), state => state.GetProperty("now").GetBoolean());
        foreach (var move in graph.RootElement.GetProperty("moves").EnumerateArray())
        {
            var mover = Analysis.Space.DecisionMakers.First(party => party.Id.Value == move.GetProperty("mover").GetString());
            var (from, to) = (new Truce.States.StateId(move.GetProperty("from").GetInt32() - 1), new Truce.States.StateId(move.GetProperty("to").GetInt32() - 1));
            Assert.Contains(to, Analysis.Space.Moves(mover, from));
            var ranks = Analysis.Space.RanksOf(mover.Id).Value;
            Assert.Equal(ranks[to] < ranks[from], move.GetProperty("improvement").GetBoolean());
        }
    }
}
