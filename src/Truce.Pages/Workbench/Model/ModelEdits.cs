using Truce.Dossiers;
using Truce.Reports;
using Truce.Text;

namespace Truce.Pages.Workbench;

/// <summary>Changes of a model that its page offers: what was sent, to the text that says so.</summary>
public static class ModelEdits
{
    internal const string AllPrincipals = "(all principals)";
    internal const string Nobody = "(nobody)";

    /// <summary>Changes what a party wants: the order of its priorities, one of them, or all as text.</summary>
    public static Edit Priorities(ShownDossier opened, Form form)
    {
        var id = new PartyId(form["party"] ?? "");
        if (opened.Dossier.Find(id) is not { } party)
            return Edit.Refused($"The dossier has no party called '{id}'.");
        var old = opened.Dossier.PreferenceOf(id);
        if (old is { Preference: not (Preference.Priorities or Preference.Partial) })
            return Edit.Refused($"What {party.Name} prefers is not written as priorities. Begin anew with it on the page Model, or change it as it is written.");
        var before = old?.Preference is Preference.Priorities(var statements) ? statements.ToList() : [];
        var (act, place) = form.Act(before.Count);
        var reader = new FormReader(opened, form);
        var after = before.ToList();
        string note;
        switch (act)
        {
            case "up" when place > 0:
                (after[place.Value - 1], after[place.Value]) = (after[place.Value], after[place.Value - 1]);
                note = MovedWords(opened, party, before[place.Value], place.Value, place.Value - 1);
                break;
            case "down" when place < before.Count - 1:
                (after[place.Value], after[place.Value + 1]) = (after[place.Value + 1], after[place.Value]);
                note = MovedWords(opened, party, before[place.Value], place.Value, place.Value + 1);
                break;
            case "remove" when place is { } removed:
                after.RemoveAt(removed);
                note = $"removed a priority of {party.Name}";
                break;
            case "order" when form.Order(before.Count) is { } order:
                after = [.. order.Select(k => before[k])];
                note = OneMoved(order) is var (from, to) ? MovedWords(opened, party, before[from], from, to) : $"reordered the priorities of {party.Name}";
                break;
            case "add":
                after.Add(new Priority(reader.Formula(form["prefer"]), form["because"]));
                note = $"added a priority of {party.Name}";
                break;
            case "text":
                after = FromText(reader, form["text"] ?? "", before);
                note = $"rewrote the priorities of {party.Name}";
                break;
            case "places":
                after = [.. before.Select((priority, k) => Spelling.Find<PriorityPlace>(form[$"place:{k}"]) is { } known && (k > 0 || known != PriorityPlace.WithPrevious) ? priority with { Place = known } : priority)];
                note = $"said what is not known of the order of the priorities of {party.Name}";
                break;
            default:
                return Edit.Nothing;
        }

        if (reader.Refusal is { } refusal)
            return refusal;
        var preference = new Preference.Priorities((act == "places" ? after : Placed(before, after)).ToEquatableArray());
        var changed = old is null ? new PartyPreference(id, preference) : old with { Preference = preference };
        var preferences = old is null
            ? opened.Dossier.Preferences.Append(changed)
            : opened.Dossier.Preferences.Select(other => other.Party == id ? changed : other);
        return Edit.Of(opened, opened.Dossier with { Preferences = preferences.ToEquatableArray() }, note);
    }

    /// <summary>The priorities with the places that they have now: one that shared its place with the one before it keeps to that one, and else stands where it was put.</summary>
    private static IEnumerable<Priority> Placed(List<Priority> before, List<Priority> after) => after.Select((priority, k) =>
        priority.Place != PriorityPlace.WithPrevious || (k > 0 && before.IndexOf(priority) is > 0 and var old && before[old - 1] == after[k - 1])
            ? priority
            : priority with { Place = PriorityPlace.Fixed });

    /// <summary>Changes issues, adds or removes one, or says how things stand now.</summary>
    public static Edit Issues(ShownDossier opened, Form form)
    {
        var dossier = opened.Dossier;
        var (act, place) = form.Act(dossier.Issues.Count);
        return act switch
        {
            "save" => Edit.Of(opened, Saved(dossier, form), "changed the issues"),
            "remove" when place is { } removed => Edit.Of(opened, IssueKinds.With(dossier, dossier.Issues.Where((_, k) => k != removed).ToEquatableArray()), $"removed the issue {dossier.Issues[removed].Id}"),
            "add" => Add(opened, form),
            _ => Edit.Nothing,
        };
    }

