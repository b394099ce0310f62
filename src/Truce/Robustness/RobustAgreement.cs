using Truce.Dossiers;
using Truce.Robustness.Orders;
using Truce.Robustness.Packages;
using Truce.States;

namespace Truce.Robustness;

/// <summary>Which packages would be accepted, preferred to the status quo and efficient, whatever it is that is not known, which in no case, and in what share of the cases the rest?</summary>
/// <remarks>
/// <para>A package is a feasible state that brings what the dossier calls an agreement. A party accepts it when it is on none of its red lines and worth at least what it would walk away with: its reservation, else the status quo where it says so; a party that
/// has said neither refuses nothing else. A package on nobody's red line is efficient when no other such package is worse for nobody and better for somebody. These are the definitions of <see cref="Agreement.AgreementAnalysis"/>; where everything is known the
/// verdicts are its.</para>
/// <para>A profile gives each party that has a preference one order that fits, independently of the others; weights lie strictly within their bounds and leave no two packages tied that are not tied for all weights, a reservation lies between its bounds,
/// both included. Necessary is exact for all three. So is possible acceptance, by the corners of the weights, and possible preference. Possible efficiency asks for one profile in which nothing dominates: exact for orders of states and of priorities; of weights searched, and told only with a
/// profile where the search gives up (<see cref="EfficiencyProof"/>).</para>
/// <para>Cost: for what is proved, packages squared times parties over 64; for each draw, packages times efficient packages times parties. At most 2^24 over the number of packages are drawn. Refuses when the states are too many, no preference is recorded, or the orders
/// of one cannot be looked at. The result depends on the seed and not on the number of threads. Immutable; safe to share between threads. Sources: docs/reference/robustness.md.</para>
/// </remarks>
public sealed class RobustAgreement
{
    private readonly PackageProblem _problem;
    private readonly PackageTally _tally;
    private readonly Dictionary<int, bool?> _searched = [];

    private RobustAgreement(PackageProblem problem, PackageTally tally, Provenance provenance)
    {
        (_problem, _tally, Provenance) = (problem, tally, provenance);
        foreach (var candidate in problem.Candidates)
        {
            if (!problem.Efficiency.IsPossibleExact && problem.Efficiency.Possible.Contains(candidate) && !(_tally.Efficient(PlaceOf(candidate)) > 0))
                _searched[candidate] = problem.Efficiency.Search(candidate);
        }
    }

    /// <summary>The states and what is known of the parties' preferences.</summary>
    public StateSpace Space => _problem.Space;

    /// <summary>How the result was obtained.</summary>
    public Provenance Provenance { get; }

    /// <summary>Who has to agree: every party whose preference is recorded, in the dossier's order of preferences, with what is known of it.</summary>
    public EquatableArray<PackageParty> Parties => Enumerable.Range(0, _problem.Orders.Length)
        .Select(i => new PackageParty(_problem.Orders[i].Knowledge(), _problem.Acceptances[i].Kind, _problem.Acceptances[i].IsReservationOpen)).ToEquatableArray();

    /// <summary>The principals among them, who would have to prefer a package; all parties where none is a principal.</summary>
    public EquatableArray<PartyId> Principals => _problem.Principals.Select(place => _problem.Orders[place].Party).ToEquatableArray();

    /// <summary>What counts as an agreement, on a red line or not, ascending; those of which the options' formula holds.</summary>
    public EquatableArray<StateId> Candidates => _problem.Candidates.Select(state => new StateId(state)).ToEquatableArray();

    /// <summary>Whether everything is known, so that there is nothing to draw.</summary>
    public bool IsFullyKnown => Parties.All(party => party.Knowledge.Prior == PriorKind.Certain && !party.IsReservationOpen && party.WalkAway != WalkAwayKind.AtLeast);

    /// <summary>Whether all profiles were gone through, so that shares are exact.</summary>
    public bool IsComplete => _problem.Profiles.IsComplete;

    /// <summary>How many profiles were looked at.</summary>
    public long Draws => _tally.Draws;

    /// <summary>The seed of the draws.</summary>
    public ulong Seed => _problem.Options.Seed;

