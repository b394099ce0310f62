namespace Truce.Exports.Scenarios;

/// <summary>A format of bargaining software, in which a scenario is a folder: a domain, and a profile for each party.</summary>
internal abstract class ScenarioExport : ExportFormat
{
    public sealed override bool IsFolder => true;

    public sealed override Answer<ExportedFile> Write(ExportMaterial material, CancellationToken cancellation = default)
    {
        var notes = new ScenarioNotes();
        var model = ScenarioModel.Of(material.Dossier, notes);
        if (!notes.Obstacles.IsEmpty)
            return Answer.Cannot<ExportedFile>(notes.Obstacles);
        var files = new List<FolderFile> { new("domain" + Extension, WriteDomain(model, notes)) };
        foreach (var party in model.Parties)
        {
            cancellation.ThrowIfCancellationRequested();
            files.Add(new FolderFile(party.File + Extension, WriteProfile(model, party, notes)));
        }

        return notes.Obstacles.IsEmpty
            ? Answer.Of(new ExportedFile(files[0].Text, notes.Remarks) { Folder = files.ToEquatableArray() })
            : Answer.Cannot<ExportedFile>(notes.Obstacles);
    }

    protected abstract string WriteDomain(ScenarioModel model, ScenarioNotes notes);

    protected abstract string WriteProfile(ScenarioModel model, ScenarioParty party, ScenarioNotes notes);
}
