namespace Truce.Agreement.Engines;

/// <summary>Counts out the packages of some issues, one by one.</summary>
/// <remarks>
/// The issues are settled in order; what is required, and what issues add together, is looked at as soon as its last issue is settled.
/// Cost: packages times parties, and the sorting of those that a few good ones do not dominate.
/// </remarks>
internal sealed class Listing
{
    private const int ChunkSize = 1 << 15;

    private readonly BargainingProblem _problem;
    private readonly int[] _issues;
    private readonly int _parties;
    private readonly Requirement[][] _requirements;
    private readonly JointFactor[][][] _joint;
    private readonly int[] _multipliers;
    private readonly long[][] _sums;
    private readonly int[] _terms;
    private readonly CancellationToken _cancellation;
    private readonly Action<int, long[]> _found;
    private long _steps;

    private Listing(BargainingProblem problem, int[] issues, Action<int, long[]> found, CancellationToken cancellation)
    {
        _problem = problem;
        _issues = issues;
        _found = found;
        _cancellation = cancellation;
        _parties = problem.Payoffs.Count;
        _terms = new int[problem.Issues.Count];
        _sums = [.. Enumerable.Range(0, issues.Length + 1).Select(_ => new long[_parties])];
        _requirements = [.. issues.Select((_, depth) => problem.Requirements.Where(r => IsLast(r.Scope, depth)).ToArray())];
        _joint = [.. issues.Select((_, depth) => problem.Payoffs.Select(p => p.Joint.Where(f => IsLast(f.Scope, depth)).ToArray()).ToArray())];
        _multipliers = new int[issues.Length];
        var product = 1;
        for (var k = 0; k < issues.Length; k++)
        {
            _multipliers[k] = product;
            product *= problem.Issues[issues[k]].Terms.Count;
        }
    }

    /// <summary>Calls back with the code and the sums of every package of a group of issues.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="issues">The issues of one group of <see cref="BargainingProblem.Groups"/>, ascending.</param>
    /// <param name="found">Called with the mixed-radix code of each package, and its sums, which are overwritten afterwards.</param>
    /// <param name="cancellation">Ends the count early.</param>
    public static void Each(BargainingProblem problem, int[] issues, Action<int, long[]> found, CancellationToken cancellation) =>
        new Listing(problem, issues, found, cancellation).Visit(0, 0);

    /// <summary>The efficient sums over a group of issues.</summary>
    public static EfficientSet Of(BargainingProblem problem, int[] issues, CancellationToken cancellation)
    {
        var parties = problem.Payoffs.Count;
        var chunk = new Chunk(parties);
        Each(problem, issues, chunk.Add, cancellation);
        return new ListedSet(issues, [.. issues.Select(issue => problem.Issues[issue].Terms.Count)], chunk.Finish(), parties);
    }

    private bool IsLast(int[] scope, int depth) => scope.Contains(_issues[depth]) && scope.All(issue => Array.IndexOf(_issues, issue) <= depth);

    private void Visit(int depth, int code)
    {
        if ((++_steps & 0xFFFF) == 0)
            _cancellation.ThrowIfCancellationRequested();
        if (depth == _issues.Length)
        {
            _found(code, _sums[depth]);
            return;
        }

        var issue = _issues[depth];
        var (before, after) = (_sums[depth], _sums[depth + 1]);
        foreach (var term in _problem.Allowed[issue])
        {
            _terms[issue] = term;
            if (!IsAllowed(depth))
                continue;
            for (var party = 0; party < _parties; party++)
            {
                var sum = before[party] + (_problem.Payoffs[party].Single[issue]?[term] ?? 0);
                foreach (var factor in _joint[depth][party])
                    sum += factor.Of(_terms);
                after[party] = sum;
            }

            Visit(depth + 1, code + (term * _multipliers[depth]));
        }
    }

    private bool IsAllowed(int depth)
    {
        foreach (var requirement in _requirements[depth])
        {
            if (!requirement.Formula.Holds(_terms))
                return false;
        }

        return true;
    }

    /// <summary>Gathers sums, and now and then throws out those that others dominate.</summary>
    private sealed class Chunk(int parties)
    {
        private const int MostKillers = 8;

        private readonly long[] _values = new long[ChunkSize * parties];
        private readonly int[] _codes = new int[ChunkSize];
        private readonly List<long[]> _killers = [];
        private List<(long[] Sum, int Code)> _kept = [];
        private int _count;

        public void Add(int code, long[] sum)
        {
            foreach (var killer in _killers)
            {
                if (Dominates(killer, sum))
                    return;
            }

            sum.CopyTo(_values.AsSpan(_count * parties));
            _codes[_count++] = code;
            if (_count == ChunkSize)
                Reduce();
        }

        public Merged Finish()
        {
            Reduce();
            var merged = new Merged(parties);
            foreach (var (sum, code) in _kept)
            {
                if (merged.IsLast(sum))
                    merged.AddAnother(0, code, 1);
                else
                    merged.Add(sum, 0, code, 1);
            }

            return merged;
        }

        private void Reduce()
        {
            var all = _kept;
            for (var k = 0; k < _count; k++)
                all.Add((_values.AsSpan(k * parties, parties).ToArray(), _codes[k]));
            all.Sort(Compare);
            var dominance = Dominance.For(parties);
            _kept = [];
            foreach (var entry in all)
            {
                var isSame = _kept.Count > 0 && _kept[^1].Sum.AsSpan().SequenceEqual(entry.Sum);
                if (!isSame && dominance.IsDominated(entry.Sum))
                    continue;
                if (!isSame)
                    dominance.Add(entry.Sum);
                _kept.Add(entry);
            }

            _count = 0;
            _killers.Clear();
            for (var k = 0; k < MostKillers && k < _kept.Count; k++)
                _killers.Add(_kept[(int)((long)k * _kept.Count / MostKillers)].Sum);
        }

        // Descending by sums, ascending by code.
        private static int Compare((long[] Sum, int Code) a, (long[] Sum, int Code) b)
        {
            for (var party = 0; party < a.Sum.Length; party++)
            {
                if (a.Sum[party] != b.Sum[party])
                    return b.Sum[party].CompareTo(a.Sum[party]);
            }

            return a.Code.CompareTo(b.Code);
        }

        // Equal sums are more ways to one, not dominated.
        private static bool Dominates(long[] killer, long[] sum)
        {
            var isBetter = false;
            for (var party = 0; party < sum.Length; party++)
            {
                if (killer[party] < sum[party])
                    return false;
                isBetter |= killer[party] > sum[party];
            }

            return isBetter;
        }
    }
}
