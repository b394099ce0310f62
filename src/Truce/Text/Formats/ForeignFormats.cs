namespace Truce.Text.Formats;

/// <summary>The formats of other programs that Truce reads.</summary>
public static class ForeignFormats
{
    /// <summary>All of them.</summary>
    public static EquatableArray<ForeignFormat> All { get; } =
    [
        new GmcrFormat(),
        new OptionTableFormat(),
    ];

    /// <summary>The format whose files are named like this one, or null.</summary>
    public static ForeignFormat? Find(string path)
    {
        foreach (var format in All)
        {
            if (format.OtherExtensions.Prepend(format.Extension).Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
                return format;
        }

        return null;
    }
}
