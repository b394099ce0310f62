using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Truce.Server.Features.Dossiers;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Server.Storage;

namespace Truce.Server.Features.Team;

/// <summary>An entry of the audit log.</summary>
public sealed record AuditInfo(long Id, DateTimeOffset At, string? Name, string Action, int? Revision, string? Detail, string? Address);

/// <summary>Who read and changed what: for owners of a dossier, and of what concerns no dossier, for administrators.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dossiers/{dossier}/audit", ShowPageAsync).Needs(Access.Owner).ExcludeFromDescription();
        app.MapGet("/api/dossiers/{dossier}/audit", ListAsync).Needs(Access.Owner)
            .WithName("readAudit").WithSummary("Who read and changed the dossier, newest first").Produces<Listing<AuditInfo>>();
        app.MapGet("/api/audit", ListOthersAsync).Needs(Access.Administrator)
            .WithName("readSignIns").WithSummary("Sign-ins and changes of accounts, newest first").Produces<Listing<AuditInfo>>();
    }

    private static async Task<IResult> ShowPageAsync(OpenRevision open, Database database, CancellationToken cancellation, long? before = null) =>
        Page.Of<AuditPage>((nameof(AuditPage.Open), open), (nameof(AuditPage.Entries), await FindAsync(database, open.Id, before, Listings.Usual, cancellation)));

    private static Task<IResult> ListAsync(Visit visit, Database database, CancellationToken cancellation, string? after = null, int? limit = null) =>
        AnswerAsync(database, visit.Dossier!.Id, after, limit, cancellation);

    private static Task<IResult> ListOthersAsync(Database database, CancellationToken cancellation, string? after = null, int? limit = null) =>
        AnswerAsync(database, null, after, limit, cancellation);

    private static async Task<IResult> AnswerAsync(Database database, string? dossier, string? after, int? limit, CancellationToken cancellation)
    {
        var most = Listings.Limit(limit);
        var found = await FindAsync(database, dossier, long.TryParse(after, out var number) ? number : null, most + 1, cancellation);
        return Results.Ok(new Listing<AuditInfo>([.. found.Take(most)], found.Length > most ? $"{found[most - 1].Id}" : null));
    }

    private static async Task<AuditInfo[]> FindAsync(Database database, string? dossier, long? before, int limit, CancellationToken cancellation)
    {
        var below = before ?? long.MaxValue;
        await using var storage = database.Open();
        return await storage.Audit.AsNoTracking().Where(entry => entry.DossierId == dossier && entry.Id < below).OrderByDescending(entry => entry.Id).Take(limit)
            .Select(entry => new AuditInfo(entry.Id, entry.At, entry.UserName, entry.Action, entry.Revision, entry.Detail, entry.Address)).ToArrayAsync(cancellation);
    }
}
