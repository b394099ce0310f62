using Truce.Text;

namespace Truce.Cli;

/// <summary>A file that a drawing is written to.</summary>
internal static class SvgFile
{
    /// <summary>What stands near the start of the drawings that Truce writes, one of them in each.</summary>
    private static readonly string[] s_marks = ["class=\"move-graph\"", "class=\"positions\""];

    /// <summary>Why the file is not to be written; null when it may be.</summary>
    public static string? Obstacle(string file, bool force)
    {
        if (!file.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
            return $"'{file}' does not end in .svg; the drawing is an SVG picture";
        if (force || !File.Exists(file) || IsDrawing(file))
            return null;
        return $"'{file}' is there already and is not a drawing of Truce's; name another file, or give --force to replace it";
    }

    /// <summary>Writes a drawing; says why when that cannot be done.</summary>
    public static string? Write(string file, string svg)
    {
        try
        {
            AtomicFile.Write(file, svg);
            return null;
        }
        catch (IOException error)
        {
            return error.Message;
        }
    }

    private static bool IsDrawing(string file)
    {
        var start = new char[4096];
        using var reader = File.OpenText(file);
        var length = reader.ReadBlock(start);
        return s_marks.Any(mark => start.AsSpan(0, length).Contains(mark, StringComparison.Ordinal));
    }
}
