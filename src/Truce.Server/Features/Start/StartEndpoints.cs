using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Truce.Dossiers;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Server.Storage;
using Truce.Text;

namespace Truce.Server.Features.Start;

/// <summary>The first page: the dossiers that the visitor has a part in, and the casebook to start from.</summary>
internal static class StartEndpoints
{
    private const int MostTitleLength = 200;

    public static void MapStart(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", ShowAsync).Needs(Access.SignedIn).ExcludeFromDescription();
        app.MapPost("/casebook/{name}/copy", CopyAsync).Needs(Access.SignedIn).ExcludeFromDescription();
        app.MapPost("/dossiers", BeginAsync).Needs(Access.SignedIn).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(Visit visit, Database database, WorkbenchOptions options, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        var dossiers = await storage.Members.AsNoTracking().Where(member => member.UserId == visit.User!.Id)
            .Join(storage.Dossiers, member => member.DossierId, dossier => dossier.Id, (member, dossier) => new { member.Role, Dossier = dossier })
            .Where(entry => entry.Dossier.DeletedAt == null).OrderByDescending(entry => entry.Dossier.ChangedAt)
            .ToArrayAsync(cancellation);
        return Page.Of<StartPage>(
            (nameof(StartPage.Dossiers), dossiers.Select(entry => EntryOf(entry.Dossier, entry.Role, options)).ToEquatableArray()),
            (nameof(StartPage.Casebook), CasebookFiles.All.Select(found => new CaseEntry(found.Name, found.Title, found.Summary ?? "")).ToEquatableArray()));
    }

    private static DossierEntry EntryOf(DossierRow dossier, Role role, WorkbenchOptions options) =>
        new($"/dossiers/{dossier.Id}", dossier.Title, dossier.Head, dossier.ChangedAt, !options.HasAccounts ? null : role switch { Role.Owner => "owner", Role.Editor => "editor", _ => "reader" });

    /// <summary>Makes a dossier of a case of the casebook, to be read and changed.</summary>
    private static async Task<IResult> CopyAsync(string name, Visit visit, HttpContext context, Revisions revisions, CancellationToken cancellation)
    {
        if (CasebookFiles.Find(name) is not { } found)
            return Problem.NotFound($"The casebook has no case called '{name}'.");
        var id = await revisions.CreateAsync(Visitors.Of(context), found.Title, found.Files, $"From the casebook: {name}", cancellation);
        return Results.Redirect($"/dossiers/{id}");
    }

    /// <summary>Makes a dossier that says no more than what the dispute is called.</summary>
    private static async Task<IResult> BeginAsync(HttpContext context, Revisions revisions, CancellationToken cancellation)
    {
        if ((await SentForm.ReadAsync(context))["title"] is not { Length: <= MostTitleLength } title)
            return Problem.BadRequest($"A dossier needs a title of at most {MostTitleLength} characters.");
        var text = DossierWriter.Write(new Dossier { Title = title });
        var id = await revisions.CreateAsync(Visitors.Of(context), title, DossierFiles.None.With(new DossierFile(DossierFolder.FileName, text)), "Begun", cancellation);
        return Results.Redirect($"/dossiers/{id}/contents");
    }
}
