using Truce.Dossiers;

namespace Truce.States;

/// <summary>What is known of a formula when some issues may still be open.</summary>
internal enum Truth
{
    False,
    Unknown,
    True,
}

/// <summary>A formula with its names resolved to the places of issues and terms, ready to be evaluated many times.</summary>
/// <remarks>
/// Evaluation is Kleene's strong three-valued logic, so that a search can cut a branch as soon as the formula is decided; with every issue
/// settled the value is never unknown. Cost: linear in the formula.
/// </remarks>
internal abstract class CompiledFormula
{
    /// <summary>The term of an issue that is not settled yet.</summary>
    public const int Open = -1;

    /// <summary>Evaluates the formula on one term index for every issue, <see cref="Open"/> where it is not settled.</summary>
    public abstract Truth Evaluate(ReadOnlySpan<int> terms);

    /// <summary>What is known of the formula when each issue is settled by one of the terms that it still allows.</summary>
    /// <param name="allowed">By the place of the issue, whether each of its terms is allowed; at least one of each.</param>
    /// <returns>Never a wrong answer; unknown also where a closer look could tell, since the operands are looked at one by one.</returns>
    public abstract Truth Over(bool[][] allowed);

    /// <summary>An issue, and terms of it, by which the allowed terms can be split so that more is known of the formula; null when that needs no split.</summary>
    /// <param name="allowed">By the place of the issue, whether each of its terms is allowed.</param>
    public abstract (int Issue, bool[] Members)? Split(bool[][] allowed);

    /// <summary>
    /// The formula as a box: it holds exactly where each of some issues, each named once, is settled by one of some terms. Null when it is no box.
    /// </summary>
    public virtual IReadOnlyList<(int Issue, bool[] Members)>? AsBox() => null;

    /// <summary>Whether the formula holds of a state in which every issue is settled.</summary>
    public bool Holds(ReadOnlySpan<int> terms) => Evaluate(terms) == Truth.True;

    /// <summary>Resolves the names of a formula.</summary>
    /// <exception cref="ArgumentException">The formula names an issue or a term that the dossier lacks.</exception>
    public static CompiledFormula Compile(Formula formula, EquatableArray<Issue> issues) => formula switch
    {
        Formula.Is(var issue, var term) => Membership.Of(issue, [term], issues),
        Formula.In(var issue, var terms) => Membership.Of(issue, terms, issues),
        Formula.Not(var operand) => new Negation(Compile(operand, issues)),
        Formula.And(var operands) => new Extreme(CompileAll(operands, issues), Truth.True),
        Formula.Or(var operands) => new Extreme(CompileAll(operands, issues), Truth.False),
        Formula.Implies(var antecedent, var consequent) =>
            new Extreme([new Negation(Compile(antecedent, issues)), Compile(consequent, issues)], Truth.False),
        Formula.Iff(var left, var right) => new Equivalence(Compile(left, issues), Compile(right, issues)),
        _ => throw new ArgumentException($"No such formula: {formula.GetType().Name}", nameof(formula)),
    };

    private static CompiledFormula[] CompileAll(EquatableArray<Formula> operands, EquatableArray<Issue> issues) =>
        [.. operands.Select(operand => Compile(operand, issues))];

    private sealed class Membership(int issue, bool[] isMember) : CompiledFormula
    {
        public static Membership Of(IssueId id, EquatableArray<TermId> terms, EquatableArray<Issue> issues)
        {
            var place = issues.PlaceOf(id);
            var isMember = new bool[issues[place].Terms.Count];
            foreach (var term in terms)
            {
                var index = issues[place].IndexOf(term);
                if (index < 0)
                    throw new ArgumentException($"The issue '{id}' has no term '{term}'.", nameof(terms));
                isMember[index] = true;
            }

            return new Membership(place, isMember);
        }

