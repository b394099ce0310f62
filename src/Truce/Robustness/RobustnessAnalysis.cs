using Truce.Dossiers;
using Truce.Robustness.Engines;
using Truce.Stability;
using Truce.States;

namespace Truce.Robustness;

/// <summary>Which conclusions hold whatever it is that is not known, which in no case, in what share of the cases the rest hold, and which question would tell most?</summary>
/// <remarks>
/// <para>A profile gives each decision maker one order of the states that fits what is known of its preference. A conclusion is necessary when it holds in every profile, possible when in some. Both are proved where
/// that can be done (<see cref="Certainty"/>); in what share of the profiles the rest hold is counted where there are few profiles, else estimated from draws, each party's order drawn by its
/// prior (<see cref="PriorKind"/>), independently of the others. Choices that were seen weigh the profiles by how well they fit.</para>
/// <para>Cost: for necessary and possible, states times moves times states over 64; for each draw, states times definitions and the moves once. Refuses when the states are too many, nothing is known of a
/// decision maker's preference, a definition is not one of sanctions, or orders cannot be drawn. Drawing stops, between batches, when every share that is looked at is told apart
/// from few and most, or at the limit. The result depends on the seed and not on the number of threads.</para>
/// <para>Immutable; safe to share between threads. Sources: docs/reference/robustness.md.</para>
/// </remarks>
public sealed class RobustnessAnalysis
{
    /// <summary>The most states of which unknown preferences are looked at.</summary>
    public const int MostStates = PartialOrder.MostStates;

    /// <summary>Fewer profiles of equal weight give no share.</summary>
    public const double FewestEffectiveDraws = 200;

    private const int MostEffects = 5;

    private readonly RobustnessProblem _problem;
    private readonly Tally _tally;
    private readonly Lazy<CommonPreference?> _common;

    private RobustnessAnalysis(RobustnessProblem problem, Tally tally, Provenance provenance)
    {
        (_problem, _tally, Provenance) = (problem, tally, provenance);
        Deciders = new DeciderSearch(this, problem, tally).Ranked(MostEffects);
        _common = new Lazy<CommonPreference?>(() => Space.StatusQuo is { } now && Principals() is { IsEmpty: false } principals ? PreferredByAll(now, principals) : null);
    }

    /// <summary>The states and what is known of the parties' preferences.</summary>
    public StateSpace Space => _problem.Space;

    /// <summary>The definitions that were judged by.</summary>
    public EquatableArray<StabilityDefinition> Definitions => _problem.Definitions.Select(definition => (StabilityDefinition)definition).ToEquatableArray();

    /// <summary>How the result was obtained.</summary>
    public Provenance Provenance { get; }

    /// <summary>The seed of the draws.</summary>
    public ulong Seed => _problem.Options.Seed;

    /// <summary>What is known of each decision maker's preference.</summary>
    public EquatableArray<PartyKnowledge> Parties => _problem.Orders.Select(orders => orders.Knowledge()).ToEquatableArray();

    /// <summary>Whether everything is known, so that there is one profile and nothing to draw.</summary>
    public bool IsFullyKnown => _problem.Orders.All(orders => orders.Prior == PriorKind.Certain);

    /// <summary>Whether all profiles were gone through, so that shares are exact.</summary>
    public bool IsComplete => _problem.Profiles.IsComplete;

    /// <summary>How many profiles were looked at.</summary>
    public long Draws => _tally.Draws;

    /// <summary>How many profiles of equal weight would tell as much; less than <see cref="Draws"/> when evidence weighs them.</summary>
    public double EffectiveDraws => _tally.EffectiveDraws;

    /// <summary>Whether choices that were seen weigh the profiles.</summary>
    public bool IsWeighed => _problem.Profiles.IsWeighed;

    /// <summary>Whether evidence leaves so few profiles that count that no share is given: it contradicts what is known, or asks for more draws.</summary>
    public bool IsEvidenceTooStrong => !IsComplete && EffectiveDraws < Math.Min(FewestEffectiveDraws, Draws);

    /// <summary>The questions whose answers would tell most, the most telling first.</summary>
    public EquatableArray<Decider> Deciders { get; }

    /// <summary>The states that shares were looked at of: those picked, else all.</summary>
    public EquatableArray<StateId> Picked => _problem.Picked.Select(ordinal => new StateId(ordinal)).ToEquatableArray();

