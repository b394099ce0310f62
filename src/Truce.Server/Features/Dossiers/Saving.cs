using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Truce.Server.Features.Exchange;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Server.Storage;
using Truce.Text;

namespace Truce.Server.Features.Dossiers;

/// <summary>Saves what a program sends, if it can be used and nobody saved meanwhile.</summary>
internal sealed class Saving(Database database, Revisions revisions, Openings openings)
{
    private const int MostNoteLetters = 2000;

    /// <summary>A note as it is kept.</summary>
    public static string NoteOf(string? note) => note is null ? "" : note.Length <= MostNoteLetters ? note : note[..MostNoteLetters];

    /// <summary>Saves a change of the files of a revision.</summary>
    public async Task<IResult> SaveAsync(HttpContext context, string dossier, int basedOn, Func<DossierFiles, DossierFiles> change, string? note, bool isDraft, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        var hash = await storage.Revisions.Where(row => row.DossierId == dossier && row.Number == basedOn).Select(row => row.FilesHash).FirstOrDefaultAsync(cancellation);
        if (hash is null)
            return Problem.Of(StatusCodes.Status412PreconditionFailed, "If-Match names no revision of this dossier.");
        var before = await openings.OpenAsync(hash, cancellation);
        return await SaveAsync(context, dossier, basedOn, change(before.Files), note, isDraft, cancellation);
    }

    /// <summary>Saves files.</summary>
    public async Task<IResult> SaveAsync(HttpContext context, string dossier, int basedOn, DossierFiles files, string? note, bool isDraft, CancellationToken cancellation)
    {
        if (files.All.Count > UploadLimits.MostFiles || files.All.Sum(file => (long)file.Bytes.Length) > UploadLimits.MostBytes)
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, $"A dossier may have {UploadLimits.MostFiles:N0} files and {UploadLimits.MostBytes:N0} bytes.");
        var opened = openings.Open(files);
        if (opened.Dossier is null && !isDraft)
            return Problem.Unusable("The dossier would have errors; nothing was saved. With draft=true it is saved as a draft, from which nothing is concluded.", opened.Diagnostics);
        var change = Revisions.ChangeTo(files, opened.Folder, Visit.Of(context).Dossier!.Title, NoteOf(note));
        var outcome = await revisions.SaveAsync(Visitors.Of(context), dossier, basedOn, change, cancellation);
        return Answer(context, dossier, outcome, change);
    }

    private static IResult Answer(HttpContext context, string dossier, SaveOutcome outcome, Change change)
    {
        if (outcome is SaveOutcome.Conflict conflict)
            return Conflict(dossier, conflict.Head);
        var (number, isChanged) = outcome is SaveOutcome.Saved saved ? (saved.Number, true) : (((SaveOutcome.Unchanged)outcome).Number, false);
        var tag = OpenRevision.TagOf(number, change.Files.Sha256);
        context.Response.Headers.ETag = tag;
        return Results.Ok(new SavedInfo(dossier, number, isChanged, tag, change.IsDraft));
    }

    /// <summary>Somebody else saved meanwhile.</summary>
    public static Problem Conflict(string dossier, int head) =>
        new Problem(StatusCodes.Status412PreconditionFailed, $"Somebody else saved revision {head} meanwhile. Nothing was saved and nothing is lost: merge your change with it, then save again.")
        {
            Facts = new Dictionary<string, string> { ["head"] = $"{head}", ["merge"] = $"/api/dossiers/{dossier}/merge" },
        };
}
