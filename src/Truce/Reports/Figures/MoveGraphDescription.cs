using System.Text;

namespace Truce.Reports.Figures;

/// <summary>Says in words everything that the drawing shows, for those who cannot see it.</summary>
internal static class MoveGraphDescription
{
    public static string Of(MoveGraph graph)
    {
        if (graph.States.IsEmpty)
            return "No state is drawn.";
        var text = new StringBuilder();
        text.Append($"{Count(graph.States.Count, "state")} and {Count(graph.Moves.Count, "move")}.");
        for (var s = 0; s < graph.States.Count; s++)
        {
            var state = graph.States[s];
            text.Append($" {state.Name}");
            if (state.IsStatusQuo)
                text.Append(", the status quo");
            if (!state.EquilibriumUnder.IsEmpty)
                text.Append($", an equilibrium under {string.Join(", ", state.EquilibriumUnder)}");
            if (!state.Lines.IsEmpty)
                text.Append($": {string.Join("; ", state.Lines)}");
            text.Append('.');
            foreach (var move in graph.Moves.Where(move => move.From == s))
                text.Append($" From it {move.Mover} can move to {graph.States[move.To].Name}{(move.IsImprovement ? ", an improvement for the mover" : "")}.");
        }

        return text.ToString();
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
