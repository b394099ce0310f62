namespace Truce.Pages.Workbench;

/// <summary>Who looks at a page, and how.</summary>
/// <param name="Theme">The chosen theme, <c>light</c> or <c>dark</c>; null follows the system.</param>
/// <param name="CanEdit">Whether the viewer may change the dossier.</param>
/// <param name="Person">Who the viewer is; null for the one user of a machine.</param>
/// <param name="Notice">Something to be told once, at the head of the page.</param>
public sealed record Viewer(string? Theme, bool CanEdit, string? Person = null, Notice? Notice = null);

/// <summary>Something to be told once.</summary>
/// <param name="Text">What, in a sentence or two.</param>
/// <param name="IsRefusal">Whether something was not done.</param>
/// <param name="Details">More, thing by thing.</param>
public sealed record Notice(string Text, bool IsRefusal = false, EquatableArray<string> Details = default);
