using Truce.Stability.Evolution;
using Truce.States;

namespace Truce.Cli;

/// <summary>The states with the ways that lead to them: how many moves, by whom the last, in how many ways, and whether there is a way back.</summary>
/// <remarks>A row for each state; terms are cut to the fewest letters that tell them apart when they must be. Ends with a legend of every mark that it uses.</remarks>
internal sealed class EvolutionTable
{
    private const string None = "-";
    private const string NoWayBack = "no";

    private readonly Outlook _outlook;
    private readonly StateSpace _space;
    private readonly EquatableArray<StateId> _states;
    private readonly StatusQuoAnalysis?[] _runs;
    private readonly WaysTo _back;

    /// <param name="outlook">What to show.</param>
    /// <param name="states">Which states, in the order of the rows; at least one.</param>
    /// <param name="isByMovesShown">Whether to show the ways by any moves beside those by improvements.</param>
    public EvolutionTable(Outlook outlook, EquatableArray<StateId> states, bool isByMovesShown)
    {
        _outlook = outlook;
        _space = outlook.Space;
        _states = states;
        _runs = isByMovesShown ? [outlook.ByMoves, outlook.ByImprovements] : [outlook.ByImprovements];
        _back = outlook.ByMoves.WaysTo(outlook.Start);
    }

    /// <summary>Writes the table in at most that many columns if it can be done.</summary>
    public void Write(TextWriter output, int width)
    {
        var names = TermNames.InFull(_space.Issues);
        var rows = Rows(names);
        if (TextGrid.Width(rows, gap: 2) > width)
        {
            names = TermNames.Cut(_space.Issues);
            rows = Rows(names);
        }

        TextGrid.Write(output, rows, gap: 2);
        WriteLegend(output, names, width);
    }

    private List<string[]> Rows(TermNames names)
    {
        var digits = $"{_states.Max(state => state.Ordinal) + 1}".Length;
        var runs = _runs.OfType<StatusQuoAnalysis>().ToArray();
        var rows = new List<string[]>
        {
            (string[])[
                "state",
                .. Enumerable.Range(1, _space.Issues.Count).Select(place => $"{place}"),
                .. runs.SelectMany(run => (string[])[run.Kind == MoveKind.Any ? "moves" : "improving", "by", "ways"]),
                "back",
                .. _outlook.Stability is null ? (string[])[] : ["equilibrium"],
            ],
        };
        foreach (var state in _states)
        {
            rows.Add(
            [
                (state == _outlook.Start ? StateTable.StatusQuoMark : " ") + $"{state.Ordinal + 1}".PadLeft(digits),
                .. Enumerable.Range(0, _space.Issues.Count).Select(issue => names[issue, _space.TermIndex(state, issue)]),
                .. runs.SelectMany(run => Way(run, state)),
                state == _outlook.Start || !_outlook.ByMoves.IsReached(state) ? None : _back.AreOpenFrom(state) ? "yes" : NoWayBack,
                .. _outlook.Stability is null ? (string[])[] : [Equilibrium(state)],
            ]);
        }

        return rows;
    }

    private string[] Way(StatusQuoAnalysis run, StateId state)
    {
        if (state == run.Start || run.LeastMoves(state) is not { } least)
            return [state == run.Start ? "0" : None, None, None];
        var movers = string.Concat(run.LastMovers(state).Select(mover => StateTable.LetterOf(mover.Index)));
        var ways = run.ShortestHistories(state);
        return [$"{least}", movers, ways == long.MaxValue ? "very many" : $"{ways:N0}"];
    }

    private string Equilibrium(StateId state)
    {
        var under = _outlook.EquilibriumUnder(state);
        if (under.IsEmpty)
            return None;
        return under.Count == _outlook.Stability!.Definitions.Count && under.Count > 1 ? "all" : string.Join(' ', under.Select(definition => definition.Abbreviation));
    }

    private void WriteLegend(TextWriter output, TermNames names, int width)
    {
        output.WriteLine();
        var legend = new List<string>();
        if (_states.Contains(_outlook.Start))
            legend.Add($"{StateTable.StatusQuoMark} the start");
        legend.AddRange(_space.DecisionMakers.Select(mover => $"{StateTable.LetterOf(mover.Index)} {mover.Party.Name}"));
        Prose.WriteList(output, legend, width);
        if (_runs.Contains(_outlook.ByMoves))
            output.WriteLine("moves: the fewest moves, each by one party alone, nobody twice in succession");
        if (_runs.Any(run => run?.Kind == MoveKind.Improvements))
            output.WriteLine("improving: the fewest when each mover prefers the state that it moves to");
        output.WriteLine("by: who can make the last of them; ways: how many such histories there are");
        output.WriteLine("back: whether moves can lead back to the start");
        if (_outlook.Stability is { } stability)
        {
            output.WriteLine("equilibrium: the definitions under which the state is stable for every decision maker");
            if (stability.Definitions.Count > 1)
                Prose.WriteList(output, [.. stability.Definitions.Select(definition => definition.Abbreviation)], width, "all: ");
        }

        output.WriteLine();
        for (var issue = 0; issue < _space.Issues.Count; issue++)
            output.WriteLine($"{issue + 1,3}  {_space.Issues[issue].Id}: {names.Legend(issue)}");
    }
}
