using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>What is in dispute: how it can be settled, and who decides it.</summary>
internal static class IssueKinds
{
    private static readonly EquatableArray<Term> s_yesNo = [new(TermId.No), new(TermId.Yes)];

    public static EntryKind Issues { get; } = new EntryKind<Issue>
    {
        Name = "issues",
        Group = "The dispute",
        Title = "Issues",
        One = "the issue",
        About = "An issue is a question that is settled in one of a few ways, its terms: “Do the forces withdraw?” with the terms no and yes.",
        Definition = "issue",
        List = (dossier, _) => dossier.Issues,
        With = (dossier, _, issues) => With(dossier, issues),
        New = _ => new Issue { Id = default, Deciders = Deciders.Nobody, Terms = s_yesNo },
        Names = new(issue => issue.Id.Value, (issue, name) => issue with { Id = new(name) }, issue => issue.Question, "issue"),
        Words = (telling, issue) => $"{issue.Question ?? issue.Id.Value} {(issue.Range is { } range ? $"From {Telling.Number(range.From)} to {Telling.Number(range.To)}" : string.Join(" / ", issue.Terms.Select(Reports.Words.Term)))}; decided by {telling.Words.Deciders(issue.Deciders)}",
        Says = issue => issue.Says,
        Fields = new FieldsOf<Issue>()
            .Prose("question", "The question, in words", issue => issue.Question, (issue, question) => issue with { Question = question })
            .Field("decided-by", "Who decides it; nobody in the dispute when none is ticked", DecidersOf, WithDeciders)
            .Field("rule", "When several decide it", RuleOf, (issue, _) => issue, "decided-by")
            .Field("terms", "The ways to settle it, one on each line: a name, and behind a colon the words for it", TermsOf, WithTerms)
            .Field("range", "Or numbers, in place of terms", RangeOf, (issue, _) => issue, "range", "step", "count")
            .Field("one-way", "Changes that cannot be undone, one on each line, such as no -> yes", OneWayOf, WithOneWay)
            .Says(issue => issue.Says, (issue, says) => issue with { Says = says }),
    };

    private static FieldValue.Boxes DecidersOf(Telling telling, Issue issue) =>
        new(telling.Dossier.Parties.Select(party => (party.Id.Value, party.Name, issue.Deciders.Parties.Contains(party.Id))));

    private static FieldValue.Choice RuleOf(Telling telling, Issue issue) =>
        new(issue.Deciders.Parties.Count > 0 ? Spelling.InFile(issue.Deciders.Rule) : "all", [("all", "only all of them together"), ("any", "each of them alone")]);

    private static Issue WithDeciders(Issue issue, FormReader reader)
    {
        var parties = FieldsOf<Issue>.Kept(issue.Deciders.Parties, reader.Ticked("decided-by"));
        var rule = Spelling.Find<DecisionRule>(reader.Form["rule"]) ?? DecisionRule.All;
        return issue with
        {
            Deciders = parties.Count switch
            {
                _ when parties == issue.Deciders.Parties && (rule == issue.Deciders.Rule || parties.Count < 2) => issue.Deciders,
                0 => Deciders.Nobody,
                1 => Deciders.One(parties[0]),
                _ => new Deciders(rule, parties),
            },
        };
    }

    private static FieldValue.Prose TermsOf(Telling telling, Issue issue) => issue.Range is not null
        ? new(null, 3)
        : new(Lines(issue.Terms), issue.Terms.Count + 1);

    private static string Lines(EquatableArray<Term> terms) => string.Join("\n", terms.Select(term => term.Label is null ? term.Id.Value : $"{term.Id}: {term.Label}"));

    private static FieldValue.Rows RangeOf(Telling telling, Issue issue) => new(
    [
        ("least", "from", FieldsOf<Issue>.NumberOf(issue.Range?.From)),
        ("greatest", "to", FieldsOf<Issue>.NumberOf(issue.Range?.To)),
        ("count", "how many numbers; whole numbers when empty", new FieldValue.Line(issue.Range is { } range && !IsWhole(range) ? Telling.Number(range.Count) : null, InputMode: "numeric")),
    ]);

