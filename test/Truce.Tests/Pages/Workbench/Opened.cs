using Truce.Checking;
using Truce.Pages.Workbench;
using Truce.Text;

namespace Truce.Tests.Pages.Workbench;

/// <summary>Dossiers as the pages of the workbench see them.</summary>
internal static class Opened
{
    /// <summary>The opening case of the casebook, with its comments and its source.</summary>
    public static ShownDossier Talks => Of(DossierFolder.Read(Repository.PathOf("casebook", "opening-talks-2024")));

    /// <summary>A dossier of a few lines.</summary>
    public static ShownDossier Text(string text) => Of(DossierFiles.None.With(new DossierFile(DossierFolder.FileName, text)));

    /// <summary>The same dossier after an edit was saved.</summary>
    public static ShownDossier After(ShownDossier before, Edit edit)
    {
        Assert.Null(edit.Refusal);
        var files = DossierFiles.None.With(new DossierFile(DossierFolder.FileName, edit.Text!)).With(before.Sources.Select(source => new DossierFile(source.Path, source.Text)));
        return Of(files);
    }

    /// <summary>A form with these fields.</summary>
    public static Form Form(params (string Name, string Value)[] fields) =>
        new(name => fields.Where(field => field.Name == name).Select(field => field.Value).FirstOrDefault());

    /// <summary>A dossier of these files.</summary>
    public static ShownDossier Of(DossierFiles files) => Of(DossierFolder.Read(files));

    public static ShownDossier Of(DossierFolder folder) =>
        new("/dossiers/talks", new RevisionNote(1, 1, "you", DateTimeOffset.UnixEpoch, "", "Talks"), DossierCheck.Run(folder));
}
