using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads <c>preferences</c>: how does each party order the states?</summary>
internal static class PreferencesSection
{
    /// <summary>The one walk-away that is no number.</summary>
    public const string StatusQuo = "status-quo";

    /// <summary>The mark between tiers that are far apart.</summary>
    public const string StronglyPreferred = ">>";

    private static readonly string[] s_forms = ["priorities", "ranking", "utility", "comparisons"];

    public static EquatableArray<PartyPreference> Read(Reading reading)
    {
        var preferences = new List<PartyPreference>();
        foreach (var entry in reading.Entries(reading.Root["preferences"], "a mapping from parties to their preferences"))
        {
            var party = reading.Reference(entry.Key, reading.Parties) ?? "";
            var fields = new Fields(reading, entry.Value, entry.Key.Span, "a preference");
            var preference = ReadPreference(reading, fields, entry, mayBeKnownInPart: true);
            var redLines = reading.Items(fields["red-lines"]).Select(item => ReadRedLine(reading, item)).ToEquatableArray();
            var (walkAway, atLeast) = ReadWalkAway(reading, fields["walk-away"]);
            var known = reading.Items(fields["known"]).Select(item => KnowledgeSection.ReadKnown(reading, item)).ToEquatableArray();
            var evidence = reading.Items(fields["evidence"]).Select(item => KnowledgeSection.ReadChoice(reading, item)).ToEquatableArray();
            var attitudes = ReadAttitudes(reading, fields["attitudes"]);
            var says = fields.Says();
            if (preference is not null)
            {
                preferences.Add(new PartyPreference(new PartyId(party), preference, says)
                {
                    RedLines = redLines,
                    WalkAway = walkAway,
                    WalkAwayAtLeast = atLeast,
                    Known = known,
                    Evidence = evidence,
                    Attitudes = attitudes,
                });
            }

            fields.Finish();
        }

        return preferences.ToEquatableArray();
    }

    /// <summary>The order that a preference gives, in one of its forms.</summary>
    public static Preference? ReadPreference(Reading reading, Fields fields, YamlEntry entry, bool mayBeKnownInPart = false)
    {
        var priorities = fields["priorities"];
        var ranking = fields["ranking"];
        var comparisons = fields["comparisons"];
        var utility = fields["utility"];
        var together = fields["together"];
        var given = s_forms.Where(form => fields[form] is not null || (form == "utility" && together is not null)).ToList();
        if (mayBeKnownInPart && given.Count == 0 && fields["known"] is not null)
        {
            UtilitySection.ReportStrays(reading, fields);
            return new Preference.Partial();
        }

        if (given.Count != 1 && entry.Value is YamlMapping { IsPartial: false })
            reading.Report(entry.Key.Span, Messages.PreferenceForms(entry.Key.Value, given));

        // All that is given is read, so that its errors show.
        Preference? found = null;
        if (priorities is not null)
            found = new Preference.Priorities(reading.Items(priorities).SelectMany(item => KnowledgeSection.ReadPriorities(reading, item)).ToEquatableArray());
        if (ranking is not null)
            found = new Preference.Ranking(ReadTiers(reading, ranking));
        if (comparisons is not null)
            found = new Preference.Comparisons(reading.Items(comparisons).Select(item => ReadComparison(reading, item)).ToEquatableArray());
        if (utility is not null || together is not null)
            found = UtilitySection.Read(reading, fields, utility, together);
        else
            UtilitySection.ReportStrays(reading, fields);
        return found;
    }

    private static RedLine ReadRedLine(Reading reading, YamlNode node)
    {
        if (node is not YamlMapping)
            return new RedLine(reading.Formula(node));
        var fields = new Fields(reading, node, new TextSpan(node.Span.Start, 0), "a red line");
        var line = new RedLine(reading.Formula(fields.Required("never", "a formula")), fields.Text("because"), fields.Says());
        fields.Finish();
        return line;
    }

