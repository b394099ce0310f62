using Truce.Dossiers;

namespace Truce.States;

/// <summary>Finds the set of feasible states of which a formula holds, whole sets at a time.</summary>
/// <remarks>Cost: the sets of one issue's terms once, states each; then a 64th of the states for each connective.</remarks>
internal sealed class FormulaSets(StateSpace space)
{
    private readonly StateSet[]?[] _byTerm = new StateSet[space.Issues.Count][];

    /// <summary>The states of which the formula holds; the caller may change the set.</summary>
    /// <exception cref="ArgumentException">The formula names an issue or a term that the dossier lacks.</exception>
    public StateSet Of(Formula formula)
    {
        switch (formula)
        {
            case Formula.Is(var issue, var term):
                return AnyOf(issue, [term]);
            case Formula.In(var issue, var terms):
                return AnyOf(issue, terms);
            case Formula.Not(var operand):
                return Not(Of(operand));
            case Formula.And(var operands):
                var all = new StateSet(space.Count, all: true);
                foreach (var operand in operands)
                    all.IntersectWith(Of(operand));
                return all;
            case Formula.Or(var operands):
                var any = new StateSet(space.Count);
                foreach (var operand in operands)
                    any.UnionWith(Of(operand));
                return any;
            case Formula.Implies(var antecedent, var consequent):
                var implied = Not(Of(antecedent));
                implied.UnionWith(Of(consequent));
                return implied;
            case Formula.Iff(var left, var right):
                var agreeing = Of(left);
                agreeing.AgreeWith(Of(right));
                return agreeing;
            default:
                throw new ArgumentException($"No such formula: {formula.GetType().Name}", nameof(formula));
        }
    }

    private static StateSet Not(StateSet set)
    {
        set.Complement();
        return set;
    }

    private StateSet AnyOf(IssueId issue, EquatableArray<TermId> terms)
    {
        var place = space.PlaceOf(issue);
        var byTerm = _byTerm[place] ??= ByTerm(place);
        var any = new StateSet(space.Count);
        foreach (var term in terms)
        {
            var index = space.Issues[place].IndexOf(term);
            if (index < 0)
                throw new ArgumentException($"The issue '{issue}' has no term '{term}'.", nameof(terms));
            any.UnionWith(byTerm[index]);
        }

        return any;
    }

    private StateSet[] ByTerm(int issue)
    {
        var sets = space.Issues[issue].Terms.Select(_ => new StateSet(space.Count)).ToArray();
        for (var s = 0; s < space.Count; s++)
            sets[space.TermIndex(new StateId(s), issue)].Add(s);
        return sets;
    }
}
