using System.IO.Compression;
using Truce.Text;

namespace Truce.Server.Features.Exchange;

/// <summary>A dossier's folder as a ZIP file.</summary>
internal static class Zip
{
    /// <summary>What a ZIP file starts with.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Unpacks a file in memory. What its directory says of sizes is not believed: bytes are counted as they come.</summary>
    /// <exception cref="UnusableException">It is not a ZIP file, or holds more than is taken, or paths that lead out of a folder.</exception>
    public static DossierFiles Unpack(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return WithoutTopFolder(Unpack(archive));
        }
        catch (Exception error) when (error is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException or EndOfStreamException)
        {
            throw new UnusableException("the ZIP file is damaged, or packed in a way that is not read", error);
        }
    }

    /// <summary>Packs files. Same files, same bytes.</summary>
    public static byte[] Pack(DossierFiles files)
    {
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files.All)
            {
                var entry = archive.CreateEntry(file.Path, CompressionLevel.Optimal);

                // The earliest date that the format can say: when it was packed is no part of the dossier.
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                stream.Write(file.Bytes.Span);
            }
        }

        return target.ToArray();
    }

    private static List<DossierFile> Unpack(ZipArchive archive)
    {
        if (archive.Entries.Count > UploadLimits.MostFiles)
            throw new UnusableException($"the ZIP file holds {archive.Entries.Count:N0} files; at most {UploadLimits.MostFiles:N0} are taken");
        var files = new List<DossierFile>();
        var paths = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var left = UploadLimits.MostBytes;
        foreach (var entry in archive.Entries)
        {
            if (entry.FullName.EndsWith('/'))
                continue;
            if (UploadLimits.ObstacleOf(entry.FullName) is { } obstacle)
                throw new UnusableException(obstacle);
            if (!paths.Add(entry.FullName))
                throw new UnusableException($"the ZIP file holds '{UploadLimits.Shown(entry.FullName)}' twice");
            var content = Read(entry, Math.Min(left, UploadLimits.MostFileBytes));
            left -= content.Length;
            files.Add(new DossierFile(entry.FullName, content));
        }

        return files;
    }

    private static byte[] Read(ZipArchiveEntry entry, int most)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            if (content.Length + read > most)
            {
                throw new UnusableException(
                    $"'{UploadLimits.Shown(entry.FullName)}' is too large: a file may have {UploadLimits.MostFileBytes:N0} bytes, all files together {UploadLimits.MostBytes:N0}");
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    /// <summary>People pack a folder as often as what is in it.</summary>
    private static DossierFiles WithoutTopFolder(List<DossierFile> files)
    {
        var first = files.Count == 0 ? "" : files[0].Path;
        var top = first[..(first.IndexOf('/') + 1)];
        var isWrapped = top.Length > 0 && files.TrueForAll(file => file.Path.StartsWith(top, StringComparison.Ordinal));
        return DossierFiles.None.With(isWrapped ? files.Select(file => new DossierFile(file.Path[top.Length..], file.Bytes)) : files);
    }
}

/// <summary>What was sent cannot be used, and why, in lower case without a full stop.</summary>
internal sealed class UnusableException : Exception
{
    public UnusableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>What was found in the text that was sent.</summary>
    public EquatableArray<Diagnostic> Diagnostics { get; init; }
}
