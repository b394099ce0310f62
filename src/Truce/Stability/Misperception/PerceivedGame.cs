using Truce.Dossiers;
using Truce.States;

namespace Truce.Stability.Misperception;

/// <summary>The dispute as one decision maker sees it: its states, moves and preferences, and what it holds stable in them.</summary>
/// <remarks>Immutable; safe to share between threads.</remarks>
public sealed class PerceivedGame
{
    private readonly StateId?[] _places;
    private readonly StateId[] _states;

    private PerceivedGame(DecisionMaker viewer, bool isAsItIs, StateId?[] places, StateId[] states, StabilityAnalysis analysis)
    {
        Viewer = viewer;
        IsAsItIs = isAsItIs;
        _places = places;
        _states = states;
        Analysis = analysis;
    }

    /// <summary>Whose view it is.</summary>
    public DecisionMaker Viewer { get; }

    /// <summary>Whether the dossier says nothing of a view, so that it is the dispute as it is.</summary>
    public bool IsAsItIs { get; }

    /// <summary>How its states are judged.</summary>
    public StabilityAnalysis Analysis { get; }

    /// <summary>How many states it sees.</summary>
    public int Count => _states.Length;

    /// <summary>The state of the view that a state of the dispute is; null when it is not seen.</summary>
    public StateId? Find(StateId state) => _places[state.Ordinal];

    /// <summary>The state of the dispute that a state of the view is.</summary>
    public StateId InDispute(StateId seen) => _states[seen.Ordinal];

    /// <summary>The states of the dispute that are equilibria in this view, ascending.</summary>
    public EquatableArray<StateId> Equilibria(StabilityDefinition definition) => Analysis.Equilibria(definition).Select(state => _states[state.Ordinal]).ToEquatableArray();

    /// <summary>Whether the viewer sees a state of the dispute and holds it stable for itself.</summary>
    public bool HoldsStable(StabilityDefinition definition, StateId state) => Find(state) is { } seen && Analysis.IsStable(definition, Viewer, seen);

    /// <summary>The dispute as a decision maker sees it.</summary>
    internal static Answer<PerceivedGame> Of(StateSpace space, DecisionMaker viewer, EquatableArray<StabilityDefinition> definitions, CancellationToken cancellation)
    {
        if (space.Dossier.ViewOf(viewer.Id) is not { } view)
            return Judge(space, viewer, space, isAsItIs: true, definitions, cancellation);
        var compiled = StateSpace.Compile(DossierInView(space, view), new StateSpaceOptions { MaxStates = space.Count, DossierHash = space.DossierHash }, cancellation);
        return compiled.Is(out var seen)
            ? Judge(space, viewer, seen, isAsItIs: false, definitions, cancellation)
            : Answer.Cannot<PerceivedGame>(compiled.Obstacles.Select(obstacle => $"as {viewer.Party.Name} sees it, {obstacle}").ToEquatableArray());
    }

    private static Answer<PerceivedGame> Judge(
        StateSpace space, DecisionMaker viewer, StateSpace seen, bool isAsItIs, EquatableArray<StabilityDefinition> definitions, CancellationToken cancellation)
    {
        var judged = StabilityAnalysis.Run(seen, new StabilityOptions { Definitions = definitions }, cancellation);
        if (!judged.Is(out var analysis))
            return Answer.Cannot<PerceivedGame>(judged.Obstacles.Select(obstacle => isAsItIs ? obstacle : $"as {viewer.Party.Name} sees it, {obstacle}").ToEquatableArray());
        var places = new StateId?[space.Count];
        var states = new StateId[seen.Count];
        foreach (var state in space.States)
        {
            places[state.Ordinal] = seen.Find(Terms(space, state));
            if (places[state.Ordinal] is { } place)
                states[place.Ordinal] = state;
        }

        return Answer.Of(new PerceivedGame(viewer, isAsItIs, places, states, analysis));
    }

    private static Dossier DossierInView(StateSpace space, PartyView view)
    {
        var dossier = space.Dossier;
        var attributed = view.Preferences.ToDictionary(preference => preference.Of);
        var preferences = dossier.Preferences.Select(own => attributed.Remove(own.Party, out var other) ? own with { Preference = other.Preference, Says = other.Says } : own).ToList();
        return dossier with
        {
            Constraints = [.. dossier.Constraints, .. view.Unseen.Select(unseen => new Constraint(new Formula.Not(unseen)))],
            Preferences = [.. preferences, .. attributed.Values.Select(other => new PartyPreference(other.Of, other.Preference, other.Says))],
            Moves =
            [
                .. dossier.Moves.Where(listed => !view.UnseenMoves.Any(unseen => unseen.Party == listed.Party)),
                .. view.UnseenMoves.Select(unseen => Without(space, unseen)),
            ],
        };
    }

    /// <summary>The moves of a party, listed one by one, but for some.</summary>
    private static PartyMoves Without(StateSpace space, PartyMoves unseen)
    {
        var mover = space.DecisionMakers.FirstOrDefault(i => i.Id == unseen.Party);
        if (mover is null)
            return new PartyMoves(unseen.Party, []);
        var gone = unseen.Moves.Select(move => (From: space.SetOf(move.From), To: space.SetOf(move.To))).ToArray();
        var seen =
            from state in space.States
            let targets = space.Moves(mover, state).Where(target => !gone.Any(move => move.From.Contains(state.Ordinal) && move.To.Contains(target.Ordinal))).ToArray()
            where targets.Length > 0
            select new ListedMove(FormulaOf(space, state), new Formula.Or(targets.Select(target => (Formula)FormulaOf(space, target)).ToEquatableArray()));
        return new PartyMoves(unseen.Party, seen.ToEquatableArray());
    }

    private static Formula.And FormulaOf(StateSpace space, StateId state) =>
        new Formula.And(Terms(space, state).Select((term, place) => (Formula)new Formula.Is(space.Issues[place].Id, term)).ToEquatableArray());

    private static EquatableArray<TermId> Terms(StateSpace space, StateId state) =>
        Enumerable.Range(0, space.Issues.Count).Select(place => space.TermOf(state, place).Id).ToEquatableArray();
}
