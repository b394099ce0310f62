using Truce.Stability.Engines;
using Truce.States;

namespace Truce.Stability;

/// <summary>For which decision makers each state is stable, under each definition, and why.</summary>
/// <remarks>
/// Immutable as seen from outside; <see cref="Explain"/> and <see cref="Improvements"/> keep searches and are not safe to share between threads: each takes
/// <see cref="ForOneThread"/>.
/// </remarks>
public sealed class StabilityAnalysis
{
    private const int ManyStates = 1 << 14;

    // Only explanations need it, and of a large dispute it is large.
    private readonly Lazy<GraphModel> _model;
    private readonly Dictionary<StabilityDefinition, StateSet[]> _stable;

    private StabilityAnalysis(
        StateSpace space,
        EquatableArray<StabilityDefinition> definitions,
        Dictionary<StabilityDefinition, StateSet[]> stable,
        Provenance provenance,
        CancellationToken cancellation)
    {
        Space = space;
        _model = new(() => new GraphModel(space, cancellation));
        _stable = stable;
        Provenance = provenance;
        Definitions = definitions;
    }

    /// <summary>The states, moves and preferences that were judged.</summary>
    public StateSpace Space { get; }

    /// <summary>The definitions that were judged by.</summary>
    public EquatableArray<StabilityDefinition> Definitions { get; }

    /// <summary>How the result was obtained.</summary>
    public Provenance Provenance { get; }

    /// <summary>Judges every state for every decision maker.</summary>
    /// <remarks>
    /// Each definition is judged by the first engine that can hold it and the dispute; all give the same verdicts. Cannot answer when nothing is known of a
    /// decision maker's preference, nobody decides anything, a definition says nothing of such disputes, or no engine can hold one.
    /// </remarks>
    public static Answer<StabilityAnalysis> Run(StateSpace space, StabilityOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new StabilityOptions();
        var engines = StabilityEngine.All.Where(engine => options.Engine is null || engine.Name == options.Engine).ToArray();
        if (engines.Length == 0)
            throw new ArgumentException($"There is no engine '{options.Engine}'.", nameof(options));
        var obstacles = Obstacles(space);
        if (!obstacles.IsEmpty)
            return Answer.Cannot<StabilityAnalysis>(obstacles);
        var definitions = options.Definitions.IsEmpty ? StabilityDefinitions.UsualFor(space) : options.Definitions;
        obstacles = definitions.SelectMany(definition => Obstacles(space, definition, engines)).Distinct().ToEquatableArray();
        if (!obstacles.IsEmpty)
            return Answer.Cannot<StabilityAnalysis>(obstacles);

        var started = options.Time.GetTimestamp();
        var stable = new Dictionary<StabilityDefinition, StateSet[]>();
        var done = new WorkDone(options.Progress, definitions.Count);
        var used = new List<string>();
        foreach (var share in definitions.GroupBy(definition => Array.Find(engines, engine => engine.Refusal(space, definition) is null)!))
        {
            used.Add(share.Key.Name);
            foreach (var (definition, verdicts) in share.Key.Judge(space, share.ToEquatableArray(), done, cancellation))
                stable[definition] = verdicts;
        }

        var elapsed = options.Time.GetElapsedTime(started);
        var provenance = new Provenance(space.DossierHash, Provenance.ThisVersion, string.Join(", ", used), Accuracy.Exact, elapsed);
        return Answer.Of(new StabilityAnalysis(space, definitions, stable, provenance, CancellationToken.None));
    }

    /// <summary>The same verdicts, for one thread that asks why: what it searches is its own, and ends early when it is told to.</summary>
    /// <param name="cancellation">Ends <see cref="Explain"/> early.</param>
    public StabilityAnalysis ForOneThread(CancellationToken cancellation = default) => new(Space, Definitions, _stable, Provenance, cancellation);

    /// <summary>Whether a state is stable for a decision maker.</summary>
    public bool IsStable(StabilityDefinition definition, DecisionMaker party, StateId state) =>
        _stable[definition][party.Index].Contains(state.Ordinal);

