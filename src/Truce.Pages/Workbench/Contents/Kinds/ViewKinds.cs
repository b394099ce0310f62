using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>Where parties see the dispute otherwise than it is.</summary>
internal static class ViewKinds
{
    private const string Group = "How parties see the dispute";

    public static EntryKind Views { get; } = new EntryKind<PartyView>
    {
        Name = "views",
        Group = Group,
        Title = "What a party does not see",
        One = "what the party does not see",
        About = "The states that a party does not see; what nothing is said of, it sees as it is. What it takes others to prefer is written with their priorities, ranking or comparisons.",
        Definition = "view",
        IsSingle = true,
        Owners = PreferenceHolders.Parties,
        List = (dossier, party) => dossier.ViewOf(new(party)) is { } view ? [view] : [],
        With = (dossier, party, entries) => PreferenceHolders.Views(dossier, new PartyId(party), known => entries is [var view] ? view with { Party = new(party) } : known with { Unseen = [], Because = null, Says = [] }),
        New = _ => new PartyView(default),
        Words = (telling, view) => view.Unseen.IsEmpty ? "It sees every state" : $"It does not see states with {string.Join(", or ", view.Unseen.Select(telling.Words.Terms))}{DisputeKinds.Because(view.Because)}",
        Says = view => view.Says,
        Fields = new FieldsOf<PartyView>()
            .Field("unseen", "It does not see the states of which any of this holds", (_, view) => new FieldValue.Terms(view.Unseen), WithUnseen)
            .Prose("because", "Why you take it to see it so", view => view.Because, (view, because) => view with { Because = because })
            .Says(view => view.Says, (view, says) => view with { Says = says }),
    };

    public static EntryKind UnseenMoves { get; } = new EntryKind<ListedMove>
    {
        Name = "unseen-moves",
        Group = Group,
        Title = "Moves of another that a party does not see",
        One = "the unseen move",
        About = "A party that does not see a move of another does not reckon with it.",
        Definition = "move",
        Owners = PreferenceHolders.Views,
        List = (dossier, owner) => ListedMoves.Of(dossier.ViewOf(new(owner.Split('/')[0]))?.UnseenMoves ?? [], new PartyId(owner.Split('/')[1])),
        With = (dossier, owner, moves) => PreferenceHolders.Views(dossier, new PartyId(owner.Split('/')[0]), view => view with { UnseenMoves = ListedMoves.With(view.UnseenMoves, new PartyId(owner.Split('/')[1]), moves) }),
        New = _ => ListedMoves.New,
        Words = ListedMoves.InWords,
        Says = move => move.Says,
        Fields = ListedMoves.Fields,
    };

    public static EntryKind Behind { get; } = new EntryKind<AttributedPreference>
    {
        Name = "view-says",
        Group = Group,
        Title = "What it rests on that another is taken to want something",
        One = "what the view of another rests on",
        About = "The statements behind all that a party takes another to want; what it is, is written with priorities, a ranking or comparisons.",
        Definition = "attributed-preference",
        IsSingle = true,
        CanRemove = false,
        AddedOn = ("contents?kind=priorities", "What a party takes another to want is begun with its priorities, ranking or comparisons."),
        Owners = dossier => PreferenceHolders.Views(dossier).Where(owner => PreferenceHolders.Of(dossier, owner.Path) is not null),
        List = (dossier, owner) => dossier.ViewOf(new(owner.Split('/')[0]))!.Preferences.Where(known => known.Of.Value == owner.Split('/')[1]).ToEquatableArray(),
        With = (dossier, owner, entries) => PreferenceHolders.Views(dossier, new PartyId(owner.Split('/')[0]), view => view with { Preferences = view.Preferences.Select(known => known.Of == entries[0].Of ? entries[0] : known).ToEquatableArray() }),
        New = _ => new AttributedPreference(default, new Preference.Partial()),
        Words = (telling, known) => known.Says.IsEmpty ? "No statement as a whole" : telling.Words.Party(known.Of),
        Says = known => known.Says,
        Fields = new FieldsOf<AttributedPreference>().Says(known => known.Says, (known, says) => known with { Says = says }),
    };

    private static PartyView WithUnseen(PartyView view, FormReader reader)
    {
        var unseen = reader.Formulas("unseen");
        if (unseen.IsEmpty && view.Preferences.IsEmpty && view.UnseenMoves.IsEmpty)
            reader.Wrong("A view needs states that the party does not see, or something else in which it sees the dispute otherwise", field: "unseen");
        return view with { Unseen = unseen };
    }
}
