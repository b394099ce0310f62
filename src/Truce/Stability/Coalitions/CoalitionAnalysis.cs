using System.Collections;
using System.Numerics;
using Truce.Dossiers;
using Truce.States;

namespace Truce.Stability.Coalitions;

/// <summary>For which coalitions each state is stable, under each definition, and why; and which coalitions would upset an equilibrium.</summary>
/// <remarks>
/// A state that is stable for every coalition of decision makers is universally stable; with a structure given, stable for every coalition in it. The
/// replies to a coalition are those of all who are not in it, whatever the structure. Immutable as seen from outside; <see cref="Explain"/> and
/// <see cref="Upsets"/> keep searches and are not safe to share between threads.
/// </remarks>
public sealed class CoalitionAnalysis
{
    /// <summary>Beyond this number of decision makers the coalitions themselves are too many.</summary>
    internal const int MostDecisionMakers = 16;

    private const string Engine = "plain";

    private readonly CoalitionModel _model;
    private readonly Dictionary<(CoalitionalDefinition, Coalition), BitArray> _stable;

    private CoalitionAnalysis(CoalitionModel model, CoalitionOptions options, Dictionary<(CoalitionalDefinition, Coalition), BitArray> stable, Provenance provenance)
    {
        _model = model;
        _stable = stable;
        Definitions = options.Definitions;
        Coalitions = options.Structure;
        Provenance = provenance;
    }

    /// <summary>The states, moves and preferences that were judged.</summary>
    public StateSpace Space => _model.Space;

    /// <summary>The definitions that were judged by.</summary>
    public EquatableArray<CoalitionalDefinition> Definitions { get; }

    /// <summary>The coalitions that were judged for.</summary>
    public EquatableArray<Coalition> Coalitions { get; }

    /// <summary>How the result was obtained.</summary>
    public Provenance Provenance { get; }

    /// <summary>Judges every state for every coalition.</summary>
    /// <remarks>
    /// Cost: for each coalition, from each state, one search over its moves; at worst the square of the states. Cannot answer when a decision maker's
    /// preference is not known, in whole or between some states, nobody decides anything, or the dispute is too large.
    /// </remarks>
    /// <exception cref="ArgumentException">A coalition of the structure is empty, or names somebody who is no decision maker.</exception>
    public static Answer<CoalitionAnalysis> Run(StateSpace space, CoalitionOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new CoalitionOptions();
        if (options.Structure.Any(coalition => coalition.Members.IsEmpty || coalition.Members.Any(member => space.DecisionMakers.All(i => i.Id != member))))
            throw new ArgumentException("A coalition is made of decision makers.", nameof(options));
        var obstacles = Obstacles(space, options);
        if (!obstacles.IsEmpty)
            return Answer.Cannot<CoalitionAnalysis>(obstacles);
        if (options.Structure.IsEmpty)
            options = options with { Structure = Coalition.All(space) };

        var started = options.Time.GetTimestamp();
        var model = new CoalitionModel(space);
        var stable = new Dictionary<(CoalitionalDefinition, Coalition), BitArray>();
        foreach (var coalition in options.Structure)
        {
            var bits = coalition.BitsIn(space);
            foreach (var definition in options.Definitions)
            {
                cancellation.ThrowIfCancellationRequested();
                stable[(definition, coalition)] = new BitArray(space.States.Select(s => definition.IsStable(model, bits, s)).ToArray());
            }
        }

        var elapsed = options.Time.GetElapsedTime(started);
        return Answer.Of(new CoalitionAnalysis(model, options, stable, new Provenance(space.DossierHash, Provenance.ThisVersion, Engine, Accuracy.Exact, elapsed)));
    }

    /// <summary>Whether a state is stable for a coalition.</summary>
    public bool IsStable(CoalitionalDefinition definition, Coalition coalition, StateId state) => _stable[(definition, coalition)][state.Ordinal];

