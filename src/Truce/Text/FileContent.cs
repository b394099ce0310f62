using System.Security.Cryptography;
using System.Text.Unicode;

namespace Truce.Text;

/// <summary>Why a file could not be read.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Detail">What the system says; null when <paramref name="Kind"/> says it all.</param>
internal sealed record FileProblem(FileProblemKind Kind, string? Detail = null);

internal enum FileProblemKind
{
    Missing,
    Folder,
    TooLarge,
    Outside,
    Unreadable,
}

/// <summary>The text of a file, or why there is none.</summary>
internal sealed class FileContent
{
    private FileContent(FileProblem problem) => Problem = problem;

    private FileContent(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        var characters = new char[bytes.Length];
        Utf8.ToUtf16(bytes.Span, characters, out var decoded, out var written, replaceInvalidSequences: false);
        Text = new string(characters, 0, written);
        TextWithoutMark = Text.StartsWith('\uFEFF') ? Text[1..] : Text;
        FirstBadByte = decoded < bytes.Length ? decoded : null;
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
    }

    /// <summary>Why the file could not be read; null when it could.</summary>
    public FileProblem? Problem { get; }

    /// <summary>The bytes of the file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The text, a byte order mark included; when the file is not UTF-8, the text before the first byte that is not.</summary>
    public string Text { get; } = "";

    /// <summary>The text without a byte order mark.</summary>
    public string TextWithoutMark { get; } = "";

    /// <summary>The zero-based place of the first byte that is not UTF-8; null when all are.</summary>
    public int? FirstBadByte { get; }

    /// <summary>The SHA-256 of the bytes, in lower-case hexadecimal.</summary>
    public string Sha256 { get; } = "";

    /// <summary>The content of a file that is held in memory; null bytes stand for a file that is not there.</summary>
    public static FileContent Of(ReadOnlyMemory<byte>? bytes, int maxBytes) => bytes switch
    {
        null => Failed(FileProblemKind.Missing),
        { } there when there.Length > maxBytes => Failed(FileProblemKind.TooLarge),
        { } there => new FileContent(there),
    };

    /// <summary>Reads a file whose path comes from the person at the keyboard.</summary>
    public static FileContent Read(string path, int maxBytes)
    {
        try
        {
            if (Directory.Exists(path))
                return Failed(FileProblemKind.Folder);
            using var stream = File.OpenRead(path);

            // One byte more than allowed, since the length of a device or of a file that grows is not to be trusted.
            var bytes = new byte[(int)Math.Min(stream.Length, maxBytes) + 1];
            var count = 0;
            for (int read; count <= maxBytes && (read = stream.Read(bytes, count, bytes.Length - count)) > 0;)
            {
                count += read;
                if (count == bytes.Length && count <= maxBytes)
                    Array.Resize(ref bytes, (int)Math.Min(2L * bytes.Length, maxBytes + 1L));
            }

            return count > maxBytes ? Failed(FileProblemKind.TooLarge) : new FileContent(bytes.AsMemory(0, count));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Failed(FileProblemKind.Missing);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            // ArgumentException: a path that is empty or has a NUL in it.
            return Failed(FileProblemKind.Unreadable, error.Message);
        }
    }

    /// <summary>Reads a file whose path comes from a dossier, which may come from anybody: it is not read through a link that leads out of the folder.</summary>
    public static FileContent ReadInside(string folder, string path, int maxBytes)
    {
        try
        {
            var real = RealPath.Of(Path.Combine(folder, path));
            var inside = RealPath.Of(folder);
            if (!real.StartsWith(Path.EndsInDirectorySeparator(inside) ? inside : inside + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                return Failed(FileProblemKind.Outside);
            return Read(real, maxBytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Failed(FileProblemKind.Unreadable, error.Message);
        }
    }

    private static FileContent Failed(FileProblemKind kind, string? detail = null) => new(new FileProblem(kind, detail));
}
