using Truce.Text.Formats.Scenarios;

namespace Truce.Text.Formats;

/// <summary>The formats of other programs that Truce reads.</summary>
public static class ForeignFormats
{
    /// <summary>All of them.</summary>
    public static EquatableArray<ForeignFormat> All { get; } =
    [
        new GmcrFormat(),
        new OptionTableFormat(),
        new GeniusFormat(),
        new GeniusWebFormat(),
        new NegmasFormat(),
    ];

    /// <summary>The first format whose files are named like this one, or null.</summary>
    internal static ForeignFormat? Find(string path) => All.FirstOrDefault(format => IsNamedLike(format, path));

    /// <summary>The format of what lies at a path, or null when it is a dossier or nothing that is known.</summary>
    /// <remarks>Where several formats name their files alike, the file's text decides; a folder is recognised by the files in it, unless it holds a dossier.</remarks>
    /// <param name="path">The path of a file, or of the folder of a scenario.</param>
    public static ForeignFormat? Recognise(string path)
    {
        if (Directory.Exists(path))
            return File.Exists(Path.Combine(path, DossierFolder.FileName)) ? null : All.OfType<ScenarioFormat>().FirstOrDefault(format => ScenarioFolder.IsOf(format, path));
        var named = All.Where(format => IsNamedLike(format, path)).ToArray();
        if (named.Length == 0 || named[0] is not ScenarioFormat)
            return named.FirstOrDefault();
        var text = FileContent.Read(path, DossierFolder.MaxBytes).Text;
        return named.OfType<ScenarioFormat>().FirstOrDefault(format => format.PartOf(text) != ScenarioPart.None) ?? (IsYaml(path) ? null : named[0]);
    }

    private static bool IsNamedLike(ForeignFormat format, string path) =>
        format.OtherExtensions.Prepend(format.Extension).Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a file may be a dossier under another name.</summary>
    private static bool IsYaml(string path) => path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
}
