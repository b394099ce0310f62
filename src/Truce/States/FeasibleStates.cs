using Truce.Dossiers;

namespace Truce.States;

/// <summary>Finds the codes of all feasible states, ascending.</summary>
internal static class FeasibleStates
{
    public static Answer<long[]> Find(Dossier dossier, StateSpaceOptions options, CancellationToken cancellation)
    {
        var issues = dossier.Issues;
        if (issues.IsEmpty)
            return Answer.Cannot<long[]>("the dossier has no issue, so there is no state to speak of");
        if (issues.Aggregate(1.0, (product, issue) => product * issue.Terms.Count) > long.MaxValue / 2.0)
            return Answer.Cannot<long[]>($"the {issues.Count} issues have more combinations of terms than the explicit engine can number");

        var search = new Search(dossier, options, cancellation);
        search.Visit(issues.Count - 1, 0);
        if (search.Obstacle is { } obstacle)
            return Answer.Cannot<long[]>(obstacle);
        return search.Codes.Count > 0
            ? Answer.Of(search.Codes.ToArray())
            : Answer.Cannot<long[]>("the constraints leave no feasible state");
    }

    /// <summary>Settles the issues from the last to the first, so that the codes come out ascending.</summary>
    private sealed class Search
    {
        private readonly EquatableArray<Issue> _issues;
        private readonly StateSpaceOptions _options;
        private readonly CancellationToken _cancellation;
        private readonly long[] _multipliers;
        private readonly int[] _terms;
        private readonly CompiledFormula[][] _testedAt;
        private long _visits;

        public Search(Dossier dossier, StateSpaceOptions options, CancellationToken cancellation)
        {
            _issues = dossier.Issues;
            _options = options;
            _cancellation = cancellation;
            _multipliers = StateSpace.Multipliers(_issues);
            _terms = new int[_issues.Count];
            _terms.AsSpan().Fill(CompiledFormula.Open);
            _testedAt = [.. _issues.Select(issue => dossier.Constraints
                .Where(constraint => constraint.Formula.Issues() is var named && (named.IsEmpty || named.Contains(issue.Id)))
                .Select(constraint => CompiledFormula.Compile(constraint.Formula, _issues))
                .ToArray())];
        }

        public List<long> Codes { get; } = [];

        public string? Obstacle { get; private set; }

        public void Visit(int issue, long code)
        {
            if (issue < 0)
            {
                if (Codes.Count == _options.MaxStates)
                    Obstacle = $"more than {_options.MaxStates:N0} states are feasible, the most that the explicit engine was told to hold";
                else
                    Codes.Add(code);
                return;
            }

            for (var term = 0; term < _issues[issue].Terms.Count && Obstacle is null; term++)
            {
                if (++_visits > _options.MaxVisits)
                    Obstacle = $"finding the feasible states takes more than {_options.MaxVisits:N0} steps, the most that the explicit engine was told to take";
                if ((_visits & 0xFFFF) == 0)
                    _cancellation.ThrowIfCancellationRequested();
                _terms[issue] = term;
                if (!IsRuledOut(issue))
                    Visit(issue - 1, code + (term * _multipliers[issue]));
            }

            _terms[issue] = CompiledFormula.Open;
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
