using Truce.Dossiers;

namespace Truce.States;

/// <summary>Finds the set of states of which a formula holds, whole sets at a time.</summary>
/// <remarks>
/// Cost: the sets of one issue's terms once, then a 64th of the states for each connective. Safe to share between threads while
/// <see cref="Settle"/> is not called.
/// </remarks>
internal sealed class FormulaSets
{
    /// <summary>An issue with more terms has no sets of them: each formula about it is looked up state by state.</summary>
    private const int ManyTerms = 64;

    private readonly EquatableArray<Issue> _issues;
    private readonly StateCodes _codes;
    private readonly int _states;
    private readonly Lazy<StateSet[]>[] _byTerm;
    private readonly int[] _settled;

    /// <summary>Sets of states in which every issue, or every one of the first issues, varies.</summary>
    /// <param name="issues">The issues that formulas may name.</param>
    /// <param name="codes">The states, of as many of the first issues as vary.</param>
    public FormulaSets(EquatableArray<Issue> issues, StateCodes codes)
    {
        _issues = issues;
        _codes = codes;
        _states = codes.Count;
        _byTerm = [.. Enumerable.Range(0, codes.Radices.Length).Select(issue => new Lazy<StateSet[]>(() => codes.SetsByTerm(issue)))];
        _settled = new int[issues.Count];
    }

    /// <summary>Settles the issues that do not vary.</summary>
    /// <param name="terms">A term index for every issue; those of the issues that vary are not read.</param>
    public void Settle(ReadOnlySpan<int> terms) => terms.CopyTo(_settled);

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
                return All(operands);
            case Formula.Or(var operands):
                var any = new StateSet(_states);
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

    /// <summary>The states of which all of the formulas hold; the caller may change the set.</summary>
    public StateSet All(IEnumerable<Formula> formulas)
    {
        StateSet? all = null;
        foreach (var formula in formulas)
        {
            if (all is null)
                all = Of(formula);
            else
                all.IntersectWith(Of(formula));
        }

        return all ?? new StateSet(_states, all: true);
    }

    private static StateSet Not(StateSet set)
    {
        set.Complement();
        return set;
    }

    private StateSet AnyOf(IssueId id, EquatableArray<TermId> terms)
    {
        var issue = _issues.PlaceOf(id);
        var isTermOf = new bool[_issues[issue].Terms.Count];
        foreach (var term in terms)
        {
            var index = _issues[issue].IndexOf(term);
            if (index < 0)
                throw new ArgumentException($"The issue '{id}' has no term '{term}'.", nameof(terms));
            isTermOf[index] = true;
        }

        if (issue >= _byTerm.Length)
            return new StateSet(_states, all: isTermOf[_settled[issue]]);
        if (isTermOf.Length > ManyTerms)
            return _codes.SetOf(issue, isTermOf);
        var any = new StateSet(_states);
        for (var term = 0; term < isTermOf.Length; term++)
        {
            if (isTermOf[term])
                any.UnionWith(_byTerm[issue].Value[term]);
        }

        return any;
    }
}
