namespace Truce.Pages.Workbench;

/// <summary>Changes of any entry of a dossier that the page Contents offers.</summary>
public static class ContentsEdits
{
    /// <summary>Adds, changes, moves or removes an entry of the kind that a form names.</summary>
    public static Edit Change(ShownDossier opened, Form form)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(form);
        return EntryKinds.Find(form["kind"]) is { } kind ? kind.Change(opened, form) : Edit.Refused($"A dossier has no “{form["kind"]}”.");
    }
}
