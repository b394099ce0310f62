using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>A kind of entry: where its entries stand in a dossier, what they say in words, and the fields of their form.</summary>
internal sealed record EntryKind<T> : EntryKind
{
    /// <summary>The entries that there are.</summary>
    public required Func<Dossier, string, EquatableArray<T>> List { get; init; }

    /// <summary>The dossier with these entries instead.</summary>
    public required Func<Dossier, string, EquatableArray<T>, Dossier> With { get; init; }

    /// <summary>How many each of the owners has, in their order, where there are too many of them to look each one up; null where there are not.</summary>
    public Func<Dossier, IEnumerable<int>>? Counts { get; init; }

    /// <summary>An entry that says nothing yet.</summary>
    public required Func<Dossier, T> New { get; init; }

    /// <summary>What an entry says.</summary>
    public required Func<Telling, T, string> Words { get; init; }

    /// <summary>The statements behind an entry.</summary>
    public Func<T, EquatableArray<StatementId>> Says { get; init; } = _ => [];

    /// <summary>The fields of its form.</summary>
    public required FieldsOf<T> Fields { get; init; }

    /// <summary>How its entries are named; null when they have no names.</summary>
    public EntryNames<T>? Names { get; init; }

    public override IEnumerable<string> Keys => Fields.SelectMany(filled => filled.Keys);

    public override bool HasNames => Names is not null;

    public override IEnumerable<(EntryOwner Owner, int Count)> CountedIn(Dossier dossier) =>
        Counts is null ? OwnersIn(dossier).Select(owner => (owner, CountIn(dossier, owner.Path))) : OwnersIn(dossier).Zip(Counts(dossier));

    public override int CountIn(Dossier dossier, string owner) => List(dossier, owner).Count;

    public override IEnumerable<(string Words, EquatableArray<StatementId> Says)> Told(Telling telling, string owner) =>
        List(telling.Dossier, owner).Select(entry => (Words(telling, entry), Says(entry)));

    public override string? NameOf(Dossier dossier, string owner, int place) => Names?.Of(List(dossier, owner)[place]);

    public override IEnumerable<(string Name, string Label, FieldValue Value)> FieldsOf(Telling telling, string owner, int? place)
    {
        var entry = place is { } at ? List(telling.Dossier, owner)[at] : New(telling.Dossier);
        return Fields.Select(field => (field.Name, field.Label, field.Show(telling, entry)));
    }

    public override Edit Change(ShownDossier opened, Form form)
    {
        var path = form["owner"] ?? "";
        if (OwnersIn(opened.Dossier).FirstOrDefault(known => known.Path == path) is not { } owner)
            return Edit.Refused($"Nothing of this dossier that has {Title} is called “{path}”.");
        var before = List(opened.Dossier, path);
        var (act, place) = form.Act(before.Count);
        var reader = new FormReader(opened, form);
        var (after, note) = (act, place) switch
        {
            ("add", _) when AddedOn is null && !(IsSingle && before.Count > 0) => Added(reader, before),
            ("save", { } at) => Saved(reader, before, at),
            ("remove", { } at) when CanRemove => (before.Where((_, k) => k != at), $"removed {One}{Named(before[at])}"),
            ("up", { } at) when at > 0 => (Swapped(before, at - 1), $"moved {One}{Named(before[at])} up"),
            ("down", { } at) when at < before.Count - 1 => (Swapped(before, at), $"moved {One}{Named(before[at])} down"),
            ("order", _) when form.Order(before.Count) is { } order => (order.Select(k => before[k]), $"put the {Title.ToLowerInvariant()} in another order"),
            _ => (null, ""),
        };
        if (after is null)
            return Edit.Nothing;
        return reader.Refusal ?? Edit.Of(opened, With(opened.Dossier, path, after.ToEquatableArray()), note + (owner.Label.Length == 0 ? "" : $" ({owner.Label})"));
    }

    private (IEnumerable<T>, string) Added(FormReader reader, EquatableArray<T> before)
    {
        var entry = Fields.Aggregate(New(reader.Dossier), (entry, field) => field.Read(entry, reader));
        if (Names is { } names)
        {
            var taken = before.Select(names.Of).ToHashSet();
            var name = reader.Form["name-in-file"] ?? MadeName.Of(names.After(entry) ?? "", names.Otherwise, taken.Contains);
            if (taken.Contains(name))
                reader.Wrong($"The name “{name}” is taken; give it another", field: "name-in-file");
            entry = names.With(entry, name);
        }

        return (before.Append(entry), $"added {One}{Named(entry)}");
    }

    private (IEnumerable<T>, string) Saved(FormReader reader, EquatableArray<T> before, int place)
    {
        var changed = Fields.Aggregate(before[place], (entry, field) => field.Read(entry, reader));
        return (before.Select((entry, k) => k == place ? changed : entry), $"changed {One}{Named(changed)}");
    }

    private string Named(T entry) => Names is null ? "" : $" {Names.Of(entry)}";

    private static IEnumerable<T> Swapped(EquatableArray<T> entries, int upper) => entries.Select((entry, k) => k == upper ? entries[k + 1] : k == upper + 1 ? entries[k - 1] : entry);
}

/// <summary>How entries are named in the file.</summary>
/// <param name="Of">The name of one.</param>
/// <param name="With">The same entry with a name.</param>
/// <param name="After">The words after which one is named when nobody says how.</param>
/// <param name="Otherwise">The name when there are no such words.</param>
internal sealed record EntryNames<T>(Func<T, string> Of, Func<T, string, T> With, Func<T, string?> After, string Otherwise);
