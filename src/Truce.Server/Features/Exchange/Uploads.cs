using Microsoft.AspNetCore.Http;
using Truce.Server.Guard;
using Truce.Text;
using Truce.Text.Formats;

namespace Truce.Server.Features.Exchange;

/// <summary>Makes the files of a dossier of what somebody sends: a ZIP file of its folder, a <c>dossier.yaml</c>, or another program's file.</summary>
internal sealed class Uploads : IDisposable
{
    private readonly string _folder;
    private readonly SemaphoreSlim _turns = new(UploadLimits.AtOnce);

    public Uploads(WorkbenchOptions options)
    {
        _folder = Path.Combine(options.DataFolder, "uploads");

        // What a process left behind that was ended in the middle.
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Reads the body of a request: a form with a field <c>file</c>, or the bytes themselves with their name in <c>?name=</c>.</summary>
    public async Task<DossierFiles> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation);
        try
        {
            // Programs that name no type send what a form without files would be: only a form with files is one.
            if (request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) != true)
                return Read(request.Query["name"].FirstOrDefault() ?? "", await BytesAsync(request.Body, cancellation));
            var form = await request.ReadFormAsync(FormLimits.Options, cancellation);
            if (form.Files.GetFile("file") is not { } file)
                throw new UnusableException("the form has no field 'file' with a file in it");
            await using var stream = file.OpenReadStream();
            return Read(file.FileName, await BytesAsync(stream, cancellation));
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>Reads a file that somebody sent.</summary>
    /// <param name="name">What the sender calls it; only how it ends counts.</param>
    /// <param name="bytes">What is in it.</param>
    /// <exception cref="UnusableException">It cannot be used.</exception>
    public DossierFiles Read(string name, byte[] bytes)
    {
        if (Zip.IsOne(bytes))
        {
            var files = Zip.Unpack(bytes);
            return files.Find(DossierFolder.FileName) is null ? Convert(folder => Spread(folder, files)) : files;
        }

        if (bytes.Length > UploadLimits.MostFileBytes)
            throw new UnusableException($"the file has {bytes.Length:N0} bytes; at most {UploadLimits.MostFileBytes:N0} are taken");
        if (bytes.Length == 0)
            throw new UnusableException("the file is empty");
        var shortName = NameOnly(name);
        var isYaml = shortName.Length == 0 || shortName.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || shortName.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
        if (isYaml && LooksLikeDossier(bytes))
            return DossierFiles.None.With(new DossierFile(DossierFolder.FileName, bytes));
        return Convert(folder => WriteTo(Path.Combine(folder, shortName.Length > 0 ? shortName : "upload"), bytes));
    }

    public void Dispose() => _turns.Dispose();

    /// <summary>Reads another program's files: from a folder of their own, since scenarios are folders, which is gone afterwards.</summary>
    private DossierFiles Convert(Func<string, string> write)
    {
        var folder = Path.Combine(_folder, Secrets.Mark(16));
        Directory.CreateDirectory(folder);
        try
        {
            var path = write(folder);
            var format = ForeignFormats.Recognise(path)
                ?? throw new UnusableException("it is neither a dossier nor a file that Truce knows: a dossier's folder as a ZIP file, a dossier.yaml, "
                    + string.Join(", ", ForeignFormats.All.Select(known => $"*{known.Extension} ({known.Description})")));
            var file = ForeignFile.Read(path, format);
            if (file.Result.Dossier is not { } dossier)
                throw new UnusableException("the file has errors") { Diagnostics = file.Result.Diagnostics.Select(found => found with { Path = Path.GetFileName(found.Path) }).ToEquatableArray() };
            return DossierFiles.None.With(file.Attachments.Select(kept => new DossierFile(kept.FileName, kept.Text)))
                .With(new DossierFile(DossierFolder.FileName, DossierWriter.Write(dossier)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Spread(string folder, DossierFiles files)
    {
        // A scenario is the files of one folder; what lies deeper is none of it.
        foreach (var file in files.All.Where(file => !file.Path.Contains('/')))
            WriteTo(Path.Combine(folder, NameOnly(file.Path)), file.Bytes.Span);
        return folder;
    }

    private static string WriteTo(string path, ReadOnlySpan<byte> bytes)
    {
        AtomicFile.Write(path, bytes);
        return path;
    }

    /// <summary>The letters of a name that mean nothing to any file system, and how it ends.</summary>
    private static string NameOnly(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var safe = string.Concat(last.Select(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or ' ' ? letter : '-'));
        return safe.Length <= 100 ? safe.TrimStart('.') : safe[^100..].TrimStart('.');
    }

    private static bool LooksLikeDossier(ReadOnlySpan<byte> bytes)
    {
        // Scenarios of NegMAS are YAML, too.
        foreach (var line in bytes.Split((byte)'\n'))
        {
            if (bytes[line].StartsWith("dossier:"u8) || bytes[line].StartsWith("\uFEFFdossier:"u8))
                return true;
        }

        return false;
    }

    private static async Task<byte[]> BytesAsync(Stream stream, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellation);
        return bytes.ToArray();
    }
}
