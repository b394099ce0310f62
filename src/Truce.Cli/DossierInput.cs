using System.CommandLine;
using System.Diagnostics;
using Truce.Checking;
using Truce.Dossiers;
using Truce.Text;
using Truce.Text.Formats;

namespace Truce.Cli;

/// <summary>A dossier that was read and found usable.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Sources">The texts of its sources.</param>
/// <param name="Hash">The hash of its files.</param>
/// <param name="Attachments">What another program's file holds and a dossier cannot; none when the dossier was not read from such a file.</param>
/// <param name="Elapsed">How long reading and checking took.</param>
internal sealed record OpenedDossier(
    Dossier Dossier,
    EquatableArray<SourceDocument> Sources,
    string? Hash,
    EquatableArray<Attachment> Attachments,
    TimeSpan Elapsed);

/// <summary>Opens what the user named: a dossier's folder, its <c>dossier.yaml</c>, or another program's file.</summary>
internal static class DossierInput
{
    /// <summary>What the user may name.</summary>
    public static string Description { get; } =
        $"A dossier's folder, its {DossierFolder.FileName}, or another program's file or folder ({ForeignNames})";

    /// <summary>How the files of other programs are named.</summary>
    public static string ForeignNames =>
        string.Join(", ", ForeignFormats.All.SelectMany(format => format.OtherExtensions.Prepend(format.Extension)).Distinct().Select(extension => "*" + extension));

    /// <summary>The argument by which the user names it.</summary>
    public static Argument<string> Argument() => new("PATH") { Description = Description };

    /// <summary>Reads and checks a dossier; null after saying why it cannot be used.</summary>
    public static OpenedDossier? Open(string path, Response response, IssueMatch match = IssueMatch.WhatFits)
    {
        var started = Stopwatch.GetTimestamp();
        var (folder, attachments) = ReadAll(path, match);
        var elapsed = Stopwatch.GetElapsedTime(started);
        if (folder.Result.Dossier is not { } dossier)
        {
            response.Report(folder.Result.Diagnostics);
            response.Refuse();
            return null;
        }

        response.Mention(folder.Result.Diagnostics, path);
        return new OpenedDossier(dossier, folder.Sources, folder.Sha256, attachments, elapsed);
    }

    /// <summary>Reads and checks a dossier, usable or not.</summary>
    public static DossierFolder Read(string path) => ReadAll(path).Folder;

    /// <summary>What imports could not put into a dossier: of a dossier what lies beside it, of another program's file what was found in it; null after saying what cannot be read.</summary>
    public static EquatableArray<Attachment>? Attachments(string path, OpenedDossier opened, Response response)
    {
        var isFolder = Directory.Exists(path);
        if (ForeignFormats.Recognise(path) is not null)
            return opened.Attachments;
        var kept = KeptFiles.Read(isFolder ? path : Path.GetDirectoryName(Path.GetFullPath(path))!);
        response.Report(kept.Diagnostics);
        if (kept.Diagnostics.IsEmpty)
            return kept.Attachments;
        response.Refuse();
        return null;
    }

    private static (DossierFolder Folder, EquatableArray<Attachment> Attachments) ReadAll(string path, IssueMatch match = IssueMatch.WhatFits)
    {
        if (ForeignFormats.Recognise(path) is not { } format)
            return (DossierCheck.Run(DossierFolder.Read(path)), []);
        var file = ForeignFile.Read(path, format.Matching(match));
        return (DossierCheck.Run(new DossierFolder(file.Result, [], file.Sha256)), file.Attachments);
    }
}
