namespace Truce.Agreement.Engines;

/// <summary>Settles the issues of a group one after another, so that only issues that are tied to one another meet in one table.</summary>
/// <remarks>
/// To settle an issue is to replace all that speaks of it by a table over the issues that it is tied to: for each combination of their terms the
/// efficient sums over the terms of the issue. That is non-serial dynamic programming (bucket elimination) with sets of sums for numbers; the next
/// issue is the one with the smallest table. Cost: the largest table, times what is efficient in one place of it, not the product of all issues.
/// Source: Bertelè and Brioschi 1972; Dechter 1999; with several objectives Rollón and Larrosa 2006.
/// </remarks>
internal sealed class Elimination
{
    private readonly BargainingProblem _problem;
    private readonly int _parties;
    private readonly CancellationToken _cancellation;
    private readonly List<Table> _tables = [];
    private readonly List<Requirement> _requirements;
    private readonly List<(int Party, JointFactor Factor)> _factors;
    private readonly int[] _terms;

    private Elimination(BargainingProblem problem, int[] issues, CancellationToken cancellation)
    {
        _problem = problem;
        _parties = problem.Payoffs.Count;
        _cancellation = cancellation;
        _requirements = [.. problem.Requirements.Where(r => issues.Contains(r.Scope[0]))];
        _factors = [.. problem.Payoffs.SelectMany((p, party) => p.Joint.Where(f => issues.Contains(f.Scope[0])).Select(f => (party, f)))];
        _terms = new int[problem.Issues.Count];
    }

    /// <summary>The efficient sums over a group of issues, in the order found by <see cref="OrderFor"/>.</summary>
    public static EfficientSet Of(BargainingProblem problem, int[] order, ProgressShare? progress, CancellationToken cancellation)
    {
        var elimination = new Elimination(problem, order, cancellation);
        for (var k = 0; k < order.Length; k++)
            elimination.Settle(order[k], progress?.Part(k, order.Length));
        EfficientSet result = new NothingSet(problem.Payoffs.Count);
        foreach (var table in elimination._tables)
            result = elimination.Sum(result, table.Sets[0] ?? GroupSums.Empty(problem));
        return result;
    }

    /// <summary>An order in which to settle the issues of a group, and about how many table entries that takes.</summary>
    public static (int[] Order, double Cost) OrderFor(BargainingProblem problem, int[] issues)
    {
        var tied = issues.ToDictionary(issue => issue, _ => new HashSet<int>());
        foreach (var scope in problem.Requirements.Select(r => r.Scope).Concat(problem.Payoffs.SelectMany(p => p.Joint).Select(f => f.Scope)))
        {
            foreach (var issue in scope.Where(tied.ContainsKey))
                tied[issue].UnionWith(scope);
        }

        var order = new List<int>();
        var cost = 0.0;
        while (tied.Count > 0)
        {
            var next = tied.Keys.MinBy(issue => (Size(tied[issue].Append(issue).Distinct()), issue));
            var others = tied[next].Where(issue => issue != next).ToArray();
            cost += Size(others.Append(next));
            tied.Remove(next);
            order.Add(next);
            foreach (var issue in others)
            {
                tied[issue].Remove(next);
                tied[issue].UnionWith(others);
            }
        }

        return ([.. order], cost);

        double Size(IEnumerable<int> some) => some.Aggregate(1.0, (product, issue) => product * problem.Allowed[issue].Length);
    }

    private void Settle(int issue, ProgressShare? progress)
    {
        var requirements = Taken(_requirements, r => r.Scope.Contains(issue));
        var factors = Taken(_factors, f => f.Factor.Scope.Contains(issue));
        var tables = Taken(_tables, t => t.Scope.Contains(issue));
        int[] scope = [.. requirements.SelectMany(r => r.Scope).Concat(factors.SelectMany(f => f.Factor.Scope)).Concat(tables.SelectMany(t => t.Scope))
            .Where(other => other != issue).Distinct().Order()];
        var table = new Table(scope, [.. scope.Select(other => _problem.Allowed[other].Length)]);
        var places = new int[scope.Length];
        for (var entry = 0; entry < table.Sets.Length; entry++)
        {
            _cancellation.ThrowIfCancellationRequested();
            if ((entry & 0xFF) == 0)
                progress?.Report((double)entry / table.Sets.Length);
            table.PlacesOf(entry, places);
            for (var k = 0; k < scope.Length; k++)
                _terms[scope[k]] = _problem.Allowed[scope[k]][places[k]];
            table.Sets[entry] = Choose(issue, requirements, factors, tables);
        }

        _tables.Add(table);
    }

    // Null where no term of the issue is possible.
    private ChoiceSet? Choose(int issue, List<Requirement> requirements, List<(int Party, JointFactor Factor)> factors, List<Table> tables)
    {
        var options = new List<(int Term, EfficientSet Others)>();
        var sources = new List<Shifted>();
        foreach (var term in _problem.Allowed[issue])
        {
            _terms[issue] = term;
            if (!requirements.TrueForAll(r => r.Formula.Holds(_terms)) || Others(tables) is not { } others)
                continue;
            var shift = new long[_parties];
            for (var party = 0; party < _parties; party++)
                shift[party] = _problem.Payoffs[party].Single[issue]?[term] ?? 0;
            foreach (var (party, factor) in factors)
                shift[party] += factor.Of(_terms);
            options.Add((term, others));
            sources.Add(new Shifted(others, shift));
        }

        return options.Count == 0 ? null : new ChoiceSet(issue, [.. options], Merge.Run(_parties, sources, null, _cancellation), _parties);
    }

    private EfficientSet? Others(List<Table> tables)
    {
        EfficientSet? rest = null;
        foreach (var table in tables)
        {
            if (table.At(_terms, _problem.Allowed) is not { } set)
                return null;
            rest = rest is null ? set : Sum(rest, set);
        }

        return rest ?? new NothingSet(_parties);
    }

    private EfficientSet Sum(EfficientSet first, EfficientSet second) => GroupSums.Sum(first, second, null, _cancellation);

    private static List<T> Taken<T>(List<T> items, Predicate<T> isTaken)
    {
        var taken = items.FindAll(isTaken);
        items.RemoveAll(isTaken);
        return taken;
    }

    /// <summary>A set of sums for each combination of the terms of some issues.</summary>
    private sealed class Table(int[] scope, int[] radices)
    {
        public int[] Scope => scope;

        public EfficientSet?[] Sets { get; } = new EfficientSet?[radices.Aggregate(1, (product, radix) => product * radix)];

        public void PlacesOf(int entry, int[] places)
        {
            for (var k = 0; k < radices.Length; k++)
            {
                places[k] = entry % radices[k];
                entry /= radices[k];
            }
        }

        public EfficientSet? At(int[] terms, int[][] allowed)
        {
            var (entry, multiplier) = (0, 1);
            for (var k = 0; k < scope.Length; k++)
            {
                entry += Array.BinarySearch(allowed[scope[k]], terms[scope[k]]) * multiplier;
                multiplier *= radices[k];
            }

            return Sets[entry];
        }
    }
}
