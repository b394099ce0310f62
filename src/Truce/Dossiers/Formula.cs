namespace Truce.Dossiers;

/// <summary>A statement about a state that is true or false of it.</summary>
/// <remarks>
/// Written <c>issue = term</c>, a bare yes/no issue, <c>issue in {a, b}</c>, a pattern <c>&lt;YN-&gt;</c>, <c>not</c>, <c>and</c>, <c>or</c>,
/// <c>implies</c>, <c>iff</c>, <c>if … then …</c>, <c>true</c>, <c>false</c>. A formula is only text until a dossier gives its names a meaning; the reader checks them.
/// </remarks>
public abstract record Formula
{
    private Formula()
    {
    }

    /// <summary>True of every state.</summary>
    public static Formula True { get; } = new And([]);

    /// <summary>True of no state.</summary>
    public static Formula False { get; } = new Or([]);

    /// <summary>The issue is settled by that term.</summary>
    public sealed record Is(IssueId Issue, TermId Term) : Formula;

    /// <summary>The issue is settled by one of those terms.</summary>
    public sealed record In(IssueId Issue, EquatableArray<TermId> Terms) : Formula;

    /// <summary>The operand is false.</summary>
    public sealed record Not(Formula Operand) : Formula;

    /// <summary>Every operand is true; with none, true.</summary>
    public sealed record And(EquatableArray<Formula> Operands) : Formula;

    /// <summary>At least one operand is true; with none, false.</summary>
    public sealed record Or(EquatableArray<Formula> Operands) : Formula;

    /// <summary>The antecedent is false or the consequent true. "A IF B" of the graph-model literature is <c>B implies A</c>.</summary>
    public sealed record Implies(Formula Antecedent, Formula Consequent) : Formula;

    /// <summary>Both sides are true or both are false.</summary>
    public sealed record Iff(Formula Left, Formula Right) : Formula;

    /// <summary>The issues that the formula names, each once, in the order of their first mention.</summary>
    public EquatableArray<IssueId> Issues()
    {
        var found = new List<IssueId>();
        Collect(this, found);
        return found.ToEquatableArray();
    }

    private static void Collect(Formula formula, List<IssueId> found)
    {
        switch (formula)
        {
            case Is(var issue, _):
                Add(issue, found);
                break;
            case In(var issue, _):
                Add(issue, found);
                break;
            case Not(var operand):
                Collect(operand, found);
                break;
            case And(var operands):
                foreach (var operand in operands)
                    Collect(operand, found);
                break;
            case Or(var operands):
                foreach (var operand in operands)
                    Collect(operand, found);
                break;
            case Implies(var antecedent, var consequent):
                Collect(antecedent, found);
                Collect(consequent, found);
                break;
            case Iff(var left, var right):
                Collect(left, found);
                Collect(right, found);
                break;
        }
    }

    private static void Add(IssueId issue, List<IssueId> found)
    {
        if (!found.Contains(issue))
            found.Add(issue);
    }
}
