using Truce.Dossiers;
using Truce.Movement;

namespace Truce.Reports;

/// <content>Positions in words.</content>
public sealed partial class Words
{
    /// <summary>A position under the heading of its issue: "only open", "accepts none, open; rejects agreed".</summary>
    /// <remarks>Terms stand by their names, as in the dossier, so that a cell of a table can hold them.</remarks>
    internal string PositionOn(IssueId issue, EquatableArray<TermStance> stances)
    {
        if (stances.All(term => term.Stance == Stance.Silent))
            return "nothing any more";
        var parts = new List<string>();
        if (stances.Any(term => term.Stance == Stance.Insists))
            return "only " + TermsOf(issue, stances, Stance.Insists, " or ");
        Add("accepts ", Stance.Accepts);
        foreach (var condition in stances.Where(term => term.Stance == Stance.AcceptsIf).Select(term => term.If!).Distinct())
        {
            var terms = stances.Select(term => term.If == condition ? term : new TermStance(Stance.Silent)).ToEquatableArray();
            parts.Add($"accepts {TermsOf(issue, terms, Stance.AcceptsIf, ", ")} if {ByName(condition, Binding.Implication)}");
        }

        Add("rejects ", Stance.Refuses);
        return string.Join("; ", parts);

        void Add(string lead, Stance stance)
        {
            if (stances.Any(term => term.Stance == stance))
                parts.Add(lead + TermsOf(issue, stances, stance, ", "));
        }
    }

    /// <summary>A day as a table has it: "14 Jun 2024".</summary>
    internal static string ShortDate(DateOnly date) => $"{date.Day} {s_months[date.Month - 1][..3]} {date.Year}";

    /// <summary>Names of terms, runs of numbers by their ends.</summary>
    internal string TermNames(IssueId id, IEnumerable<TermId> terms, string between = ", ")
    {
        var issue = _issues[id];
        var names = new List<string>();
        var run = new List<TermId>();
        foreach (var term in terms)
        {
            if (run.Count > 0 && (issue.Range is null || issue.IndexOf(run[^1]) + 1 != issue.IndexOf(term)))
                Close();
            run.Add(term);
        }

        Close();
        return string.Join(between, names);

        void Close()
        {
            if (run.Count > 0)
                names.Add(run.Count < 3 ? string.Join(between, run.Select(term => Plain(term.Value))) : $"{run[0]} to {run[^1]}");
            run.Clear();
        }
    }

    private string TermsOf(IssueId issue, EquatableArray<TermStance> stances, Stance stance, string between) =>
        TermNames(issue, Enumerable.Range(0, stances.Count).Where(term => stances[term].Stance == stance).Select(term => _issues[issue].Terms[term].Id), between);

    /// <summary>A formula by the names of issues and terms alone, for narrow places: "withdraw and membership: renounced".</summary>
    private string ByName(Formula formula, Binding outer) => formula switch
    {
        Formula.Is(var issue, var term) => AtomByName(issue, [term]),
        Formula.In(var issue, var terms) => AtomByName(issue, terms),
        Formula.Not(Formula.Is(var issue, var term)) when _issues[issue].IsYesNo => AtomByName(issue, [term == TermId.Yes ? TermId.No : TermId.Yes]),
        Formula.Not(var operand) => "not " + ByName(operand, Binding.Atom),
        Formula.And({ IsEmpty: true }) => "anything",
        Formula.Or({ IsEmpty: true }) => "nothing",
        Formula.And(var operands) => Bracket(string.Join(" and ", operands.Select(o => ByName(o, Binding.Conjunction))), Binding.Conjunction, outer),
        Formula.Or(var operands) => Bracket(string.Join(" or ", operands.Select(o => ByName(o, Binding.Disjunction))), Binding.Disjunction, outer),
        Formula.Implies(var antecedent, var consequent) =>
            Bracket($"if {ByName(antecedent, Binding.Implication)} then {ByName(consequent, Binding.Implication)}", Binding.Implication, outer),
        Formula.Iff(var left, var right) =>
            Bracket($"{ByName(left, Binding.Disjunction)} exactly when {ByName(right, Binding.Disjunction)}", Binding.Implication, outer),
        _ => throw new ArgumentException($"No such formula: {formula.GetType().Name}", nameof(formula)),
    };

    private string AtomByName(IssueId id, EquatableArray<TermId> terms)
    {
        if (_issues[id].IsYesNo && terms is [var only])
            return only == TermId.Yes ? IssueName(id) : "not " + IssueName(id);
        return $"{IssueName(id)}: {TermNames(id, terms, " or ")}";
    }
}
