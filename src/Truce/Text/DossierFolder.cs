using System.Security.Cryptography;
using System.Text;
using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text;

/// <summary>A dossier with the texts of its sources, as they lie on a disk.</summary>
/// <param name="Result">What came of reading the dossier, its sources included.</param>
/// <param name="Sources">The sources that could be read, in the dossier's order.</param>
/// <param name="Sha256">
/// The dossier hash, which every result reports: the SHA-256 of the list that <c>sha256sum dossier.yaml sources/…</c> prints for the dossier
/// and its sources in order (digest, two spaces, path, line feed). Null when the dossier's own file could not be read.
/// </param>
public sealed record DossierFolder(ReadResult Result, EquatableArray<SourceDocument> Sources, string? Sha256)
{
    /// <summary>What a dossier's own file is called.</summary>
    public const string FileName = "dossier.yaml";

    /// <summary>The largest file that is read, the dossier's own or a source, in bytes.</summary>
    public const int MaxBytes = YamlReader.MaxLength;

    /// <summary>Reads a dossier and its sources.</summary>
    /// <param name="path">A folder with a <c>dossier.yaml</c>, or the path of such a file.</param>
    /// <remarks>
    /// Never throws for what is on the disk: a file that is missing, too large, not UTF-8, or outside the folder is a diagnostic.
    /// A byte order mark at the start of a source is not part of its text.
    /// </remarks>
    public static DossierFolder Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        var content = FileContent.Read(file, MaxBytes);
        if (content.Problem is { } problem)
            return Failed(new SourceText(file, ""), default, Messages.FileProblem(problem, Directory.Exists(path) ? path : null));

        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return Read(file, content, source => FileContent.ReadInside(folder, source, MaxBytes));
    }

    /// <summary>Reads a dossier and its sources from memory.</summary>
    /// <remarks>Never throws for what is in the files. The hash is the one that the same files have on a disk.</remarks>
    public static DossierFolder Read(DossierFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var content = FileContent.Of(files.Find(FileName), MaxBytes);
        return content.Problem is { } problem
            ? Failed(new SourceText(FileName, ""), default, Messages.FileProblem(problem, null))
            : Read(FileName, content, source => FileContent.Of(files.Find(source), MaxBytes));
    }

    private static DossierFolder Read(string file, FileContent content, Func<string, FileContent> open)
    {
        var text = new SourceText(file, content.Text);
        if (content.FirstBadByte is { } bad)
            return Failed(text, new TextSpan(content.Text.Length, 0), Messages.NotUtf8(bad));

        var result = DossierReader.Read(text);
        var diagnostics = new DiagnosticBag(result.Origins.Text);
        var sources = ReadSources(open, result, diagnostics);
        var hash = HashOf(sources.Select(s => (s.Sha256, s.Path)).Prepend((content.Sha256, Path.GetFileName(file))));
        return new DossierFolder(result.With(diagnostics.ToDiagnostics()), sources, hash);
    }

    private static DossierFolder Failed(SourceText text, TextSpan span, Finding finding)
    {
        var diagnostics = new DiagnosticBag(text);
        diagnostics.Add(span, finding);
        return new DossierFolder(new ReadResult(null, diagnostics.ToDiagnostics(), new Origins(text, () => new Dictionary<string, TextSpan>())), [], null);
    }

    private static EquatableArray<SourceDocument> ReadSources(Func<string, FileContent> open, ReadResult result, DiagnosticBag diagnostics)
    {
        // Several sources may name one file; it is read once.
        var contents = new Dictionary<string, FileContent>();
        var documents = new List<SourceDocument>();
        foreach (var source in result.Draft?.Sources ?? [])
        {
            if (!SourcePath.StaysInside(source.File))
                continue;
            var place = result.Origins.Find($"sources/{source.Id}/file");
            if (!contents.TryGetValue(source.File, out var content))
            {
                content = open(source.File);
                contents.Add(source.File, content);
            }

            if (content.Problem is { } problem)
                diagnostics.Add(place, Messages.SourceProblem(source.File, problem));
            else if (content.FirstBadByte is { } bad)
                diagnostics.Add(place, Messages.SourceNotUtf8(source.File, bad));
            else
                documents.Add(new SourceDocument(source.Id, source.File, content.TextWithoutMark, content.Sha256));
        }

        return documents.ToEquatableArray();
    }

    private static string HashOf(IEnumerable<(string Sha256, string Path)> files)
    {
        var list = string.Concat(files.Select(f => $"{f.Sha256}  {f.Path}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)));
    }
}

/// <summary>The text of a source.</summary>
/// <param name="Id">Which source.</param>
/// <param name="Path">Its file, as the dossier names it.</param>
/// <param name="Text">Its text.</param>
/// <param name="Sha256">The SHA-256 of the file's bytes, in lower-case hexadecimal.</param>
public sealed record SourceDocument(SourceId Id, string Path, string Text, string Sha256);
