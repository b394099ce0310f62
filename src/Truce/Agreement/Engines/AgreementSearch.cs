using System.Numerics;
using Truce.Dossiers;

namespace Truce.Agreement.Engines;

/// <summary>The search behind an analysis: which problem the dossier poses, its efficient sums, and what they mean.</summary>
internal sealed class AgreementSearch
{
    private readonly Dossier _dossier;
    private readonly AgreementOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly BargainingProblem _feasible;
    private readonly BargainingProblem _acceptable;
    private readonly GroupSums _sums;

    // The places in the set of efficient sums that nobody refuses, best for the first party first.
    private readonly int[] _zone;
    private readonly int[] _unfiltered;
    private Lazy<RankedPackages?>? _ranked;

    private AgreementSearch(Dossier dossier, AgreementOptions options, IReadOnlyList<Payoff> payoffs, CancellationToken cancellation)
    {
        _dossier = dossier;
        _options = options;
        _cancellation = cancellation;
        var constraints = dossier.Constraints.Select(constraint => constraint.Formula).ToArray();
        _feasible = new BargainingProblem(dossier.Issues, constraints, payoffs);
        var asked = Asked(dossier, options, payoffs).ToArray();
        _acceptable = asked.Length == 0 ? _feasible : new BargainingProblem(dossier.Issues, [.. constraints, .. asked], payoffs);
        _sums = GroupSums.Of(_acceptable, options.MaxPoints, options.MaxSteps, isRational: false, new ProgressShare(options.Progress, 0, 1), cancellation);
        _unfiltered = Cleaning.Of(_sums.Set, payoffs);
        _zone = [.. _unfiltered.Where(point => IsRational(_sums.Set[point]))];
    }

    public BigInteger? Outcomes => field ??= PackageCounts.Feasible(_feasible, _cancellation);

    public BigInteger? Rational => field ??= _acceptable == _feasible
        ? PackageCounts.Rational(_feasible, Outcomes, Worst, _cancellation)
        : PackageCounts.Rational(
            _acceptable,
            PackageCounts.Feasible(_acceptable, _cancellation),
            Extremes.Of(_acceptable, isGreatest: false, _options.MaxSteps, _cancellation),
            _cancellation);

    // The least sum of each party over all feasible packages.
    private long?[] Worst => field ??= Extremes.Of(_feasible, isGreatest: false, _options.MaxSteps, _cancellation);

    public EquatableArray<double> Gap => _sums.Gap is null ? [] : _sums.Gap.Select((gap, party) => gap / Weights[party].Scale).ToEquatableArray();

    private IReadOnlyList<Payoff> Weights => _feasible.Payoffs;

    /// <summary>Reads the problem off a dossier and searches, or says why there is none.</summary>
    public static Answer<AgreementSearch> Prepare(Dossier dossier, AgreementOptions options, CancellationToken cancellation)
    {
        var payoffs = Payoffs(dossier, options);
        return payoffs.Is(out var known) ? Answer.Of(new AgreementSearch(dossier, options, known, cancellation)) : Answer.Cannot<AgreementSearch>(payoffs.Obstacles);
    }

    /// <summary>What the parties that have to agree make of packages, or why that is not known.</summary>
    public static Answer<Payoff[]> Payoffs(Dossier dossier, AgreementOptions options)
    {
        if (dossier.Issues.IsEmpty)
            return Answer.Cannot<Payoff[]>("the dossier has no issues to agree on");
        EquatableArray<PartyId> parties = options.Parties.IsEmpty ? dossier.Preferences.Select(preference => preference.Party).ToEquatableArray() : options.Parties;
        if (parties.IsEmpty)
            return Answer.Cannot<Payoff[]>("no party has a preference recorded, so that nothing can be said of what they could agree on");
        var payoffs = parties.Select(party => PayoffCompiler.Compile(dossier, party)).ToArray();
        var obstacles = payoffs.SelectMany(payoff => payoff.Obstacles).ToEquatableArray();
        return obstacles.IsEmpty ? Answer.Of(payoffs.Select(payoff => payoff.Value).ToArray()) : Answer.Cannot<Payoff[]>(obstacles);
    }

    /// <summary>Whether a package is better for every party than another.</summary>
    public bool IsBetterForAll(Package package, Package other) => Weights.All(payoff => payoff.Of(package.Terms.AsSpan()) > payoff.Of(other.Terms.AsSpan()));

    public EquatableArray<int> LevelsOf(ReadOnlySpan<int> terms)
    {
        _ranked ??= new Lazy<RankedPackages?>(() => RankedPackages.Of(_feasible, _options.MaxRanked, _cancellation));
        if (_ranked.Value is not { } ranked)
            return [];
        var levels = new int[Weights.Count];
        for (var party = 0; party < levels.Length; party++)
            levels[party] = ranked.LevelOf(Weights[party].Of(terms), party);
        return levels.ToEquatableArray();
    }

    public DraftImprovements Improve(Package draft) => DraftImprovements.Of(_acceptable, _sums.Set, _sums.Gap is null, draft, _cancellation);

    public Logrolling? Trade(Package from, Package to) => Weights.All(payoff => payoff.IsCardinal) ? Logrolling.Of(_feasible, from, to) : null;

    public EquatableArray<EfficientPoint> Points() => _zone.Select(PointAt).ToEquatableArray();

