using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads <c>constraints</c> and <c>status-quo</c>: which states are feasible, and which one is now?</summary>
internal static class ModelSection
{
    public static EquatableArray<Constraint> ReadConstraints(Reading reading) =>
        reading.Items(reading.Root["constraints"]).Select(item => ReadConstraint(reading, item)).ToEquatableArray();

    public static Constraint? ReadAgreement(Reading reading) =>
        reading.Root["agreement"] is { } node ? ReadConstraint(reading, node) : null;

    public static StatusQuo? ReadStatusQuo(Reading reading)
    {
        var node = reading.Root["status-quo"];
        var says = reading.Root.Says("status-quo-says");
        if (node is null)
            return null;
        if (node is not YamlMapping mapping)
        {
            reading.WrongKind(node, "a mapping from every issue to its term");
            return null;
        }

        var terms = new Dictionary<string, TermId>();
        foreach (var entry in mapping.Entries)
        {
            if (reading.Diagnostics.IsFull)
                return null;
            if (ReadTerm(reading, entry) is { } term)
                terms[entry.Key.Value] = term;
        }

        var given = mapping.Entries.Select(e => e.Key.Value).ToHashSet();
        var missing = reading.Issues.Names.Where(name => !given.Contains(name)).ToList();
        if (missing.Count > 0 && !mapping.IsPartial)
            reading.Report(new TextSpan(node.Span.Start, 0), Messages.StatusQuoLacks(missing));
        return new StatusQuo(reading.Issues.All.Select(i => terms.GetValueOrDefault(i.Id.Value)).ToEquatableArray(), says);
    }

    private static Constraint ReadConstraint(Reading reading, YamlNode node)
    {
        if (node is not YamlMapping)
            return new Constraint(reading.Formula(node));
        var fields = new Fields(reading, node, new TextSpan(node.Span.Start, 0), "a constraint");
        var constraint = new Constraint(reading.Formula(fields.Required("require", "a formula")), fields.Text("because"), fields.Says());
        fields.Finish();
        return constraint;
    }

    private static TermId? ReadTerm(Reading reading, YamlEntry entry)
    {
        var issue = reading.Issue(entry.Key);
        if (reading.Text(entry.Value, "a term") is not { } term || issue is null)
            return null;
        if (issue.IsComplete && issue.IndexOf(term) < 0)
            reading.Report(entry.Value.Span, Messages.UnknownTerm(term, issue));
        return new TermId(term);
    }
}
