using static Truce.Text.DiagnosticDescriptors;

namespace Truce.Text;

internal static partial class Messages
{
    public static Finding EmptyFormula() => new(FormulaSyntax, "expected a formula, such as 'issue = term', and found nothing");

    public static Finding UnexpectedInFormula(FormulaToken found, string expected)
    {
        var what = found.Kind switch
        {
            FormulaTokenKind.End => "the formula ends here",
            FormulaTokenKind.Pattern => $"found {Quote($"<{found.Text}>")}",
            _ => $"found {Quote(found.Text)}",
        };
        return new(FormulaSyntax, $"{what}; expected {expected}{HintFor(found)}");
    }

    public static Finding BracketNotClosed(string open, string close) => new(FormulaSyntax, $"this '{open}' is not closed; expected '{close}' before the formula ends");

    public static Finding IfWithoutBrackets() =>
        new(FormulaSyntax, "found 'if' within a formula; put 'if … then …' in brackets, or write 'A implies B'");

    public static Finding FormulaTooLong(int length, int limit) => new(
        FormulaTooLarge, $"the formula has {length:N0} characters; at most {limit:N0} are read; split it into several");

    public static Finding FormulaTooDeep(int limit) => new(
        FormulaTooLarge, $"the formula has more than {limit} brackets or operators within one another; split it into several");

    public static Finding BareIssue(KnownIssue issue) => new(
        DiagnosticDescriptors.BareIssue,
        $"the issue {Quote(issue.Id.Value)} is no yes/no issue, so its name alone says nothing; write {Quote($"{issue.Id} = {(issue.Terms.Count > 0 ? issue.Terms[^1] : "term")}")} or another of its terms: {List(issue.Terms.Select(t => t.Value))}");

    public static Finding PatternLength(int found, KnownIssues issues) => new(
        DiagnosticDescriptors.PatternLength,
        $"the pattern has {Count(found, "term")}; expected one for each of the {Count(issues.All.Count, "issue")}, '-' for any: {List(issues.Names)}");

    public static Finding UnknownIssue(string name, KnownIssues issues)
    {
        if (Nearest.To(name, issues.Names) is { } near)
            return new(DiagnosticDescriptors.UnknownIssue, $"no issue is called {Quote(name)}; did you mean '{near}'?");
        var owner = issues.All.FirstOrDefault(i => i.IndexOf(name) >= 0);
        var hint = owner is null ? $"the issues are {List(issues.Names)}" : $"it is a term of '{owner.Id}'; write '{owner.Id} = {name}'";
        return new(DiagnosticDescriptors.UnknownIssue, $"no issue is called {Quote(name)}; {(issues.All.IsEmpty ? "the dossier has no issues" : hint)}");
    }

    public static Finding UnknownTerm(string term, KnownIssue issue)
    {
        var terms = issue.Terms.Select(t => t.Value).ToList();
        if (issue.Range is { } range)
            return new(DiagnosticDescriptors.UnknownTerm, $"the issue '{issue.Id}' has no term {Quote(term)}; its terms are {Count(range.Count, "number")} from {terms[0]} to {terms[^1]}");
        var hint = Nearest.To(term, terms) is { } near ? $"did you mean '{near}'?" : $"its terms are {List(terms)}";
        return new(DiagnosticDescriptors.UnknownTerm, $"the issue '{issue.Id}' has no term {Quote(term)}; {hint}");
    }

    public static Finding TermsBackward(string first, string last, KnownIssue issue) => new(
        FormulaSyntax, $"{Quote(last)} stands before {Quote(first)} among the terms of '{issue.Id}'; expected '{last} to {first}'");

    public static Finding TooManyTerms(int most) => new(
        FormulaTooLarge, $"formulas name more than {most:N0} terms by 'first to last'; name fewer numbers, or give the ranges larger steps");

    private static string HintFor(FormulaToken found) => found.Text switch
    {
        "&" or "&&" => "; a formula writes 'and' for it",
        "|" or "||" => "; a formula writes 'or' for it",
        "!" or "~" => "; a formula writes 'not' for it",
        "==" => "; a formula writes '=' for it",
        "!=" or "<>" => "; a formula writes 'not issue = term' for it",
        "->" or "=>" => "; a formula writes 'implies' for it",
        "<=>" => "; a formula writes 'iff' for it",
        "-" when found.Kind == FormulaTokenKind.Pattern => "; a formula writes 'iff' for it",
        _ when found.Kind == FormulaTokenKind.Word && Names.IsFormulaKeyword(found.Text.ToLowerInvariant()) => $"; keywords are in lower case: '{found.Text.ToLowerInvariant()}'",
        _ => "",
    };
}