    /// <summary>Adds or removes a constraint.</summary>
    public static Edit Constraints(ShownDossier opened, Form form)
    {
        var constraints = opened.Dossier.Constraints.ToList();
        var (act, place) = form.Act(constraints.Count);
        switch (act)
        {
            case "remove" when place is { } removed:
                constraints.RemoveAt(removed);
                return Edit.Of(opened, opened.Dossier with { Constraints = constraints.ToEquatableArray() }, "removed a constraint");
            case "add":
                var reader = new FormReader(opened, form);
                constraints.Add(new Constraint(reader.Formula(form["require"]), form["because"]));
                return reader.Refusal ?? Edit.Of(opened, opened.Dossier with { Constraints = constraints.ToEquatableArray() }, "added a constraint");
            default:
                return Edit.Nothing;
        }
    }

    /// <summary>The choice on the page that stands for these deciders, or null when none does.</summary>
    internal static string? ValueOf(Dossier dossier, Deciders deciders)
    {
        if (deciders == Deciders.Nobody)
            return Nobody;
        if (deciders.Parties.Count == 1)
            return deciders.Parties[0].Value;
        return deciders == Principals(dossier) ? AllPrincipals : null;
    }

    private static Deciders? DecidersOf(Dossier dossier, string? value) => value switch
    {
        Nobody => Deciders.Nobody,
        AllPrincipals => Principals(dossier),
        _ => dossier.Parties.Any(party => party.Id.Value == value) ? Deciders.One(new PartyId(value!)) : null,
    };

    private static Deciders Principals(Dossier dossier) =>
        new(DecisionRule.All, dossier.Parties.Where(party => party.Role == PartyRole.Principal).Select(party => party.Id).ToEquatableArray());

    private static Dossier Saved(Dossier dossier, Form form)
    {
        var issues = dossier.Issues.Select((issue, k) => issue with
        {
            Question = form.Has($"question:{k}") ? form.Text($"question:{k}", issue.Question, isLine: false) : issue.Question,
            Deciders = ValueOf(dossier, issue.Deciders) != form[$"decider:{k}"] && DecidersOf(dossier, form[$"decider:{k}"]) is { } deciders ? deciders : issue.Deciders,
        }).ToEquatableArray();
        var terms = issues.Select((issue, k) => form.Number($"now:{k}") is { } term && term < issue.Terms.Count ? issue.Terms[term].Id : dossier.StatusQuo?.Terms[k]).ToArray();

        // A status quo is said of every issue or not at all.
        var now = terms.All(term => term is not null) ? new StatusQuo(terms.Select(term => term!.Value).ToEquatableArray(), dossier.StatusQuo?.Says ?? default) : dossier.StatusQuo;
        return dossier with { Issues = issues, StatusQuo = now };
    }

    private static Edit Add(ShownDossier opened, Form form)
    {
        var dossier = opened.Dossier;
        var terms = (form["terms"] ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (terms.Length < 2)
            return Edit.Refused("An issue needs two terms or more, one on each line.");
        if (form["name"] is not { } name)
            return Edit.Refused("An issue needs a name.");
        var issue = new Issue
        {
            Id = new IssueId(name),
            Question = form["question"],
            Deciders = DecidersOf(dossier, form["decider"]) ?? Deciders.Nobody,
            Terms = terms.Select(term => new Term(new TermId(term))).ToEquatableArray(),
        };
        return Edit.Of(opened, IssueKinds.With(dossier, dossier.Issues.Append(issue).ToEquatableArray()), $"added the issue {name}");
    }

    // A line that says what a priority said before keeps that priority's reasons.
    private static List<Priority> FromText(FormReader reader, string text, List<Priority> before)
    {
        var (after, left) = (new List<Priority>(), before.ToList());
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var prefer = reader.Formula(line);
            var known = left.Find(priority => priority.Prefer == prefer);
            if (known is not null)
                left.Remove(known);
            after.Add(known ?? new Priority(prefer));
        }

        return after;
    }

    private static string MovedWords(ShownDossier opened, Party party, Priority priority, int from, int to) =>
        $"moved “{new FormulaWriter(opened.Dossier).Write(priority.Prefer)}” from {Words.Ordinal(from + 1)} to {Words.Ordinal(to + 1)} place of the priorities of {party.Name}";

    /// <summary>From where to where, when taking one out and putting it in elsewhere makes the order; null when more moved, or none. Of two neighbours, the one that moved up.</summary>
    private static (int From, int To)? OneMoved(int[] order)
    {
        for (var to = 0; to < order.Length; to++)
        {
            var from = order[to];
            if (from != to && order.Where((_, k) => k != to).SequenceEqual(Enumerable.Range(0, order.Length).Where(k => k != from)))
                return (from, to);
        }

        return null;
    }
}
