using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Truce.Server.Guard;
using Truce.Server.Shell;
using Truce.Server.Storage;
using Truce.Text;

namespace Truce.Server.Features.Start;

/// <summary>The first page: the dossiers that the visitor has a part in, and the casebook to start from.</summary>
internal static class StartEndpoints
{
    public static void MapStart(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", ShowAsync).Needs(Access.SignedIn).ExcludeFromDescription();
        app.MapPost("/casebook/{name}/copy", CopyAsync).Needs(Access.SignedIn).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(Visit visit, Database database, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        var dossiers = await storage.Members.AsNoTracking().Where(member => member.UserId == visit.User!.Id)
            .Join(storage.Dossiers, member => member.DossierId, dossier => dossier.Id, (member, dossier) => new { member.Role, Dossier = dossier })
            .Where(entry => entry.Dossier.DeletedAt == null).OrderByDescending(entry => entry.Dossier.ChangedAt)
            .ToArrayAsync(cancellation);
        return Page.Of<StartPage>(
            (nameof(StartPage.Dossiers), dossiers.Select(entry => new ListedDossier(entry.Dossier, entry.Role)).ToArray()),
            (nameof(StartPage.Cases), CasebookFiles.All));
    }

    /// <summary>Makes a dossier of a case of the casebook, to be read and changed.</summary>
    private static async Task<IResult> CopyAsync(string name, Visit visit, HttpContext context, Revisions revisions, CancellationToken cancellation)
    {
        if (CasebookFiles.Find(name) is not { } found)
            return Problem.NotFound($"The casebook has no case called '{name}'.");
        var id = await revisions.CreateAsync(Visitors.Of(context), found.Title, found.Files, $"From the casebook: {name}", cancellation);
        return Results.Redirect($"/dossiers/{id}");
    }
}

/// <summary>A dossier in the list of those that somebody has a part in.</summary>
public sealed record ListedDossier(DossierRow Dossier, Role Role);
