using Truce.Dossiers;
using Truce.Text.Sections;
using Truce.Text.Yaml;
using static Truce.Text.Writing.FieldList;

namespace Truce.Text.Writing;

/// <summary>Says of what is known of a preference, and of what is not, what a dossier's file says.</summary>
internal sealed class KnowledgeContent(FormulaContent formulas)
{
    /// <summary>The bounds of a number, or nothing.</summary>
    public static YamlContent? Between(Bounds? bounds) =>
        bounds is { } known ? new YamlList([NewWord(Number(known.Least)), NewWord(Number(known.Greatest))]) : null;

    /// <summary>That some weights are no less than others.</summary>
    public static YamlContent Weights(WeightComparison comparison) =>
        new FieldList().Words("heavier", comparison.Heavier).Words("than", comparison.Than).Says(comparison.Says).ToMap();

    /// <summary>Adds the keys of what is certain and of what choices tell.</summary>
    public void AddTo(FieldList fields, PartyPreference preference)
    {
        if (preference is { Preference: Preference.Partial, Known.IsEmpty: true })
            fields.Content("known", new YamlList([]));
        fields.List("known", preference.Known.Select(Known), prefersBlock: true)
            .List("evidence", preference.Evidence.Select(Choice), prefersBlock: true);
    }

    /// <summary>The entries of a list of priorities.</summary>
    public EquatableArray<YamlContent> Priorities(EquatableArray<Priority> priorities)
    {
        var entries = new List<YamlContent>();
        for (var k = 0; k < priorities.Count; k++)
        {
            var group = 1;
            while (k + group < priorities.Count && priorities[k + group].Place == PriorityPlace.WithPrevious)
                group++;
            if (group == 1)
            {
                entries.Add(Priority(priorities[k]));
                continue;
            }

            var members = priorities.Skip(k).Take(group).Select(Priority).ToEquatableArray();
            entries.Add(new YamlMap([new YamlField(KnowledgeSection.AnyOrder, new YamlList(members, PrefersBlock: true))], PrefersBlock: true));
            k += group - 1;
        }

        return entries.ToEquatableArray();
    }

    private YamlContent Priority(Priority priority) =>
        priority is { Because: null, Says.IsEmpty: true, Place: not PriorityPlace.Unsure }
            ? formulas.Of(priority.Prefer)
            : new FieldList()
                .Content("prefer", formulas.Of(priority.Prefer))
                .Word("unsure", priority.Place == PriorityPlace.Unsure ? "yes" : null)
                .Prose("because", priority.Because)
                .Says(priority.Says)
                .ToMap();

    private YamlContent Known(StateComparison comparison)
    {
        var (first, second) = (formulas.Of(comparison.First), formulas.Of(comparison.Second));
        return (comparison.Kind == ComparisonKind.Indifferent
            ? new FieldList().Content("indifferent", new YamlList([first, second]))
            : new FieldList().Content("prefer", first).Content("to", second)).Says(comparison.Says).ToMap();
    }

    private YamlContent Choice(ObservedChoice choice) => new FieldList()
        .Content(EnumWords.Of(choice.Kind), formulas.Of(choice.What))
        .Content(choice.Kind == ChoiceKind.Refused ? "keeping" : "over", choice.Against is { } against ? formulas.Of(against) : null)
        .Word("reliability", Number(choice.Reliability))
        .Date("date", choice.Date)
        .Says(choice.Says)
        .ToMap();
}
