using System.Numerics;
using Truce.Agreement.Engines;
using Truce.Dossiers;

namespace Truce.Agreement;

/// <summary>Why is there no agreement, and what would have to move for one to open?</summary>
/// <remarks>
/// <para>
/// Each package breaks a set of bars: constraints, what counts as an agreement, red lines, walk-aways. The smallest such sets (of which no part is another)
/// are what would have to be lifted, and a set of bars rules every package out exactly when it has a bar in common with each of them: so the minimal
/// conflicts are the minimal hitting sets of the minimal openings (Reiter 1987).
/// </para>
/// <para>Cost: packages times bars. Cannot answer where packages are too many to be counted out, or there are more than 60 bars.</para>
/// </remarks>
/// <param name="Bars">Everything that rules packages out, in the order of the dossier.</param>
/// <param name="Conflicts">Minimal sets of bars that together rule every package out, at most 16, the smallest first; each ascending.</param>
/// <param name="Openings">What would open a zone, the fewest bars first; a constraint is not lifted unless nothing else helps.</param>
public sealed record Impasse(EquatableArray<Bar> Bars, EquatableArray<EquatableArray<int>> Conflicts, EquatableArray<Opening> Openings)
{
    private const int MostBars = 60;
    private const int MostConflicts = 4_096;
    private const int MostShown = 16;

    /// <summary>Looks for conflicts and openings.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="options">Who has to agree on what; <see cref="AgreementOptions.MaxRanked"/> is how many packages to count out at most.</param>
    /// <param name="cancellation">Ends the search early.</param>
    public static Answer<Impasse> Of(Dossier dossier, AgreementOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(options);
        var compiled = AgreementSearch.Payoffs(dossier, options);
        if (!compiled.Is(out var payoffs))
            return Answer.Cannot<Impasse>(compiled.Obstacles);
        var bars = BarsOf(dossier, options, payoffs).ToEquatableArray();
        if (bars.Count > MostBars)
            return Answer.Cannot<Impasse>($"{bars.Count} constraints, red lines and walk-aways rule packages out, more than the {MostBars} that can be weighed against one another");
        var breaches = Breaches.Of(dossier, payoffs, bars, options.MaxRanked, cancellation);
        if (breaches is null)
            return Answer.Cannot<Impasse>("there are too many packages to look at each and say what rules it out");
        var minimal = breaches.Minimal();
        return Answer.Of(new Impasse(
            bars,
            minimal is [0] ? [] : HittingSets(minimal).Take(MostShown).Select(PlacesOf).ToEquatableArray(),
            minimal.Where(set => set != 0).Select(set => breaches.OpeningOf(set, PlacesOf(set))).ToEquatableArray()));
    }

    private static IEnumerable<Bar> BarsOf(Dossier dossier, AgreementOptions options, Payoff[] payoffs)
    {
        foreach (var (formula, because, says) in dossier.Constraints)
            yield return new Bar(BarKind.Constraint, null, formula, because, says);
        if (options.Where is { } where)
            yield return new Bar(BarKind.Agreement, null, where, null, []);
        else if (dossier.Agreement is var (formula, because, says))
            yield return new Bar(BarKind.Agreement, null, formula, because, says);
        foreach (var payoff in payoffs)
        {
            var preference = dossier.PreferenceOf(payoff.Party)!;
            foreach (var line in preference.RedLines)
                yield return new Bar(BarKind.RedLine, payoff.Party, new Formula.Not(line.Never), line.Because, line.Says);
            if (payoff.Least is not null)
                yield return new Bar(BarKind.WalkAway, payoff.Party, null, preference.WalkAway?.Because, preference.WalkAway?.Says ?? preference.Says);
        }
    }

    private static EquatableArray<int> PlacesOf(long set) => Enumerable.Range(0, MostBars).Where(bar => (set >> bar & 1) != 0).ToEquatableArray();

    /// <summary>The minimal sets that have an element in common with each of some sets, the smallest first (Berge's algorithm).</summary>
    private static List<long> HittingSets(List<long> sets)
    {
        var hitting = new List<long> { 0 };
        foreach (var set in sets)
        {
            var next = new List<long>();
            foreach (var candidate in hitting)
            {
                if ((candidate & set) != 0)
                    next.Add(candidate);
                else
                    next.AddRange(PlacesOf(set).Select(bar => candidate | (1L << bar)));
            }

            hitting = Breaches.MinimalOf(next);

            // The smallest are what people read; the rest would grow without bound.
            if (hitting.Count > MostConflicts)
                hitting.RemoveRange(MostConflicts, hitting.Count - MostConflicts);
        }

        return hitting;
    }

