using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads <c>sources</c>: where do the statements stand?</summary>
internal static class SourcesSection
{
    private const int Sha256Digits = 64;

    public static EquatableArray<Source> Read(Reading reading) =>
        reading.Named(reading.Root["sources"], "a source").Select(entry => ReadSource(reading, entry)).ToEquatableArray();

    private static Source ReadSource(Reading reading, YamlEntry entry)
    {
        var fields = new Fields(reading, entry.Value, entry.Key.Span, "a source");
        var source = new Source
        {
            Id = new SourceId(entry.Key.Value),
            File = ReadFile(reading, fields.Required("file", "the path of its text, such as 'sources/note.md'")),
            Title = fields.Text("title"),
            Publisher = fields.Text("publisher"),
            Published = fields.Date("published"),
            Url = fields.Text("url"),
            Sha256 = ReadHash(reading, fields["sha256"]),
        };
        fields.Finish();
        return source;
    }

    private static string ReadFile(Reading reading, YamlNode? node)
    {
        if (reading.Text(node, "a path") is not { } path)
            return "";
        if (!SourcePath.StaysInside(path))
            reading.Report(node!.Span, Messages.PathLeavesFolder(path));
        return path;
    }

    private static string? ReadHash(Reading reading, YamlNode? node)
    {
        if (reading.Text(node, "a SHA-256 in hexadecimal") is not { } hash)
            return null;
        if (hash.Length != Sha256Digits || !hash.All(char.IsAsciiHexDigit))
            reading.Report(node!.Span, Messages.BadHash(hash));
        return hash.ToLowerInvariant();
    }
}
