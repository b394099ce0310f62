using System.Globalization;
using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>What issues are worth together: parts, of which some consist of parts themselves.</summary>
internal static class UtilityParts
{
    private const string Sum = "sum";

    /// <summary>Who weighs the issues, named by name; and each part that consists of parts, with its places behind: <c>east+2+0</c>.</summary>
    public static IEnumerable<EntryOwner> Owners(Dossier dossier) => PreferenceHolders.Weighing(dossier).SelectMany(owner => Nested(owner, Of(dossier, owner.Path)).Prepend(owner));

    /// <summary>The parts of somebody's utility, or of one of its parts.</summary>
    public static EquatableArray<UtilityPart> Of(Dossier dossier, string owner)
    {
        var (holder, places) = Split(owner);
        return places.Aggregate(PreferenceHolders.UtilityOf(dossier, holder).Parts, (parts, place) => ((UtilityPart.Combined)parts[place]).Parts);
    }

    /// <summary>The dossier with other parts there.</summary>
    public static Dossier With(Dossier dossier, string owner, EquatableArray<UtilityPart> changed)
    {
        var (holder, places) = Split(owner);
        var utility = PreferenceHolders.UtilityOf(dossier, holder);
        return PreferenceHolders.With(dossier, holder, utility with { Parts = With(utility.Parts, places, changed) });
    }

    /// <summary>A part in words.</summary>
    public static string InWords(Telling telling, UtilityPart part) => part switch
    {
        UtilityPart.When(var condition, var adds, _) => $"{Telling.Number(adds)} where {telling.Words.Clause(condition)}",
        UtilityPart.Table(var issues, _, _) => $"a table of {string.Join(" and ", issues.Select(telling.Words.IssueName))}",
        UtilityPart.Combined(var rule, var parts, var weight) => $"{RuleInWords(rule)} of {parts.Count} parts{(weight == 1 ? "" : $", times {Telling.Number(weight)}")}",
        _ => "",
    };

    /// <summary>The fields of a part. A new one is of any kind; one that is there keeps its kind.</summary>
    public static FieldsOf<UtilityPart> Fields(int mostCombinations) => new FieldsOf<UtilityPart>()
        .Field("part", "What it is", (_, part) => KindOf(part), Begun)
        .Field("when", "Where all of this is so", (_, part) => new FieldValue.Terms(part is UtilityPart.When(var condition, _, _) ? Together.PartsOf(condition) : []), WithWhen)
        .Field("adds", "this number is added", (_, part) => FieldsOf<UtilityPart>.NumberOf(part is UtilityPart.When added && !IsBegun(part) ? added.Adds : null), (part, _) => part)
        .Field("issues", "For a table: its issues", IssuesOf, (part, _) => part)
        .Field("values", "What each combination of their terms adds; once the table is added", (telling, part) => ValuesOf(telling, part, mostCombinations), (part, reader) => WithValues(part, reader, mostCombinations))
        .Field("weight", "For a sum, a least or a greatest: what it is multiplied by; 1 when empty", (_, part) => FieldsOf<UtilityPart>.NumberOf(part is UtilityPart.Combined { Weight: not 1 } combined ? combined.Weight : null), (part, reader) => part is UtilityPart.Combined combined ? combined with { Weight = reader.Number("weight") ?? 1 } : part)
        .Field("says", "Rests on these statements", (_, part) => new FieldValue.Statements(SaysOf(part)), (part, reader) => part switch
        {
            UtilityPart.When added => added with { Says = reader.Says("says") },
            UtilityPart.Table table => table with { Says = reader.Says("says") },
            _ => part,
        });

    private static FieldValue.Choice KindOf(UtilityPart part)
    {
        (string, string)[] kinds = [("when", "a number where something is so"), ("issues", "a table for combinations of terms"), (Sum, "the sum of parts"), ("min", "the least of parts"), ("max", "the greatest of parts")];
        var kind = part switch { UtilityPart.Table => "issues", UtilityPart.Combined(var rule, _, _) => Spelling.InFile(rule), _ => "when" };
        return new(kind, IsBegun(part) ? kinds : kinds.Where(known => known.Item1 == kind));
    }

    private static bool IsBegun(UtilityPart part) => part is UtilityPart.When begun && ReferenceEquals(begun.Condition, Together.Unsaid);

