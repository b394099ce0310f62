using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>Changes of what a party would not accept, and of what its terms are worth to it.</summary>
public static class PreferenceEdits
{
    internal const string AtStatusQuo = "status-quo";
    internal const string AtLeast = "at-least";

    /// <summary>Adds, changes or removes a red line.</summary>
    public static Edit RedLines(ShownDossier opened, Form form)
    {
        if (PartyOf(opened, form) is not { } party)
            return NoParty(form);
        var old = Known(opened.Dossier, party);
        var (act, place) = form.Act(old.RedLines.Count);
        if (act == "remove" && place is { } removed)
            return With(opened, old with { RedLines = old.RedLines.Where((_, k) => k != removed).ToEquatableArray() }, $"removed a red line of {party.Name}");
        if (act is not "add" && (act is not "save" || place is null))
            return Edit.Nothing;
        var reader = new FormReader(opened, form);
        var never = reader.Formulas("never");
        if (never.IsEmpty)
            reader.Wrong("A red line needs something that it rules out", field: "never");
        var written = place is { } at ? old.RedLines[at] : null;
        var line = new RedLine(never.Count == 1 ? never[0] : new Formula.And(never), form.Text("because", written?.Because, isLine: true), reader.Says("says"));
        var lines = written is null ? old.RedLines.Append(line) : old.RedLines.Select((other, k) => k == place ? line : other);
        return reader.Refusal ?? With(opened, old with { RedLines = lines.ToEquatableArray() }, written is null ? $"added a red line of {party.Name}" : $"changed a red line of {party.Name}");
    }

    /// <summary>Says from what on a party would rather have no agreement.</summary>
    public static Edit WalkAway(ShownDossier opened, Form form)
    {
        if (PartyOf(opened, form) is not { } party)
            return NoParty(form);
        if (form["act"] != "save")
            return Edit.Nothing;
        var old = Known(opened.Dossier, party);
        var reader = new FormReader(opened, form);
        var because = form.Text("because", old.WalkAway?.Because ?? old.WalkAwayAtLeast?.Because, isLine: true);
        var changed = form["walk-away"] switch
        {
            AtStatusQuo => old with { WalkAway = new WalkAway(because, reader.Says("says")), WalkAwayAtLeast = null },
            AtLeast => old with { WalkAway = null, WalkAwayAtLeast = new WalkAwayAtLeast(reader.Formula(form["state"], "state"), because, reader.Says("says")) },
            _ => old with { WalkAway = null, WalkAwayAtLeast = null },
        };
        return reader.Refusal ?? With(opened, changed, $"said when {party.Name} would walk away");
    }

    /// <summary>Changes what issues weigh with a party and what their terms are worth to it, or begins with that.</summary>
    public static Edit Utilities(ShownDossier opened, Form form)
    {
        if (PartyOf(opened, form) is not { } party)
            return NoParty(form);
        var old = Known(opened.Dossier, party);
        var (dossier, reader) = (opened.Dossier, new FormReader(opened, form));
        switch (form["act"], old.Preference)
        {
            case ("begin", Preference.Partial):
                var equal = dossier.Issues.Select(issue => new IssueUtility(issue.Id, 1, issue.Terms.Select(_ => 0m).ToEquatableArray())).ToEquatableArray();
                return With(opened, old with { Preference = new Preference.Utility(equal) }, $"began to weigh the issues for {party.Name}");
            case ("save", Preference.Utility utility):
                var changed = utility with
                {
                    Issues = [.. utility.Issues.Concat(Unweighed(dossier, utility)).Select(issue => Weighed(issue, form, reader)).OfType<IssueUtility>()],
                    Reservation = form.Has("reservation") ? reader.Number("reservation") : utility.Reservation,
                    ReservationBetween = form.Has("reservation-least") ? reader.Bounds("reservation-least", "reservation-greatest", "The worth of no agreement") : utility.ReservationBetween,
                };
                return reader.Refusal ?? With(opened, old with { Preference = changed }, $"changed what the issues weigh with {party.Name}");
            default:
                return Edit.Nothing;
        }
    }

    /// <summary>Takes out how a party orders the states, so that it can be written in another way; what it would not accept and what is certain stay.</summary>
    public static Edit Anew(ShownDossier opened, Form form)
    {
        if (PartyOf(opened, form) is not { } party)
            return NoParty(form);
        return form["act"] == "clear" && opened.Dossier.PreferenceOf(party.Id) is not null
            ? Edit.Of(opened, PreferenceHolders.With(opened.Dossier, party.Id.Value, new Preference.Partial()), $"took out how {party.Name} orders the states")
            : Edit.Nothing;
    }

    /// <summary>The issues that count for nothing so far.</summary>
    private static IEnumerable<IssueUtility> Unweighed(Dossier dossier, Preference.Utility utility) => dossier.Issues
        .Where(issue => utility.Issues.All(known => known.Issue != issue.Id)).Select(issue => new IssueUtility(issue.Id, 0, issue.Terms.Select(_ => 0m).ToEquatableArray()));

    /// <summary>An issue as the form weighs it; null when it leaves the weight empty: then the issue counts for nothing.</summary>
    private static IssueUtility? Weighed(IssueUtility old, Form form, FormReader reader)
    {
        var id = old.Issue;
        if (!form.Has($"weight:{id}"))
            return old;
        return reader.Number($"weight:{id}") is not { } weight ? null : old with
        {
            Weight = weight,
            Values = old.Values.Select((value, k) => form.Has($"value:{id}:{k}") ? reader.Number($"value:{id}:{k}") ?? 0 : value).ToEquatableArray(),
            Between = form.Has($"least:{id}") ? reader.Bounds($"least:{id}", $"greatest:{id}", $"The weight of {id}") : old.Between,
        };
    }

    private static Party? PartyOf(ShownDossier opened, Form form) => opened.Dossier.Find(new PartyId(form["party"] ?? ""));

    private static Edit NoParty(Form form) => Edit.Refused($"The dossier has no party called '{form["party"]}'.");

    private static PartyPreference Known(Dossier dossier, Party party) => dossier.PreferenceOf(party.Id) ?? new PartyPreference(party.Id, new Preference.Partial());

    private static Edit With(ShownDossier opened, PartyPreference changed, string note)
    {
        var dossier = opened.Dossier;
        var preferences = dossier.PreferenceOf(changed.Party) is null
            ? dossier.Preferences.Append(changed)
            : dossier.Preferences.Select(other => other.Party == changed.Party ? changed : other);
        return Edit.Of(opened, dossier with { Preferences = preferences.ToEquatableArray() }, note);
    }
}
