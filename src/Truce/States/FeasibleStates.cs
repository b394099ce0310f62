using Truce.Dossiers;

namespace Truce.States;

/// <summary>Finds the codes of all feasible states.</summary>
/// <remarks>
/// Without constraints every combination is feasible. Otherwise a search settles the issues from the last to the first, so that the codes come out
/// ascending, and leaves a branch as soon as a constraint is decided to be false in it. It ends where the issues that are still open have few
/// combinations: these are tested 64 at a time.
/// </remarks>
internal static class FeasibleStates
{
    /// <summary>How many combinations of the first issues are tested together at most.</summary>
    private const int CombinationsTogether = 1 << 12;

    public static Answer<StateCodes> Find(Dossier dossier, StateSpaceOptions options, CancellationToken cancellation)
    {
        var issues = dossier.Issues;
        if (issues.IsEmpty)
            return Answer.Cannot<StateCodes>("the dossier has no issue, so there is no state to speak of");
        var combinations = issues.Aggregate(1.0, (product, issue) => product * issue.Terms.Count);
        if (combinations > long.MaxValue / 2.0)
            return Answer.Cannot<StateCodes>($"the {issues.Count} issues have more combinations of terms than the explicit engine can number");
        if (dossier.Constraints.IsEmpty)
            return combinations <= options.MaxStates ? Answer.Of(StateCodes.Every(issues)) : Answer.Cannot<StateCodes>(TooMany(options));

        var search = new Search(dossier, options, cancellation);
        search.Visit(issues.Count - 1, 0);
        if (search.Obstacle is { } obstacle)
            return Answer.Cannot<StateCodes>(obstacle);
        return search.Codes.Count > 0
            ? Answer.Of(StateCodes.Of(issues, search.Codes.ToArray()))
            : Answer.Cannot<StateCodes>("the constraints leave no feasible state");
    }

    private static string TooMany(StateSpaceOptions options) =>
        $"more than {options.MaxStates:N0} states are feasible, the most that the explicit engine was told to hold";

    private sealed class Search
    {
        private readonly Dossier _dossier;
        private readonly StateSpaceOptions _options;
        private readonly CancellationToken _cancellation;
        private readonly int[] _terms;
        private readonly CompiledFormula[][] _testedAt;
        private readonly long[] _multipliers;

        /// <summary>The first issues, the combinations of which are tested together.</summary>
        private readonly int _together;
        private readonly FormulaSets _sets;
        private readonly int _steps;
        private long _visits;

        public Search(Dossier dossier, StateSpaceOptions options, CancellationToken cancellation)
        {
            _dossier = dossier;
            _options = options;
            _cancellation = cancellation;
            _terms = new int[dossier.Issues.Count];
            _terms.AsSpan().Fill(CompiledFormula.Open);
            _testedAt = [.. dossier.Issues.Select(issue => dossier.Constraints
                .Where(constraint => constraint.Formula.Issues() is var named && (named.IsEmpty || named.Contains(issue.Id)))
                .Select(constraint => CompiledFormula.Compile(constraint.Formula, dossier.Issues))
                .ToArray())];
            _multipliers = StateCodes.MultipliersOf(dossier.Issues);
            while (_together < dossier.Issues.Count && _multipliers[_together] * dossier.Issues[_together].Terms.Count <= CombinationsTogether)
                _together++;
            var first = StateCodes.Every(dossier.Issues.Take(_together).ToEquatableArray());
            _sets = new FormulaSets(dossier.Issues, first);
            _steps = 1 + (first.Count / 64);
        }

        public List<long> Codes { get; } = [];

        public string? Obstacle { get; private set; }

        public void Visit(int issue, long code)
        {
            if (issue < _together)
            {
                TestTogether(code);
                return;
            }

            for (var term = 0; term < _dossier.Issues[issue].Terms.Count && Obstacle is null; term++)
            {
                Count(1);
                _terms[issue] = term;
                if (!IsRuledOut(issue))
                    Visit(issue - 1, code + (term * _multipliers[issue]));
            }

            _terms[issue] = CompiledFormula.Open;
        }

        private void TestTogether(long code)
        {
            Count(_steps);
            _sets.Settle(_terms);
            var feasible = _sets.All(_dossier.Constraints.Select(constraint => constraint.Formula));
            if (Codes.Count + (long)feasible.Count > _options.MaxStates)
                Obstacle = TooMany(_options);
            else
                Codes.AddRange(feasible.Members().Select(state => code + state.Ordinal));
        }

        private void Count(int steps)
        {
            _visits += steps;
            if (_visits > _options.MaxVisits)
                Obstacle = $"finding the feasible states takes more than {_options.MaxVisits:N0} steps, the most that the explicit engine was told to take";
            if ((_visits & 0xFFF) < steps)
                _cancellation.ThrowIfCancellationRequested();
        }

        private bool IsRuledOut(int issue)
        {
            foreach (var constraint in _testedAt[issue])
            {
                if (constraint.Evaluate(_terms) == Truth.False)
                    return true;
            }

            return false;
        }
    }
}