    /// <summary>A part of the kind that was chosen; one that consists of parts begins with the number where something is so.</summary>
    private static UtilityPart Begun(UtilityPart part, FormReader reader)
    {
        if (!IsBegun(part))
            return part;
        switch (reader.Form["part"])
        {
            case "issues":
                var issues = reader.Dossier.Issues.Where(issue => reader.Form.Has($"issues:{issue.Id}")).ToArray();
                if (issues.Length == 0)
                    reader.Wrong("A table needs issues", field: "issues");
                var count = issues.Aggregate(1m, (product, issue) => product * issue.Terms.Count);
                if (count > UtilityPart.Table.MaxCount)
                    reader.Wrong($"A table of these issues would have {count.ToString("N0", CultureInfo.InvariantCulture)} combinations, which is too many", field: "issues");
                return new UtilityPart.Table(issues.Select(issue => issue.Id).ToEquatableArray(), new decimal[count > UtilityPart.Table.MaxCount ? 0 : (int)count].ToEquatableArray());
            case { } kind when Spelling.Find<Combination>(kind) is { } rule:
                return new UtilityPart.Combined(rule, [WithWhen(part, reader)]);
            default:
                return part;
        }
    }

    private static UtilityPart WithWhen(UtilityPart part, FormReader reader)
    {
        if (part is not UtilityPart.When added)
            return part;
        var condition = reader.Together("when", "This needs something that is so, for the number to be added");
        return added with { Condition = condition ?? added.Condition, Adds = reader.Text("adds", "This needs the number that is added") is null ? added.Adds : reader.Number("adds") ?? added.Adds };
    }

    private static FieldValue.Boxes IssuesOf(Telling telling, UtilityPart part) => new(part is UtilityPart.Combined ? [] : telling.Dossier.Issues
        .Where(issue => part is UtilityPart.When || ((UtilityPart.Table)part).Issues.Contains(issue.Id))
        .Select(issue => (issue.Id.Value, telling.Words.Question(issue.Id), part is UtilityPart.Table)));

    private static FieldValue.Rows ValuesOf(Telling telling, UtilityPart part, int most) => new(part is UtilityPart.Table table && table.Values.Count <= most
        ? Utilities.Combinations([.. table.Issues.Select(id => telling.Dossier.Find(id)!)]).Select((terms, code) => (
            code.ToString(CultureInfo.InvariantCulture),
            string.Join(", ", table.Issues.Select((issue, k) => $"{telling.Words.IssueName(issue)}: {terms[k]}")),
            (FieldValue)FieldsOf<UtilityPart>.NumberOf(table.Values[code])))
        : []);

    private static UtilityPart WithValues(UtilityPart part, FormReader reader, int most) => part is UtilityPart.Table table && table.Values.Count <= most && reader.Form.Has("values:0")
        ? table with { Values = table.Values.Select((_, code) => reader.Number($"values:{code}", table.Values[code], "Each combination needs a number; 0 when it adds nothing")).ToEquatableArray() }
        : part;

    private static EquatableArray<StatementId> SaysOf(UtilityPart part) => part switch { UtilityPart.When added => added.Says, UtilityPart.Table table => table.Says, _ => [] };

    private static IEnumerable<EntryOwner> Nested(EntryOwner owner, EquatableArray<UtilityPart> parts) => parts.SelectMany((part, place) =>
    {
        if (part is not UtilityPart.Combined combined)
            return [];
        var inner = new EntryOwner($"{owner.Path}+{place}", $"{owner.Label}, {RuleInWords(combined.Rule)} in place {place + 1}");
        return Nested(inner, combined.Parts).Prepend(inner);
    });

    private static EquatableArray<UtilityPart> With(EquatableArray<UtilityPart> parts, ReadOnlySpan<int> places, EquatableArray<UtilityPart> changed)
    {
        if (places.IsEmpty)
            return changed;
        var combined = (UtilityPart.Combined)parts[places[0]];
        var inner = With(combined.Parts, places[1..], changed);
        var all = parts.ToArray();
        all[places[0]] = combined with { Parts = inner };
        return all.ToEquatableArray();
    }

    private static (string Holder, int[] Places) Split(string owner)
    {
        var ends = owner.Split('+');
        return (ends[0], [.. ends[1..].Select(place => int.Parse(place, CultureInfo.InvariantCulture))]);
    }

    private static string RuleInWords(Combination rule) => rule switch { Combination.Min => "the least", Combination.Max => "the greatest", _ => "the sum" };
}