    public EquatableArray<Package> PackagesAt(int point, int most)
    {
        var found = new List<Package>();
        var terms = new int[_dossier.Issues.Count];
        _sums.Set.Visit(_zone[point], terms, () =>
        {
            found.Add(new Package(terms.ToEquatableArray()));
            return found.Count < most;
        });
        found.Sort((a, b) => CompareStates(a.Terms.AsSpan(), b.Terms.AsSpan()));
        return found.ToEquatableArray();
    }

    public EquatableArray<double?> UtilitiesOf(ReadOnlySpan<int> terms)
    {
        var utilities = new double?[Weights.Count];
        for (var party = 0; party < utilities.Length; party++)
            utilities[party] = Weights[party].IsCardinal ? Weights[party].Utility(Weights[party].Of(terms)) : null;
        return utilities.ToEquatableArray();
    }

    /// <summary>What solutions choose from; null when a preference has no numbers or the least utility of a party is not known.</summary>
    public UtilitySet? Utilities(EquatableArray<EfficientPoint> points)
    {
        if (Weights.Any(payoff => !payoff.IsCardinal))
            return null;
        var worst = Weights.Select((_, party) => WorstOf(party)).ToArray();
        var best = Extremes.Of(_feasible, isGreatest: true, _options.MaxSteps, _cancellation).Select((units, party) => UtilityOf(units, party)).ToArray();
        if (worst.Any(utility => utility is null) || best.Any(utility => utility is null))
            return null;
        var places = new Dictionary<int, int>();
        for (var k = 0; k < _zone.Length; k++)
            places.Add(_zone[k], k);
        return new UtilitySet
        {
            Points = [.. points.Select(point => point.Utilities.Select(utility => utility!.Value).ToArray())],
            Unfiltered = [.. _unfiltered.Select(point => Weights.Select((_, party) => Utility(point, party)).ToArray())],
            PlaceOfUnfiltered = [.. _unfiltered.Select(point => places.GetValueOrDefault(point, -1))],
            Disagreement = [.. Weights.Select((payoff, party) => DisagreementOf(payoff) ?? worst[party]!.Value)],
            Ideal = [.. Weights.Select((_, party) => points.IsEmpty ? double.NaN : points.Max(point => point.Utilities[party]!.Value))],
            Worst = [.. worst.Select(utility => utility!.Value)],
            Best = [.. best.Select(utility => utility!.Value)],
        };
    }

    public EquatableArray<AgreementParty> Parties(UtilitySet? set) => Weights.Select((payoff, party) => set is null
        ? new AgreementParty(payoff.Party, payoff.IsCardinal ? DisagreementOf(payoff) ?? WorstOf(party) : null, payoff.Source, null, null, null)
        : new AgreementParty(
            payoff.Party, set.Disagreement[party], payoff.Source, double.IsNaN(set.Ideal[party]) ? null : set.Ideal[party], set.Worst[party], set.Best[party])).ToEquatableArray();

    public EquatableArray<FallbackBargaining> Fallback()
    {
        if (RankedPackages.Of(_acceptable, _options.MaxRanked, _cancellation) is not { } ranked)
            return [];
        var quotas = Enumerable.Range((Weights.Count / 2) + 1, Weights.Count - (Weights.Count / 2)).Reverse();
        return quotas.Select(quota => FallbackBargaining.Of(ranked, quota)).ToEquatableArray();
    }

    private static IEnumerable<Formula> Asked(Dossier dossier, AgreementOptions options, IReadOnlyList<Payoff> payoffs)
    {
        if ((options.Where ?? dossier.Agreement?.Formula) is { } formula)
            yield return formula;
        foreach (var line in payoffs.SelectMany(payoff => dossier.PreferenceOf(payoff.Party)!.RedLines))
            yield return new Formula.Not(line.Never);
    }

    private EfficientPoint PointAt(int point)
    {
        var terms = new int[_dossier.Issues.Count];
        int[]? least = null;
        var left = 64;
        _sums.Set.Visit(point, terms, () =>
        {
            if (least is null || CompareStates(terms, least) < 0)
                least = (int[])terms.Clone();
            return --left > 0;
        });
        var utilities = Weights.Select((payoff, party) => payoff.IsCardinal ? (double?)Utility(point, party) : null);
        return new EfficientPoint(new Package(least!.ToEquatableArray()), utilities.ToEquatableArray(), _sums.Set.Packages[point]);
    }

    private double Utility(int point, int party) => Weights[party].Utility(Math.Min(_sums.Set[point][party], Weights[party].Cap));

    private double? DisagreementOf(Payoff payoff) => payoff.Source switch
    {
        WalkAwaySource.Reservation => (double)((Preference.Utility)_dossier.PreferenceOf(payoff.Party)!.Preference).Reservation!.Value,
        WalkAwaySource.StatusQuo => payoff.Utility(payoff.Least!.Value + payoff.Slack),
        _ => null,
    };

    private double? WorstOf(int party) => UtilityOf(Worst[party], party);

    private double? UtilityOf(long? units, int party) => units is { } known ? Weights[party].Utility(Math.Min(known, Weights[party].Cap)) : null;

    private bool IsRational(ReadOnlySpan<long> sum)
    {
        for (var party = 0; party < Weights.Count; party++)
        {
            if (Math.Min(sum[party], Weights[party].Cap) < Weights[party].Least)
                return false;
        }

        return true;
    }

    // The last issue is the most significant.
    private static int CompareStates(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        for (var issue = a.Length - 1; issue >= 0; issue--)
        {
            if (a[issue] != b[issue])
                return a[issue].CompareTo(b[issue]);
        }

        return 0;
    }
}
