using System.Security.Cryptography;
using System.Text;

namespace Truce.Text.Formats.Scenarios;

/// <summary>Reads a scenario that lies in a folder.</summary>
internal static class ScenarioFolder
{
    /// <summary>How many files of a folder are looked at.</summary>
    private const int MostFiles = 1_000;

    /// <summary>How many bytes all files of a scenario may have.</summary>
    private const long MostBytes = 64L * 1024 * 1024;

    /// <summary>Whether some file of a folder is part of a scenario in that format.</summary>
    public static bool IsOf(ScenarioFormat format, string folder) =>
        Names(format, folder).Any(name => PartOf(format, folder, name) != ScenarioPart.None);

    /// <summary>Reads a folder, or the folder of the file that says what is negotiated.</summary>
    /// <param name="path">The path of the folder or the file.</param>
    /// <param name="format">The format.</param>
    public static ForeignFile Read(string path, ScenarioFormat format)
    {
        var isFolder = Directory.Exists(path);
        var folder = isFolder ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        var domains = new List<ScenarioFile>();
        var profiles = new List<ScenarioFile>();
        var others = new List<Diagnostic>();
        var hashes = new StringBuilder();
        var bytes = 0L;
        foreach (var name in Names(format, folder))
        {
            var shown = Path.Combine(isFolder ? folder : Path.GetDirectoryName(path)!, name);
            var content = FileContent.ReadInside(folder, name, DossierFolder.MaxBytes);
            var file = new ScenarioFile(Path.GetFileNameWithoutExtension(name), new DiagnosticBag(new SourceText(shown, content.Text)));
            bytes += content.Bytes.Length;
            if (content.Problem is { } problem)
                file.Diagnostics.Add(default, Messages.ForeignFileProblem(problem));
            else if (content.FirstBadByte is { } bad)
                file.Diagnostics.Add(default, Messages.NotUtf8(bad));
            else if (bytes > MostBytes)
                file.Diagnostics.Add(default, Messages.ScenarioTooManyBytes(MostBytes));
            var part = file.Diagnostics.HasErrors ? ScenarioPart.None : format.PartOf(content.Text);
            if (part == ScenarioPart.None || (part == ScenarioPart.Domain && !isFolder && name != Path.GetFileName(path)))
            {
                if (!file.Diagnostics.HasErrors)
                    file.Diagnostics.Add(default, Messages.ScenarioFilePassedOver());
                others.AddRange(file.Diagnostics.ToDiagnostics());
                continue;
            }

            (part == ScenarioPart.Domain ? domains : profiles).Add(file);
            hashes.Append(content.Sha256).Append("  ").Append(name).Append('\n');
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashes.ToString())));
        var title = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        if (domains.Count != 1)
            return new ForeignFile(format, ImportResult.Failed(path, Messages.ScenarioDomains(domains.Select(domain => Path.GetFileName(domain.Diagnostics.Text.Path)).ToArray())).Result, [], null);
        var result = format.Finish(title, domains[0], profiles.ToEquatableArray(), others.ToEquatableArray()).Result;
        return new ForeignFile(format, others.Any(other => other.IsError) ? result with { Dossier = null } : result, [], hash);
    }

    /// <summary>The files of a folder that may belong to a scenario, sorted by name, which is the order of the parties.</summary>
    private static IEnumerable<string> Names(ScenarioFormat format, string folder)
    {
        var extensions = format.OtherExtensions.Prepend(format.Extension).ToArray();
        return Directory.EnumerateFiles(folder).Take(MostFiles).Select(file => Path.GetFileName(file))
            .Where(name => name[0] is not ('.' or '_') && Array.Exists(extensions, extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal);
    }

    private static ScenarioPart PartOf(ScenarioFormat format, string folder, string name)
    {
        var content = FileContent.ReadInside(folder, name, DossierFolder.MaxBytes);
        return content.Problem is null && content.FirstBadByte is null ? format.PartOf(content.Text) : ScenarioPart.None;
    }
}
