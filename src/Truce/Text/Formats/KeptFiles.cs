namespace Truce.Text.Formats;

/// <summary>What imports kept beside a dossier, as it lies on a disk.</summary>
/// <param name="Attachments">The texts that are there and can be read.</param>
/// <param name="Diagnostics">What is wrong with those that are there and cannot be read.</param>
public sealed record KeptFiles(EquatableArray<Attachment> Attachments, EquatableArray<Diagnostic> Diagnostics)
{
    /// <summary>Reads what the imports of all formats would have kept in a folder.</summary>
    /// <remarks>Never throws for what is on the disk.</remarks>
    public static KeptFiles Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var attachments = new List<Attachment>();
        var diagnostics = new List<Diagnostic>();
        foreach (var name in ForeignFormats.All.SelectMany(format => format.AttachmentNames))
        {
            var content = FileContent.ReadInside(folder, name, DossierFolder.MaxBytes);
            if (content.Problem is { Kind: FileProblemKind.Missing })
                continue;
            if (content.Problem is null && content.FirstBadByte is null)
            {
                attachments.Add(new Attachment(name, content.TextWithoutMark));
                continue;
            }

            var bag = new DiagnosticBag(new SourceText(Path.Combine(folder, name), ""));
            bag.Add(new TextSpan(0, 0), content.Problem is { } problem ? Messages.ForeignFileProblem(problem) : Messages.NotUtf8(content.FirstBadByte!.Value));
            diagnostics.AddRange(bag.ToDiagnostics());
        }

        return new KeptFiles(attachments.ToEquatableArray(), diagnostics.ToEquatableArray());
    }
}
