using Truce.States;

namespace Truce.Stability;

/// <summary>For which decision makers each state is stable, under each definition, and why.</summary>
/// <remarks>Immutable as seen from outside; <see cref="Explain"/> keeps searches and is not safe to share between threads.</remarks>
public sealed class StabilityAnalysis
{
    private readonly GraphModel _model;
    private readonly Dictionary<StabilityDefinition, bool[][]> _stable;

    private StabilityAnalysis(
        GraphModel model,
        EquatableArray<StabilityDefinition> definitions,
        Dictionary<StabilityDefinition, bool[][]> stable,
        Provenance provenance)
    {
        _model = model;
        _stable = stable;
        Provenance = provenance;
        Definitions = definitions;
    }

    /// <summary>The states, moves and preferences that were judged.</summary>
    public StateSpace Space => _model.Space;

    /// <summary>The definitions that were judged by.</summary>
    public EquatableArray<StabilityDefinition> Definitions { get; }

    /// <summary>How the result was obtained.</summary>
    public Provenance Provenance { get; }

    /// <summary>Judges every state for every decision maker by the plain definitions.</summary>
    /// <remarks>
    /// Cost: for each decision maker and each improvement one search over states times movers, so at worst the square of the states.
    /// Cannot answer when a decision maker's preference is not known, nobody decides anything, or the space is too large.
    /// </remarks>
    public static Answer<StabilityAnalysis> Run(StateSpace space, StabilityOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new StabilityOptions();
        var obstacles = Obstacles(space, options);
        if (!obstacles.IsEmpty)
            return Answer.Cannot<StabilityAnalysis>(obstacles);

        var started = options.Time.GetTimestamp();
        var ranks = space.DecisionMakers.Select(i => space.RanksOf(i.Id).Value).ToArray();
        var model = new GraphModel(space, ranks, cancellation);
        var stable = options.Definitions.ToDictionary(definition => definition, _ => new bool[ranks.Length][]);
        foreach (var i in space.DecisionMakers)
        {
            foreach (var definition in options.Definitions)
            {
                cancellation.ThrowIfCancellationRequested();
                stable[definition][i.Index] = [.. space.States.Select(s => definition.IsStable(model, i, s))];
            }
        }

        var elapsed = options.Time.GetElapsedTime(started);
        var provenance = new Provenance(space.DossierHash, Provenance.ThisVersion, "plain definitions", Accuracy.Exact, elapsed);
        return Answer.Of(new StabilityAnalysis(model, options.Definitions, stable, provenance));
    }

    /// <summary>Whether a state is stable for a decision maker.</summary>
    public bool IsStable(StabilityDefinition definition, DecisionMaker party, StateId state) =>
        _stable[definition][party.Index][state.Ordinal];

    /// <summary>Whether a state is stable for every decision maker.</summary>
    public bool IsEquilibrium(StabilityDefinition definition, StateId state) =>
        Space.DecisionMakers.All(i => IsStable(definition, i, state));

    /// <summary>The states that are stable for every decision maker, ascending.</summary>
    public EquatableArray<StateId> Equilibria(StabilityDefinition definition) =>
        Space.States.Where(s => IsEquilibrium(definition, s)).ToEquatableArray();

    /// <summary>The verdict on a state for a decision maker with every improvement and the sanction that deters it, or none.</summary>
    public Verdict Explain(StabilityDefinition definition, DecisionMaker party, StateId state) =>
        definition.Judge(_model, party, state);

    /// <summary>The states that a decision maker can reach by itself and prefers, R_i⁺(s): ascending.</summary>
    public EquatableArray<StateId> Improvements(DecisionMaker party, StateId state) =>
        EquatableArray.Create<StateId>(_model.Improvements(party, state));

    private static EquatableArray<string> Obstacles(StateSpace space, StabilityOptions options)
    {
        var obstacles = new List<string>();
        if (space.DecisionMakers.IsEmpty)
            obstacles.Add("no party decides any issue, so there is nobody for whom a state could be stable");
        if (space.Count > options.MaxStates)
            obstacles.Add($"{space.Count:N0} states are feasible, and the plain engine takes at most {options.MaxStates:N0}");
        foreach (var i in space.DecisionMakers)
        {
            var ranks = space.RanksOf(i.Id);
            if (ranks.Is(out _))
                continue;
            foreach (var obstacle in ranks.Obstacles)
                obstacles.Add(obstacle.Contains(i.Party.Name) ? obstacle : $"{i.Party.Name}: {obstacle}");
        }

        return obstacles.ToEquatableArray();
    }
}
