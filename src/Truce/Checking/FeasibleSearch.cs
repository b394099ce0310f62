using Truce.Dossiers;
using Truce.States;

namespace Truce.Checking;

/// <summary>Asks of formulas whether a feasible state satisfies them; each formula is searched for once.</summary>
internal sealed class FeasibleSearch(Dossier dossier, DossierCheckOptions options, CancellationToken cancellation)
{
    private readonly Dictionary<Formula, bool> _unsatisfiable = [];
    private Answer<StateSpace>? _space;

    /// <summary>The feasible states, or why they were not counted out.</summary>
    public Answer<StateSpace> Space => _space ??= StateSpace.Compile(
        dossier, new StateSpaceOptions { MaxStates = options.MaxStates, MaxVisits = 64L * options.MaxStates }, cancellation);

    /// <summary>Whether it is certain that no feasible state satisfies a formula.</summary>
    public bool IsUnsatisfiable(Formula formula)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!_unsatisfiable.TryGetValue(formula, out var isUnsatisfiable))
        {
            isUnsatisfiable = Satisfiability.Check(dossier, formula, options.MaxSteps) switch
            {
                Satisfiability.Finding.Unsatisfiable => true,
                Satisfiability.Finding.GaveUp => Space.Is(out var space) && space.Where(formula).IsEmpty,
                _ => false,
            };
            _unsatisfiable.Add(formula, isUnsatisfiable);
        }

        return isUnsatisfiable;
    }

    /// <summary>The zero-based places of constraints that no state satisfies together, ascending, none of which can be spared as far as the search can tell.</summary>
    /// <remarks>Asked only when no state is feasible.</remarks>
    public List<int> Conflict()
    {
        var core = Enumerable.Range(0, dossier.Constraints.Count).ToList();
        for (var i = core.Count - 1; i >= 0; i--)
        {
            cancellation.ThrowIfCancellationRequested();
            var rest = core.Where((_, place) => place != i).ToList();
            var lighter = dossier with { Constraints = rest.Select(k => dossier.Constraints[k]).ToEquatableArray() };
            if (Satisfiability.Check(lighter, Formula.True, options.MaxSteps) == Satisfiability.Finding.Unsatisfiable)
                core = rest;
        }

        return core;
    }
}
