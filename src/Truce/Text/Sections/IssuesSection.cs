using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads <c>issues</c>: what is in dispute, how can it be settled, and who decides it? Formulas are read after it.</summary>
internal static class IssuesSection
{
    public static EquatableArray<Issue> Read(Reading reading)
    {
        var section = reading.Root["issues"];
        var issues = new List<Issue>();
        var known = new List<KnownIssue>();
        foreach (var entry in reading.Named(section, "an issue"))
        {
            var fields = new Fields(reading, entry.Value, entry.Key.Span, "an issue");
            var range = RangeSection.Read(reading, fields, out var areComplete);
            var terms = range?.Terms() ?? ReadTerms(reading, fields["terms"], ref areComplete);
            var issue = new Issue
            {
                Id = new IssueId(entry.Key.Value),
                Question = fields.Text("question"),
                Deciders = ReadDeciders(reading, fields.Required("decided-by", "a party, '{ all: […] }', '{ any: […] }' or 'nobody'")),
                Terms = terms,
                Range = range,
                Says = fields.Says(),
            };
            var knownIssue = new KnownIssue(issue.Id, terms.Select(t => t.Id), areComplete && entry.Value is YamlMapping { IsPartial: false }, range);
            issues.Add(issue with { OneWay = ReadOneWay(reading, fields["one-way"], knownIssue) });
            known.Add(knownIssue);
            fields.Finish();
        }

        var isComplete = section is YamlMapping { IsPartial: false } || (section is null && !reading.Root.IsPartial);
        reading.Know(new KnownIssues(known, isComplete));
        return issues.ToEquatableArray();
    }

    private static EquatableArray<Term> ReadTerms(Reading reading, YamlNode? node, ref bool areComplete)
    {
        if (node is null)
            return [new Term(TermId.No), new Term(TermId.Yes)];
        var items = reading.Items(node);
        if (items.IsEmpty)
            reading.Report(node.Span, Messages.NoTerms());
        var terms = new List<Term>();
        var seen = new HashSet<string>();
        foreach (var item in items)
        {
            if (ReadTerm(reading, item) is not { } term)
                areComplete = false;
            else if (seen.Add(term.Id.Value))
                terms.Add(term);
            else
                reading.Report(item.Span, Messages.NamedTwice(term.Id.Value, "term"));
        }

        areComplete &= node is not YamlSequence { IsPartial: true } && terms.Count > 0;
        return terms.ToEquatableArray();
    }

    // A term is a name, or a mapping of one name to its label.
    private static Term? ReadTerm(Reading reading, YamlNode node)
    {
        if (node is YamlMapping { Entries: { Count: 1 } entries })
        {
            reading.CheckName(entries[0].Key, "a term");
            return new Term(new TermId(entries[0].Key.Value), reading.Text(entries[0].Value, "the term in words"));
        }

        if (node is YamlScalar { IsNull: false } scalar)
        {
            reading.CheckName(scalar, "a term");
            return new Term(new TermId(scalar.Value));
        }

        reading.WrongKind(node, "a term: its name, or '{ name: the term in words }'");
        return null;
    }

    private static Deciders ReadDeciders(Reading reading, YamlNode? node)
    {
        switch (node)
        {
            case null:
                return Deciders.Nobody;
            case YamlScalar { Value: DecidersWords.Nobody }:
                return Deciders.Nobody;
            case YamlScalar:
                return Deciders.One(new PartyId(reading.Reference(node, reading.Parties) ?? ""));
            case YamlMapping { Entries: { Count: 1 } entries } when entries[0].Key.Value is DecidersWords.All or DecidersWords.Any:
                var parties = reading.References(entries[0].Value, reading.Parties, name => new PartyId(name));
                if (parties.IsEmpty && entries[0].Value is not YamlUnreadable)
                    reading.Report(entries[0].Value.Span, Messages.NoDeciders());
                return new Deciders(entries[0].Key.Value == DecidersWords.All ? DecisionRule.All : DecisionRule.Any, parties);
            default:
                reading.WrongKind(node, "a party, '{ all: […] }' for parties that decide together, '{ any: […] }' for parties each of which can decide, or 'nobody'");
                return Deciders.Nobody;
        }
    }

    private static EquatableArray<OneWay> ReadOneWay(Reading reading, YamlNode? node, KnownIssue issue)
    {
        var changes = new List<OneWay>();
        var isRight = true;
        foreach (var item in reading.Items(node))
        {
            if (reading.Text(item, "a change such as 'no -> yes'") is not { } text)
            {
                isRight = false;
                continue;
            }

            var ends = text.Split("->", StringSplitOptions.TrimEntries);
            if (ends.Length != 2)
            {
                reading.Report(item.Span, Messages.BadOneWay(text));
                isRight = false;
                continue;
            }

            foreach (var end in ends)
                isRight &= HasTerm(reading, item, issue, end);
            changes.Add(new OneWay(new TermId(ends[0]), new TermId(ends[1])));
        }

        if (isRight && FindCircle(changes, issue) is { } circle)
            reading.Report(node!.Span, Messages.OneWayCircle(circle));
        return changes.ToEquatableArray();
    }

    private static bool HasTerm(Reading reading, YamlNode node, KnownIssue issue, string term)
    {
        if (issue.IndexOf(term) >= 0)
            return true;
        if (issue.IsComplete)
            reading.Report(node.Span, Messages.UnknownTerm(term, issue));
        return false;
    }

    /// <summary>The terms of a circle of one-way changes, the first repeated at the end, or null when there is none.</summary>
    private static List<string>? FindCircle(List<OneWay> changes, KnownIssue issue)
    {
        var next = changes.ToLookup(c => c.From.Value, c => c.To.Value);
        var isDone = new HashSet<string>();
        foreach (var term in issue.Terms)
        {
            if (isDone.Contains(term.Value))
                continue;

            // Depth first without recursion: the path, and for each term on it the changes that are still to be followed.
            var path = new List<string> { term.Value };
            var open = new Stack<IEnumerator<string>>([next[term.Value].GetEnumerator()]);
            while (open.Count > 0)
            {
                if (!open.Peek().MoveNext())
                {
                    open.Pop().Dispose();
                    isDone.Add(path[^1]);
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                var to = open.Peek().Current;
                if (path.IndexOf(to) is var start and >= 0)
                    return [.. path[start..], to];
                if (isDone.Contains(to))
                    continue;
                path.Add(to);
                open.Push(next[to].GetEnumerator());
            }
        }

        return null;
    }
}
