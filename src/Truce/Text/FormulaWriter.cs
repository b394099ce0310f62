using System.Text;
using Truce.Dossiers;

namespace Truce.Text;

/// <summary>Writes formulas as a dossier holds them, with no more brackets than are needed.</summary>
/// <remarks>
/// What it writes, <see cref="FormulaParser"/> reads back as an equal formula. The one exception: a conjunction or disjunction of a single
/// operand, which the parser never makes, is written as its operand. Safe to share between threads.
/// </remarks>
public sealed class FormulaWriter
{
    private readonly HashSet<IssueId> _yesNo;
    private readonly Dictionary<IssueId, Issue> _numbers;
    private readonly bool _areAllYesNo;

    /// <summary>Makes a writer for the formulas of one dossier.</summary>
    public FormulaWriter(Dossier dossier)
    {
        _yesNo = dossier.Issues.Where(i => i.IsYesNo).Select(i => i.Id).ToHashSet();
        _numbers = dossier.Issues.Where(i => i.Range is not null).ToDictionary(i => i.Id);
        _areAllYesNo = _yesNo.Count == dossier.Issues.Count;
    }

    // From loose to tight, as the parser reads them.
    private enum Precedence
    {
        Iff,
        Implies,
        Or,
        And,
        Not,
        Atom,
    }

    /// <summary>The formula as text.</summary>
    public string Write(Formula formula)
    {
        var text = new StringBuilder();
        Write(formula, Precedence.Iff, text);
        return text.ToString();
    }

    /// <summary>A state as a pattern: <c>&lt;YNY&gt;</c> where every issue is yes/no, else <c>&lt;no open&gt;</c>.</summary>
    /// <param name="terms">One term for every issue, in the dossier's order.</param>
    public string WriteState(EquatableArray<TermId> terms) => _areAllYesNo
        ? $"<{string.Concat(terms.Select(t => t == TermId.Yes ? 'Y' : 'N'))}>"
        : $"<{string.Join(' ', terms)}>";

    private void Write(Formula formula, Precedence least, StringBuilder text)
    {
        switch (formula)
        {
            case Formula.Is(var issue, var term) when term == TermId.Yes && _yesNo.Contains(issue):
                text.Append(issue.Value);
                break;
            case Formula.Is(var issue, var term):
                text.Append(issue.Value).Append(" = ").Append(term.Value);
                break;
            case Formula.In(var issue, var terms):
                text.Append(issue.Value).Append(" in {").AppendJoin(", ", Runs(issue, terms)).Append('}');
                break;
            case Formula.And({ Count: 1 } operands):
                Write(operands[0], least, text);
                break;
            case Formula.Or({ Count: 1 } operands):
                Write(operands[0], least, text);
                break;
            case Formula.And({ IsEmpty: true }):
                text.Append("true");
                break;
            case Formula.Or({ IsEmpty: true }):
                text.Append("false");
                break;
            default:
                var precedence = PrecedenceOf(formula);
                if (precedence < least)
                    text.Append('(');
                WriteOperator(formula, text);
                if (precedence < least)
                    text.Append(')');
                break;
        }
    }

    // Numbers that follow one another are named by the first and the last.
    private IEnumerable<string> Runs(IssueId id, EquatableArray<TermId> terms)
    {
        var issue = _numbers.GetValueOrDefault(id);
        for (var start = 0; start < terms.Count;)
        {
            var end = start + 1;
            if (issue is not null && issue.IndexOf(terms[start]) is var place and >= 0)
            {
                while (end < terms.Count && place + end - start < issue.Terms.Count && issue.Terms[place + end - start].Id == terms[end])
                    end++;
            }

            if (end - start < 3)
                end = start + 1;
            yield return end - start == 1 ? terms[start].Value : $"{terms[start]} to {terms[end - 1]}";
            start = end;
        }
    }

    // An operand of the same operator keeps its brackets, except on the side to which the parser leans anyhow.
    private void WriteOperator(Formula formula, StringBuilder text)
    {
        switch (formula)
        {
            case Formula.Not(var operand):
                text.Append("not ");
                Write(operand, Precedence.Not, text);
                break;
            case Formula.And(var operands):
                WriteChain(operands, " and ", Precedence.Not, text);
                break;
            case Formula.Or(var operands):
                WriteChain(operands, " or ", Precedence.And, text);
                break;
            case Formula.Implies(var antecedent, var consequent):
                Write(antecedent, Precedence.Or, text);
                text.Append(" implies ");
                Write(consequent, Precedence.Implies, text);
                break;
            case Formula.Iff(var left, var right):
                Write(left, Precedence.Iff, text);
                text.Append(" iff ");
                Write(right, Precedence.Implies, text);
                break;
        }
    }

    private void WriteChain(EquatableArray<Formula> operands, string between, Precedence least, StringBuilder text)
    {
        for (var i = 0; i < operands.Count; i++)
        {
            if (i > 0)
                text.Append(between);
            Write(operands[i], least, text);
        }
    }

    private static Precedence PrecedenceOf(Formula formula) => formula switch
    {
        Formula.Iff => Precedence.Iff,
        Formula.Implies => Precedence.Implies,
        Formula.Or => Precedence.Or,
        Formula.And => Precedence.And,
        Formula.Not => Precedence.Not,
        _ => Precedence.Atom,
    };
}
