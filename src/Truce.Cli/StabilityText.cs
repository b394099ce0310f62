using Truce.Stability;
using Truce.States;

namespace Truce.Cli;

/// <summary>Shows a stability analysis to people: the option-form table, then the equilibria.</summary>
internal sealed class StabilityText(Terminal terminal, StabilityAnalysis analysis, StateSelection selection)
{
    /// <summary>How many states a table on a screen shows before it is cut to the equilibria.</summary>
    private const int ManyStates = 40;

    private readonly TextWriter _output = terminal.Output;

    /// <summary>Writes the table and the equilibria.</summary>
    /// <param name="showsAll">Whether to show every selected state, however many.</param>
    public void WriteStates(bool showsAll)
    {
        WriteHead();
        var shown = selection.States;
        if (!showsAll && shown.Count > ManyStates)
        {
            shown = shown.Where(state => state == analysis.Space.StatusQuo || IsEquilibriumUnderAny(analysis, state)).ToEquatableArray();
            _output.WriteLine(
                $"Shown: the {shown.Count:N0} of {Prose.Count(selection.States.Count, "state")} that are equilibria under some definition or the status quo; --all shows every one.");
        }
        else if (shown.Count < analysis.Space.Count)
        {
            _output.WriteLine($"Shown: {shown.Count:N0} of {Prose.Count(analysis.Space.Count, "state")}.");
        }

        _output.WriteLine();
        if (!shown.IsEmpty)
        {
            new StateTable(analysis, shown, selection.Parties).Write(_output, terminal.Width);
            _output.WriteLine();
        }

        WriteEquilibria();
    }

    /// <summary>Writes only how many states are stable for whom, and how many are equilibria.</summary>
    public void WriteCounts()
    {
        WriteHead();
        _output.WriteLine();
        var rows = new List<string[]> { (string[])["stable states for", .. analysis.Definitions.Select(definition => definition.Abbreviation)] };
        foreach (var party in selection.Parties)
        {
            var counts = analysis.Definitions.Select(d => $"{analysis.CountStable(d, party):N0}");
            rows.Add(["  " + party.Party.Name, .. counts]);
        }

        rows.Add(["all: equilibria", .. analysis.Definitions.Select(definition => $"{analysis.CountEquilibria(definition):N0}")]);
        TextGrid.Write(_output, rows, gap: 2);
    }

    /// <summary>Whether a state is stable for every decision maker under at least one of the definitions.</summary>
    public static bool IsEquilibriumUnderAny(StabilityAnalysis analysis, StateId state) =>
        analysis.Definitions.Any(definition => analysis.IsEquilibrium(definition, state));

    private void WriteHead()
    {
        var space = analysis.Space;
        _output.WriteLine(space.Dossier.Title);
        _output.WriteLine($"{Prose.Count(space.Count, "feasible state")}, {Prose.Count(space.DecisionMakers.Count, "decision maker")}, {Prose.Count(space.Issues.Count, "issue")}");
    }

    private void WriteEquilibria()
    {
        _output.WriteLine("Equilibria (states that are stable for every decision maker)");
        var abbreviations = analysis.Definitions.Max(definition => definition.Abbreviation.Length);
        foreach (var definition in analysis.Definitions)
        {
            var equilibria = analysis.Equilibria(definition);
            var numbers = equilibria.Select(state => $"{(state == analysis.Space.StatusQuo ? StateTable.StatusQuoMark : "")}{state.Ordinal + 1}").ToArray();
            var head = $"  {definition.Abbreviation.PadRight(abbreviations)}  ";
            if (numbers.Length == 0)
                _output.WriteLine(head + "none");
            else
                Prose.WriteList(_output, numbers, terminal.Width, head);
        }
    }
}
