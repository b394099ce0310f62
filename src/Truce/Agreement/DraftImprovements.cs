using Truce.Agreement.Engines;

namespace Truce.Agreement;

/// <summary>One change of a draft that makes nobody worse and somebody better.</summary>
/// <param name="From">The draft before it.</param>
/// <param name="To">The draft after it; it differs in one issue, or in as few as possible.</param>
/// <param name="Better">The places, in the analysis, of the parties that are better off.</param>
public sealed record DraftSwap(Package From, Package To, EquatableArray<int> Better);

/// <summary>Which swaps make a draft better for somebody and worse for nobody, until none is left?</summary>
/// <remarks>
/// At each step the swap of the fewest issues is taken, of these the one that makes most parties better off, then the first in the order of states. Swaps of
/// up to three issues are looked at; <paramref name="IsEfficient"/> says whether a larger one could still help.
/// </remarks>
/// <param name="Swaps">The swaps, one after another.</param>
/// <param name="IsEfficient">Whether the last draft is efficient: then no change, however large, makes nobody worse and somebody better; null when not known.</param>
public sealed record DraftImprovements(EquatableArray<DraftSwap> Swaps, bool? IsEfficient)
{
    private const int MostIssues = 3;
    private const int MostSwaps = 100;

    internal static DraftImprovements Of(BargainingProblem problem, EfficientSet efficient, bool isExact, Package draft, CancellationToken cancellation)
    {
        var swaps = new List<DraftSwap>();
        int[] terms = [.. draft.Terms];
        while (swaps.Count < MostSwaps && Next(problem, terms, cancellation) is { } swap)
        {
            swaps.Add(swap);
            terms = [.. swap.To.Terms];
        }

        return new DraftImprovements(swaps.ToEquatableArray(), isExact ? !IsDominated(problem, efficient, terms) : null);
    }

    private static DraftSwap? Next(BargainingProblem problem, int[] terms, CancellationToken cancellation)
    {
        var before = problem.Payoffs.Select(payoff => payoff.Of(terms)).ToArray();
        for (var issues = 1; issues <= Math.Min(MostIssues, terms.Length); issues++)
        {
            DraftSwap? best = null;
            foreach (var other in Changed(problem, terms, issues, 0))
            {
                cancellation.ThrowIfCancellationRequested();
                var after = problem.Payoffs.Select(payoff => payoff.Of(other)).ToArray();
                var better = Enumerable.Range(0, after.Length).Where(party => after[party] > before[party]).ToEquatableArray();
                if (better.Count > (best?.Better.Count ?? 0) && !after.Where((sum, party) => sum < before[party]).Any() && problem.Allows(other))
                    best = new DraftSwap(new Package(terms.ToEquatableArray()), new Package(other.ToEquatableArray()), better);
            }

            if (best is not null)
                return best;
        }

        return null;
    }

    private static IEnumerable<int[]> Changed(BargainingProblem problem, int[] terms, int issues, int first)
    {
        if (issues == 0)
        {
            yield return terms;
            yield break;
        }

        for (var issue = first; issue < terms.Length; issue++)
        {
            foreach (var term in problem.Allowed[issue].Where(term => term != terms[issue]))
            {
                int[] copy = [.. terms];
                copy[issue] = term;
                foreach (var other in Changed(problem, copy, issues - 1, issue + 1))
                    yield return other;
            }
        }
    }

    private static bool IsDominated(BargainingProblem problem, EfficientSet efficient, int[] terms)
    {
        var sum = problem.Payoffs.Select(payoff => payoff.Of(terms)).ToArray();
        for (var point = 0; point < efficient.Count; point++)
        {
            var other = efficient[point].ToArray().Select((units, party) => Math.Min(units, problem.Payoffs[party].Cap)).ToArray();
            if (other.Zip(sum).All(pair => pair.First >= pair.Second) && other.Zip(sum).Any(pair => pair.First > pair.Second))
                return true;
        }

        return false;
    }
}
