using Truce.Dossiers;

namespace Truce.Text.Formats.Scenarios;

/// <summary>A format of bargaining software, in which a scenario is a folder: one file for what is negotiated, and one for each party's profile.</summary>
/// <remarks>
/// A folder is read as a whole, and so is the file that says what is negotiated; a profile by itself is a dispute of one party. What other files lie in
/// the folder is reported and passed over. Nothing outside the folder is read.
/// </remarks>
public abstract class ScenarioFormat : ForeignFormat
{
    private protected ScenarioFormat()
    {
    }

    /// <summary>What a file is to a scenario, going by a look at its text.</summary>
    internal abstract ScenarioPart PartOf(string text);

    /// <summary>Reads the files of a scenario; the diagnostics of each hold errors afterwards, or there is a dossier.</summary>
    /// <param name="title">What to call the dossier when the files do not say.</param>
    /// <param name="domain">The file that says what is negotiated; null when there is only one profile, which says it too.</param>
    /// <param name="profiles">The files of the parties, in their order.</param>
    /// <param name="origins">Where to note in which place of the first file each part of the dossier stands.</param>
    internal abstract Dossier? Read(
        string title, ScenarioFile? domain, EquatableArray<ScenarioFile> profiles, Dictionary<string, TextSpan> origins);

    /// <inheritdoc/>
    public sealed override ImportResult Read(string path, ReadOnlySpan<byte> content)
    {
        if (ScenarioFile.Decode(content, out var bad) is not { } text)
            return ImportResult.Failed(path, Messages.NotUtf8(bad));
        var file = new ScenarioFile(Path.GetFileNameWithoutExtension(path), new DiagnosticBag(new SourceText(path, text)));
        return PartOf(text) == ScenarioPart.Domain
            ? Finish(Path.GetFileNameWithoutExtension(path), file, [])
            : Finish(Path.GetFileNameWithoutExtension(path), null, [file]);
    }

    /// <summary>Reads a scenario, and gathers what is to be told about all of its files.</summary>
    internal ImportResult Finish(string title, ScenarioFile? domain, EquatableArray<ScenarioFile> profiles, EquatableArray<Diagnostic> more = default)
    {
        var origins = new Dictionary<string, TextSpan>();
        if (profiles.IsEmpty)
            domain!.Diagnostics.Add(default, Messages.ScenarioNoProfile());
        var files = domain is null ? profiles : profiles.Prepend(domain).ToEquatableArray();
        var dossier = Read(title, domain, profiles, origins);
        if (files.Any(file => file.Diagnostics.HasErrors))
            dossier = null;
        var diagnostics = files.SelectMany(file => file.Diagnostics.ToDiagnostics()).Concat(more).ToEquatableArray();
        return new ImportResult(new ReadResult(dossier, diagnostics, new Origins(files[0].Diagnostics.Text, origins)) { Draft = dossier }, []);
    }
}

/// <summary>What a file is to a scenario.</summary>
internal enum ScenarioPart
{
    /// <summary>It is no part of one.</summary>
    None,

    /// <summary>It says what is negotiated.</summary>
    Domain,

    /// <summary>It says what a party prefers.</summary>
    Profile,
}
