using System.Text;
using Truce.Dossiers;
using Truce.Stability;
using Truce.States;

namespace Truce.Cli;

/// <summary>The option-form table of states: what each settles, how the parties rank it, for whom it is stable.</summary>
/// <remarks>
/// Drawn as the literature draws it, a column for each state, when that fits the width; else with a row for each state; and with terms cut to the
/// fewest letters that tell them apart when they must be. Ends with a legend of every mark that it uses.
/// </remarks>
internal sealed class StateTable
{
    /// <summary>Stands before the number of the state in which things stand now.</summary>
    public const string StatusQuoMark = ">";

    private const string StateHead = "state";
    private const string EquilibriumMark = "*";
    private const string NotStableMark = "·";
    private const string UnrankedMark = "?";

    private readonly StabilityAnalysis _analysis;
    private readonly StateSpace _space;
    private readonly EquatableArray<StateId> _states;
    private readonly EquatableArray<DecisionMaker> _parties;
    private readonly string[] _letters;

    public StateTable(StabilityAnalysis analysis, EquatableArray<StateId> states, EquatableArray<DecisionMaker> parties)
    {
        _analysis = analysis;
        _space = analysis.Space;
        _states = states;
        _parties = parties;
        _letters = [.. Enumerable.Range(0, parties.Count).Select(LetterOf)];
    }

    /// <summary>Writes the table in at most that many columns if it can be done.</summary>
    public void Write(TextWriter output, int width)
    {
        var full = TermNames.InFull(_space.Issues);
        var cut = TermNames.Cut(_space.Issues);
        foreach (var names in (TermNames[])[full, cut])
        {
            // A column takes three letters and more, so that a table of many states across need not be drawn to be known not to fit.
            if (3 * _states.Count <= width && StatesAcross(names) is var across && TextGrid.Width(across, gap: 1) <= width)
            {
                TextGrid.Write(output, across, gap: 1);
                WriteLegend(output, names, issuesAreNumbered: false, width);
                return;
            }

            if (StatesDown(names) is var down && (names == cut || TextGrid.Width(down, gap: 2) <= width))
            {
                TextGrid.Write(output, down, gap: 2);
                WriteLegend(output, names, issuesAreNumbered: true, width);
                return;
            }
        }
    }

    /// <summary>One column for each state; the head of a row may stand alone, and then runs on.</summary>
    private string[][] StatesAcross(TermNames names)
    {
        var rows = new List<string[]> { (string[])[StateHead, .. _states.Select(state => HeadOf(state, digits: 0))] };
        Deciders? deciders = null;
        for (var issue = 0; issue < _space.Issues.Count; issue++)
        {
            var place = issue;
            if (_space.Issues[issue].Deciders != deciders)
                rows.Add([Decides(deciders = _space.Issues[issue].Deciders)]);
            rows.Add(Row("  " + _space.Issues[issue].Id, state => names[place, _space.TermIndex(state, place)]));
        }

        rows.Add(["rank, 1 is best"]);
        for (var i = 0; i < _parties.Count; i++)
        {
            var party = _parties[i];
            rows.Add(Row($"  {_letters[i]} {party.Id}", state => RankOf(party, state)));
        }

        rows.Add(["stable for"]);
        foreach (var definition in _analysis.Definitions)
            rows.Add(Row("  " + definition.Abbreviation, state => Marks(definition, state)));
        return [.. rows];

        // Below the number of a state, not below the mark before it.
        string[] Row(string head, Func<StateId, string> cell) => [head, .. _states.Select(state => " " + cell(state))];
    }

    /// <summary>One row for each state; the issues are numbered, and the legend names them.</summary>
    private string[][] StatesDown(TermNames names)
    {
        var head = new List<string> { StateHead };
        for (var issue = 0; issue < _space.Issues.Count; issue++)
            head.Add($"{issue + 1}");
        head.AddRange(Enumerable.Range(0, _parties.Count).Select(RankHead));
        head.AddRange(_analysis.Definitions.Select(definition => definition.Abbreviation));

        var rows = new List<string[]> { head.ToArray() };
        var digits = $"{_states[^1].Ordinal + 1}".Length;
        foreach (var state in _states)
        {
            var terms = Enumerable.Range(0, _space.Issues.Count).Select(issue => names[issue, _space.TermIndex(state, issue)]);
            rows.Add(
            [
                HeadOf(state, digits),
                .. terms,
                .. _parties.Select((party, i) => RankOf(party, state).PadLeft(RankHead(i).Length)),
                .. _analysis.Definitions.Select(definition => Marks(definition, state)),
            ]);
        }

        return [.. rows];
    }

    private string HeadOf(StateId state, int digits) =>
        (state == _space.StatusQuo ? StatusQuoMark : " ") + $"{state.Ordinal + 1}".PadLeft(digits);

    private string Marks(StabilityDefinition definition, StateId state)
    {
        var marks = new StringBuilder();
        for (var i = 0; i < _parties.Count; i++)
            marks.Append(_analysis.IsStable(definition, _parties[i], state) ? _letters[i] : NotStableMark);
        return marks.Append(_analysis.IsEquilibrium(definition, state) ? EquilibriumMark : "").ToString();
    }

    private void WriteLegend(TextWriter output, TermNames names, bool issuesAreNumbered, int width)
    {
        var legend = new List<string>();
        for (var i = 0; i < _parties.Count; i++)
            legend.Add($"{_letters[i]} {_parties[i].Party.Name}");
        legend.Add($"{NotStableMark} not stable for that party");
        legend.Add($"{EquilibriumMark} stable for all: an equilibrium");
        if (_parties.Any(party => !_space.RanksOf(party.Id).Is(out _)))
            legend.Add($"{UnrankedMark} the party's preference does not rank the states");
        if (_space.StatusQuo is { } statusQuo && _states.Contains(statusQuo))
            legend.Add($"{StatusQuoMark} the status quo");
        output.WriteLine();
        Prose.WriteList(output, legend, width);
        if (issuesAreNumbered)
        {
            output.WriteLine();
            for (var issue = 0; issue < _space.Issues.Count; issue++)
                output.WriteLine($"{issue + 1,3}  {_space.Issues[issue].Id} ({Decides(_space.Issues[issue].Deciders)}): {names.Legend(issue)}");
        }
        else if (names.AreCut)
        {
            output.WriteLine();
            foreach (var issue in Enumerable.Range(0, _space.Issues.Count).Where(names.IsCut))
                output.WriteLine($"  {_space.Issues[issue].Id}: {names.Legend(issue)}");
        }
    }

    private string RankOf(DecisionMaker party, StateId state) => _space.RanksOf(party.Id).Is(out var ranks) ? $"{ranks[state]}" : UnrankedMark;

    private string RankHead(int party) => $"rank {_letters[party]}";

    private string Decides(Deciders deciders)
    {
        var names = deciders.Parties.Select(party => _space.Dossier.Find(party)?.Name ?? party.Value).ToArray();
        return names.Length switch
        {
            0 => _space.Dossier.Moves.IsEmpty ? "nobody" : "listed moves",
            1 => names[0],
            _ => string.Join(deciders.Rule == DecisionRule.All ? " and " : " or ", names),
        };
    }

    /// <summary>A, B … Z, then A2, B2 …</summary>
    public static string LetterOf(int place) => $"{(char)('A' + (place % 26))}{(place < 26 ? "" : $"{(place / 26) + 1}")}";
}
