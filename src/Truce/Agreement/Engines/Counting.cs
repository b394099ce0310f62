using System.Numerics;

namespace Truce.Agreement.Engines;

/// <summary>How many ways are there to settle the issues of a group, when some combinations of terms are ruled out?</summary>
/// <remarks>Issues are settled one after another as in <see cref="Elimination"/>, with counts in place of sets.</remarks>
internal static class Counting
{
    /// <summary>The number of packages of a group; null when its issues are tied too closely to tell.</summary>
    /// <param name="problem">A problem whose payoffs tie no issues.</param>
    /// <param name="group">The issues of one of its groups.</param>
    /// <param name="cancellation">Ends the count early.</param>
    public static BigInteger? Of(BargainingProblem problem, int[] group, CancellationToken cancellation)
    {
        if (group is [var only])
            return problem.Allowed[only].Length;
        if (GroupSums.IsListed(problem, group))
        {
            var count = 0L;
            Listing.Each(problem, group, (_, _) => count++, cancellation);
            return count;
        }

        var (order, entries) = Elimination.OrderFor(problem, group);
        return entries > GroupSums.MostEntries ? null : Eliminated(problem, order, cancellation);
    }

    private static BigInteger Eliminated(BargainingProblem problem, int[] order, CancellationToken cancellation)
    {
        var requirements = problem.Requirements.Where(requirement => order.Contains(requirement.Scope[0])).ToList();
        var tables = new List<Table>();
        var terms = new int[problem.Issues.Count];
        foreach (var issue in order)
        {
            cancellation.ThrowIfCancellationRequested();
            var tied = requirements.FindAll(requirement => requirement.Scope.Contains(issue));
            var joined = tables.FindAll(table => table.Scope.Contains(issue));
            requirements.RemoveAll(tied.Contains);
            tables.RemoveAll(joined.Contains);
            int[] scope = [.. tied.SelectMany(r => r.Scope).Concat(joined.SelectMany(t => t.Scope)).Where(other => other != issue).Distinct().Order()];
            var table = new Table(scope, problem.Allowed);
            for (var entry = 0; entry < table.Counts.Length; entry++)
            {
                table.Settle(entry, terms);
                foreach (var term in problem.Allowed[issue])
                {
                    terms[issue] = term;
                    if (tied.TrueForAll(requirement => requirement.Formula.Holds(terms)))
                        table.Counts[entry] += joined.Aggregate(BigInteger.One, (product, other) => product * other.At(terms));
                }
            }

            tables.Add(table);
        }

        return tables.Aggregate(BigInteger.One, (product, table) => product * table.Counts[0]);
    }

    /// <summary>A count for each combination of the terms of some issues.</summary>
    private sealed class Table(int[] scope, int[][] allowed)
    {
        public int[] Scope => scope;

        public BigInteger[] Counts { get; } = new BigInteger[scope.Aggregate(1, (product, issue) => product * allowed[issue].Length)];

        public void Settle(int entry, int[] terms)
        {
            foreach (var issue in scope)
            {
                terms[issue] = allowed[issue][entry % allowed[issue].Length];
                entry /= allowed[issue].Length;
            }
        }

        public BigInteger At(int[] terms)
        {
            var (entry, multiplier) = (0, 1);
            foreach (var issue in scope)
            {
                entry += Array.BinarySearch(allowed[issue], terms[issue]) * multiplier;
                multiplier *= allowed[issue].Length;
            }

            return Counts[entry];
        }
    }
}