    private static bool IsWhole(NumericRange range) => range.Count == range.To - range.From + 1;

    private static Issue WithTerms(Issue issue, FormReader reader)
    {
        var (least, greatest, count) = (reader.Number("range:least"), reader.Number("range:greatest"), reader.Whole("range:count"));
        if (least is { } from && greatest is { } to)
            return WithRange(issue, from, to, count, reader);
        if (least is not null || greatest is not null)
            reader.Wrong("Numbers need both a least and a greatest one", field: least is null ? "range:least" : "range:greatest");
        if (issue.Range is null && reader.Form.ComesBack("terms", Lines(issue.Terms), isLine: false))
            return issue;
        var terms = reader.Lines("terms").Select(Term).ToEquatableArray();
        if (!terms.IsEmpty)
            return issue with { Range = null, Terms = terms };
        if (least is null && greatest is null)
            reader.Wrong("An issue needs ways to settle it: two terms or more, or numbers", field: "terms");
        return issue;
    }

    private static Issue WithRange(Issue issue, decimal from, decimal to, int? count, FormReader reader)
    {
        var numbers = count ?? (to - from is var distance && distance >= 0 && distance < NumericRange.MaxCount && distance == decimal.Truncate(distance) ? (int)distance + 1 : 0);
        if (from > to || numbers is < 1 or > NumericRange.MaxCount || (numbers == 1) != (from == to))
        {
            reader.Wrong($"From {Telling.Number(from)} to {Telling.Number(to)} there are no {(count is { } asked ? $"{asked} evenly spaced" : "whole")} numbers that begin and end there; at most {NumericRange.MaxCount} can be taken", field: "range:count");
            return issue;
        }

        var range = new NumericRange(from, to, numbers);
        return range == issue.Range ? issue : issue with { Range = range, Terms = range.Terms() };
    }

    private static Term Term(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? new Term(new(line)) : new Term(new(line[..colon].Trim()), line[(colon + 1)..].Trim() is { Length: > 0 } label ? label : null);
    }

    private static FieldValue.Prose OneWayOf(Telling telling, Issue issue) => new(string.Join("\n", issue.OneWay.Select(change => $"{change.From} -> {change.To}")));

    private static Issue WithOneWay(Issue issue, FormReader reader) => issue with
    {
        OneWay = reader.Lines("one-way").Select(line =>
        {
            var ends = line.Split("->", StringSplitOptions.TrimEntries);
            if (ends.Length == 2 && ends.All(end => issue.IndexOf(new(end)) >= 0))
                return new OneWay(new(ends[0]), new(ends[1]));
            reader.Wrong($"“{line}” is no change from one term to another, such as {issue.Terms[0].Id} -> {issue.Terms[^1].Id}", field: "one-way");
            return default;
        }).ToEquatableArray(),
    };

    /// <summary>The dossier with other issues: how things stand now and what terms are worth go with them; a new issue stands at its first term.</summary>
    public static Dossier With(Dossier dossier, EquatableArray<Issue> issues)
    {
        var now = dossier.StatusQuo ?? (dossier.Issues.IsEmpty ? new StatusQuo([]) : null);
        var terms = dossier.StatusQuo is null ? [] : dossier.Issues.Select((issue, k) => (issue.Id, Term: now!.Terms[k])).ToDictionary(known => known.Id, known => known.Term);
        return dossier with
        {
            Issues = issues,
            StatusQuo = now is null || issues.IsEmpty ? null : now with { Terms = issues.Select(issue => terms.TryGetValue(issue.Id, out var term) ? term : issue.Terms[0].Id).ToEquatableArray() },
            Preferences = dossier.Preferences.Select(known => known with { Preference = Utilities.Fitting(known.Preference, dossier, issues) }).ToEquatableArray(),
            Views = dossier.Views.Select(view => view with { Preferences = view.Preferences.Select(known => known with { Preference = Utilities.Fitting(known.Preference, dossier, issues) }).ToEquatableArray() }).ToEquatableArray(),
        };
    }
}
