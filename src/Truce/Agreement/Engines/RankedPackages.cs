namespace Truce.Agreement.Engines;

/// <summary>Every package with its rank for each party: 1 is best, packages of one rank are indifferent, no rank is left out.</summary>
internal sealed class RankedPackages
{
    private readonly BargainingProblem _problem;
    private readonly List<int> _codes = [];
    private readonly List<long>[] _sums;
    private readonly int[][] _ranks;

    private RankedPackages(BargainingProblem problem, CancellationToken cancellation)
    {
        _problem = problem;
        _sums = [.. problem.Payoffs.Select(_ => new List<long>())];
        if (!problem.IsContradiction)
            Listing.Each(problem, [.. Enumerable.Range(0, problem.Issues.Count)], Add, cancellation);
        _ranks = [.. _sums.Select(Ranks)];
    }

    public int Parties => _sums.Length;

    public int Count => _codes.Count;

    /// <summary>Ranks the packages of a problem, ascending by their states; null when there are more combinations of terms than so many.</summary>
    public static RankedPackages? Of(BargainingProblem problem, int most, CancellationToken cancellation)
    {
        var combinations = problem.Issues.Aggregate(1.0, (product, issue) => product * issue.Terms.Count);
        return combinations > most ? null : new RankedPackages(problem, cancellation);
    }

    public int Rank(int package, int party) => _ranks[party][package];

    /// <summary>The rank that a sum would have: one more than the number of different sums above it.</summary>
    public int LevelOf(long sum, int party) => 1 + _sums[party].Where(other => other > sum).Distinct().Count();

    public bool IsRefused(int package, int party) => _sums[party][package] < _problem.Payoffs[party].Least;

    public Package PackageAt(int package)
    {
        var code = _codes[package];
        var terms = new int[_problem.Issues.Count];
        for (var issue = 0; issue < terms.Length; issue++)
        {
            terms[issue] = code % _problem.Issues[issue].Terms.Count;
            code /= _problem.Issues[issue].Terms.Count;
        }

        return new Package(terms.ToEquatableArray());
    }

    private void Add(int code, long[] sums)
    {
        _codes.Add(code);
        for (var party = 0; party < sums.Length; party++)
            _sums[party].Add(Math.Min(sums[party], _problem.Payoffs[party].Cap));
    }

    private static int[] Ranks(List<long> sums)
    {
        var rankOf = sums.Distinct().OrderDescending().Select((sum, place) => (sum, place)).ToDictionary(p => p.sum, p => p.place + 1);
        return [.. sums.Select(sum => rankOf[sum])];
    }
}
