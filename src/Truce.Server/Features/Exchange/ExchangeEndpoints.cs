using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Exports;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Server.Storage;
using Truce.Text.Formats;

namespace Truce.Server.Features.Exchange;

/// <summary>Dossiers come in and go out: as their folder, and as other programs' files.</summary>
internal static class ExchangeEndpoints
{
    public static void MapExchange(this IEndpointRouteBuilder app)
    {
        app.MapPost("/import", ImportPageAsync).Needs(Access.SignedIn).ExcludeFromDescription();
        app.MapGet("/api/dossiers/{dossier}/export", ExportAsync).Needs(Access.Reader)
            .WithName("exportDossier").WithSummary("The dossier's folder as a ZIP file (format=zip), or its model as another program's file");
    }

    private static async Task<IResult> ImportPageAsync(HttpContext context, Uploads uploads, Openings openings, Revisions revisions, CancellationToken cancellation)
    {
        var opened = openings.Open(await uploads.ReadAsync(context.Request, cancellation));
        if (opened.Dossier is not { } dossier)
            return Problem.Unusable("The dossier has errors; nothing was stored.", opened.Diagnostics);
        var id = await revisions.CreateAsync(Visitors.Of(context), dossier.Title, opened.Files, "Imported", cancellation);
        return Results.Redirect($"/dossiers/{id}");
    }

    private static async Task<IResult> ExportAsync(OpenRevision open, HttpContext context, AuditLog audit, CancellationToken cancellation, string format = "zip")
    {
        if (format == "zip")
        {
            await audit.WriteAsync(Visitors.Of(context), "export", open.Id, open.Number, format);
            return File(Zip.Pack(open.Content.Files), "application/zip", $"{open.Id}.zip");
        }

        if (ExportFormats.Find(format) is not { } known)
            return Problem.BadRequest($"There is no format '{format}'; there are zip, {string.Join(", ", ExportFormats.All.Select(known => known.Id))}.");
        if (open.Dossier is not { } dossier)
            return Problem.Unusable("The dossier has errors.", open.Diagnostics);
        var written = await open.Content.OnceAsync($"export {format}", (_, stop) => known.Write(new ExportMaterial(dossier, open.Content.Hash, Kept(open)), stop), SizeOf, cancellation);
        if (!written.Is(out var exported))
            return Problem.Unanswered(written.Obstacles);
        await audit.WriteAsync(Visitors.Of(context), "export", open.Id, open.Number, format);
        return File(Encoding.UTF8.GetBytes(exported.Text), "application/octet-stream", open.Id + known.Extension);
    }

    /// <summary>What an import kept beside the dossier.</summary>
    private static EquatableArray<Attachment> Kept(OpenRevision open) =>
        ForeignFormats.All.SelectMany(format => format.AttachmentNames).Select(name => (Name: name, Bytes: open.Content.Files.Find(name)))
            .Where(file => file.Bytes is not null).Select(file => new Attachment(file.Name, Encoding.UTF8.GetString(file.Bytes!.Value.Span))).ToEquatableArray();

    private static long SizeOf(Answer<ExportedFile> answer) => answer.Is(out var file) ? 2L * file.Text.Length : 0;

    private static IResult File(byte[] bytes, string type, string name) => Results.File(bytes, type, name);
}
