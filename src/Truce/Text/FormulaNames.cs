using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text;

/// <summary>Where a formula stands in a file, for its diagnostics.</summary>
internal sealed class FormulaPlace(YamlScalar scalar, DiagnosticBag diagnostics)
{
    public void Report(FormulaToken token, Finding finding) => Report(token.Start, token.End, finding);

    public void Report(int start, int end, Finding finding)
    {
        if (diagnostics.IsFull)
            return;
        var from = ScalarOffsets.OffsetOf(diagnostics.Text.Text, scalar, start);
        var to = ScalarOffsets.OffsetOf(diagnostics.Text.Text, scalar, end);
        diagnostics.Add(new TextSpan(from, Math.Max(0, to - from)), finding);
    }
}

/// <summary>Gives the words of a formula their meaning: issues and terms of a dossier.</summary>
internal sealed class FormulaNames(KnownIssues issues, FormulaPlace place)
{
    /// <summary>Whether a word had no meaning; then the formula has none either.</summary>
    public bool AreBroken { get; private set; }

    /// <summary>A bare issue: its term <c>yes</c>.</summary>
    public Formula Yes(FormulaToken token)
    {
        if (Find(token) is not { } issue)
            return Formula.False;
        if (issue.IsYesNo)
            return new Formula.Is(issue.Id, TermId.Yes);
        AreBroken = true;
        if (issue.IsComplete)
            place.Report(token, Messages.BareIssue(issue));
        return Formula.False;
    }

    public Formula Is(FormulaToken token, FormulaToken term)
    {
        if (Find(token) is not { } issue)
            return Formula.False;
        Check(issue, term.Text, term.Start, term.End);
        return new Formula.Is(issue.Id, new TermId(term.Text));
    }

    /// <summary>Some terms, each alone or with the last of those that follow it in the issue's order.</summary>
    public Formula In(FormulaToken token, List<(FormulaToken First, FormulaToken Last)> terms)
    {
        if (Find(token) is not { } issue)
            return Formula.False;
        var found = new List<TermId>();
        foreach (var (first, last) in terms)
        {
            Check(issue, first.Text, first.Start, first.End);
            if (first == last)
                found.Add(new TermId(first.Text));
            else
                AddAll(issue, first, last, found);
        }

        return new Formula.In(issue.Id, found.ToEquatableArray());
    }

    /// <summary>One term for each issue in the dossier's order, <c>-</c> for any; or letters, when every issue is yes/no.</summary>
    public Formula Pattern(FormulaToken token)
    {
        if (!issues.IsComplete)
        {
            AreBroken = true;
            return Formula.False;
        }

        var words = WordsOf(token);
        if (words.Count == 1 && issues.AreAllYesNo && words[0].Text.All(c => c is 'Y' or 'N' or '-'))
            words = LettersOf(words[0]);
        if (words.Count != issues.All.Count)
        {
            AreBroken = true;
            place.Report(token, Messages.PatternLength(words.Count, issues));
            return Formula.False;
        }

        var literals = new List<Formula>();
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Text == "-")
                continue;
            Check(issues.All[i], words[i].Text, words[i].Start, words[i].End);
            literals.Add(new Formula.Is(issues.All[i].Id, new TermId(words[i].Text)));
        }

        return literals.Count == 1 ? literals[0] : new Formula.And(literals.ToEquatableArray());
    }

    private void AddAll(KnownIssue issue, FormulaToken first, FormulaToken last, List<TermId> found)
    {
        Check(issue, last.Text, last.Start, last.End);
        var (from, to) = (issue.IndexOf(first.Text), issue.IndexOf(last.Text));
        if (from < 0 || to < 0)
            return;
        AreBroken |= to < from || !issues.CanExpand(to - from + 1);
        if (to < from)
            place.Report(first.Start, last.End, Messages.TermsBackward(first.Text, last.Text, issue));
        else if (AreBroken)
            place.Report(first.Start, last.End, Messages.TooManyTerms(KnownIssues.MaxExpanded));
        else
            found.AddRange(issue.Terms.AsSpan().Slice(from, to - from + 1));
    }

    private static List<FormulaToken> WordsOf(FormulaToken pattern)
    {
        var words = new List<FormulaToken>();
        var first = pattern.Start + 1;
        for (var i = 0; i < pattern.Text.Length; i++)
        {
            var start = i;
            while (i < pattern.Text.Length && !char.IsWhiteSpace(pattern.Text[i]))
                i++;
            if (i > start)
                words.Add(new FormulaToken(FormulaTokenKind.Word, pattern.Text[start..i], first + start, first + i));
        }

        return words;
    }

    private static List<FormulaToken> LettersOf(FormulaToken word)
    {
        var letters = new List<FormulaToken>();
        for (var i = 0; i < word.Text.Length; i++)
        {
            var term = word.Text[i] switch { 'Y' => "yes", 'N' => "no", _ => "-" };
            letters.Add(new FormulaToken(FormulaTokenKind.Word, term, word.Start + i, word.Start + i + 1));
        }

        return letters;
    }

    private KnownIssue? Find(FormulaToken token)
    {
        var issue = issues.Find(token.Text);
        if (issue is not null)
            return issue;
        AreBroken = true;
        if (issues.IsComplete)
            place.Report(token, Messages.UnknownIssue(token.Text, issues));
        return null;
    }

    private void Check(KnownIssue issue, string term, int start, int end)
    {
        if (issue.IndexOf(term) >= 0)
            return;
        AreBroken = true;
        if (issue.IsComplete)
            place.Report(start, end, Messages.UnknownTerm(term, issue));
    }
}
