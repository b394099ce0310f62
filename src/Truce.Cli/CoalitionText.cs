using Truce.Stability;
using Truce.Stability.Coalitions;
using Truce.States;

namespace Truce.Cli;

/// <summary>Shows a coalition analysis to people: the table of states, the coalitional equilibria, the equilibria that coalitions would upset.</summary>
internal sealed class CoalitionText(Terminal terminal, StabilityAnalysis alone, CoalitionAnalysis analysis)
{
    /// <summary>How many states a table on a screen shows before it is cut to the equilibria.</summary>
    private const int ManyStates = 40;

    private const int MostInCell = 3;
    private const int MostWays = 12;
    private const string StableMark = "*";

    private readonly TextWriter _output = terminal.Output;
    private readonly StateSpace _space = analysis.Space;

    /// <summary>Writes everything.</summary>
    /// <param name="states">The states of the table.</param>
    /// <param name="upset">The equilibria that coalitions would upset.</param>
    /// <param name="showsAll">Whether to show every selected state and every way, however many.</param>
    public void Write(EquatableArray<StateId> states, EquatableArray<UpsetEquilibrium> upset, bool showsAll)
    {
        _output.WriteLine(_space.Dossier.Title);
        _output.WriteLine($"{Prose.Count(_space.Count, "feasible state")}, {Prose.Count(_space.DecisionMakers.Count, "decision maker")}, {Prose.Count(analysis.Coalitions.Count, "coalition")}");
        var shown = states;
        if (!showsAll && shown.Count > ManyStates)
        {
            shown = shown.Where(state => state == _space.StatusQuo || IsEquilibrium(state)).ToEquatableArray();
            _output.WriteLine($"Shown: the {shown.Count:N0} of {Prose.Count(states.Count, "state")} that are equilibria of parties alone or of coalitions, or the status quo; --all shows every one.");
        }

        _output.WriteLine();
        if (!shown.IsEmpty)
        {
            WriteTable(shown);
            _output.WriteLine();
        }

        WriteEquilibria();
        WriteUpset(upset, showsAll);
    }

    /// <summary>Whether a state is an equilibrium of single decision makers or of coalitions under some definition.</summary>
    public bool IsEquilibrium(StateId state) => StabilityText.IsEquilibriumUnderAny(alone, state) || analysis.Definitions.Any(definition => analysis.IsEquilibrium(definition, state));

    private void WriteTable(EquatableArray<StateId> states)
    {
        var names = TermNames.InFull(_space.Issues);
        var rows = Rows(states, names);
        if (TextGrid.Width(rows, gap: 2) > terminal.Width)
        {
            names = TermNames.Cut(_space.Issues);
            rows = Rows(states, names);
        }

        TextGrid.Write(_output, rows, gap: 2);
        _output.WriteLine();
        var legend = _space.DecisionMakers.Select(mover => $"{StateTable.LetterOf(mover.Index)} {mover.Party.Name}").ToList();
        if (_space.StatusQuo is { } now && states.Contains(now))
            legend.Add($"{StateTable.StatusQuoMark} the status quo");
        Prose.WriteList(_output, legend, terminal.Width);
        _output.WriteLine("alone: the definitions under which the state is an equilibrium of parties that move alone");
        Prose.WriteList(_output, [.. analysis.Definitions.Select(definition => $"{definition.Abbreviation} {definition.Name}")], terminal.Width);
        _output.WriteLine($"Under each: {StableMark} stable for every coalition, else the coalitions that would leave the state");
        _output.WriteLine();
        for (var issue = 0; issue < _space.Issues.Count; issue++)
            _output.WriteLine($"{issue + 1,3}  {_space.Issues[issue].Id}: {names.Legend(issue)}");
    }

