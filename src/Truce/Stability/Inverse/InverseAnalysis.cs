using Truce.States;

namespace Truce.Stability.Inverse;

/// <summary>What would have to change in the parties' orders for a state, or one of several, to be stable?</summary>
/// <remarks>
/// <para>Inverse analysis of the graph model: given s, find the orders ≽'_i nearest to the parties' own, by <see cref="Swaps"/>, under which s is stable. New orders tie no
/// two states that were not tied; where a party has to come to prefer s to another state, being indifferent would do as well.</para>
/// <para>Under Nash, GMR and SMR a party's verdict depends on its own order only, and there on nothing but the set of states that are no better than s: the
/// parts of the change are independent, one for each party (<see cref="DownSetSearch"/>). Under SEQ and SSEQ the orders hang together: one part
/// (<see cref="CoupledSearch"/>). Source: Kinsara, Kilgour and Hipel 2015.</para>
/// <para>Immutable; safe to share between threads.</para>
/// </remarks>
public sealed class InverseAnalysis
{
    private InverseAnalysis(StateSpace space, EquatableArray<StateId> targets, EquatableArray<DefinitionChanges> definitions, Provenance provenance)
    {
        Space = space;
        Targets = targets;
        Definitions = definitions;
        Provenance = provenance;
    }

    /// <summary>The states, moves and preferences as they are.</summary>
    public StateSpace Space { get; }

    /// <summary>The states of which one is to hold, ascending.</summary>
    public EquatableArray<StateId> Targets { get; }

    /// <summary>What was found under each definition.</summary>
    public EquatableArray<DefinitionChanges> Definitions { get; }

    /// <summary>How the result was obtained.</summary>
    public Provenance Provenance { get; }

    /// <summary>The definitions that it can work backwards: a state is stable when a sanction meets every improvement.</summary>
    public static EquatableArray<StabilityDefinition> Supported { get; } =
        StabilityDefinitions.Standard.Where(definition => definition is SanctionDefinition).ToEquatableArray();

    /// <summary>Half swaps are counted in 32 bits, and turning the order of so many states round takes the square of their number.</summary>
    private const int MostStates = 1 << 15;

    /// <summary>Finds the smallest changes.</summary>
    /// <remarks>
    /// Cost: under Nash, GMR and SMR a search for each target and party that is immediate where every combination of terms is feasible; under SEQ and SSEQ
    /// exponential in the size of the change, and bounded by <see cref="InverseOptions.MostSteps"/>. Cannot answer of more than 32,768 states, when a decision
    /// maker does not rank all of them, or for a definition that is not among <see cref="Supported"/>.
    /// </remarks>
    public static Answer<InverseAnalysis> Run(StateSpace space, EquatableArray<StateId> targets, InverseOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(space);
        if (targets.IsEmpty)
            throw new ArgumentException("There is no target.", nameof(targets));
        options ??= new InverseOptions();
        var obstacles = Obstacles(space, options).ToEquatableArray();
        if (!obstacles.IsEmpty)
            return Answer.Cannot<InverseAnalysis>(obstacles);
        var started = options.Time.GetTimestamp();
        var parties = space.DecisionMakers.Where(i => options.Parties.IsEmpty || options.Parties.Contains(i.Id)).ToArray();
        var definitions = options.Definitions.IsEmpty ? Supported : options.Definitions;
        var search = new TargetSearch(new GraphModel(space, cancellation), parties, options, cancellation);
        var found = definitions.Cast<SanctionDefinition>().Select((definition, done) => search.Run(definition, targets, share => options.Progress?.Report((done + share) / definitions.Count))).ToEquatableArray();
        var isExact = found.All(changes => changes.Nearest.All(change => change.IsLeast));
        var provenance = new Provenance(space.DossierHash, Provenance.ThisVersion, "inverse", isExact ? Accuracy.Exact : Accuracy.Bounded, options.Time.GetElapsedTime(started));
        return Answer.Of(new InverseAnalysis(space, targets.Order().Distinct().ToEquatableArray(), found, provenance));
    }

    private static IEnumerable<string> Obstacles(StateSpace space, InverseOptions options)
    {
        if (space.Count > MostStates)
            yield return $"{space.Count:N0} states are feasible, and changes of order are counted on at most {MostStates:N0}";
        foreach (var obstacle in StabilityAnalysis.Obstacles(space))
            yield return obstacle;
        foreach (var i in space.DecisionMakers.Where(i => space.RelationOf(i.Id).Is(out _) && !space.RanksOf(i.Id).Is(out _)))
            yield return $"{i.Party.Name} does not rank all states, and a change of order can only be counted between rankings";
        foreach (var definition in options.Definitions.Where(definition => !Supported.Contains(definition)))
            yield return $"{definition.Name} is not worked backwards; {string.Join(", ", Supported.Select(known => known.Id))} are";
    }
}

/// <summary>The smallest changes after which one of the targets holds under a definition.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Holding">How many of the targets hold as things are.</param>
/// <param name="Nearest">The targets with the smallest changes, smallest first; those that hold as things are come first.</param>
public sealed record DefinitionChanges(StabilityDefinition Definition, int Holding, EquatableArray<TargetChange> Nearest);
