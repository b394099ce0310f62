using Truce.Reports;
using Truce.Stability;
using Truce.Stability.Evolution;
using Truce.States;

namespace Truce.Tests.Reports;

public sealed class EvolutionDrawingTests
{
    [Fact]
    public void The_graph_has_the_moves_of_the_shortest_histories_in_layers()
    {
        var outlook = OutlookOn("cuban-missile-crisis-kinsara-2014");
        var graph = EvolutionDrawing.Of(outlook, outlook.ByMoves)!;

        Assert.Equal(outlook.Space.Count, graph.States.Count);
        Assert.Equal([0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2], graph.Layers);
        Assert.All(graph.Moves, move => Assert.Equal(graph.Layers[move.From] + 1, graph.Layers[move.To]));

        // As many arrows as there are last steps of shortest histories, one for each state before and mover.
        var expected = outlook.ByMoves.Reached.Sum(state => state == outlook.Start ? 0 : LastSteps(outlook.ByMoves, state));
        Assert.Equal(expected, graph.Moves.Count);
        Assert.True(graph.States[0].IsStatusQuo);
        Assert.Equal(["one move, no way back", "air strike"], graph.States[1].Lines);
    }

    [Fact]
    public void By_improvements_only_improvements_are_drawn()
    {
        var outlook = OutlookOn("cuban-missile-crisis-kinsara-2014");
        var graph = EvolutionDrawing.Of(outlook, outlook.ByImprovements!)!;

        Assert.Equal(8, graph.States.Count);
        Assert.Equal(7, graph.Moves.Count);
        Assert.All(graph.Moves, move => Assert.True(move.IsImprovement));
    }

    [Fact]
    public void Too_many_states_are_cut_to_whole_layers_with_the_equilibria_in_reach()
    {
        var outlook = OutlookOn("opening-talks-2024");
        var graph = EvolutionDrawing.Of(outlook, outlook.ByMoves)!;

        Assert.Equal(10, graph.States.Count);
        Assert.Contains(graph.States, state => state.Name == "State 111");
        Assert.Equal([0, 1, 1, 1, 1, 1, 1, 1, 1, 1], graph.Layers);
    }

    [Fact]
    public void Where_nothing_moves_there_is_nothing_to_draw()
    {
        var outlook = OutlookOn("opening-talks-2024");
        Assert.Null(EvolutionDrawing.Of(outlook, outlook.ByImprovements!));
    }

    [Fact]
    public void A_greater_change_counts_with_the_lesser_that_closes_the_way_by_itself()
    {
        var outlook = OutlookOn("cuban-missile-crisis-kinsara-2014");
        var closing = Assert.Single(ClosingMoves.Of(outlook.ByMoves, outlook.ByMoves.WaysTo(outlook.Start)));

        // Every way on from an air strike has one.
        Assert.Equal("us", closing.Mover.Value);
        Assert.True(closing.IsEverywhere);
        Assert.Equal([0, 2, 4, 8, 6, 10], closing.From.Select(state => state.Ordinal));
        Assert.Equal((0, 1), (closing.First.From.Ordinal, closing.First.To.Ordinal));
    }

    [Fact]
    public void A_change_that_closes_the_way_only_from_some_states_is_told_with_them()
    {
        // Once East has left, the gate that West shuts stays shut, for the key is with East; before, West opens it again.
        var space = StateSpace.Compile(Some.Dossier("""
            dossier: Gate
            parties: { east: { name: East }, west: { name: West } }
            issues:
              left: { decided-by: east, one-way: [no -> yes] }
              gate: { decided-by: west, terms: [open, shut] }
              seen: { decided-by: { all: [east, west] } }
            constraints: [not (left and gate = open and seen)]
            status-quo: { left: no, gate: open, seen: no }
            """)).Value;
        var outlook = Outlook.From(space, space.StatusQuo!.Value, StabilityAnalysis.Run(space)).Value;
        var open = space.States.Where(state => space.TermIndex(state, 1) == 0 && space.TermIndex(state, 0) == 0).ToEquatableArray();

        Assert.Equal(
            ["There is no way to the open gate any more once East has moved so that “left” changes to yes."],
            new Narration(space.Dossier).NoReturn(outlook.ByMoves, outlook.ByMoves.WaysTo(open), where: "the open gate").Select(sentence => sentence.Text));
    }

    private static Outlook OutlookOn(string name)
    {
        var space = StateSpace.Compile(Cases.Casebook(name)).Value;
        return Outlook.From(space, space.StatusQuo!.Value, StabilityAnalysis.Run(space)).Value;
    }

    /// <summary>How many pairs of a mover and a state that is one move nearer lead to a state by a legal shortest history.</summary>
    private static int LastSteps(StatusQuoAnalysis analysis, StateId state) =>
    (
        from before in analysis.Reached
        where analysis.LeastMoves(before) + 1 == analysis.LeastMoves(state)
        from mover in analysis.Space.DecisionMakers
        where analysis.Space.Moves(mover, before).Contains(state)
        where before == analysis.Start || analysis.LastMovers(before).Any(last => last != mover)
        select mover).Count();
}
