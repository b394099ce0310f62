using Truce.Dossiers;
using Truce.Text;
using Truce.Text.Formats;

namespace Truce.Cli;

/// <summary>Writes a changed dossier with its sources into a folder of its own.</summary>
internal static class DossierOutput
{
    /// <summary>Why nothing can be written into a folder; null when it can.</summary>
    public static string? Obstacle(string folder, bool isForced)
    {
        if (File.Exists(folder))
            return $"'{folder}' is a file; name a folder for the dossier";
        return !isForced && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()
            ? $"the folder '{folder}' is not empty; name another one, or give --force to write into it"
            : null;
    }

    /// <summary>Writes the dossier, with order and comments of the text that it came from, and its sources.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="path">What the user named when the dossier was opened.</param>
    /// <param name="opened">The dossier as it was opened.</param>
    /// <param name="changed">The dossier to write.</param>
    /// <param name="terminal">Where to list the files.</param>
    /// <returns>Why it could not be written; null when it was.</returns>
    public static string? Write(string folder, string path, OpenedDossier opened, Dossier changed, Terminal terminal)
    {
        var text = ForeignFormats.Recognise(path) is null
            ? DossierWriter.Update(DossierInput.Read(path).Result.Origins.Text, changed)
            : DossierWriter.Write(changed);
        try
        {
            Put(DossierFolder.FileName, text);
            foreach (var source in opened.Sources.DistinctBy(source => source.Path))
                Put(source.Path, source.Text);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message.TrimEnd('.');
        }

        void Put(string name, string content)
        {
            var file = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            AtomicFile.Write(file, content);
            terminal.Output.WriteLine(file);
        }
    }
}
