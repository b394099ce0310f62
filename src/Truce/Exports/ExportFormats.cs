using Truce.Exports.Scenarios;

namespace Truce.Exports;

/// <summary>The formats of other programs that Truce writes.</summary>
public static class ExportFormats
{
    /// <summary>All of them.</summary>
    public static EquatableArray<ExportFormat> All { get; } =
    [
        new GmcrExport(),
        new OptionTableExport(),
        new GraphMlExport(),
        new DotExport(),
        new NormalFormExport(),
        new GeniusExport(),
        new GeniusWebExport(),
        new NegmasExport(),
    ];

    /// <summary>The format of that <see cref="ExportFormat.Id"/>, or null.</summary>
    public static ExportFormat? Find(string id)
    {
        foreach (var format in All)
        {
            if (format.Id == id)
                return format;
        }

        return null;
    }
}
