using System.Buffers;
using System.Text.Unicode;

namespace Truce.Text.Formats.Scenarios;

/// <summary>A file of a scenario.</summary>
/// <param name="Name">Its name without the extension, by which a party is called.</param>
/// <param name="Diagnostics">Its text, and what is wrong with it.</param>
internal sealed record ScenarioFile(string Name, DiagnosticBag Diagnostics)
{
    /// <summary>The text of bytes in UTF-8, or null when they are not.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="bad">The zero-based place of the first byte that is not UTF-8.</param>
    public static string? Decode(ReadOnlySpan<byte> content, out int bad)
    {
        var characters = new char[content.Length];
        var status = Utf8.ToUtf16(content, characters, out bad, out var written, replaceInvalidSequences: false);
        return status == OperationStatus.Done ? new string(characters, 0, written) : null;
    }
}