    private static (WalkAway? At, WalkAwayAtLeast? AtLeast) ReadWalkAway(Reading reading, YamlNode? node)
    {
        if (node is null)
            return (null, null);
        if (node is not YamlMapping)
        {
            CheckWalkAway(reading, node);
            return (new WalkAway(), null);
        }

        var fields = new Fields(reading, node, new TextSpan(node.Span.Start, 0), "a walk-away");
        var atLeast = fields["at-least"];
        var at = atLeast is null ? fields.Required("at", $"'{StatusQuo}'") : fields["at"];
        if (atLeast is not null && at is not null)
            reading.Report(at.Span, Messages.AtAndAtLeast());
        CheckWalkAway(reading, at);
        var (because, says) = (fields.Text("because"), fields.Says());
        fields.Finish();
        return atLeast is null ? (new WalkAway(because, says), null) : (null, new WalkAwayAtLeast(reading.Formula(atLeast), because, says));
    }

    private static void CheckWalkAway(Reading reading, YamlNode? node)
    {
        if (reading.Text(node, $"'{StatusQuo}'") is { } text && text != StatusQuo)
            reading.Report(node!.Span, Messages.UnknownWalkAway(text));
    }

    // A mark that the tiers above it are strongly preferred to those below it stands between two tiers, as the literature prints it.
    private static EquatableArray<Tier> ReadTiers(Reading reading, YamlNode ranking)
    {
        var tiers = new List<Tier>();
        YamlNode? mark = null;
        foreach (var item in reading.Items(ranking))
        {
            if (item is YamlScalar { Value: StronglyPreferred })
            {
                if (mark is not null || tiers.Count == 0)
                    reading.Report(item.Span, Messages.MarkBetweenTiers(StronglyPreferred));
                else
                    tiers[^1] = tiers[^1] with { IsStronglyPreferredToNext = true };
                mark = item;
                continue;
            }

            mark = null;
            tiers.Add(ReadTier(reading, item));
        }

        if (mark is not null)
            reading.Report(mark.Span, Messages.MarkBetweenTiers(StronglyPreferred));
        return tiers.ToEquatableArray();
    }

    /// <summary>Reads one comparison.</summary>
    /// <param name="reading">The reading it is part of.</param>
    /// <param name="node">The comparison.</param>
    /// <param name="takesStrength">Whether it can be said to be strong.</param>
    public static StateComparison ReadComparison(Reading reading, YamlNode node, bool takesStrength = true)
    {
        var fields = new Fields(reading, node, new TextSpan(node.Span.Start, 0), "a comparison");
        var prefer = fields["prefer"];
        var between = fields["indifferent"];
        if (prefer is not null == between is not null && !fields.IsPartial)
            reading.Report(new TextSpan(node.Span.Start, 0), Messages.ComparisonForms());
        var to = prefer is not null ? fields.Required("to", "a formula") : fields["to"];
        var isStrong = takesStrength && fields["strongly"] is { } strongly && reading.YesNo(strongly, "strongly");
        var indifferent = reading.Items(between).ToArray();
        if (between is not null && indifferent.Length != 2)
            reading.Report(between.Span, Messages.TwoFormulas("indifferent"));
        if (between is not null && to is not null)
            reading.Report(to.Span, Messages.OnlyBeside("to", "prefer"));
        if (takesStrength && between is not null && fields["strongly"] is { } stray)
            reading.Report(stray.Span, Messages.OnlyBeside("strongly", "prefer"));
        var says = fields.Says();
        fields.Finish();
        if (prefer is null)
        {
            var both = indifferent.Select(reading.Formula).ToArray();
            return new StateComparison(both.FirstOrDefault(Formula.False), ComparisonKind.Indifferent, both.ElementAtOrDefault(1) ?? Formula.False, says);
        }

        var kind = isStrong ? ComparisonKind.StronglyPrefers : ComparisonKind.Prefers;
        return new StateComparison(reading.Formula(prefer), kind, reading.Formula(to), says);
    }

    private static EquatableArray<Attitude> ReadAttitudes(Reading reading, YamlNode? node)
    {
        var attitudes = new List<Attitude>();
        foreach (var entry in reading.Entries(node, "a mapping from parties to 'positive', 'neutral' or 'negative'"))
        {
            var to = reading.Reference(entry.Key, reading.Parties) ?? "";
            attitudes.Add(new Attitude(new PartyId(to), reading.Word<AttitudeKind>(entry.Value, "attitude") ?? AttitudeKind.Neutral));
        }

        return attitudes.ToEquatableArray();
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
}
