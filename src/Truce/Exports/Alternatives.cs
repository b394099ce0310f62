using Truce.Dossiers;

namespace Truce.Exports;

/// <summary>Writes a formula over issues of two terms as alternatives, each a list of what is so of some issues: its disjunctive normal form.</summary>
/// <remarks>
/// Alternatives that contradict themselves are left out, and so are those that another one covers. What was written first stands first, so that a
/// formula that already has this form keeps it.
/// </remarks>
internal sealed class Alternatives
{
    /// <summary>How many alternatives a formula may have at any point of the work.</summary>
    public const int Most = 1_024;

    private readonly EquatableArray<Issue> _issues;

    public Alternatives(EquatableArray<Issue> issues) => _issues = issues;

    /// <summary>The alternatives, none when the formula is never true, an empty one when it is always true; null when there are too many.</summary>
    /// <param name="formula">The formula; it names issues of two terms only.</param>
    /// <param name="isNegated">Whether to write its contrary.</param>
    public List<List<Literal>>? Of(Formula formula, bool isNegated = false) => formula switch
    {
        Formula.Is(var issue, var term) => OfTerms(issue, [term], isNegated),
        Formula.In(var issue, var terms) => OfTerms(issue, terms, isNegated),
        Formula.Not(var operand) => Of(operand, !isNegated),
        Formula.And(var operands) => isNegated ? Any(operands, isNegated) : All(operands, isNegated),
        Formula.Or(var operands) => isNegated ? All(operands, isNegated) : Any(operands, isNegated),
        Formula.Implies(var antecedent, var consequent) => Of(new Formula.Or([new Formula.Not(antecedent), consequent]), isNegated),
        Formula.Iff(var left, var right) => Of(
            new Formula.Or([new Formula.And([left, right]), new Formula.And([new Formula.Not(left), new Formula.Not(right)])]), isNegated),
        _ => throw new ArgumentException($"No such formula: {formula.GetType().Name}", nameof(formula)),
    };

    private List<List<Literal>> OfTerms(IssueId id, EquatableArray<TermId> terms, bool isNegated)
    {
        var place = 0;
        while (_issues[place].Id != id)
            place++;
        var holds = _issues[place].Terms.Select(term => terms.Contains(term.Id) != isNegated).ToArray();
        return (holds[0], holds[1]) switch
        {
            (true, true) => [[]],
            (false, false) => [],
            var (_, second) => [[new Literal(place, second)]],
        };
    }

    private List<List<Literal>>? Any(EquatableArray<Formula> operands, bool isNegated)
    {
        var any = new List<List<Literal>>();
        foreach (var operand in operands)
        {
            if (Of(operand, isNegated) is not { } alternatives)
                return null;
            foreach (var alternative in alternatives)
                Add(any, alternative);
            if (any.Count > Most)
                return null;
        }

        return any;
    }

    private List<List<Literal>>? All(EquatableArray<Formula> operands, bool isNegated)
    {
        List<List<Literal>> all = [[]];
        foreach (var operand in operands)
        {
            if (Of(operand, isNegated) is not { } alternatives)
                return null;
            var joined = new List<List<Literal>>();
            foreach (var first in all)
            {
                foreach (var second in alternatives)
                {
                    if (Join(first, second) is { } both)
                        Add(joined, both);
                }

                if (joined.Count > Most)
                    return null;
            }

            all = joined;
        }

        return all;
    }

    /// <summary>Both, or null when they contradict one another.</summary>
    private static List<Literal>? Join(List<Literal> first, List<Literal> second)
    {
        var both = new List<Literal>(first);
        foreach (var literal in second)
        {
            if (both.Contains(literal.Contrary))
                return null;
            if (!both.Contains(literal))
                both.Add(literal);
        }

        return both;
    }

    private static void Add(List<List<Literal>> alternatives, List<Literal> next)
    {
        if (alternatives.Exists(known => known.TrueForAll(next.Contains)))
            return;
        alternatives.RemoveAll(known => next.TrueForAll(known.Contains));
        alternatives.Add(next);
    }

    /// <summary>An issue stands at its second term, or at its first.</summary>
    /// <param name="Issue">The zero-based place of the issue.</param>
    /// <param name="IsSecond">Whether it is the second term: <c>yes</c> of a yes/no issue.</param>
    public readonly record struct Literal(int Issue, bool IsSecond)
    {
        public Literal Contrary => this with { IsSecond = !IsSecond };
    }
}