        public override Truth Evaluate(ReadOnlySpan<int> terms)
        {
            var term = terms[issue];
            if (term == Open)
                return Truth.Unknown;
            return isMember[term] ? Truth.True : Truth.False;
        }

        public override Truth Over(bool[][] allowed)
        {
            var (some, all) = (false, true);
            for (var term = 0; term < isMember.Length; term++)
            {
                if (!allowed[issue][term])
                    continue;
                some |= isMember[term];
                all &= isMember[term];
            }

            return all ? Truth.True : some ? Truth.Unknown : Truth.False;
        }

        public override (int Issue, bool[] Members)? Split(bool[][] allowed) => Over(allowed) == Truth.Unknown ? (issue, isMember) : null;

        public override IReadOnlyList<(int Issue, bool[] Members)> AsBox() => [(issue, isMember)];
    }

    private sealed class Negation(CompiledFormula operand) : CompiledFormula
    {
        public override Truth Evaluate(ReadOnlySpan<int> terms) => Truth.True - (int)operand.Evaluate(terms);

        public override Truth Over(bool[][] allowed) => Truth.True - (int)operand.Over(allowed);

        public override (int Issue, bool[] Members)? Split(bool[][] allowed) => operand.Split(allowed);
    }

    /// <summary>A conjunction is the least of its operands, a disjunction the greatest; <paramref name="neutral"/> is the value without operands.</summary>
    private sealed class Extreme(CompiledFormula[] operands, Truth neutral) : CompiledFormula
    {
        public override Truth Evaluate(ReadOnlySpan<int> terms)
        {
            var decided = Truth.True - (int)neutral;
            var result = neutral;
            foreach (var operand in operands)
            {
                var value = operand.Evaluate(terms);
                if (value == decided)
                    return decided;
                if (value == Truth.Unknown)
                    result = Truth.Unknown;
            }

            return result;
        }

        public override Truth Over(bool[][] allowed)
        {
            var decided = Truth.True - (int)neutral;
            var result = neutral;
            foreach (var operand in operands)
            {
                var value = operand.Over(allowed);
                if (value == decided)
                    return decided;
                if (value == Truth.Unknown)
                    result = Truth.Unknown;
            }

            return result;
        }

        public override (int Issue, bool[] Members)? Split(bool[][] allowed)
        {
            if (Over(allowed) != Truth.Unknown)
                return null;
            foreach (var operand in operands)
            {
                if (operand.Split(allowed) is { } split)
                    return split;
            }

            return null;
        }

        public override IReadOnlyList<(int Issue, bool[] Members)>? AsBox()
        {
            if (neutral != Truth.True)
                return null;
            var sides = new List<(int Issue, bool[] Members)>();
            foreach (var operand in operands)
            {
                if (operand.AsBox() is not { } more)
                    return null;
                sides.AddRange(more);
            }

            return [.. sides.GroupBy(side => side.Issue).Select(same => (same.Key, same.Select(side => side.Members).Aggregate(Both)))];
        }

        private static bool[] Both(bool[] first, bool[] second) => [.. first.Zip(second, (a, b) => a && b)];
    }

    private sealed class Equivalence(CompiledFormula left, CompiledFormula right) : CompiledFormula
    {
        public override Truth Evaluate(ReadOnlySpan<int> terms)
        {
            var first = left.Evaluate(terms);
            var second = right.Evaluate(terms);
            if (first == Truth.Unknown || second == Truth.Unknown)
                return Truth.Unknown;
            return first == second ? Truth.True : Truth.False;
        }

        public override Truth Over(bool[][] allowed)
        {
            var first = left.Over(allowed);
            var second = right.Over(allowed);
            if (first == Truth.Unknown || second == Truth.Unknown)
                return Truth.Unknown;
            return first == second ? Truth.True : Truth.False;
        }

        public override (int Issue, bool[] Members)? Split(bool[][] allowed) => left.Split(allowed) ?? right.Split(allowed);
    }
}
