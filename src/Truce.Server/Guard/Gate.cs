using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Truce.Server.Shell;
using Truce.Server.Storage;

namespace Truce.Server.Guard;

/// <summary>Lets a request through to its endpoint when who asks may use it, and says why not otherwise.</summary>
/// <remarks>Of a dossier that somebody has no part in, the answer is the same as of one that is not there.</remarks>
internal sealed class Gate(RequestDelegate next, Recall recall, Sessions sessions)
{
    /// <summary>The part of a path that names a dossier.</summary>
    public const string DossierParameter = "dossier";

    /// <summary>The part of a path or a query that names a revision by its number.</summary>
    public const string RevisionParameter = "revision";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint)
        {
            await Problem.NotFound("There is no page at this address.").ExecuteAsync(context);
            return;
        }

        // The router's own answer: the address is there, but does not take the method, which it says in a header, or what was sent.
        if (endpoint is not RouteEndpoint)
        {
            await (endpoint.RequestDelegate?.Invoke(context) ?? Task.CompletedTask);
            await NotTaken(context).ExecuteAsync(context);
            return;
        }

        var needed = endpoint.Metadata.GetMetadata<Needed>() ?? throw new InvalidOperationException($"'{endpoint.DisplayName}' does not say who may use it.");
        var visit = await sessions.FindAsync(context);
        context.Features.Set(visit);
        if (await ObstacleAsync(context, visit, needed.Access) is { } obstacle)
            await obstacle.ExecuteAsync(context);
        else
            await next(context);
    }

    private static Problem NotTaken(HttpContext context)
    {
        var request = context.Request;
        var status = context.Response.StatusCode;
        return status switch
        {
            StatusCodes.Status405MethodNotAllowed => Problem.Of(status, $"This address does not take {request.Method}."),
            StatusCodes.Status415UnsupportedMediaType => Problem.Of(status, $"This address does not take content of the type '{request.ContentType}'; the description of the API says what it takes."),
            _ => throw new InvalidOperationException($"The router answers '{context.GetEndpoint()?.DisplayName}' with {status}, which nothing tells people of."),
        };
    }

    private async Task<Problem?> ObstacleAsync(HttpContext context, Visit visit, Access access)
    {
        if (access == Access.Anyone)
            return null;
        if (visit.User is null)
            return Problem.NotSignedIn();
        switch (access)
        {
            case Access.SignedIn:
                return null;
            case Access.Administrator:
                return visit.User.IsAdministrator ? null : Problem.Forbidden("Only an administrator may do this.");
            default:
                return await FindDossierAsync(context, visit) ?? Obstacle(visit, access);
        }
    }

    private static Problem? Obstacle(Visit visit, Access access)
    {
        var least = access switch
        {
            Access.Reader => Role.Reader,
            Access.Editor => Role.Editor,
            _ => Role.Owner,
        };
        if (visit.Role >= least)
            return null;
        return Problem.Forbidden(least == Role.Editor ? "You may read this dossier but not change it." : "Only an owner of this dossier may do this.");
    }

    /// <summary>Finds the dossier and the revision that the request names.</summary>
    private async Task<Problem?> FindDossierAsync(HttpContext context, Visit visit)
    {
        if (context.Request.RouteValues[DossierParameter] is not string id)
            throw new InvalidOperationException($"'{context.GetEndpoint()?.DisplayName}' asks for a role but its path names no dossier.");
        var user = visit.User!.Id;
        var found = await recall.FindAsync(new PartAsked(id, user), storage => storage.Members.AsNoTracking().Where(member => member.DossierId == id && member.UserId == user)
            .Join(storage.Dossiers, member => member.DossierId, dossier => dossier.Id, (member, dossier) => new PartHeld(member.Role, dossier)).FirstOrDefaultAsync(context.RequestAborted));
        if (found is null || found.Dossier.DeletedAt is not null)
            return Problem.NotFound("There is no such dossier, or it was not shared with you.");
        var number = NumberOf(context, found.Dossier.Head);
        var revision = await recall.FindAsync(
            new RevisionAsked(id, number),
            storage => storage.Revisions.AsNoTracking().FirstOrDefaultAsync(row => row.DossierId == id && row.Number == number, context.RequestAborted));
        if (revision is null)
            return Problem.NotFound($"The dossier has no such revision; its newest is {found.Dossier.Head}.");
        (visit.Dossier, visit.Role, visit.Revision) = (found.Dossier, found.Role, revision);
        return null;
    }

    private static int NumberOf(HttpContext context, int head)
    {
        var named = context.Request.RouteValues[RevisionParameter] as string ?? context.Request.Query[RevisionParameter].FirstOrDefault();
        return named is null ? head : int.TryParse(named, out var number) ? number : 0;
    }

    private sealed record PartAsked(string Dossier, long User);

    private sealed record PartHeld(Role Role, DossierRow Dossier);

    private sealed record RevisionAsked(string Dossier, int Number);
}
