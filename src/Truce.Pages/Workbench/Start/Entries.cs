namespace Truce.Pages.Workbench;

/// <summary>A dossier in the list of all.</summary>
/// <param name="Path">Where its pages are.</param>
/// <param name="Title">What the dispute is called.</param>
/// <param name="Revision">The number of the latest revision.</param>
/// <param name="ChangedAt">When that was saved.</param>
/// <param name="Role">What the viewer is to it; null for the one user of a machine.</param>
public sealed record DossierEntry(string Path, string Title, int Revision, DateTimeOffset ChangedAt, string? Role);

/// <summary>A case of the casebook.</summary>
/// <param name="Name">The name of its folder, which is its citation.</param>
/// <param name="Title">What the dispute is called.</param>
/// <param name="About">A few words about it.</param>
public sealed record CaseEntry(string Name, string Title, string About);
