using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>A kind of entry that a dossier holds, and that a form writes: parties, events, steps of a plan.</summary>
internal abstract record EntryKind
{
    /// <summary>Its name in addresses.</summary>
    public required string Name { get; init; }

    /// <summary>The part of the page Contents in which it stands.</summary>
    public required string Group { get; init; }

    /// <summary>What such entries are called, for people.</summary>
    public required string Title { get; init; }

    /// <summary>One of them, with its article: "the event".</summary>
    public required string One { get; init; }

    /// <summary>What it is for, in a sentence.</summary>
    public required string About { get; init; }

    /// <summary>The definition in the schema of the file that its form fills in.</summary>
    public required string Definition { get; init; }

    /// <summary>The things of a dossier that have such entries each for itself; null when the dossier has them.</summary>
    public Func<Dossier, IEnumerable<EntryOwner>>? Owners { get; init; }

    /// <summary>Whether there is at most one.</summary>
    public bool IsSingle { get; init; }

    /// <summary>Whether one can be added here; null when it can, else where it is done: a page, and what to do there.</summary>
    public (string Page, string How)? AddedOn { get; init; }

    /// <summary>Whether one can be taken out.</summary>
    public bool CanRemove { get; init; } = true;

    /// <summary>Those that have such entries; one without a name when the dossier has them itself.</summary>
    public IEnumerable<EntryOwner> OwnersIn(Dossier dossier) => Owners?.Invoke(dossier) ?? [EntryOwner.Dossier];

    /// <summary>The keys of the file that its form fills in.</summary>
    public abstract IEnumerable<string> Keys { get; }

    /// <summary>Those that have such entries, each with how many it has.</summary>
    public abstract IEnumerable<(EntryOwner Owner, int Count)> CountedIn(Dossier dossier);

    /// <summary>How many there are.</summary>
    public abstract int CountIn(Dossier dossier, string owner);

    /// <summary>Each in words, with the statements behind it.</summary>
    public abstract IEnumerable<(string Words, EquatableArray<StatementId> Says)> Told(Telling telling, string owner);

    /// <summary>The fields of a form for one of them, or for a new one.</summary>
    /// <param name="telling">The dossier.</param>
    /// <param name="owner">Whose it is.</param>
    /// <param name="place">Its place; null for a new one.</param>
    public abstract IEnumerable<(string Name, string Label, FieldValue Value)> FieldsOf(Telling telling, string owner, int? place);

    /// <summary>The name of one of them in the file; null when such entries have none.</summary>
    public abstract string? NameOf(Dossier dossier, string owner, int place);

    /// <summary>Whether such entries have names in the file.</summary>
    public abstract bool HasNames { get; }

    /// <summary>Does what its form asks: adds, changes, moves or removes one.</summary>
    public abstract Edit Change(ShownDossier opened, Form form);
}

/// <summary>Something that has entries of its own.</summary>
/// <param name="Path">How it is named in addresses.</param>
/// <param name="Label">What it is called.</param>
public sealed record EntryOwner(string Path, string Label)
{
    /// <summary>The dossier itself.</summary>
    public static EntryOwner Dossier { get; } = new("", "");
}