    /// <summary>Judges every state for every decision maker in every profile that fits, or in a sample of them.</summary>
    public static Answer<RobustnessAnalysis> Run(StateSpace space, RobustnessOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new RobustnessOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Draws, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Draws, RobustnessOptions.MostDraws);
        var started = options.Time.GetTimestamp();
        var stated = RobustnessProblem.State(space, options, cancellation);
        if (!stated.Is(out var problem))
            return Answer.Cannot<RobustnessAnalysis>(stated.Obstacles);
        var tally = new ProfileRun(problem).Run(cancellation);
        return Answer.Of(new RobustnessAnalysis(problem, tally, problem.Profiles.ProvenanceOf(space, options.Time.GetElapsedTime(started))));
    }

    /// <summary>A hash of all that the draws depend on, by which they can be kept; null when the dossier did not come from files or there is nothing to draw.</summary>
    public static string? KeyOf(StateSpace space, RobustnessOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(space);
        return space.DossierHash is not null && RobustnessProblem.State(space, options ?? new RobustnessOptions(), cancellation).Is(out var problem) ? problem.Key() : null;
    }

    /// <summary>How it stands that a state is stable for a decision maker.</summary>
    public RobustVerdict Stable(StabilityDefinition definition, DecisionMaker party, StateId state)
    {
        var d = _problem.PlaceOf(definition);
        var known = _problem.Known.Of[d][party.Index];
        return Verdict(_problem.ColumnOf(d, party.Index, state.Ordinal), Has(known.Always, state), Has(known.Possible, state), known.IsAlwaysExact, known.IsPossibleExact);
    }

    /// <summary>How it stands that a state is stable for every decision maker.</summary>
    /// <remarks>
    /// It is necessary iff it is for each of them. Under definitions that look at a decision maker's own order alone it is possible iff it is for each; else it may need contrary orders of one party.
    /// </remarks>
    public RobustVerdict Equilibrium(StabilityDefinition definition, StateId state)
    {
        var d = _problem.PlaceOf(definition);
        var known = _problem.Known.Of[d];
        return Verdict(
            _problem.ColumnOf(d, _problem.Orders.Length, state.Ordinal),
            Array.TrueForAll(known, verdict => Has(verdict.Always, state)),
            Array.TrueForAll(known, verdict => Has(verdict.Possible, state)),
            Array.Exists(known, verdict => verdict.IsAlwaysExact && !Has(verdict.Always, state)) || Array.TrueForAll(known, verdict => verdict.IsAlwaysExact),
            Array.TrueForAll(known, verdict => verdict.IsPossibleExact));
    }

    /// <summary>How a conclusion stands.</summary>
    public RobustVerdict Of(Conclusion conclusion) => conclusion.Party is { } party
        ? Stable(conclusion.Definition, Space.DecisionMakers.First(dm => dm.Id == party), conclusion.State)
        : Equilibrium(conclusion.Definition, conclusion.State);

    /// <summary>A profile in which a conclusion holds, or does not: the first that was looked at; null when none was, or the conclusion is not one that is watched.</summary>
    public PreferenceProfile? Example(Conclusion conclusion, bool holds) =>
        _problem.WatchedPlaceOf(conclusion) is var place && place >= 0 && _tally.First(place, holds) is >= 0 and var number ? Profile(number) : null;

    /// <summary>What would have to be preferred for a conclusion to hold, and what for it not to hold; null where no profile is so, or the questions that could be asked do not tell.</summary>
    public (VerdictReason? ToHold, VerdictReason? NotToHold) ReasonsOf(Conclusion conclusion)
    {
        ArgumentNullException.ThrowIfNull(conclusion);
        var search = new ReasonSearch(_problem, conclusion, Draws);
        return (search.Of(holds: true), search.Of(holds: false));
    }

    /// <summary>Which states several decision makers would all rather have than another, always or perhaps, and what it turns on.</summary>
    /// <param name="from">The other: mostly the status quo.</param>
    /// <param name="parties">Who; each has to be a decision maker.</param>
    public CommonPreference PreferredByAll(StateId from, EquatableArray<PartyId> parties) => new CommonPreferenceSearch(_problem, Draws).Over(from, parties);

    /// <summary>Which states every principal would rather have than the status quo, always or perhaps, and what it turns on; null when there is no status quo or no principal, or one of them decides nothing.</summary>
    public CommonPreference? PreferredByPrincipals => _common.Value;

    /// <summary>The profile of a number.</summary>
    /// <param name="number">From 0 to below <see cref="Draws"/>.</param>
    public PreferenceProfile Profile(long number)
    {
        var draws = _problem.Profiles.NewDraws();
        _problem.Profiles.Draw(number, draws);
        var orders = Enumerable.Range(0, draws.Length).Where(i => _problem.Orders[i].Prior != PriorKind.Certain)
            .Select(i => new ProfileOrder(_problem.Orders[i].Party, _problem.Orders[i].Prior, [.. draws[i].Made], [.. draws[i].Ranks]));
        return new PreferenceProfile(number, orders.ToEquatableArray());
    }

    private RobustVerdict Verdict(int column, bool isAlways, bool isPossible, bool isAlwaysExact, bool isPossibleExact) => RobustVerdict.Of(
        new Proof(isAlways, isPossible, isAlwaysExact, isPossibleExact),
        new Counted(_tally.Held(column), _tally.Weight, EffectiveDraws, IsComplete, IsEveryCase: IsComplete, HasShare: !IsEvidenceTooStrong));

    private EquatableArray<PartyId> Principals()
    {
        var principals = Space.Dossier.Parties.Where(party => party.Role == PartyRole.Principal).Select(party => party.Id).ToEquatableArray();
        return principals.All(party => Space.DecisionMakers.Any(dm => dm.Id == party)) ? principals : [];
    }

    private static bool Has(ulong[] set, StateId state) => (set[state.Ordinal >> 6] >> state.Ordinal & 1) != 0;
}
