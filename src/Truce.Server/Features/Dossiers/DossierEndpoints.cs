using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Truce.Server.Features.ApiPage;
using Truce.Server.Features.Exchange;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Server.Storage;
using Truce.Text;

namespace Truce.Server.Features.Dossiers;

/// <summary>Dossiers and their files, for programs.</summary>
internal static class DossierEndpoints
{
    public static void MapDossiers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/dossiers", ListAsync).Needs(Access.SignedIn)
            .WithName("listDossiers").WithSummary("The dossiers that you have a part in, in the order of their names").Produces<Listing<DossierInfo>>();
        app.MapPost("/api/dossiers", CreateAsync).Needs(Access.SignedIn)
            .WithName("createDossier").WithSummary("Makes a dossier of a ZIP file of its folder, a dossier.yaml, or another program's file").Produces<SavedInfo>(StatusCodes.Status201Created);
        app.MapGet("/api/dossiers/{dossier}", Show).Needs(Access.Reader)
            .WithName("getDossier").WithSummary("What it is called, its newest revision, and your role").Produces<DossierInfo>();
        app.MapPut("/api/dossiers/{dossier}", ReplaceAsync).Needs(Access.Editor)
            .WithMetadata(new SavesOnTop()).WithName("replaceFiles").WithSummary("Saves all files anew, from a ZIP file; If-Match says which revision they were made from").Produces<SavedInfo>();
        app.MapDelete("/api/dossiers/{dossier}", DeleteAsync).Needs(Access.Owner)
            .WithName("deleteDossier").WithSummary("Puts the dossier away; its revisions stay in the database").Produces(StatusCodes.Status204NoContent);
        app.MapGet("/api/dossiers/{dossier}/files", ListFiles).Needs(Access.Reader)
            .WithName("listFiles").WithSummary("The files of a revision").Produces<Listing<FileInfoOf>>();
        app.MapGet("/api/dossiers/{dossier}/files/{**path}", ReadFile).Needs(Access.Reader)
            .WithName("readFile").WithSummary("A file of a revision, byte by byte");
        app.MapPut("/api/dossiers/{dossier}/files/{**path}", SaveFileAsync).Needs(Access.Editor)
            .WithMetadata(new SavesOnTop()).WithName("saveFile").WithSummary("Saves one file; If-Match says which revision it was made from, note= why").Produces<SavedInfo>();
        app.MapDelete("/api/dossiers/{dossier}/files/{**path}", DeleteFileAsync).Needs(Access.Editor)
            .WithMetadata(new SavesOnTop()).WithName("deleteFile").WithSummary("Takes a file out; earlier revisions keep it").Produces<SavedInfo>();
    }

    private static async Task<IResult> ListAsync(Visit visit, Database database, CancellationToken cancellation, string after = "", int? limit = null)
    {
        var most = Listings.Limit(limit);
        await using var storage = database.Open();
        var found = await storage.Members.AsNoTracking().Where(member => member.UserId == visit.User!.Id)
            .Join(storage.Dossiers, member => member.DossierId, dossier => dossier.Id, (member, dossier) => new { member.Role, Dossier = dossier })
            .Where(entry => entry.Dossier.DeletedAt == null && string.Compare(entry.Dossier.Id, after) > 0)
            .OrderBy(entry => entry.Dossier.Id).Take(most + 1).ToArrayAsync(cancellation);
        var items = found.Take(most).Select(entry => InfoOf(entry.Dossier, entry.Role)).ToArray();
        return Results.Ok(new Listing<DossierInfo>(items, found.Length > most ? items[^1].Id : null));
    }

    private static async Task<IResult> CreateAsync(HttpContext context, Uploads uploads, Openings openings, Revisions revisions, CancellationToken cancellation, string? note = null)
    {
        var opened = openings.Open(await uploads.ReadAsync(context.Request, cancellation));
        if (opened.Dossier is not { } dossier)
            return Problem.Unusable("The dossier has errors; nothing was stored.", opened.Diagnostics);
        var id = await revisions.CreateAsync(Visitors.Of(context), dossier.Title, opened.Files, Saving.NoteOf(note), cancellation);
        context.Response.Headers.ETag = OpenRevision.TagOf(1, opened.Files.Sha256);
        return Results.Created($"/api/dossiers/{id}", new SavedInfo(id, 1, true, OpenRevision.TagOf(1, opened.Files.Sha256)));
    }

    private static IResult Show(Visit visit, HttpContext context)
    {
        context.Response.Headers.ETag = OpenRevision.TagOf(visit.Revision!.Number, visit.Revision.FilesHash);
        return Results.Ok(InfoOf(visit.Dossier!, visit.Role!.Value));
    }

    private static async Task<IResult> ReplaceAsync(Visit visit, HttpContext context, Uploads uploads, Saving saving, CancellationToken cancellation, string? note = null, bool draft = false)
    {
        var (basedOn, problem) = Preconditions.BasedOn(context.Request);
        return problem ?? await saving.SaveAsync(context, visit.Dossier!.Id, basedOn, await uploads.ReadAsync(context.Request, cancellation), note, draft, cancellation);
    }

    private static async Task<IResult> DeleteAsync(Visit visit, HttpContext context, Database database, AuditLog audit, WorkbenchOptions options, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        var row = await storage.Dossiers.SingleAsync(dossier => dossier.Id == visit.Dossier!.Id, cancellation);
        row.DeletedAt = options.Time.GetUtcNow();
        audit.Add(storage, Visitors.Of(context), "delete", row.Id, row.Head);
        await storage.SaveChangesAsync(cancellation);
        return Results.NoContent();
    }

    private static IResult ListFiles(OpenRevision open) =>
        Results.Ok(new Listing<FileInfoOf>([.. open.Content.Files.All.Select(file => new FileInfoOf(file.Path, file.Bytes.Length, file.Sha256))], null));

    private static IResult ReadFile(OpenRevision open, string path, HttpContext context)
    {
        if (open.Content.Files.Find(path) is not { } bytes)
            return Problem.NotFound("The revision has no such file.");

        // Whatever somebody put there, no browser is to take it for a page of ours.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Preconditions.HasAlready(context, open.ETag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Bytes(bytes, "text/plain; charset=utf-8");
    }

    private static async Task<IResult> SaveFileAsync(string path, Visit visit, HttpContext context, Saving saving, CancellationToken cancellation, string? note = null, bool draft = false)
    {
        var (basedOn, problem) = Preconditions.BasedOn(context.Request);
        if (problem is not null)
            return problem;
        if (UploadLimits.ObstacleOf(path) is { } obstacle)
            return Problem.BadRequest($"The file cannot be saved: {obstacle}.");
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes, cancellation);
        if (bytes.Length > UploadLimits.MostFileBytes)
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, $"A file may have {UploadLimits.MostFileBytes:N0} bytes.");
        return await saving.SaveAsync(context, visit.Dossier!.Id, basedOn, files => files.With(new DossierFile(path, bytes.ToArray())), note, draft, cancellation);
    }

    private static async Task<IResult> DeleteFileAsync(string path, Visit visit, HttpContext context, Saving saving, CancellationToken cancellation, string? note = null, bool draft = false)
    {
        var (basedOn, problem) = Preconditions.BasedOn(context.Request);
        return problem ?? await saving.SaveAsync(context, visit.Dossier!.Id, basedOn, files => files.Without(path), note, draft, cancellation);
    }

    private static DossierInfo InfoOf(DossierRow dossier, Role role) =>
        new(dossier.Id, dossier.Title, dossier.Head, RoleWords.Of(role), dossier.CreatedAt, dossier.ChangedAt);
}