    /// <summary>Whether a state is stable for every coalition that was judged for.</summary>
    public bool IsEquilibrium(CoalitionalDefinition definition, StateId state) => Coalitions.All(coalition => IsStable(definition, coalition, state));

    /// <summary>The states that are stable for every coalition that was judged for, ascending.</summary>
    public EquatableArray<StateId> Equilibria(CoalitionalDefinition definition) => Space.States.Where(s => IsEquilibrium(definition, s)).ToEquatableArray();

    /// <summary>The verdict on a state for a coalition with every coalition improvement and the sanction that deters it, or none.</summary>
    public CoalitionVerdict Explain(CoalitionalDefinition definition, Coalition coalition, StateId state) =>
        definition.Judge(_model, coalition.BitsIn(Space), state);

    /// <summary>Whether a decision maker prefers the first state.</summary>
    internal bool Prefers(PartyId member, StateId first, StateId second) =>
        !_model.IsNoGain(new Coalition([member]).BitsIn(Space), first, second);

    /// <summary>
    /// The ways on which coalitions of two and more would leave a state: all members prefer where they lead, no smaller of the coalitions has a way there, and
    /// smaller coalitions come first.
    /// </summary>
    public EquatableArray<CoalitionMove> Upsets(StateId state)
    {
        var ways = new List<CoalitionMove>();
        var found = new Dictionary<StateId, List<uint>>();
        foreach (var coalition in Coalitions.Select(coalition => coalition.BitsIn(Space)).OrderBy(bits => BitOperations.PopCount(bits)))
        {
            foreach (var to in _model.Improvements(coalition, state))
            {
                if (!found.TryGetValue(to, out var smaller))
                    found[to] = smaller = [];
                if (smaller.Any(bits => (bits & ~coalition) == 0))
                    continue;
                smaller.Add(coalition);
                if (BitOperations.PopCount(coalition) > 1)
                    ways.Add(_model.Move(coalition, state, to));
            }
        }

        return ways.ToEquatableArray();
    }

    private static EquatableArray<string> Obstacles(StateSpace space, CoalitionOptions options)
    {
        var obstacles = StabilityAnalysis.Obstacles(space);
        if (!obstacles.IsEmpty)
            return obstacles;
        var unknown = space.DecisionMakers.Where(i => space.RelationOf(i.Id).Value.HasUnknown)
            .Select(i => $"{i.Party.Name}: its preference between some states is not known, and coalitional definitions need every preference").ToEquatableArray();
        if (!unknown.IsEmpty)
            return unknown;
        var makers = space.DecisionMakers.Count;
        if (makers > MostDecisionMakers)
            return [$"{makers} decision makers could form {(1L << Math.Min(makers, 62)) - 1:N0} coalitions, and at most {MostDecisionMakers} decision makers are taken here"];
        var sets = SetsOf(space, options);
        return (long)space.Count * space.Count * sets > options.MostPairs
            ? [$"{space.Count:N0} states, each with where {sets:N0} coalitions can go from it, make more than the {options.MostPairs:N0} pairs of states that are searched; a structure of few coalitions makes fewer"]
            : [];
    }

    /// <summary>Of how many coalitions the reachable sets are asked for: those of the structure, those of the others, and under CSEQ all within the others.</summary>
    private static int SetsOf(StateSpace space, CoalitionOptions options)
    {
        if (options.Structure.IsEmpty)
            return (1 << space.DecisionMakers.Count) - 1;
        var everybody = (1u << space.DecisionMakers.Count) - 1;
        var sets = new HashSet<uint>();
        foreach (var coalition in options.Structure.Select(coalition => coalition.BitsIn(space)))
        {
            var others = everybody & ~coalition;
            sets.UnionWith([coalition, others]);
            if (options.Definitions.All(definition => definition.Replies != CoalitionReplies.Improvements))
                continue;
            for (var within = others; within != 0; within = (within - 1) & others)
                sets.Add(within);
        }

        return sets.Count(set => set != 0);
    }
}
