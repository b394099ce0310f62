using Truce.Dossiers;
using Truce.Text;

namespace Truce.Pages.Workbench;

/// <summary>What a form asks to change: a new text of the dossier with a note on it, or why there is none.</summary>
/// <param name="Text">The new text; null when nothing is to be saved.</param>
/// <param name="Note">What was done, in a few words.</param>
/// <param name="Refusal">Why nothing is to be saved; null when there is nothing to refuse.</param>
public sealed record Edit(string? Text, string? Note, Notice? Refusal)
{
    /// <summary>A file of the dossier's folder that changes with it; null when none does.</summary>
    public SourceFile? File { get; init; }

    /// <summary>Nothing was asked for.</summary>
    public static Edit Nothing { get; } = new(null, null, null);

    /// <summary>It cannot be done.</summary>
    public static Edit Refused(string why, EquatableArray<string> details = default) => new(null, null, new Notice(why, IsRefusal: true, details));

    /// <summary>The text of a dossier that says something else, with all that it need not touch; refused when no text can say it.</summary>
    public static Edit Of(ShownDossier opened, Dossier changed, string note)
    {
        ArgumentNullException.ThrowIfNull(opened);
        if (changed == opened.Dossier)
            return Nothing;

        // The reader knows the rules, and says in the language of the dispute which of them is broken.
        var whole = DossierReader.Read(new SourceText(DossierFolder.FileName, DossierWriter.Write(changed)));
        return whole.Dossier is null
            ? Refused("This would leave a dossier that cannot be read, and nothing was saved.", whole.Diagnostics.Where(found => found.IsError).Select(found => found.Message).ToEquatableArray())
            : new Edit(DossierWriter.Update(opened.Text, changed), note, null);
    }
}

/// <summary>The text of a source, as a file in the dossier's folder.</summary>
/// <param name="Path">Where it lies in the folder.</param>
/// <param name="Text">What it says.</param>
public sealed record SourceFile(string Path, string Text);
