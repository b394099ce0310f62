using System.Globalization;
using System.Text;

namespace Truce.Text;

/// <summary>Writes a file so that at every moment either the old version or the new one stands there whole.</summary>
/// <remarks>
/// The new version is written beside the file, flushed to the disk and renamed over it; the old one is kept as <c>NAME.bak</c>, replacing an
/// earlier one. When anything fails, the old file is as it was and the half-written one is gone. A symbolic link is followed, and the new
/// file has the permissions of the old. Of several writers of one file at the same moment some may be told that it cannot be written.
/// Nothing else in Truce writes files.
/// </remarks>
public static class AtomicFile
{
    // A reader that expects plain UTF-8 stumbles over a byte order mark, and a lone surrogate has no bytes: better to stop before writing.
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes a text as UTF-8 without a byte order mark, with the line ends that it has.</summary>
    /// <param name="path">The file; its folder must be there.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="IOException">It cannot be written; the message names the file and the reason.</exception>
    /// <exception cref="ArgumentException">The text has half of a surrogate pair.</exception>
    public static void Write(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Write(path, s_utf8.GetBytes(text));
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="path">The file; its folder must be there.</param>
    /// <param name="bytes">What it is to hold.</param>
    /// <exception cref="IOException">It cannot be written; the message names the file and the reason.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            var file = new FileInfo(path);
            var target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
            Replace(target, bytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var state = File.Exists(path) ? "; the file there is unchanged" : "";
            throw new IOException($"'{path}' cannot be written: {error.Message.TrimEnd('.')}{state}", error);
        }
    }

    private static void Replace(string target, ReadOnlySpan<byte> bytes)
    {
        var written = WriteBeside(target, bytes);
        try
        {
            if (File.Exists(target))
                PutInPlaceOf(target, written);
            else
                File.Move(written, target);
        }
        catch
        {
            File.Delete(written);
            throw;
        }
    }

    private static void PutInPlaceOf(string target, string written)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(written, File.GetUnixFileMode(target));
        File.Replace(written, target, target + ".bak");
    }

    /// <summary>Writes a new file in the same folder, since a rename does not cross from one disk to another; its name says whose it is.</summary>
    private static string WriteBeside(string target, ReadOnlySpan<byte> bytes)
    {
        var stem = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}");
        for (var attempt = 0; ; attempt++)
        {
            var path = $"{stem}-{attempt.ToString(CultureInfo.InvariantCulture)}.tmp";
            if (File.Exists(path))
                continue;
            FileStream file;
            try
            {
                file = Create(path);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another thread took the name in between.
                continue;
            }

            try
            {
                using (file)
                {
                    file.Write(bytes);
                    file.Flush(flushToDisk: true);
                }
            }
            catch
            {
                File.Delete(path);
                throw;
            }

            return path;
        }
    }

#pragma warning disable RS0030 // This is the place that the ban leads to.
    private static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
#pragma warning restore RS0030
}