    private List<string[]> Rows(EquatableArray<StateId> states, TermNames names)
    {
        var digits = $"{states[^1].Ordinal + 1}".Length;
        var rows = new List<string[]>
        {
            (string[])["state", .. Enumerable.Range(1, _space.Issues.Count).Select(place => $"{place}"), "alone", .. analysis.Definitions.Select(definition => definition.Abbreviation)],
        };
        foreach (var state in states)
        {
            rows.Add(
            [
                (state == _space.StatusQuo ? StateTable.StatusQuoMark : " ") + $"{state.Ordinal + 1}".PadLeft(digits),
                .. Enumerable.Range(0, _space.Issues.Count).Select(issue => names[issue, _space.TermIndex(state, issue)]),
                Alone(state),
                .. analysis.Definitions.Select(definition => Cell(definition, state)),
            ]);
        }

        return rows;
    }

    private string Alone(StateId state) => Under([.. alone.Definitions.Where(definition => alone.IsEquilibrium(definition, state))]);

    private string Under(StabilityDefinition[] definitions)
    {
        if (definitions.Length == 0)
            return "-";
        return definitions.Length == alone.Definitions.Count && definitions.Length > 1 ? "all" : string.Join(' ', definitions.Select(definition => definition.Abbreviation));
    }

    private string Cell(CoalitionalDefinition definition, StateId state)
    {
        var leaving = analysis.Coalitions.Where(coalition => !analysis.IsStable(definition, coalition, state)).Select(Letters).ToArray();
        if (leaving.Length == 0)
            return StableMark;
        return leaving.Length <= MostInCell ? string.Join(' ', leaving) : $"{string.Join(' ', leaving.Take(MostInCell))} +{leaving.Length - MostInCell}";
    }

    private string Letters(Coalition coalition) =>
        string.Concat(_space.DecisionMakers.Where(i => coalition.Members.Contains(i.Id)).Select(i => StateTable.LetterOf(i.Index)));

    private void WriteEquilibria()
    {
        _output.WriteLine(analysis.Coalitions.Count == Coalition.All(_space).Count
            ? "Coalitional equilibria (states that are stable for every coalition)"
            : $"Coalitional equilibria (states that are stable for {string.Join(", ", analysis.Coalitions.Select(Letters))})");
        var abbreviations = analysis.Definitions.Max(definition => definition.Abbreviation.Length);
        foreach (var definition in analysis.Definitions)
        {
            var head = $"  {definition.Abbreviation.PadRight(abbreviations)}  ";
            string[] numbers = [.. analysis.Equilibria(definition).Select(NumberOf)];
            if (numbers.Length == 0)
                _output.WriteLine(head + "none");
            else
                Prose.WriteList(_output, numbers, terminal.Width, head);
        }
    }

    private string NumberOf(StateId state) => $"{(state == _space.StatusQuo ? StateTable.StatusQuoMark : "")}{state.Ordinal + 1}";

    private void WriteUpset(EquatableArray<UpsetEquilibrium> upset, bool showsAll)
    {
        _output.WriteLine();
        if (upset.IsEmpty)
        {
            _output.WriteLine("No equilibrium of parties that move alone would be upset by a coalition of two or more.");
            return;
        }

        _output.WriteLine("Equilibria of parties that move alone, and the ways on which a coalition would leave them");
        foreach (var equilibrium in upset)
        {
            _output.WriteLine($"  {NumberOf(equilibrium.State)} ({Under([.. equilibrium.Under])})");
            foreach (var (move, under) in equilibrium.Ways.Take(showsAll ? equilibrium.Ways.Count : MostWays))
            {
                var by = move.Steps.Count == 1 ? "at once" : string.Join(", then ", move.Steps.Select(step => $"{Letters(new Coalition(step.Movers))} to {NumberOf(step.To)}"));
                var then = under.IsEmpty ? "no equilibrium" : $"an equilibrium ({Under([.. under])})";
                _output.WriteLine($"    {Letters(move.Coalition)} to {NumberOf(move.To)}, {then}: {by}");
            }

            if (equilibrium.Ways.Count > MostWays && !showsAll)
                _output.WriteLine($"    and {Prose.Count(equilibrium.Ways.Count - MostWays, "more way")}; --all shows every one");
        }
    }
}
