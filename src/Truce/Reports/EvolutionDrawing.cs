using Truce.Reports.Figures;
using Truce.Stability.Evolution;
using Truce.States;

namespace Truce.Reports;

/// <summary>The shortest histories from a state as a graph to be drawn, in layers by the number of moves.</summary>
/// <remarks>
/// When there are more states than can be read, those are drawn that improvements lead to, and equilibria, each with the states that its history passes;
/// then whole layers, the nearest first, as long as there is room. The arrows are the moves of shortest histories.
/// </remarks>
public static class EvolutionDrawing
{
    /// <summary>What to draw; null when nothing can be reached.</summary>
    /// <param name="outlook">Where the dispute can go.</param>
    /// <param name="analysis">By which moves: one of the outlook's two.</param>
    public static MoveGraph? Of(Outlook outlook, StatusQuoAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(outlook);
        ArgumentNullException.ThrowIfNull(analysis);
        if (analysis.Reached.Count == 1)
            return null;
        var shown = Shown(outlook, analysis);
        var back = outlook.ByMoves.WaysTo(outlook.Start);
        var words = new Words(outlook.Space.Dossier);
        var states = shown.Select(state => Box(words, outlook, analysis, back, state)).ToEquatableArray();
        return new MoveGraph(states, Moves(outlook, analysis, shown), shown.Select(state => analysis.LeastMoves(state)!.Value).ToEquatableArray());
    }

    private static StateId[] Shown(Outlook outlook, StatusQuoAnalysis analysis)
    {
        var shown = new HashSet<StateId> { analysis.Start };
        var telling = analysis.Reached
            .Where(state => outlook.ByImprovements?.IsReached(state) == true || !outlook.EquilibriumUnder(state).IsEmpty)
            .OrderBy(state => outlook.ByImprovements?.IsReached(state) == true ? 0 : 1)
            .ThenByDescending(state => outlook.EquilibriumUnder(state).Count);
        foreach (var state in telling)
            Add(analysis.History(state).Select(step => step.To));
        foreach (var layer in analysis.Reached.GroupBy(state => analysis.LeastMoves(state)))
        {
            if (!Add(layer))
                break;
        }

        return [.. analysis.Reached.Where(shown.Contains)];

        bool Add(IEnumerable<StateId> states)
        {
            var more = states.Where(state => !shown.Contains(state)).ToArray();
            if (shown.Count + more.Length > MoveGraphFigure.ReadableStates)
                return false;
            shown.UnionWith(more);
            return true;
        }
    }

    private static DrawnState Box(Words words, Outlook outlook, StatusQuoAnalysis analysis, WaysTo back, StateId state)
    {
        var space = outlook.Space;
        var name = Words.Capital(Words.NumberedState(space, state));
        var under = outlook.EquilibriumUnder(state).Select(definition => definition.Abbreviation).ToEquatableArray();
        if (state == outlook.Start)
            return new DrawnState(name, state == space.StatusQuo ? [] : ["the start"], state == space.StatusQuo, under);
        var moves = Words.Count(analysis.LeastMoves(state)!.Value, "move");
        var way = back.AreOpenFrom(state) ? moves : $"{moves}, no way back";
        return new DrawnState(name, [way, .. words.Differences(space, outlook.Start, state)], state == space.StatusQuo, under);
    }

    private static EquatableArray<DrawnMove> Moves(Outlook outlook, StatusQuoAnalysis analysis, StateId[] shown)
    {
        var moves =
            from place in Enumerable.Range(0, shown.Length)
            let state = shown[place]
            let lastMovers = analysis.LastMovers(state)
            from mover in outlook.Space.DecisionMakers
            where lastMovers.IsEmpty || lastMovers.Any(before => before != mover)
            from target in outlook.Space.Moves(mover, state)
            let to = Array.IndexOf(shown, target)
            where to >= 0 && analysis.LeastMoves(target) == analysis.LeastMoves(state) + 1
            let isImprovement = outlook.Stability?.Improvements(mover, state).Contains(target) == true
            where isImprovement || analysis.Kind == MoveKind.Any
            orderby place, to, mover.Index
            select new DrawnMove(place, to, mover.Party.Name, isImprovement);
        return moves.ToEquatableArray();
    }
}
