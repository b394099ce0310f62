using Truce.Dossiers;
using Truce.Reports.Figures;
using Truce.States;

namespace Truce.Reports;

/// <content>The states that matter: the option-form table and the graph of moves.</content>
internal sealed partial class BriefComposition
{
    /// <summary>More columns than this cannot be read side by side.</summary>
    private const int MostStates = 12;

    private const int MostImprovementsShown = 4;

    /// <summary>The status quo first; then equilibria and efficient common improvements, ascending, as many as can be shown.</summary>
    private (StateId[] Shown, int LeftOut) StatesThatMatter()
    {
        if (_space is null)
            return ([], 0);
        var now = _space.StatusQuo;
        var matter = Equilibria().Concat(Efficient()).Distinct().Where(state => state != now).ToArray();
        var room = MostStates - (now is null ? 0 : 1);
        var improvements = BestCommon().Take(MostImprovementsShown).ToHashSet();
        var chosen = matter
            .OrderBy(state => improvements.Contains(state) ? 0 : 1).ThenByDescending(DefinitionsMet).ThenBy(state => state.Ordinal)
            .Take(room).OrderBy(state => state.Ordinal);
        return (now is { } first ? [first, .. chosen] : [.. chosen], Math.Max(0, matter.Length - room));
    }

    private OptionForm OptionForm((StateId[] Shown, int LeftOut) matter)
    {
        var columns = matter.Shown.Select(Column).ToEquatableArray();
        var rows = _dossier.Issues.Select((issue, place) => new IssueRow(
            issue.Id,
            Words.IssueName(issue.Id),
            issue.Question,
            Words.Deciders(issue.Deciders),
            matter.Shown.Select(state => Cell(state, place)).ToEquatableArray())).ToEquatableArray();
        return new OptionForm(columns, rows, VerdictRows(matter.Shown), Notes(matter.LeftOut));
    }

    private StateColumn Column(StateId state) => new(
        state,
        Words.Capital(Words.NumberedState(_space!, state)),
        _space!.StatusQuo == state,
        UnderWhich(state),
        _common is not null && _common.Is(out var common) && common.States.Contains(state));

    private TermCell Cell(StateId state, int place) => new(
        Words.Term(_space!.TermOf(state, place)),
        Words.Plain(_space.TermOf(state, place).Id.Value),
        _space.StatusQuo is { } now && _space.TermIndex(now, place) != _space.TermIndex(state, place));

    private EquatableArray<VerdictRow> VerdictRows(StateId[] shown)
    {
        if (_analysis is null || shown.Length == 0)
            return [];
        var rows = new List<VerdictRow>();
        foreach (var definition in _analysis.Definitions)
        {
            foreach (var dm in _analysis.Space.DecisionMakers)
            {
                var marks = shown.Select(state => _analysis.IsStable(definition, dm, state)).ToEquatableArray();
                rows.Add(new VerdictRow(definition.Abbreviation, dm.Id, dm.Party.Name, marks));
            }

            var equilibria = shown.Select(state => _analysis.IsEquilibrium(definition, state)).ToEquatableArray();
            rows.Add(new VerdictRow(definition.Abbreviation, null, "equilibrium", equilibria));
        }

        return rows.ToEquatableArray();
    }

    private EquatableArray<Sentence> Notes(int leftOut)
    {
        var notes = new List<Sentence>();
        if (_space is null)
            notes.Add(Sentence.OfModel($"The states cannot be set out: {string.Join("; ", _material.Space.Obstacles)}."));
        if (_material.Stability is { } stability && _analysis is null)
            notes.Add(Sentence.OfModel($"The states could not be judged: {string.Join("; ", stability.Obstacles)}."));
        if (_space is { StatusQuo: null })
            notes.Add(Sentence.OfModel(_dossier.StatusQuo is null ? "The dossier does not say how things stand now." : "The status quo as written is not feasible."));
        if (_analysis is not null && !Equilibria().Any())
            notes.Add(Sentence.OfModel("No state is an equilibrium under any definition used."));
        if (leftOut > 0)
            notes.Add(Sentence.OfModel($"Left out for lack of room: {Words.Count(leftOut, "state")}, each an equilibrium or a common improvement."));
        if (_space is not null)
            notes.Insert(0, Sentence.OfModel($"{Words.Capital(Words.Count(_space.Count, "state"))} {(_space.Count == 1 ? "is" : "are")} feasible."));
        return notes.ToEquatableArray();
    }

    private MoveGraph? Moves((StateId[] Shown, int LeftOut) matter)
    {
        if (_analysis is null || matter.Shown.Length < 2)
            return null;
        var shown = matter.Shown;
        var moves =
            from dm in _analysis.Space.DecisionMakers
            from target in shown.SelectMany((state, place) => _analysis.Space.Moves(dm, state).Select(to => (From: place, State: state, To: to)))
            let to = Array.IndexOf(shown, target.To)
            where to >= 0
            orderby target.From, to, dm.Index
            select new DrawnMove(target.From, to, dm.Party.Name, _analysis.Improvements(dm, target.State).Contains(target.To));
        return new MoveGraph(shown.Select(Box).ToEquatableArray(), moves.ToEquatableArray());
    }

    private DrawnState Box(StateId state) => new(
        Words.Capital(Words.NumberedState(_space!, state)),
        BoxLines(state),
        _space!.StatusQuo == state,
        UnderWhich(state));

    /// <summary>What differs from the status quo; of the status quo itself nothing, since the table has it.</summary>
    private EquatableArray<string> BoxLines(StateId state)
    {
        if (_space!.StatusQuo is { } now)
            return Words.Differences(_space, now, state);
        return Enumerable.Range(0, _space.Issues.Count)
            .Select(place => Words.Terms(new Formula.Is(_space.Issues[place].Id, _space.TermOf(state, place).Id)).Trim('“', '”'))
            .ToEquatableArray();
    }

    private EquatableArray<string> UnderWhich(StateId state) => _analysis is null
        ? []
        : _analysis.Definitions.Where(definition => _analysis.IsEquilibrium(definition, state)).Select(d => d.Abbreviation).ToEquatableArray();

    private int DefinitionsMet(StateId state) => UnderWhich(state).Count;

    private IEnumerable<StateId> Equilibria() => _analysis is null
        ? []
        : _analysis.Definitions.SelectMany(definition => _analysis.Equilibria(definition)).Distinct().OrderBy(state => state.Ordinal);

    private EquatableArray<StateId> Efficient() => _common is not null && _common.Is(out var common) ? common.Efficient : [];
}