    /// <summary>Whether a state is stable for every decision maker.</summary>
    public bool IsEquilibrium(StabilityDefinition definition, StateId state)
    {
        foreach (var stable in _stable[definition])
        {
            if (!stable.Contains(state.Ordinal))
                return false;
        }

        return true;
    }

    /// <summary>The states that are stable for every decision maker, ascending.</summary>
    public EquatableArray<StateId> Equilibria(StabilityDefinition definition) => EquilibriumSet(definition).Members().ToEquatableArray();

    /// <summary>How many states are stable for a decision maker.</summary>
    public int CountStable(StabilityDefinition definition, DecisionMaker party) => _stable[definition][party.Index].Count;

    /// <summary>How many states are stable for every decision maker.</summary>
    public int CountEquilibria(StabilityDefinition definition) => EquilibriumSet(definition).Count;

    /// <summary>The verdict on a state for a decision maker with every improvement and the sanction that deters it, or none.</summary>
    public Verdict Explain(StabilityDefinition definition, DecisionMaker party, StateId state) =>
        definition.Judge(_model.Value, party, state);

    /// <summary>Whether there are so many states that a story goes into some of the improvements only, rather than judge each of hundreds.</summary>
    internal bool IsLarge => Space.Count > ManyStates && Definitions.All(definition => definition is SanctionDefinition);

    /// <summary>The verdicts by all definitions, each with the same few improvements: as far as there are any, those that the last definition finds undeterred.</summary>
    internal EquatableArray<Verdict> ExplainInPart(DecisionMaker party, StateId state, int mostImprovements)
    {
        var all = Improvements(party, state);
        var undeterred = Undeterred(Definitions[^1], party, state).Take(mostImprovements).ToArray();
        var some = undeterred.Concat(all.Except(undeterred)).Take(mostImprovements).Order().ToEquatableArray();
        return Definitions.Cast<SanctionDefinition>()
            .Select(definition => definition.Judge(_model.Value, party, state, IsStable(definition, party, state), some, all.Count - some.Count)).ToEquatableArray();
    }

    /// <summary>The improvements that nothing deters, ascending, each found when it is asked for.</summary>
    internal IEnumerable<StateId> Undeterred(StabilityDefinition definition, DecisionMaker party, StateId state)
    {
        if (IsStable(definition, party, state))
            return [];
        return definition is SanctionDefinition sanctions
            ? sanctions.Undeterred(_model.Value, party, state)
            : Explain(definition, party, state).Improvements.Where(improvement => improvement.Sanction is null).Select(improvement => improvement.To);
    }

    /// <summary>The states that a decision maker can reach by itself and prefers, R_i⁺(s): ascending.</summary>
    public EquatableArray<StateId> Improvements(DecisionMaker party, StateId state) =>
        EquatableArray.Create<StateId>(_model.Value.Improvements(party, state));

    private StateSet EquilibriumSet(StabilityDefinition definition)
    {
        var all = new StateSet(Space.Count, all: true);
        foreach (var stable in _stable[definition])
            all.IntersectWith(stable);
        return all;
    }

    /// <summary>Why nothing can be said of what the decision makers want; nothing when it can.</summary>
    internal static EquatableArray<string> Obstacles(StateSpace space)
    {
        var obstacles = new List<string>();
        if (space.DecisionMakers.IsEmpty)
            obstacles.Add("no party decides any issue, so there is nobody for whom a state could be stable");
        foreach (var i in space.DecisionMakers)
        {
            foreach (var obstacle in space.RelationOf(i.Id).Obstacles)
                obstacles.Add(obstacle.Contains(i.Party.Name) ? obstacle : $"{i.Party.Name}: {obstacle}");
        }

        return obstacles.ToEquatableArray();
    }

    private static IEnumerable<string> Obstacles(StateSpace space, StabilityDefinition definition, StabilityEngine[] engines)
    {
        var own = definition.Obstacles(space).ToArray();
        if (own.Length > 0)
            return own;
        var refusals = engines.Select(engine => engine.Refusal(space, definition)).ToArray();
        return refusals.Contains(null) ? [] : refusals.Select(refusal => refusal!);
    }
}
