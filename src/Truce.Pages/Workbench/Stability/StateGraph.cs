using System.Text.Json;
using Truce.Reports.Figures;
using Truce.Stability;
using Truce.States;

namespace Truce.Pages.Workbench;

/// <summary>The states that a graph of moves shows, and the moves among them.</summary>
/// <remarks>The pinned states and the status quo first; then those that improvements lead to from it, those that one move leads to, and equilibria, as long as there is room. With a filter, only what fits.</remarks>
public sealed class StateGraph
{
    private const int MostStates = 24;

    private readonly ShownDossier _opened;
    private readonly StabilityAnalysis _analysis;
    private readonly StateId[] _states;

    private StateGraph(ShownDossier opened, StabilityAnalysis analysis, StateId[] states, int leftOut)
    {
        _opened = opened;
        _analysis = analysis;
        _states = states;
        LeftOut = leftOut;
    }

    /// <summary>How many states that fit are not shown.</summary>
    public int LeftOut { get; }

    /// <summary>Chooses the states.</summary>
    public static StateGraph Of(ShownDossier opened, StabilityAnalysis analysis, StateQuery query)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(query);
        var space = analysis.Space;
        var fitting = query.Over(analysis).States;
        var chosen = new List<StateId>();
        Add(query.PinnedIn(space));
        if (space.StatusQuo is { } now)
        {
            Add([now]);
            Add(ByImprovements(analysis, now).Intersect(fitting));
            Add(space.DecisionMakers.SelectMany(mover => space.Moves(mover, now)).Intersect(fitting));
        }

        Add(fitting.Where(state => analysis.Definitions.Any(definition => analysis.IsEquilibrium(definition, state))));
        if (query.Where is not null || query.Equilibrium is not null || space.Count <= MostStates)
            Add(fitting);
        return new StateGraph(opened, analysis, [.. chosen.OrderBy(state => state.Ordinal)], fitting.Count(state => !chosen.Contains(state)));

        void Add(IEnumerable<StateId> states) => chosen.AddRange(states.Distinct().Where(state => !chosen.Contains(state)).Take(MostStates - chosen.Count).ToArray());
    }

    /// <summary>As a drawing; null when there are not two states.</summary>
    internal MoveGraph? ToDrawing()
    {
        if (_states.Length < 2)
            return null;
        var states = _states.Select(state => new DrawnState($"State {state.Ordinal + 1}", Lines(state), state == _analysis.Space.StatusQuo, Under(state))).ToEquatableArray();
        var moves = Moves().Select(move => new DrawnMove(Array.IndexOf(_states, move.From), Array.IndexOf(_states, move.To), move.Mover.Party.Name, move.IsImprovement)).ToEquatableArray();
        return new MoveGraph(states, moves);
    }

    /// <summary>As the data that the script of the graph reads: <c>states</c> and <c>moves</c>.</summary>
    public void WriteJson(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteStartArray("states");
        foreach (var state in _states)
            WriteState(json, state);
        json.WriteEndArray();
        json.WriteStartArray("moves");
        foreach (var (from, to, mover, isImprovement) in Moves())
        {
            json.WriteStartObject();
            json.WriteNumber("from", from.Ordinal + 1);
            json.WriteNumber("to", to.Ordinal + 1);
            json.WriteString("mover", mover.Id.Value);
            json.WriteString("name", mover.Party.Name);
            json.WriteBoolean("improvement", isImprovement);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteState(Utf8JsonWriter json, StateId state)
    {
        var under = Under(state);
        json.WriteStartObject();
        json.WriteNumber("id", state.Ordinal + 1);
        json.WriteString("name", $"State {state.Ordinal + 1}");
        json.WriteStartArray("lines");
        foreach (var line in state == _analysis.Space.StatusQuo ? ["the status quo"] : Lines(state))
            json.WriteStringValue(line);
        if (!under.IsEmpty)
            json.WriteStringValue($"equilibrium: {string.Join(", ", under)}");
        json.WriteEndArray();
        json.WriteBoolean("now", state == _analysis.Space.StatusQuo);
        json.WriteBoolean("equilibrium", !under.IsEmpty);
        json.WriteString("href", _opened.Address("stability", $"state={state.Ordinal + 1}", "why"));
        json.WriteEndObject();
    }

    private IEnumerable<(StateId From, StateId To, DecisionMaker Mover, bool IsImprovement)> Moves() =>
        from state in _states
        from mover in _analysis.Space.DecisionMakers
        let improvements = _analysis.Improvements(mover, state)
        from to in _analysis.Space.Moves(mover, state)
        where _states.Contains(to)
        select (state, to, mover, improvements.Contains(to));

    private EquatableArray<string> Lines(StateId state)
    {
        var space = _analysis.Space;
        var now = space.StatusQuo;
        return Enumerable.Range(0, space.Issues.Count).Where(place => now is null || space.TermIndex(now.Value, place) != space.TermIndex(state, place))
            .Select(place => $"{space.Issues[place].Id}: {space.TermOf(state, place).Id}").ToEquatableArray();
    }

    private EquatableArray<string> Under(StateId state) =>
        _analysis.Definitions.Where(definition => _analysis.IsEquilibrium(definition, state)).Select(definition => definition.Abbreviation).ToEquatableArray();

    private static List<StateId> ByImprovements(StabilityAnalysis analysis, StateId start)
    {
        var reached = new List<StateId> { start };
        for (var k = 0; k < reached.Count && reached.Count < MostStates; k++)
        {
            foreach (var to in analysis.Space.DecisionMakers.SelectMany(mover => analysis.Improvements(mover, reached[k])))
            {
                if (!reached.Contains(to))
                    reached.Add(to);
            }
        }

        return reached;
    }
}
