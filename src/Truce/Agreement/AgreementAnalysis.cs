using System.Numerics;
using Truce.Agreement.Engines;
using Truce.Dossiers;

namespace Truce.Agreement;

/// <summary>What could the parties of a dispute settle on together, and which packages do the solutions of bargaining theory single out?</summary>
/// <remarks>
/// <para>
/// A package is a feasible state that brings what the dossier calls an agreement. The <em>zone</em> holds the packages that nobody with a stated
/// walk-away would refuse: none on a red line of a party, none that is worth less to it than its reservation value or, where it says so, than the
/// status quo. A package of the zone is efficient when no other is at least as good for everybody and better for somebody.
/// </para>
/// <para>
/// Exact on spaces that nobody could count out: groups of issues that nothing ties are solved by themselves and their efficient sums merged; within
/// a group issues are settled one after another. What cannot be reached so is searched with bounds, and <see cref="Gap"/> says how far an unseen
/// package could be better. Deterministic; safe to share between threads.
/// </para>
/// </remarks>
public sealed class AgreementAnalysis
{
    private readonly AgreementOptions _options;
    private readonly AgreementSearch _search;

    private AgreementAnalysis(Dossier dossier, AgreementOptions options, AgreementSearch search)
    {
        Dossier = dossier;
        _options = options;
        _search = search;
    }

    /// <summary>The dossier.</summary>
    public Dossier Dossier { get; }

    /// <summary>The hash of the files that the dossier came from; null when it did not come from files.</summary>
    public string? DossierHash => _options.DossierHash;

    /// <summary>Who has to agree, in the dossier's order of preferences or as the options name them.</summary>
    public required EquatableArray<AgreementParty> Parties { get; init; }

    /// <summary>How many states are feasible; null when issues are tied too closely to tell.</summary>
    public required BigInteger? Outcomes { get; init; }

    /// <summary>How many packages are in the zone; null when that takes too long to tell.</summary>
    public required BigInteger? Rational { get; init; }

    /// <summary>The efficient packages of the zone: those that are worth the same are one point; best for the first party first.</summary>
    public required EquatableArray<EfficientPoint> Frontier { get; init; }

    /// <summary>What each solution singles out, in the order of <see cref="BargainingSolutions.All"/>; empty when the zone is.</summary>
    public required EquatableArray<SolutionResult> Solutions { get; init; }

    /// <summary>Where the parties meet by falling back, with all of them and with every smaller quota down to a majority; empty where packages are too many to rank.</summary>
    public required EquatableArray<FallbackBargaining> Fallback { get; init; }

    /// <summary>
    /// By how much, in utility or in units of an order, a package that was not seen could be better for each party than one of the frontier; empty when
    /// the result is exact.
    /// </summary>
    public required EquatableArray<double> Gap { get; init; }

    /// <summary>How exact the result is: <c>exact</c> or <c>bounded</c>.</summary>
    public string Accuracy => Gap.IsEmpty ? "exact" : "bounded";

    /// <summary>Whether there is a package that nobody with a stated walk-away would refuse.</summary>
    public bool HasZone => !Frontier.IsEmpty;

    /// <summary>Looks for agreements.</summary>
    /// <returns>The analysis, or why there is none: parties or their preferences are not known.</returns>
    public static Answer<AgreementAnalysis> Run(Dossier dossier, AgreementOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        options ??= new AgreementOptions();
        var prepared = AgreementSearch.Prepare(dossier, options, cancellation);
        if (!prepared.Is(out var search))
            return Answer.Cannot<AgreementAnalysis>(prepared.Obstacles);
        var points = search.Points();
        var utilities = search.Utilities(points);
        return Answer.Of(new AgreementAnalysis(dossier, options, search)
        {
            Parties = search.Parties(utilities),
            Outcomes = search.Outcomes,
            Rational = search.Rational,
            Frontier = points,
            Solutions = utilities is null || points.IsEmpty ? [] : BargainingSolutions.All.Select(solution => SolutionResult.Of(solution, utilities)).ToEquatableArray(),
            Fallback = search.Fallback(),
            Gap = search.Gap,
        });
    }

    /// <summary>The packages that attain a point of the frontier, ascending, as many as the options say; fewer than its count only then.</summary>
    public EquatableArray<Package> PackagesAt(int point) => _search.PackagesAt(point, _options.MaxPackages);

    /// <summary>Whether every party likes a package better than another; also for orders without numbers.</summary>
    public bool IsBetterForAll(Package package, Package other) => _search.IsBetterForAll(package, other);

    /// <summary>The swaps that make a draft better for somebody and worse for nobody, until none is left.</summary>
    public DraftImprovements Improve(Package draft) => _search.Improve(draft);

    /// <summary>Who gives up what for what, from one state to a package; null when a preference has no numbers.</summary>
    public Logrolling? Trade(Package from, Package to) => _search.Trade(from, to);

    /// <summary>The status quo as a package; null when the dossier does not say.</summary>
    public Package? StatusQuo => Dossier.StatusQuo is { } now
        ? new Package(Dossier.Issues.Select((issue, place) => issue.IndexOf(now.Terms[place])).ToEquatableArray())
        : null;

    /// <summary>At which level of its order each party has a package among all feasible ones, 1 being the best; empty where they are too many to rank.</summary>
    public EquatableArray<int> LevelsOf(Package package)
    {
        ArgumentNullException.ThrowIfNull(package);
        return _search.LevelsOf(package.Terms.AsSpan());
    }

    /// <summary>What a package is worth to each party, in the order of <see cref="Parties"/>; null for an order without numbers.</summary>
    public EquatableArray<double?> UtilitiesOf(Package package)
    {
        ArgumentNullException.ThrowIfNull(package);
        return _search.UtilitiesOf(package.Terms.AsSpan());
    }
}

/// <summary>What a solution singles out.</summary>
/// <param name="Solution">The solution.</param>
/// <param name="Points">The places of its points on the frontier, ascending; none when it cannot be applied.</param>
/// <param name="Lottery">The expected utilities that it would single out if lots could be drawn; empty when it does not look at lots.</param>
/// <param name="Obstacle">Why it cannot be applied; null when it can.</param>
public sealed record SolutionResult(BargainingSolution Solution, EquatableArray<int> Points, EquatableArray<double> Lottery, string? Obstacle)
{
    internal static SolutionResult Of(BargainingSolution solution, UtilitySet set) => solution.Obstacle(set) is { } obstacle
        ? new SolutionResult(solution, [], [], obstacle)
        : new SolutionResult(solution, solution.Choose(set), solution.ChooseLottery(set)?.ToEquatableArray() ?? [], null);
}
