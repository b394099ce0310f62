using Truce.Dossiers;

namespace Truce.States;

/// <summary>Whether some feasible state satisfies a formula, without holding the state space.</summary>
internal static class Satisfiability
{
    /// <summary>How the search ended.</summary>
    public enum Finding
    {
        Satisfiable,
        Unsatisfiable,
        GaveUp,
    }

    /// <summary>Looks for one feasible state of which the formula holds.</summary>
    /// <remarks>
    /// Backtracks over the issues that the formula and the constraints name, the formula's first, cutting a branch as soon as one of them is
    /// decided to be false. Exact unless it gives up after <paramref name="maxVisits"/> steps.
    /// </remarks>
    public static Finding Check(Dossier dossier, Formula formula, long maxVisits = 1 << 20)
    {
        var required = dossier.Constraints.Select(constraint => constraint.Formula).Prepend(formula).ToArray();
        var order = required.SelectMany(f => f.Issues()).Distinct()
            .Select(id => Enumerable.Range(0, dossier.Issues.Count).Single(place => dossier.Issues[place].Id == id)).ToArray();
        var compiled = required.Select(f => CompiledFormula.Compile(f, dossier.Issues)).ToArray();
        var terms = new int[dossier.Issues.Count];
        terms.AsSpan().Fill(CompiledFormula.Open);
        var visits = 0L;
        return Visit(0);

        Finding Visit(int depth)
        {
            if (++visits > maxVisits)
                return Finding.GaveUp;
            if (compiled.Any(c => c.Evaluate(terms) == Truth.False))
                return Finding.Unsatisfiable;
            if (depth == order.Length)
                return Finding.Satisfiable;
            for (var term = 0; term < dossier.Issues[order[depth]].Terms.Count; term++)
            {
                terms[order[depth]] = term;
                var finding = Visit(depth + 1);
                if (finding != Finding.Unsatisfiable)
                    return finding;
            }

            terms[order[depth]] = CompiledFormula.Open;
            return Finding.Unsatisfiable;
        }
    }
}