    /// <summary>Which bars does each package break?</summary>
    private sealed class Breaches
    {
        private readonly BargainingProblem _problem;
        private readonly int[]? _now;
        private readonly Dictionary<long, (int Count, int[] Nearest, int Changes)> _bySet = [];
        private readonly long _constraints;

        private Breaches(BargainingProblem problem, Dossier dossier, EquatableArray<Bar> bars)
        {
            _problem = problem;
            _now = dossier.StatusQuo is { } now ? [.. dossier.Issues.Select((issue, place) => issue.IndexOf(now.Terms[place]))] : null;
            for (var bar = 0; bar < bars.Count; bar++)
                _constraints |= bars[bar].Kind == BarKind.Constraint ? 1L << bar : 0;
        }

        public static Breaches? Of(Dossier dossier, Payoff[] payoffs, EquatableArray<Bar> bars, int most, CancellationToken cancellation)
        {
            if (dossier.Issues.Aggregate(1.0, (product, issue) => product * issue.Terms.Count) > most)
                return null;
            var problem = new BargainingProblem(dossier.Issues, [], payoffs);
            var breaches = new Breaches(problem, dossier, bars);
            var formulas = bars.Select(bar => bar.Formula is null ? null : States.CompiledFormula.Compile(bar.Formula, dossier.Issues)).ToArray();
            var parties = bars.Select(bar => bar.Formula is null ? Enumerable.Range(0, payoffs.Length).First(party => payoffs[party].Party == bar.Party) : -1).ToArray();
            var terms = new int[dossier.Issues.Count];
            Listing.Each(
                problem,
                [.. Enumerable.Range(0, dossier.Issues.Count)],
                (code, sums) =>
                {
                    breaches.Settle(code, terms);
                    var set = 0L;
                    for (var bar = 0; bar < formulas.Length; bar++)
                    {
                        var isBroken = formulas[bar] is { } formula ? !formula.Holds(terms) : Math.Min(sums[parties[bar]], payoffs[parties[bar]].Cap) < payoffs[parties[bar]].Least;
                        set |= isBroken ? 1L << bar : 0;
                    }

                    breaches.Add(set, terms);
                },
                cancellation);
            return breaches;
        }

        /// <summary>The minimal sets of bars that a package breaks, the smallest first, those without a constraint before the others.</summary>
        public List<long> Minimal() => [.. MinimalOf(_bySet.Keys).OrderBy(set => (set & _constraints) != 0).ThenBy(set => BitOperations.PopCount((ulong)set))];

        public Opening OpeningOf(long set, EquatableArray<int> places)
        {
            var (count, nearest, _) = _bySet[set];
            return new Opening(places, count, new Package(nearest.ToEquatableArray()), _problem.Payoffs
                .Select(payoff => payoff.IsCardinal ? (double?)payoff.Utility(payoff.Of(nearest)) : null).ToEquatableArray());
        }

        public static List<long> MinimalOf(IEnumerable<long> sets)
        {
            var minimal = new List<long>();
            foreach (var set in sets.Distinct().OrderBy(set => BitOperations.PopCount((ulong)set)).ThenBy(set => set))
            {
                if (!minimal.Exists(smaller => (smaller & set) == smaller))
                    minimal.Add(set);
            }

            return minimal;
        }

        private void Settle(int code, int[] terms)
        {
            for (var issue = 0; issue < terms.Length; issue++)
            {
                terms[issue] = code % _problem.Issues[issue].Terms.Count;
                code /= _problem.Issues[issue].Terms.Count;
            }
        }

        private void Add(long set, int[] terms)
        {
            var changes = _now is null ? 0 : terms.Zip(_now).Count(pair => pair.First != pair.Second);
            _bySet[set] = !_bySet.TryGetValue(set, out var known) ? (1, (int[])terms.Clone(), changes)
                : changes < known.Changes ? (known.Count + 1, (int[])terms.Clone(), changes)
                : known with { Count = known.Count + 1 };
        }
    }
}
