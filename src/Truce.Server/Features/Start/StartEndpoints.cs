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

    private static async Task<IResult> ShowAsync(Visit visit, Database database, WorkbenchOptions options, CancellationToken cancellation) =>
        PageOf(await ListAsync(database, visit.User!.Id, options, cancellation));

    /// <summary>Asks the database what the first page asks, before anybody does: a program is compiled as it is used.</summary>
    internal static async Task WarmUpAsync(StartToken token, Database database, WorkbenchOptions options, CancellationToken cancellation)
    {
        var user = options.HasAccounts ? 0 : (await token.FindUserAsync()).Id;
        await ListAsync(database, user, options, cancellation);
    }

    /// <summary>The dossiers that somebody has a part in, the one changed last first.</summary>
    internal static async Task<EquatableArray<DossierEntry>> ListAsync(Database database, long user, WorkbenchOptions options, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        var dossiers = await storage.Members.AsNoTracking().Where(member => member.UserId == user)
            .Join(storage.Dossiers, member => member.DossierId, dossier => dossier.Id, (member, dossier) => new { member.Role, Dossier = dossier })
            .Where(entry => entry.Dossier.DeletedAt == null).OrderByDescending(entry => entry.Dossier.ChangedAt)
            .ToArrayAsync(cancellation);
        return dossiers.Select(entry => EntryOf(entry.Dossier, entry.Role, options)).ToEquatableArray();
    }

    /// <summary>The page that lists them, with the casebook.</summary>
    internal static Page PageOf(EquatableArray<DossierEntry> dossiers) => Page.Of<StartPage>(
        (nameof(StartPage.Dossiers), dossiers),
        (nameof(StartPage.Casebook), CasebookFiles.All.Select(found => new CaseEntry(found.Name, found.Title, found.Summary ?? "")).ToEquatableArray()));

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
