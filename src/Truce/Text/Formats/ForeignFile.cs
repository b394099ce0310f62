using Truce.Text.Formats.Scenarios;

namespace Truce.Text.Formats;

/// <summary>Another program's file, or the folder of a scenario, as it lies on a disk, read as a dossier.</summary>
/// <param name="Format">The format that it was read in.</param>
/// <param name="Result">The dossier, and what is to be told about the file.</param>
/// <param name="Attachments">What the file holds and a dossier cannot: texts to be kept beside the dossier.</param>
/// <param name="Sha256">The SHA-256 of the file's bytes, or of the list of a scenario's files, in lower-case hexadecimal; null when they could not be read.</param>
public sealed record ForeignFile(ForeignFormat Format, ReadResult Result, EquatableArray<Attachment> Attachments, string? Sha256)
{
    /// <summary>Reads a file, or the folder of a scenario, in a format.</summary>
    /// <remarks>Never throws for what is on the disk: a file that is missing, too large or not of the format is a diagnostic.</remarks>
    public static ForeignFile Read(string path, ForeignFormat format)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(format);
        if (format is ScenarioFormat scenario && (Directory.Exists(path) || IsDomain(scenario, path)))
            return ScenarioFolder.Read(path, scenario);
        var content = FileContent.Read(path, DossierFolder.MaxBytes);
        if (content.Problem is { } problem)
            return new ForeignFile(format, ImportResult.Failed(path, Messages.ForeignFileProblem(problem)).Result, [], null);
        var imported = format.Read(path, content.Bytes.Span);
        return new ForeignFile(format, imported.Result, imported.Attachments, content.Sha256);
    }

    private static bool IsDomain(ScenarioFormat format, string path) =>
        File.Exists(path) && format.PartOf(FileContent.Read(path, DossierFolder.MaxBytes).Text) == ScenarioPart.Domain;
}
