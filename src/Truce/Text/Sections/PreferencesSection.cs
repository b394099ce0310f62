using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads <c>preferences</c>: how does each party order the states?</summary>
internal static class PreferencesSection
{
    private static readonly string[] s_forms = ["priorities", "ranking", "utility"];

    public static EquatableArray<PartyPreference> Read(Reading reading)
    {
        var preferences = new List<PartyPreference>();
        var section = reading.Root["preferences"];
        if (section is not null and not YamlMapping)
            reading.WrongKind(section, "a mapping from parties to their preferences");
        foreach (var entry in section is YamlMapping mapping ? mapping.Entries : [])
        {
            var party = reading.Reference(entry.Key, reading.Parties) ?? "";
            var fields = new Fields(reading, entry.Value, entry.Key.Span, "a preference");
            if (ReadPreference(reading, fields, entry) is { } preference)
                preferences.Add(new PartyPreference(new PartyId(party), preference, fields.Says()));
            else
                fields.Says();
            fields.Finish();
        }

        return preferences.ToEquatableArray();
    }

    private static Preference? ReadPreference(Reading reading, Fields fields, YamlEntry entry)
    {
        var priorities = fields["priorities"];
        var ranking = fields["ranking"];
        var utility = fields["utility"];
        var reservation = fields["reservation"];
        var given = s_forms.Where(form => fields[form] is not null).ToList();
        if (given.Count != 1 && entry.Value is YamlMapping { IsPartial: false })
            reading.Report(entry.Key.Span, Messages.PreferenceForms(entry.Key.Value, given));
        if (reservation is not null && utility is null)
            reading.Report(reservation.Span, Messages.ReservationWithoutUtility());

        // All that is given is read, so that its errors show.
        Preference? found = null;
        if (priorities is not null)
            found = new Preference.Priorities(reading.Items(priorities).Select(item => ReadPriority(reading, item)).ToEquatableArray());
        if (ranking is not null)
            found = new Preference.Ranking(reading.Items(ranking).Select(item => ReadTier(reading, item)).ToEquatableArray());
        if (utility is not null)
            found = new Preference.Utility(ReadUtility(reading, utility), reading.Number(reservation));
        return found;
    }

    private static Priority ReadPriority(Reading reading, YamlNode node)
    {
        if (node is not YamlMapping)
            return new Priority(reading.Formula(node));
        var fields = new Fields(reading, node, new TextSpan(node.Span.Start, 0), "a priority");
        var priority = new Priority(reading.Formula(fields.Required("prefer", "a formula")), fields.Text("because"), fields.Says());
        fields.Finish();
        return priority;
    }

    private static Tier ReadTier(Reading reading, YamlNode node)
    {
        if (node is not YamlMapping)
            return new Tier(ReadStates(reading, node));
        var fields = new Fields(reading, node, new TextSpan(node.Span.Start, 0), "a tier of a ranking");
        var tier = new Tier(ReadStates(reading, fields.Required("states", "a formula, or a list of formulas that are tied")), fields.Says());
        fields.Finish();
        return tier;
    }

    // States that are tied are listed: any of them.
    private static Formula ReadStates(Reading reading, YamlNode? node)
    {
        if (node is not YamlSequence sequence)
            return reading.Formula(node);
        if (sequence.Items.IsEmpty)
            reading.Report(sequence.Span, Messages.EmptyTier());
        var tied = sequence.Items.Select(reading.Formula).ToEquatableArray();
        return tied.Count == 1 ? tied[0] : new Formula.Or(tied);
    }

    private static EquatableArray<IssueUtility> ReadUtility(Reading reading, YamlNode node)
    {
        if (node is not YamlMapping mapping)
        {
            reading.WrongKind(node, "a mapping from issues to their weight and values");
            return [];
        }

        return mapping.Entries.Select(entry => ReadIssueUtility(reading, entry)).ToEquatableArray();
    }

    private static IssueUtility ReadIssueUtility(Reading reading, YamlEntry entry)
    {
        var issue = reading.Issue(entry.Key);
        var fields = new Fields(reading, entry.Value, entry.Key.Span, "an issue's part of a utility");
        var weightNode = fields.Required("weight", "a number, 0 or more");
        var weight = reading.Number(weightNode) ?? 0;
        if (weight < 0)
            reading.Report(weightNode!.Span, Messages.NegativeWeight(weight));
        var values = ReadValues(reading, fields.Required("values", "a number for each term of the issue"), issue);
        var result = new IssueUtility(new IssueId(entry.Key.Value), weight, values, fields.Says());
        fields.Finish();
        return result;
    }

    private static EquatableArray<decimal> ReadValues(Reading reading, YamlNode? node, KnownIssue? issue)
    {
        if (node is not YamlMapping mapping)
        {
            if (node is not null)
                reading.WrongKind(node, "a mapping from the issue's terms to numbers");
            return [];
        }

        var values = new Dictionary<string, decimal>();
        foreach (var entry in mapping.Entries)
        {
            if (reading.Diagnostics.IsFull)
                return [];
            if (issue is { IsComplete: true } && issue.IndexOf(entry.Key.Value) < 0)
                reading.Report(entry.Key.Span, Messages.UnknownTerm(entry.Key.Value, issue));
            values[entry.Key.Value] = reading.Number(entry.Value) ?? 0;
        }

        if (issue is null)
            return [];
        var missing = issue.Terms.Select(t => t.Value).Where(t => !values.ContainsKey(t)).ToList();
        if (missing.Count > 0 && issue.IsComplete)
            reading.Report(new TextSpan(node.Span.Start, 0), Messages.ValuesLack(issue, missing));
        return issue.Terms.Select(t => values.GetValueOrDefault(t.Value)).ToEquatableArray();
    }
}
