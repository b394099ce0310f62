using Truce.Dossiers;
using Truce.States;

namespace Truce.Agreement.Engines;

/// <summary>A formula that every package to be considered satisfies, with its names resolved.</summary>
/// <param name="Formula">The formula.</param>
/// <param name="Scope">The places of the issues that it names, ascending.</param>
internal sealed record Requirement(CompiledFormula Formula, int[] Scope)
{
    public static Requirement Of(Formula formula, EquatableArray<Issue> issues) => new(
        CompiledFormula.Compile(formula, issues),
        [.. formula.Issues().Select(id => issues.PlaceOf(id)).Order()]);
}

/// <summary>Which packages are there, and what does each party make of them: the question that the engines answer.</summary>
internal sealed class BargainingProblem
{
    /// <param name="issues">The issues.</param>
    /// <param name="required">What every package satisfies.</param>
    /// <param name="payoffs">What the parties make of it, in the order of the result.</param>
    public BargainingProblem(EquatableArray<Issue> issues, IEnumerable<Formula> required, IReadOnlyList<Payoff> payoffs)
    {
        Issues = issues;
        Payoffs = payoffs;
        var all = required.SelectMany(Conjuncts).Select(formula => Requirement.Of(formula, issues)).ToList();
        Requirements = [.. all.Where(requirement => requirement.Scope.Length > 1)];
        IsContradiction = all.Any(requirement => requirement.Scope.Length == 0 && !requirement.Formula.Holds(new int[issues.Count]));
        Allowed = [.. Enumerable.Range(0, issues.Count).Select(place => TermsAllowedBy([.. all.Where(r => r.Scope is [var only] && only == place)], place))];
        IsContradiction |= Allowed.Any(terms => terms.Length == 0);
    }

    private BargainingProblem(BargainingProblem other, IReadOnlyList<Payoff> payoffs)
    {
        Issues = other.Issues;
        Requirements = other.Requirements;
        IsContradiction = other.IsContradiction;
        Allowed = other.Allowed;
        Payoffs = payoffs;
    }

    public EquatableArray<Issue> Issues { get; }

    public IReadOnlyList<Payoff> Payoffs { get; }

    /// <summary>What is required of two issues or more together.</summary>
    public IReadOnlyList<Requirement> Requirements { get; }

    /// <summary>By place of the issue, the terms that what is required of it alone leaves, ascending.</summary>
    public int[][] Allowed { get; }

    /// <summary>Whether it is plain that no package satisfies what is required.</summary>
    public bool IsContradiction { get; }

    /// <summary>The same packages in the eyes of others.</summary>
    public BargainingProblem With(IReadOnlyList<Payoff> payoffs) => new(this, payoffs);

    /// <summary>Whether a package satisfies what is required.</summary>
    public bool Allows(int[] terms) =>
        !IsContradiction && Requirements.All(requirement => requirement.Formula.Holds(terms)) && !Allowed.Where((allowed, issue) => Array.BinarySearch(allowed, terms[issue]) < 0).Any();

    /// <summary>The issues in groups, such that nothing ties issues of different groups; each group ascending.</summary>
    public List<int[]> Groups()
    {
        var leader = Enumerable.Range(0, Issues.Count).ToArray();
        foreach (var scope in Requirements.Select(r => r.Scope).Concat(Payoffs.SelectMany(p => p.Joint).Select(f => f.Scope)))
        {
            for (var k = 1; k < scope.Length; k++)
                leader[Find(scope[k])] = Find(scope[0]);
        }

        return [.. Enumerable.Range(0, Issues.Count).GroupBy(Find).Select(group => group.ToArray())];

        int Find(int issue)
        {
            while (leader[issue] != issue)
                issue = leader[issue] = leader[leader[issue]];
            return issue;
        }
    }

    private int[] TermsAllowedBy(Requirement[] requirements, int place)
    {
        var terms = new int[Issues.Count];
        var allowed = new List<int>();
        for (var term = 0; term < Issues[place].Terms.Count; term++)
        {
            terms[place] = term;
            if (requirements.All(requirement => requirement.Formula.Holds(terms)))
                allowed.Add(term);
        }

        return [.. allowed];
    }

    private static IEnumerable<Formula> Conjuncts(Formula formula) => formula switch
    {
        Formula.And(var operands) => operands.SelectMany(Conjuncts),
        Formula.Not(Formula.Or(var operands)) => operands.SelectMany(operand => Conjuncts(new Formula.Not(operand))),
        Formula.Not(Formula.Not(var operand)) => Conjuncts(operand),
        _ => [formula],
    };
}
