using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Truce.Text;

/// <summary>The files of a dossier's folder, held in memory: its <c>dossier.yaml</c>, its sources, and whatever else lies beside them.</summary>
/// <remarks>Immutable; safe to share between threads. Paths are relative, with forward slashes, and compare by their characters.</remarks>
public sealed class DossierFiles
{
    private readonly SortedDictionary<string, DossierFile> _files = new(StringComparer.Ordinal);

    private DossierFiles(IEnumerable<DossierFile> files)
    {
        foreach (var file in files)
            _files[file.Path] = file;
        List = string.Concat(_files.Values.Select(file => $"{file.Sha256}  {file.Path}\n"));
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(List)));
    }

    /// <summary>No file at all.</summary>
    public static DossierFiles None { get; } = new([]);

    /// <summary>The files, ordered by path.</summary>
    public IReadOnlyCollection<DossierFile> All => _files.Values;

    /// <summary>What <c>sha256sum</c> prints for all files in the order of their paths: digest, two spaces, path, line feed.</summary>
    public string List { get; }

    /// <summary>The SHA-256 of <see cref="List"/>, in lower-case hexadecimal: equal exactly when all files are.</summary>
    public string Sha256 { get; }

    /// <summary>The same with other files in it; a file of the same path is replaced.</summary>
    public DossierFiles With(params IEnumerable<DossierFile> files) => new(_files.Values.Concat(files));

    /// <summary>The same without a file.</summary>
    public DossierFiles Without(string path) => new(_files.Values.Where(file => file.Path != path));

    /// <summary>The bytes of a file; null when it is not there.</summary>
    public ReadOnlyMemory<byte>? Find(string path)
    {
        // Not as one expression: null would become an empty memory.
        if (_files.TryGetValue(path, out var file))
            return file.Bytes;
        return null;
    }
}

/// <summary>A file of a dossier's folder.</summary>
public sealed class DossierFile
{
    /// <summary>Holds bytes under a path.</summary>
    /// <exception cref="ArgumentException">The path would lead out of a folder.</exception>
    public DossierFile(string path, ReadOnlyMemory<byte> bytes)
    {
        if (!IsPath(path))
            throw new ArgumentException("The path is not one of a file in a dossier's folder.", nameof(path));
        Path = path;
        Bytes = bytes;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
    }

    /// <summary>Holds a text, as UTF-8 without a byte order mark.</summary>
    public DossierFile(string path, string text)
        : this(path, Encoding.UTF8.GetBytes(text))
    {
    }

    /// <summary>Where it lies in the folder: relative, with forward slashes, without a step up.</summary>
    public string Path { get; }

    /// <summary>What it holds.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The SHA-256 of the bytes, in lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>Whether a path can only lead into the folder, and means the same on every system.</summary>
    public static bool IsPath([NotNullWhen(true)] string? path) => path is not null && SourcePath.StaysInside(path) && !path.Any(char.IsControl);
}
