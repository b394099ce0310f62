namespace Truce.Exports;

/// <summary>A file format of other programs that Truce writes.</summary>
public abstract class ExportFormat
{
    private protected ExportFormat()
    {
    }

    /// <summary>Its name in options: lower case.</summary>
    public abstract string Id { get; }

    /// <summary>How the names of its files usually end, with the dot.</summary>
    public abstract string Extension { get; }

    /// <summary>What is written and which programs read it, in a few words.</summary>
    public abstract string Description { get; }

    /// <summary>Whether what it writes is a folder of files, and not one file.</summary>
    public virtual bool IsFolder => false;

    /// <summary>Writes a dispute in this format.</summary>
    /// <remarks>Cannot answer when the format cannot say what the dossier says; the obstacles then are all the reasons, not only the first.</remarks>
    /// <param name="material">What to write.</param>
    /// <param name="cancellation">Stops the work.</param>
    public abstract Answer<ExportedFile> Write(ExportMaterial material, CancellationToken cancellation = default);
}

/// <summary>A file for another program.</summary>
/// <param name="Text">Its text, with line feeds; to be saved as UTF-8 without a byte order mark.</param>
/// <param name="Remarks">What the file leaves out or says in another way than the dossier: sentences in lower case without a full stop.</param>
public sealed record ExportedFile(string Text, EquatableArray<string> Remarks)
{
    /// <summary>Where the format is a folder, all its files; <see cref="Text"/> is then that of the first. None where it is one file.</summary>
    public EquatableArray<FolderFile> Folder { get; init; }
}

/// <summary>A file of a folder for another program.</summary>
/// <param name="Name">Its name within the folder.</param>
/// <param name="Text">Its text, with line feeds; to be saved as UTF-8 without a byte order mark.</param>
public sealed record FolderFile(string Name, string Text);
