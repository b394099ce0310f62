using Truce.Dossiers;
using Truce.States;

namespace Truce.Sequencing;

/// <summary>To which state steps lead from the status quo, all else staying as it is.</summary>
internal sealed class Outcomes
{
    private const int MostCombinations = 1 << 14;

    private readonly Dossier _dossier;
    private readonly CompiledFormula[] _constraints;

    public Outcomes(Dossier dossier, int[] statusQuo)
    {
        _dossier = dossier;
        StatusQuo = statusQuo;
        _constraints = [.. dossier.Constraints.Select(constraint => CompiledFormula.Compile(constraint.Formula, dossier.Issues))];
    }

    /// <summary>The term indexes of the status quo.</summary>
    public int[] StatusQuo { get; }

    /// <summary>The term indexes of the status quo; null when the dossier does not say.</summary>
    public static int[]? StatusQuoOf(Dossier dossier) => dossier.StatusQuo is { } now
        ? [.. dossier.Issues.Select((issue, place) => issue.IndexOf(now.Terms[place]))]
        : null;

    /// <summary>Whether a state satisfies every constraint.</summary>
    public bool IsFeasible(ReadOnlySpan<int> terms)
    {
        foreach (var constraint in _constraints)
        {
            if (!constraint.Holds(terms))
                return false;
        }

        return true;
    }

    /// <summary>The feasible state of which all the steps hold and in which the fewest of the issues that they name have changed; null when there is none.</summary>
    public int[]? Of(EquatableArray<Formula> steps)
    {
        var terms = (int[])StatusQuo.Clone();
        var open = new List<int>();
        foreach (var id in steps.SelectMany(step => step.Issues()).Distinct())
        {
            var place = _dossier.Issues.PlaceOf(id);
            var fixing = steps.OfType<Formula.Is>().Where(step => step.Issue == id).Select(step => step.Term).Distinct().ToArray();
            if (fixing.Length > 1)
                return null;
            if (fixing.Length == 1)
                terms[place] = _dossier.Issues[place].IndexOf(fixing[0]);
            else
                open.Add(place);
        }

        var compiled = steps.Select(step => CompiledFormula.Compile(step, _dossier.Issues)).ToArray();
        (int[]? Terms, int Changes) best = (null, int.MaxValue);
        var left = MostCombinations;
        Settle(0, 0);
        return best.Terms;

        void Settle(int k, int changes)
        {
            if (changes >= best.Changes || left-- <= 0)
                return;
            if (k < open.Count)
            {
                var now = StatusQuo[open[k]];
                foreach (var term in Enumerable.Range(0, _dossier.Issues[open[k]].Terms.Count).OrderBy(term => term == now ? 0 : 1))
                {
                    terms[open[k]] = term;
                    Settle(k + 1, changes + (term == now ? 0 : 1));
                }
            }
            else if (compiled.All(step => step.Holds(terms)) && IsFeasible(terms))
            {
                best = ((int[])terms.Clone(), changes);
            }
        }
    }
}