    /// <summary>How many profiles of equal weight would tell as much.</summary>
    public double EffectiveDraws => _tally.EffectiveDraws;

    /// <summary>Whether evidence leaves so few profiles that count that no share is given.</summary>
    public bool IsEvidenceTooStrong => !IsComplete && EffectiveDraws < Math.Min(RobustnessAnalysis.FewestEffectiveDraws, Draws);

    /// <summary>Judges every package in every profile that fits, or in a sample of them.</summary>
    /// <param name="space">The states.</param>
    /// <param name="options">Which packages, and how to draw; definitions of stability, checkpoints and where to resume are not looked at.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Answer<RobustAgreement> Run(StateSpace space, RobustnessOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(space);
        options ??= new RobustnessOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Draws, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Draws, RobustnessOptions.MostDraws);
        var started = options.Time.GetTimestamp();
        var stated = PackageProblem.State(space, options);
        if (!stated.Is(out var problem))
            return Answer.Cannot<RobustAgreement>(stated.Obstacles);
        var tally = new PackageRun(problem).Run(cancellation);
        return Answer.Of(new RobustAgreement(problem, tally, problem.Profiles.ProvenanceOf(space, options.Time.GetElapsedTime(started))));
    }

    /// <summary>The parties on whose red line a package is; it is accepted in no case then, and nobody looks whether it is efficient.</summary>
    public EquatableArray<PartyId> RedLinesOn(StateId package) =>
        Enumerable.Range(0, _problem.Orders.Length).Where(i => _problem.Acceptances[i].RedLined.Contains(package.Ordinal)).Select(i => _problem.Orders[i].Party).ToEquatableArray();

    /// <summary>How it stands that a party accepts a package.</summary>
    public RobustVerdict Accepted(PartyId party, StateId package)
    {
        var i = PartyPlaceOf(party);
        var acceptance = _problem.Acceptances[i];
        return RobustVerdict.Of(
            ProofOf(acceptance, package),
            CountedOf(_tally.Accepted(PlaceOf(package.Ordinal), i), acceptance.HasShare, isEveryCase: acceptance.HasShare && !acceptance.IsReservationOpen));
    }

    /// <summary>How it stands that all parties accept a package.</summary>
    /// <remarks>What the parties know and want is independent, so it is possible iff it is for each, and necessary iff it is for each.</remarks>
    public RobustVerdict AcceptedByAll(StateId package) => RobustVerdict.Of(
        All(_problem.Acceptances.Select(acceptance => ProofOf(acceptance, package))),
        CountedOf(
            _tally.AcceptedByAll(PlaceOf(package.Ordinal)),
            Array.TrueForAll(_problem.Acceptances, acceptance => acceptance.HasShare),
            isEveryCase: Array.TrueForAll(_problem.Acceptances, acceptance => acceptance.HasShare && !acceptance.IsReservationOpen)));

    /// <summary>How it stands that a party prefers a package to the status quo; null when there is none.</summary>
    public RobustVerdict? Better(PartyId party, StateId package) => _problem.Now is { } now && PartyPlaceOf(party) is var i
        ? RobustVerdict.Of(ProofOf(_problem.Orders[i], package, now), CountedOf(_tally.Better(PlaceOf(package.Ordinal), i)))
        : null;

    /// <summary>How it stands that all principals prefer a package to the status quo; null when there is none.</summary>
    public RobustVerdict? BetterForPrincipals(StateId package) => _problem.Now is { } now
        ? RobustVerdict.Of(All(_problem.Principals.Select(i => ProofOf(_problem.Orders[i], package, now))), CountedOf(_tally.BetterForAll(PlaceOf(package.Ordinal))))
        : null;

    /// <summary>How it stands that a package is efficient; null when it is on a red line.</summary>
    public RobustVerdict? Efficient(StateId package)
    {
        if (!_problem.Open.Contains(package.Ordinal))
            return null;
        var efficiency = _problem.Efficiency;
        var searched = _searched.GetValueOrDefault(package.Ordinal);
        var proof = new Proof(
            efficiency.Always.Contains(package.Ordinal),
            efficiency.Possible.Contains(package.Ordinal) && searched != false,
            efficiency.IsAlwaysExact,
            efficiency.IsPossibleExact || searched == true);
        return RobustVerdict.Of(proof, CountedOf(_tally.Efficient(PlaceOf(package.Ordinal))));
    }

    /// <summary>In what share of the profiles a package is what a party with weights that vary likes best, and the mean of the weights by which it is; null when it never was, or for another party.</summary>
    /// <remarks>The central weights of stochastic multicriteria acceptability analysis (Lahdelma, Hokkanen and Salminen 1998): who would have to care about what for this to be best for them.</remarks>
    public CentralWeights? BestFor(PartyId party, StateId package)
    {
        var place = Array.BinarySearch(_problem.Packages, package.Ordinal);
        if (place < 0 || IsEvidenceTooStrong)
            return null;
        var (held, weights) = _tally.Best(place, PartyPlaceOf(party));
        return held > 0 ? new CentralWeights(held / _tally.Weight, weights.ToEquatableArray()) : null;
    }

    private static Proof ProofOf(PartyAcceptance acceptance, StateId package) => new(
        acceptance.Always.Contains(package.Ordinal), acceptance.Possible.Contains(package.Ordinal), acceptance.IsAlwaysExact, acceptance.IsPossibleExact);

    private static Proof ProofOf(PartyOrders orders, StateId package, int now) => new(
        orders.Known.Prefers(package.Ordinal, now), !orders.Known.AreTied(package.Ordinal, now) && !orders.Known.Prefers(now, package.Ordinal), orders.IsKnownComplete, orders.IsKnownComplete);

    private static Proof All(IEnumerable<Proof> proofs)
    {
        var all = proofs.ToArray();
        return new Proof(
            Array.TrueForAll(all, proof => proof.IsAlways),
            Array.TrueForAll(all, proof => proof.IsPossible),
            Array.TrueForAll(all, proof => proof.IsAlwaysExact) || Array.Exists(all, proof => proof.IsAlwaysExact && !proof.IsAlways),
            Array.TrueForAll(all, proof => proof.IsPossibleExact));
    }

    private Counted CountedOf(double held, bool hasShare = true, bool isEveryCase = true) => new(
        hasShare ? held : 0, _tally.Weight, EffectiveDraws, IsComplete, IsComplete && isEveryCase, hasShare && !IsEvidenceTooStrong);

    private int PartyPlaceOf(PartyId party) => Array.FindIndex(_problem.Orders, orders => orders.Party == party) is >= 0 and var place
        ? place
        : throw new ArgumentException($"No preference of {party} is looked at.", nameof(party));

    private int PlaceOf(int state) => Array.BinarySearch(_problem.Candidates, state) is >= 0 and var place
        ? place
        : throw new ArgumentException($"State {state + 1} is not one of the packages.", nameof(state));
}

