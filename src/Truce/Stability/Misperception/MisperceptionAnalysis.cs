using Truce.Dossiers;
using Truce.States;

namespace Truce.Stability.Misperception;

/// <summary>What would hold when each party goes by the dispute as it sees it, and what would come as a surprise?</summary>
/// <remarks>
/// <para>A first-level hypergame H = {G_1, …, G_n}: G_i is the dispute as i sees it, without the states and the moves that it does not see and with the preferences that it takes
/// the others to have. Each G_i is judged by itself. A state of the dispute is a hypergame equilibrium iff for every i it is a state of G_i and stable for i
/// there. Source: Bennett 1977; Wang, Hipel and Fraser 1988; Aljefri, Bashar, Fang and Hipel 2018.</para>
/// <para>Immutable; safe to share between threads.</para>
/// </remarks>
public sealed class MisperceptionAnalysis
{
    /// <summary>The most states of which moves are compared one by one.</summary>
    public const int MostStates = 1 << 12;

    private MisperceptionAnalysis(StateSpace space, StabilityAnalysis asItIs, EquatableArray<PerceivedGame> views, EquatableArray<Surprise> surprises, Provenance provenance)
    {
        Space = space;
        AsItIs = asItIs;
        Views = views;
        Surprises = surprises;
        Provenance = provenance;
    }

    /// <summary>The dispute as it is.</summary>
    public StateSpace Space { get; }

    /// <summary>What would hold if everybody saw it as it is.</summary>
    public StabilityAnalysis AsItIs { get; }

    /// <summary>What each decision maker sees, in the order of decision makers.</summary>
    public EquatableArray<PerceivedGame> Views { get; }

    /// <summary>The moves that somebody would be surprised by or waits for in vain, by state, mover and viewer.</summary>
    public EquatableArray<Surprise> Surprises { get; }

    /// <summary>How the result was obtained.</summary>
    public Provenance Provenance { get; }

    /// <summary>Judges the dispute as it is and as each decision maker sees it.</summary>
    /// <param name="space">The dispute as it is; its dossier has views.</param>
    /// <param name="definitions">By which definitions; none for the standard ones.</param>
    /// <param name="time">Measures the time spent; the system's when not given.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <remarks>
    /// Cost: one analysis for each view and one for the dispute as it is. Cannot answer when the dossier has no view, a view leaves no feasible state, or a preference
    /// is not known, the dispute's or one that somebody is taken to have; or when there are more than <see cref="MostStates"/> states.
    /// </remarks>
    public static Answer<MisperceptionAnalysis> Run(
        StateSpace space, EquatableArray<StabilityDefinition> definitions = default, TimeProvider? time = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(space);
        if (space.Dossier.Views.IsEmpty)
            return Answer.Cannot<MisperceptionAnalysis>("the dossier says of no party that it sees the dispute otherwise than it is; write that under 'views'");
        if (space.Count > MostStates)
            return Answer.Cannot<MisperceptionAnalysis>($"{space.Count:N0} states are feasible, and views are compared on at most {MostStates:N0}");
        time ??= TimeProvider.System;
        var started = time.GetTimestamp();
        definitions = definitions.IsEmpty ? StabilityDefinitions.Standard : definitions;
        var judged = StabilityAnalysis.Run(space, new StabilityOptions { Definitions = definitions }, cancellation);
        if (!judged.Is(out var asItIs))
            return Answer.Cannot<MisperceptionAnalysis>(judged.Obstacles);
        var answers = space.DecisionMakers.Select(viewer => PerceivedGame.Of(space, viewer, definitions, cancellation)).ToArray();
        var obstacles = answers.SelectMany(answer => answer.Obstacles).Distinct().ToEquatableArray();
        if (!obstacles.IsEmpty)
            return Answer.Cannot<MisperceptionAnalysis>(obstacles);
        var views = answers.Select(answer => answer.Value).ToEquatableArray();
        var surprises = SurprisesIn(space, views).ToEquatableArray();
        var provenance = new Provenance(space.DossierHash, Provenance.ThisVersion, asItIs.Provenance.Engine, Accuracy.Exact, time.GetElapsedTime(started));
        return Answer.Of(new MisperceptionAnalysis(space, asItIs, views, surprises, provenance));
    }

    /// <summary>Whether every decision maker sees a state and holds it stable for itself.</summary>
    public bool IsHypergameEquilibrium(StabilityDefinition definition, StateId state) => Views.All(view => view.HoldsStable(definition, state));

    /// <summary>The hypergame equilibria, ascending.</summary>
    public EquatableArray<StateId> HypergameEquilibria(StabilityDefinition definition) =>
        Space.States.Where(state => IsHypergameEquilibrium(definition, state)).ToEquatableArray();

    private static IEnumerable<Surprise> SurprisesIn(StateSpace space, EquatableArray<PerceivedGame> views)
    {
        var asItIs = new GraphModel(space);
        var seen = views.Select(view => view.IsAsItIs ? asItIs : new GraphModel(view.Analysis.Space)).ToArray();
        foreach (var state in space.States)
        {
            foreach (var mover in space.DecisionMakers)
            {
                for (var k = 0; k < views.Count; k++)
                {
                    var viewer = views[k].Viewer;
                    if (views[k].IsAsItIs || viewer.Index == mover.Index || views[k].Find(state) is not { } from)
                        continue;
                    foreach (var target in asItIs.Improvements(mover, state))
                    {
                        if (KindOf(views[k], seen[k], mover, from, target) is { } kind)
                            yield return new Surprise(viewer.Id, mover.Id, state, target, kind);
                    }

                    foreach (var expected in seen[k].Improvements(mover, from))
                    {
                        var target = views[k].InDispute(expected);
                        if (!asItIs.Improvements(mover, state).Contains(target))
                            yield return new Surprise(viewer.Id, mover.Id, state, target, SurpriseKind.InVain);
                    }
                }
            }
        }
    }

    private static SurpriseKind? KindOf(PerceivedGame view, GraphModel seen, DecisionMaker mover, StateId from, StateId target)
    {
        if (view.Find(target) is not { } to)
            return SurpriseKind.UnseenState;
        if (!seen.Moves(mover, from).Contains(to))
            return SurpriseKind.UnseenMove;
        return seen.Improvements(mover, from).Contains(to) ? null : SurpriseKind.UnseenWish;
    }
}

/// <summary>An improvement of one decision maker that another does not see coming, or waits for in vain.</summary>
/// <param name="Viewer">Who is surprised.</param>
/// <param name="Mover">Who moves, or does not.</param>
/// <param name="From">From which state, which the viewer sees.</param>
/// <param name="To">To which state.</param>
/// <param name="Kind">Why it is a surprise.</param>
public sealed record Surprise(PartyId Viewer, PartyId Mover, StateId From, StateId To, SurpriseKind Kind);

/// <summary>Why something is a surprise.</summary>
public enum SurpriseKind
{
    /// <summary>The viewer does not see the state that the move leads to.</summary>
    UnseenState,

    /// <summary>The viewer does not see that the mover can make the move.</summary>
    UnseenMove,

    /// <summary>The viewer does not see that the mover wants to.</summary>
    UnseenWish,

    /// <summary>The viewer takes the mover to want the move, and it does not.</summary>
    InVain,
}
