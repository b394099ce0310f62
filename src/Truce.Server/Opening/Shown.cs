using Truce.Pages.Workbench;
using Truce.Reports;
using Truce.Server.Storage;

namespace Truce.Server.Opening;

/// <summary>Hands an opened revision to the pages, with as much of what follows from it as a page needs.</summary>
internal static class Shown
{
    private const long RecordBytes = 1 << 16;

    /// <summary>The revision with nothing computed.</summary>
    public static ShownDossier Show(this OpenRevision open) => open.Show(null, null, null);

    /// <summary>The revision with what was said and proposed.</summary>
    public static async Task<ShownDossier> ShowRecordAsync(this OpenRevision open, CancellationToken cancellation) =>
        open.Dossier is null ? open.Show() : open.Show(null, await open.RecordAsync(cancellation), null);

    /// <summary>The same with its states, for a change that looks at them; of a draft with errors nobody shares them.</summary>
    public static async Task<ShownDossier> ShowSpaceAsync(this OpenRevision open, CancellationToken cancellation) => open.Dossier is null
        ? open.Show()
        : open.Show(new BriefMaterial { Space = await open.Content.SpaceAsync(cancellation) }, await open.RecordAsync(cancellation), null);

    /// <summary>The revision with its states and their verdicts.</summary>
    public static Task<ShownDossier> ShowStatesAsync(this OpenRevision open, CancellationToken cancellation) => open.ShowStatesAsync(new Course(cancellation));

    /// <summary>The same, with its progress to be seen.</summary>
    public static async Task<ShownDossier> ShowStatesAsync(this OpenRevision open, Course course)
    {
        if (open.Dossier is null)
            return open.Show();
        course.Expect(OpenDossier.EffortOfSpace + OpenDossier.EffortOfStability);
        var material = await open.MaterialAsync(course);
        return open.Show(material, await open.RecordAsync(course.Cancellation), null);
    }

    /// <summary>The revision with what it says, and with no states: for a page that is there before they are.</summary>
    public static async Task<ShownDossier> ShowWithoutStatesAsync(this OpenRevision open, CancellationToken cancellation) =>
        open.Dossier is null ? open.Show() : open.Show(BriefMaterial.WithoutStates, await open.RecordAsync(cancellation), null);

    /// <summary>The revision with all of its brief.</summary>
    public static Task<ShownDossier> ShowBriefAsync(this OpenRevision open, CancellationToken cancellation) => open.ShowBriefAsync(new Course(cancellation));

    /// <summary>The same, with its progress to be seen.</summary>
    public static async Task<ShownDossier> ShowBriefAsync(this OpenRevision open, Course course)
    {
        if (open.Dossier is null)
            return open.Show();
        course.Expect(OpenDossier.EffortOfSpace + OpenDossier.EffortOfStability + OpenDossier.EffortOfBrief);
        var brief = await open.Content.BriefAsync(course);
        var material = await open.MaterialAsync(new Course(course.Cancellation));
        return open.Show(material, await open.RecordAsync(course.Cancellation), brief);
    }

    /// <summary>What the pages are told of a revision.</summary>
    public static RevisionNote NoteOf(RevisionRow row, int head, string author) => new(row.Number, head, author, row.SavedAt, row.Note, row.Title);

    private static async Task<BriefMaterial> MaterialAsync(this OpenRevision open, Course course)
    {
        var stability = await open.Content.StabilityAsync(course);
        return new BriefMaterial { Space = await open.Content.SpaceAsync(course.Cancellation), Stability = stability };
    }

    private static ShownDossier Show(this OpenRevision open, BriefMaterial? material, Brief? record, Brief? brief) =>
        new($"/dossiers/{open.Id}", NoteOf(open.Row, open.Head, ""), open.Content.Folder, material, record, brief);

    private static Task<Brief> RecordAsync(this OpenRevision open, CancellationToken cancellation) => open.Content.OnceAsync(
        "record",
        (progress, stop) =>
        {
            var texts = open.Content.Sources.ToDictionary(source => source.Id, source => source.Text);
            return Brief.Of(open.Dossier!, BriefMaterial.WithoutStates with { Quotations = QuotationStanding.Of(open.Dossier!, texts) }, progress, stop);
        },
        _ => RecordBytes,
        cancellation);
}
