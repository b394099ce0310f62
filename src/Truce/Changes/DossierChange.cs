namespace Truce.Changes;

/// <summary>What happened to a part of a dossier.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It says something else.</summary>
    Changed,

    /// <summary>It says the same at another place of its list.</summary>
    Moved,
}

/// <summary>A difference between two dossiers, in the words of the file.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Section">The section of the file, such as <c>issues</c>.</param>
/// <param name="Entry">The name of the entry in it, such as an issue's; null where the section has no names, or is a single value.</param>
/// <param name="Part">The keys from the entry down to what changed; empty when it is the entry, or an item of the section's list.</param>
/// <param name="Before">What it said, on one line; of an entry that is gone, what people know it by; null when it is new.</param>
/// <param name="After">What it says, on one line; of an entry that is new, what people know it by; null when it is gone.</param>
/// <param name="From">Its one-based place in its list before; null when that does not matter.</param>
/// <param name="To">Its one-based place in its list after; null when that does not matter.</param>
public sealed record DossierChange(
    ChangeKind Kind,
    string Section,
    string? Entry,
    EquatableArray<string> Part,
    string? Before,
    string? After,
    int? From = null,
    int? To = null);
