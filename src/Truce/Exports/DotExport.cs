using System.Globalization;
using System.Text;
using Truce.States;

namespace Truce.Exports;

/// <summary>The graph of moves in the DOT language, which Graphviz draws.</summary>
/// <remarks>
/// A node for each feasible state: the status quo bold, an equilibrium with a double border, the definitions under which it is one below its pattern.
/// A solid arrow is an improvement for the mover, a dashed one is another move, and a dotted one a move of a party whose preference is not known.
/// Number, pattern, ranks and verdicts stand in attributes of their own too, which Graphviz passes over. Everything in the dossier's order.
/// </remarks>
internal sealed class DotExport : ExportFormat
{
    public override string Id => "dot";

    public override string Extension => ".dot";

    public override string Description => "the graph of moves with ranks and verdicts, for Graphviz";

    public override Answer<ExportedFile> Write(ExportMaterial material, CancellationToken cancellation = default)
    {
        if (!material.Space.Is(out var space))
            return Answer.Cannot<ExportedFile>(material.Space.Obstacles);
        var found = MoveArcs.Of(space, cancellation);
        if (!found.Is(out var arcs))
            return Answer.Cannot<ExportedFile>(found.Obstacles);

        var text = new StringBuilder("digraph moves {\n");
        text.Append($"  label={Quote(material.Dossier.Title)};\n");
        text.Append("  node [shape=box];\n");
        foreach (var state in space.States)
            WriteState(text, material, space, state);
        foreach (var arc in arcs)
            text.Append($"  {NodeId(arc.From)} -> {NodeId(arc.To)} [label={Quote(arc.Mover.Party.Name)}, mover={Quote(arc.Mover.Id.Value)}{Style(arc)}];\n");
        text.Append("}\n");
        return Answer.Of(new ExportedFile(text.ToString(), MoveArcs.Remarks(material)));
    }

    private static void WriteState(StringBuilder text, ExportMaterial material, StateSpace space, StateId state)
    {
        var pattern = StatePattern.Of(space, state);
        var label = $"{Number(state)}\n{pattern}";
        var attributes = new List<(string Name, string Value)> { ("number", Number(state)), ("pattern", pattern) };
        var ranks = space.DecisionMakers.Where(party => space.RanksOf(party.Id).Is(out _))
            .Select(party => string.Create(CultureInfo.InvariantCulture, $"{party.Id}={space.RanksOf(party.Id).Value[state]}")).ToArray();
        if (ranks.Length > 0)
            attributes.Add(("ranks", string.Join(' ', ranks)));
        if (material.Analysis.Is(out var analysis))
        {
            foreach (var definition in analysis.Definitions)
            {
                var stableFor = space.DecisionMakers.Where(party => analysis.IsStable(definition, party, state)).Select(party => party.Id.Value);
                attributes.Add(($"stable-{definition.Id}", string.Join(' ', stableFor)));
            }

            var under = analysis.Definitions.Where(definition => analysis.IsEquilibrium(definition, state)).ToArray();
            attributes.Add(("equilibrium", string.Join(' ', under.Select(definition => definition.Id))));
            if (under.Length > 0)
            {
                label += "\n" + string.Join(' ', under.Select(definition => definition.Abbreviation));
                attributes.Add(("peripheries", "2"));
            }
        }

        if (state == space.StatusQuo)
            attributes.AddRange([("status-quo", "true"), ("style", "bold")]);
        text.Append($"  {NodeId(state)} [label={Quote(label)}");
        foreach (var (name, value) in attributes)
            text.Append($", {Quote(name)}={Quote(value)}");
        text.Append("];\n");
    }

    private static string Style(MoveArc arc) => arc.IsImprovement switch
    {
        true => ", improvement=true",
        false => ", improvement=false, style=dashed",
        null => ", style=dotted",
    };

    private static string NodeId(StateId state) => "s" + Number(state);

    private static string Number(StateId state) => (state.Ordinal + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>A quoted string, in which Graphviz would take backslashes for escapes and ampersands for the start of entities.</summary>
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '&' => "&amp;",
                '\n' => "\\n",
                _ when char.IsControl(c) => " ",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
