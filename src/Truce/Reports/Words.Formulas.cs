using Truce.Dossiers;

namespace Truce.Reports;

/// <content>Formulas in words.</content>
public sealed partial class Words
{
    /// <summary>How tightly a part of a formula binds, for brackets.</summary>
    private enum Binding
    {
        Implication,
        Disjunction,
        Conjunction,
        Atom,
    }

    /// <summary>A formula as a clause that can stand after "that" or "once": "the fighting ceases", "“withdraw” holds".</summary>
    public string Clause(Formula formula) => Clauses([formula]);

    /// <summary>Formulas that are all true, as a clause: "the fighting ceases and “talks: open” holds".</summary>
    public string Clauses(EquatableArray<Formula> formulas)
    {
        var operands = formulas.SelectMany(formula => formula is Formula.And(var parts) ? parts : [formula]).ToEquatableArray();
        var outer = operands.Count == 1 ? Binding.Implication : Binding.Conjunction;
        var clauses = operands.Where(HasLabels).Select(formula => InWords(formula, outer)).ToList();
        var tags = operands.Where(formula => !HasLabels(formula)).Select(Tag).ToList();
        if (tags.Count > 0)
            clauses.Add(Row(Cut(tags)) + (tags.Count == 1 ? " holds" : " hold"));
        return clauses.Count == 0 ? "anything holds" : Row(Cut(clauses));
    }

    /// <summary>A formula by itself, as after a colon: a clause, or names in quotation marks.</summary>
    public string Terms(Formula formula) => HasLabels(formula) ? InWords(formula, Binding.Implication) : Tag(formula);

    /// <summary>A formula as what is wanted or said: "that the fighting ceases", "“talks: open”".</summary>
    public string That(Formula formula) => HasLabels(formula) ? "that " + InWords(formula, Binding.Implication) : Tag(formula);

    /// <summary>Formulas by themselves, as after a colon.</summary>
    public string Terms(EquatableArray<Formula> formulas) => Row(Cut([.. formulas.Select(Terms)]));

    private static string Bracket(string text, Binding own, Binding outer) => own < outer ? $"({text})" : text;

    private static List<string> Cut(List<string> clauses)
    {
        if (clauses.Count <= MostClauses)
            return clauses;
        var rest = clauses.Count - MostClauses;
        return [.. clauses.Take(MostClauses), $"{Count(rest, "more such term")}"];
    }

    private bool HasLabels(Formula formula) => formula.Issues().Any(issue => SpeaksForItself(_issues[issue]));

    private static bool SpeaksForItself(Issue issue) => issue.Terms.All(term => term.Label is not null);

    private string Tag(Formula formula) => $"“{Expression(formula, Binding.Implication)}”";

    /// <summary>A formula whose issues have no clauses of their own, near to how the file has it.</summary>
    private string Expression(Formula formula, Binding outer)
    {
        switch (formula)
        {
            case Formula.Is(var issue, var term):
                return Atom(issue, [term]);
            case Formula.In(var issue, var terms):
                return Atom(issue, terms);
            case Formula.Not(Formula.Is(var issue, var term)) when _issues[issue].IsYesNo:
                return Atom(issue, [term == TermId.Yes ? TermId.No : TermId.Yes]);
            case Formula.Not(var operand):
                return "not " + Expression(operand, Binding.Atom);
            case Formula.And([]):
                return "anything";
            case Formula.Or([]):
                return "nothing";
            case Formula.And(var operands):
                return Bracket(string.Join(" and ", operands.Select(o => Expression(o, Binding.Conjunction))), Binding.Conjunction, outer);
            case Formula.Or(var operands):
                return Bracket(string.Join(" or ", operands.Select(o => Expression(o, Binding.Disjunction))), Binding.Disjunction, outer);
            case Formula.Implies(var antecedent, var consequent):
                var text = $"if {Expression(antecedent, Binding.Implication)} then {Expression(consequent, Binding.Implication)}";
                return Bracket(text, Binding.Implication, outer);
            case Formula.Iff(var left, var right):
                text = $"{Expression(left, Binding.Disjunction)} exactly when {Expression(right, Binding.Disjunction)}";
                return Bracket(text, Binding.Implication, outer);
            default:
                throw new ArgumentException($"No such formula: {formula.GetType().Name}", nameof(formula));
        }
    }

    private string Atom(IssueId id, EquatableArray<TermId> terms)
    {
        var issue = _issues[id];
        if (issue.IsYesNo && terms is [var only])
            return only == TermId.Yes ? IssueName(id) : "not " + IssueName(id);
        return $"{IssueName(id)}: {Row(terms.Select(term => Term(issue.Terms[issue.IndexOf(term)])), "or")}";
    }

    /// <summary>A formula of which some issues have clauses of their own.</summary>
    private string InWords(Formula formula, Binding outer)
    {
        if (!HasLabels(formula))
            return Tag(formula) + " holds";
        switch (formula)
        {
            case Formula.Is(var issue, var term):
                return Label(issue, term);
            case Formula.In(var issue, var terms):
                return Bracket(Row(terms.Select(term => Label(issue, term)), "or"), terms.Count > 1 ? Binding.Disjunction : Binding.Atom, outer);
            case Formula.Not(Formula.Is(var issue, var term)) when _issues[issue].Terms.Count == 2:
                return Label(issue, _issues[issue].Terms.First(other => other.Id != term).Id);
            case Formula.Not(Formula.And({ Count: 2 } operands)):
                return $"not both {InWords(operands[0], Binding.Atom)} and {InWords(operands[1], Binding.Atom)}";
            case Formula.Not(var operand):
                return $"it is not so that {InWords(operand, Binding.Atom)}";
            case Formula.And(var operands):
                return Bracket(Row(operands.Select(o => InWords(o, Binding.Conjunction))), Binding.Conjunction, outer);
            case Formula.Or(var operands):
                return Bracket(Row(operands.Select(o => InWords(o, Binding.Disjunction)), "or"), Binding.Disjunction, outer);
            case Formula.Implies(var antecedent, var consequent):
                var text = $"if {InWords(antecedent, Binding.Implication)}, then {InWords(consequent, Binding.Implication)}";
                return Bracket(text, Binding.Implication, outer);
            case Formula.Iff(var left, var right):
                text = $"{InWords(left, Binding.Disjunction)} exactly when {InWords(right, Binding.Disjunction)}";
                return Bracket(text, Binding.Implication, outer);
            default:
                throw new ArgumentException($"No such formula: {formula.GetType().Name}", nameof(formula));
        }
    }

    private string Label(IssueId issue, TermId term) => Term(_issues[issue].Terms[_issues[issue].IndexOf(term)]);
}
