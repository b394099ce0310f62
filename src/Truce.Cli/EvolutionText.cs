using Truce.Reports;
using Truce.Stability.Evolution;
using Truce.States;

namespace Truce.Cli;

/// <summary>Shows to people where a dispute can go: the table of states, the equilibria in reach, the points of no return.</summary>
internal sealed class EvolutionText(Terminal terminal, Outlook outlook)
{
    /// <summary>How many states a table on a screen shows before it is cut to the equilibria and what is near.</summary>
    private const int ManyStates = 40;

    private const int ManyPoints = 12;

    private readonly TextWriter _output = terminal.Output;
    private readonly Narration _narration = new(outlook.Space.Dossier);

    /// <summary>Writes everything.</summary>
    /// <param name="states">The states of the table.</param>
    /// <param name="isByMovesShown">Whether to show the ways by any moves beside those by improvements.</param>
    /// <param name="showsAll">Whether to show every selected state and every point of no return, however many.</param>
    public void Write(EquatableArray<StateId> states, bool isByMovesShown, bool showsAll)
    {
        WriteHead();
        var shown = states;
        if (!showsAll && shown.Count > ManyStates)
        {
            shown = shown.Where(state => state == outlook.Start || !outlook.EquilibriumUnder(state).IsEmpty).Take(ManyStates).ToEquatableArray();
            _output.WriteLine($"Shown: the {shown.Count:N0} of {Prose.Count(states.Count, "state")} that come first of the start and the equilibria; --all shows every one.");
        }

        _output.WriteLine();
        if (!shown.IsEmpty)
        {
            new EvolutionTable(outlook, shown, isByMovesShown).Write(_output, terminal.Width);
            _output.WriteLine();
        }

        WriteEquilibria();
        WriteNoReturn(showsAll);
    }

    private void WriteHead()
    {
        var (space, others) = (outlook.Space, outlook.Space.Count - 1);
        _output.WriteLine(space.Dossier.Title);
        var start = space.StatusQuo == outlook.Start ? $"the status quo (state {outlook.Start.Ordinal + 1})" : $"state {outlook.Start.Ordinal + 1}";
        _output.WriteLine($"From {start}, moves lead to {outlook.ByMoves.Reached.Count - 1:N0} of {others:N0} other states{HowFar(outlook.ByMoves)}");
        if (outlook.ByImprovements is { } wanted)
            _output.WriteLine($"Improvements alone lead to {(wanted.Reached.Count == 1 ? "none" : $"{wanted.Reached.Count - 1:N0}")}{HowFar(wanted)}");
        foreach (var reason in outlook.NotKnown)
            _output.WriteLine($"Improvements and equilibria are not known: {reason}");
    }

    private static string HowFar(StatusQuoAnalysis analysis) =>
        analysis.MostMoves == 0 ? "" : $", at most {Prose.Count(analysis.MostMoves, "move")} away";

    private void WriteEquilibria()
    {
        if (outlook.Stability is not { } stability || outlook.ByImprovements is not { } wanted)
            return;
        _output.WriteLine("Equilibria");
        var wantedReach = EquilibriaInReach.Of(stability, wanted);
        var reach = EquilibriaInReach.Of(stability, outlook.ByMoves);
        foreach (var same in Enumerable.Range(0, reach.Count).GroupBy(place => (reach[place].Reached, reach[place].NotReached)))
        {
            var (byMoves, not) = same.Key;
            var byImprovements = wantedReach[same.First()].Reached;
            _output.WriteLine("  " + string.Join(", ", same.Select(place => reach[place].Definition.Abbreviation)));
            WriteStates("the start                ", byMoves.Where(state => state == outlook.Start));
            WriteStates("reached by improvements  ", byImprovements.Where(state => state != outlook.Start));
            WriteStates("reached by moves only    ", byMoves.Except(byImprovements));
            WriteStates("not reached              ", not);
            if (byMoves.IsEmpty && not.IsEmpty)
                _output.WriteLine("    none");
        }
    }

    private void WriteStates(string head, IEnumerable<StateId> states)
    {
        string[] numbers = [.. states.Select(NumberOf)];
        if (numbers.Length > 0)
            Prose.WriteList(_output, numbers, terminal.Width, "    " + head);
    }

    private string NumberOf(StateId state) => $"{(state == outlook.Start ? StateTable.StatusQuoMark : "")}{state.Ordinal + 1}";

    private void WriteNoReturn(bool showsAll)
    {
        if (outlook.Space.Count > ClosingMoves.MostStates)
        {
            _output.WriteLine();
            _output.WriteLine("Points of no return are not listed for so many states; --format json lists them");
            return;
        }

        var closing = ClosingMoves.Of(outlook.ByMoves, outlook.ByMoves.WaysTo(outlook.Start));
        if (closing.IsEmpty)
            return;
        _output.WriteLine();
        _output.WriteLine("Points of no return: after these moves no moves lead back to the start");
        foreach (var same in closing.Take(showsAll ? closing.Count : ManyPoints))
        {
            _output.WriteLine($"  {_narration.Words.Party(same.Mover)}: {_narration.Words.Change(outlook.Space, same.First.From, same.First.To)}");
            var shown = showsAll || same.From.Count <= ManyPoints ? same.From.Count : ManyPoints;
            string[] rest = shown < same.From.Count ? [$"and {same.From.Count - shown:N0} more"] : [];
            Prose.WriteList(_output, [.. same.From.Take(shown).Select(NumberOf), .. rest], terminal.Width, "    from ");
        }

        if (closing.Count > ManyPoints && !showsAll)
            _output.WriteLine($"  and {Prose.Count(closing.Count - ManyPoints, "more change")}; --all shows every one");
    }
}