/// <summary>Below what a party walks away.</summary>
public enum WalkAwayKind
{
    /// <summary>Nobody has said; it refuses nothing but what is on its red lines.</summary>
    NotStated,

    /// <summary>Its reservation, which may be known within bounds, and may be known to be at least what a state is worth.</summary>
    Reservation,

    /// <summary>The worth of the status quo.</summary>
    StatusQuo,

    /// <summary>No less than a state is worth; by how much more is not known.</summary>
    AtLeast,
}

/// <summary>A party that has to agree.</summary>
/// <param name="Knowledge">What is known of its preference.</param>
/// <param name="WalkAway">Below what it walks away.</param>
/// <param name="IsReservationOpen">Whether its reservation is known within bounds only; each number between them counts alike, from what no agreement is worth at least on.</param>
public sealed record PackageParty(PartyKnowledge Knowledge, WalkAwayKind WalkAway, bool IsReservationOpen)
{
    /// <summary>The party.</summary>
    public PartyId Party => Knowledge.Party;
}

/// <summary>By which weights a package is what a party likes best.</summary>
/// <param name="Share">In what share of the profiles it is.</param>
/// <param name="Weights">The mean weight of each issue of its utility over those, in the order of the utility.</param>
public sealed record CentralWeights(double Share, EquatableArray<double> Weights);
