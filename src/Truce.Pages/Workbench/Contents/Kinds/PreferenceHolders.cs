using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>Whose preferences a dossier can hold: those of each party, and those that a party takes another to have.</summary>
internal static class PreferenceHolders
{
    /// <summary>Each party, named by its name: what it prefers itself.</summary>
    public static IEnumerable<EntryOwner> Parties(Dossier dossier) => dossier.Parties.Select(party => new EntryOwner(party.Id.Value, party.Name));

    /// <summary>Each pair of parties, named <c>viewer/other</c>: what the first takes the second for.</summary>
    public static IEnumerable<EntryOwner> Views(Dossier dossier) =>
        from viewer in dossier.Parties
        from other in dossier.Parties
        where viewer != other && (dossier.ViewOf(viewer.Id) is not null || (dossier.IsDecisionMaker(viewer.Id) && dossier.IsDecisionMaker(other.Id)))
        select new EntryOwner($"{viewer.Id}/{other.Id}", $"{other.Name}, as {viewer.Name} sees it");

    /// <summary>Those whose preference has a form, or none yet.</summary>
    public static IEnumerable<EntryOwner> WithForm<TPreference>(Dossier dossier)
        where TPreference : Preference => Parties(dossier).Concat(Views(dossier)).Where(owner => Of(dossier, owner.Path) is null or Preference.Partial or TPreference);

    /// <summary>Those who weigh the issues.</summary>
    public static IEnumerable<EntryOwner> Weighing(Dossier dossier) => Parties(dossier).Concat(Views(dossier)).Where(owner => Of(dossier, owner.Path) is Preference.Utility);

    /// <summary>What is preferred; null when nothing is written of it.</summary>
    public static Preference? Of(Dossier dossier, string owner) => owner.Split('/') switch
    {
        [var party] => dossier.PreferenceOf(new(party))?.Preference,
        [var viewer, var other] => dossier.ViewOf(new(viewer))?.Preferences.FirstOrDefault(known => known.Of.Value == other)?.Preference,
        _ => null,
    };

    /// <summary>The utility of somebody, or one that says nothing yet.</summary>
    public static Preference.Utility UtilityOf(Dossier dossier, string owner) => Of(dossier, owner) as Preference.Utility ?? new Preference.Utility([]);

    /// <summary>The dossier with another preference of somebody; a preference that says nothing is taken out.</summary>
    public static Dossier With(Dossier dossier, string owner, Preference changed)
    {
        if (changed == Of(dossier, owner))
            return dossier;
        var says = changed is not (Preference.Priorities { Statements.IsEmpty: true } or Preference.Ranking { Tiers.IsEmpty: true } or Preference.Comparisons { Items.IsEmpty: true } or Preference.Utility { Issues.IsEmpty: true, Parts.IsEmpty: true });
        return owner.Split('/') is [var viewer, var other]
            ? Views(dossier, new(viewer), view => view with { Preferences = Attributed(view.Preferences, new(other), says ? changed : null) })
            : With(dossier, new PartyId(owner), known => known with { Preference = says ? changed : new Preference.Partial() });
    }

    /// <summary>The dossier with something else known of what a party prefers; when nothing is left, its entry is taken out.</summary>
    public static Dossier With(Dossier dossier, PartyId party, Func<PartyPreference, PartyPreference> change)
    {
        var nothing = new PartyPreference(party, new Preference.Partial());
        var changed = change(dossier.PreferenceOf(party) ?? nothing);
        var others = dossier.PreferenceOf(party) is null ? dossier.Preferences.Append(changed) : dossier.Preferences.Select(known => known.Party == party ? changed : known);
        return dossier with { Preferences = others.Where(known => known != nothing).ToEquatableArray() };
    }

    /// <summary>The dossier with another view of a party; one that says nothing is taken out.</summary>
    public static Dossier Views(Dossier dossier, PartyId viewer, Func<PartyView, PartyView> change)
    {
        var changed = change(dossier.ViewOf(viewer) ?? new PartyView(viewer));
        var views = dossier.ViewOf(viewer) is null ? dossier.Views.Append(changed) : dossier.Views.Select(view => view.Party == viewer ? changed : view);
        return dossier with { Views = views.Where(view => view is not { Unseen.IsEmpty: true, Preferences.IsEmpty: true, UnseenMoves.IsEmpty: true }).ToEquatableArray() };
    }

    private static EquatableArray<AttributedPreference> Attributed(EquatableArray<AttributedPreference> known, PartyId other, Preference? changed)
    {
        if (changed is null)
            return known.Where(preference => preference.Of != other).ToEquatableArray();
        return known.Any(preference => preference.Of == other)
            ? known.Select(preference => preference.Of == other ? preference with { Preference = changed } : preference).ToEquatableArray()
            : known.Append(new AttributedPreference(other, changed)).ToEquatableArray();
    }
}
