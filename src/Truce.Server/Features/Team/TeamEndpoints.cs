using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Truce.Server.Features.Dossiers;
using Truce.Server.Guard;
using Truce.Server.Shell;
using Truce.Server.Storage;

namespace Truce.Server.Features.Team;

/// <summary>Somebody who has a part in a dossier.</summary>
public sealed record MemberInfo(string Name, string DisplayName, string Role);

/// <summary>The role that somebody is to have.</summary>
public sealed record RoleRequest(string? Role);

/// <summary>An invitation that was not used yet.</summary>
public sealed record InvitationInfo(string Id, string Role, DateTimeOffset Created, DateTimeOffset Expires);

/// <summary>An invitation just made; its address is shown once.</summary>
public sealed record NewInvitationInfo(string Id, string Path, string Role, DateTimeOffset Expires);

/// <summary>Who has a part in a dossier, and how others come to have one.</summary>
internal static class TeamEndpoints
{
    private const int InvitationDays = 7;
    private const int IdLetters = 16;

    public static void MapTeam(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dossiers/{dossier}/members", ShowPageAsync).Needs(Access.Reader).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/members/{name}", ChangePageAsync).Needs(Access.Owner).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/invitations", InvitePageAsync).Needs(Access.Owner).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/invitations/{invitation}/delete", WithdrawPageAsync).Needs(Access.Owner).ExcludeFromDescription();
        app.MapGet("/join/{token}", JoinPageAsync).Needs(Access.SignedIn).ExcludeFromDescription();
        app.MapPost("/join/{token}", JoinAsync).Needs(Access.SignedIn).ExcludeFromDescription();

        app.MapGet("/api/dossiers/{dossier}/members", ListAsync).Needs(Access.Reader)
            .WithName("listMembers").WithSummary("Who has a part in the dossier, and which").Produces<Listing<MemberInfo>>();
        app.MapPut("/api/dossiers/{dossier}/members/{name}", ChangeAsync).Needs(Access.Owner)
            .WithName("changeMember").WithSummary("Gives a member another role").Produces(StatusCodes.Status204NoContent);
        app.MapDelete("/api/dossiers/{dossier}/members/{name}", RemoveAsync).Needs(Access.Owner)
            .WithName("removeMember").WithSummary("Takes a member out").Produces(StatusCodes.Status204NoContent);
        app.MapGet("/api/dossiers/{dossier}/invitations", ListInvitationsAsync).Needs(Access.Owner)
            .WithName("listInvitations").WithSummary("Invitations that were not used yet").Produces<Listing<InvitationInfo>>();
        app.MapPost("/api/dossiers/{dossier}/invitations", InviteAsync).Needs(Access.Owner)
            .WithName("invite").WithSummary("Makes a link by which one person joins, once, within a week").Produces<NewInvitationInfo>(StatusCodes.Status201Created);
        app.MapDelete("/api/dossiers/{dossier}/invitations/{invitation}", WithdrawAsync).Needs(Access.Owner)
            .WithName("withdrawInvitation").WithSummary("Makes an invitation useless").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> ShowPageAsync(Visit visit, Opening.OpenRevision open, Database database, WorkbenchOptions options, CancellationToken cancellation) =>
        await PageAsync(visit, open, database, options, null, cancellation);

    private static async Task<IResult> PageAsync(Visit visit, Opening.OpenRevision open, Database database, WorkbenchOptions options, NewInvitationInfo? made, CancellationToken cancellation) =>
        Page.Of<MembersPage>(
            (nameof(MembersPage.Open), open),
            (nameof(MembersPage.HasAccounts), options.HasAccounts),
            (nameof(MembersPage.Members), await MembersAsync(visit, database, cancellation)),
            (nameof(MembersPage.Invitations), visit.Role == Role.Owner ? await InvitationsAsync(visit, database, options, cancellation) : []),
            (nameof(MembersPage.Made), made));

    private static async Task<IResult> ChangePageAsync(string name, Visit visit, HttpContext context, Database database, AuditLog audit, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var role = form["role"].ToString();
        var problem = role == "none"
            ? await GiveRoleAsync(name, null, visit, context, database, audit, cancellation)
            : RoleWords.Find(role) is { } known ? await GiveRoleAsync(name, known, visit, context, database, audit, cancellation) : NoSuchRole();
        return problem is null ? Results.Redirect($"/dossiers/{visit.Dossier!.Id}/members") : problem;
    }

    private static async Task<IResult> InvitePageAsync(Visit visit, Opening.OpenRevision open, HttpContext context, Database database, AuditLog audit, WorkbenchOptions options, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var (made, problem) = await MakeAsync(RoleWords.Find(form["role"]), visit, context, database, audit, options, cancellation);
        return problem ?? await PageAsync(visit, open, database, options, made, cancellation);
    }

    private static async Task<IResult> WithdrawPageAsync(string invitation, Visit visit, HttpContext context, Database database, AuditLog audit, CancellationToken cancellation)
    {
        await WithdrawAsync(invitation, visit, context, database, audit, cancellation);
        return Results.Redirect($"/dossiers/{visit.Dossier!.Id}/members");
    }

    private static async Task<IResult> ListAsync(Visit visit, Database database, CancellationToken cancellation) =>
        Results.Ok(new Listing<MemberInfo>(await MembersAsync(visit, database, cancellation), null));

    private static async Task<MemberInfo[]> MembersAsync(Visit visit, Database database, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        return await storage.Members.AsNoTracking().Where(member => member.DossierId == visit.Dossier!.Id)
            .Join(storage.Users, member => member.UserId, user => user.Id, (member, user) => new { Member = member, User = user })
            .OrderByDescending(entry => entry.Member.Role).ThenBy(entry => entry.User.Name)
            .Select(entry => new MemberInfo(entry.User.Name, entry.User.DisplayName, RoleWords.Of(entry.Member.Role))).ToArrayAsync(cancellation);
    }

    private static async Task<IResult> ChangeAsync(string name, RoleRequest request, Visit visit, HttpContext context, Database database, AuditLog audit, CancellationToken cancellation) =>
        RoleWords.Find(request.Role) is { } role
            ? await GiveRoleAsync(name, role, visit, context, database, audit, cancellation) ?? Results.NoContent()
            : NoSuchRole();

    private static async Task<IResult> RemoveAsync(string name, Visit visit, HttpContext context, Database database, AuditLog audit, CancellationToken cancellation) =>
        await GiveRoleAsync(name, null, visit, context, database, audit, cancellation) ?? Results.NoContent();

    /// <summary>Gives a member another role, or none; null after that.</summary>
    private static async Task<IResult?> GiveRoleAsync(string name, Role? role, Visit visit, HttpContext context, Database database, AuditLog audit, CancellationToken cancellation)
    {
        var dossier = visit.Dossier!.Id;
        await using var storage = database.Open();
        await using var transaction = await storage.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellation);
        var members = await storage.Members.Where(member => member.DossierId == dossier).ToArrayAsync(cancellation);
        var id = await storage.Users.Where(user => user.Name == name).Select(user => (long?)user.Id).FirstOrDefaultAsync(cancellation);
        if (Array.Find(members, member => member.UserId == id) is not { } found)
            return Problem.NotFound("The dossier has no such member.");
        if (found.Role == Role.Owner && role != Role.Owner && members.Count(member => member.Role == Role.Owner) == 1)
            return Problem.Of(StatusCodes.Status409Conflict, "A dossier needs an owner. Make somebody else one first.");
        if (role is { } known)
            found.Role = known;
        else
            storage.Members.Remove(found);
        audit.Add(storage, Visitors.Of(context), role is null ? "member removed" : "role changed", dossier, detail: role is { } given ? $"{name}: {RoleWords.Of(given)}" : name);
        await storage.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    private static async Task<IResult> ListInvitationsAsync(Visit visit, Database database, WorkbenchOptions options, CancellationToken cancellation) =>
        Results.Ok(new Listing<InvitationInfo>(await InvitationsAsync(visit, database, options, cancellation), null));

    private static async Task<InvitationInfo[]> InvitationsAsync(Visit visit, Database database, WorkbenchOptions options, CancellationToken cancellation)
    {
        var now = options.Time.GetUtcNow();
        await using var storage = database.Open();
        return await storage.Invitations.AsNoTracking().Where(row => row.DossierId == visit.Dossier!.Id && row.AcceptedBy == null && row.ExpiresAt > now).OrderBy(row => row.CreatedAt)
            .Select(row => new InvitationInfo(row.TokenHash.Substring(0, IdLetters), RoleWords.Of(row.Role), row.CreatedAt, row.ExpiresAt)).ToArrayAsync(cancellation);
    }

    private static async Task<IResult> InviteAsync(RoleRequest request, Visit visit, HttpContext context, Database database, AuditLog audit, WorkbenchOptions options, CancellationToken cancellation)
    {
        var (made, problem) = await MakeAsync(RoleWords.Find(request.Role), visit, context, database, audit, options, cancellation);
        return problem ?? Results.Created(made!.Path, made);
    }

    private static async Task<(NewInvitationInfo? Made, Problem? Problem)> MakeAsync(
        Role? role, Visit visit, HttpContext context, Database database, AuditLog audit, WorkbenchOptions options, CancellationToken cancellation)
    {
        if (!options.HasAccounts)
            return (null, Problem.Of(StatusCodes.Status409Conflict, "This workbench has no accounts, so that nobody can be invited; start it with --accounts."));
        if (role is not { } given)
            return (null, NoSuchRole());
        var token = Secrets.Token();
        var now = options.Time.GetUtcNow();
        var row = new InvitationRow
        {
            TokenHash = Secrets.HashOf(token),
            DossierId = visit.Dossier!.Id,
            Role = given,
            CreatedBy = visit.User!.Id,
            CreatedAt = now,
            ExpiresAt = now.AddDays(InvitationDays),
        };
        await using var storage = database.Open();
        storage.Invitations.Add(row);
        audit.Add(storage, Visitors.Of(context), "invited", row.DossierId, detail: RoleWords.Of(given));
        await storage.SaveChangesAsync(cancellation);
        return (new NewInvitationInfo(row.TokenHash[..IdLetters], $"/join/{token}", RoleWords.Of(given), row.ExpiresAt), null);
    }

    private static async Task<IResult> WithdrawAsync(string invitation, Visit visit, HttpContext context, Database database, AuditLog audit, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        var found = invitation.Length == IdLetters
            ? await storage.Invitations.FirstOrDefaultAsync(row => row.DossierId == visit.Dossier!.Id && row.AcceptedBy == null && row.TokenHash.StartsWith(invitation), cancellation)
            : null;
        if (found is null)
            return Problem.NotFound("There is no such invitation.");
        storage.Invitations.Remove(found);
        audit.Add(storage, Visitors.Of(context), "invitation withdrawn", found.DossierId, detail: RoleWords.Of(found.Role));
        await storage.SaveChangesAsync(cancellation);
        return Results.NoContent();
    }

    private static async Task<IResult> JoinPageAsync(string token, Database database, WorkbenchOptions options, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        if (await FindAsync(storage, token, options, cancellation) is not { } found)
            return NoSuchInvitation();
        var title = await storage.Dossiers.Where(dossier => dossier.Id == found.DossierId).Select(dossier => dossier.Title).SingleAsync(cancellation);
        return Page.Of<JoinPage>((nameof(JoinPage.Token), token), (nameof(JoinPage.DossierTitle), title), (nameof(JoinPage.Role), found.Role));
    }

    /// <summary>Joins a dossier by an invitation, which is used up by that. Who has a part already gets the greater of both roles.</summary>
    private static async Task<IResult> JoinAsync(string token, Visit visit, HttpContext context, Database database, AuditLog audit, WorkbenchOptions options, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        await using var transaction = await storage.Database.BeginTransactionAsync(cancellation);
        if (await FindAsync(storage, token, options, cancellation) is not { } found)
            return NoSuchInvitation();
        var user = visit.User!.Id;
        var now = options.Time.GetUtcNow();

        // Of two who use it at the same time, one finds it used.
        var used = await storage.Invitations.Where(row => row.TokenHash == found.TokenHash && row.AcceptedBy == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.AcceptedBy, user).SetProperty(row => row.AcceptedAt, now), cancellation);
        if (used == 0)
            return NoSuchInvitation();
        var member = await storage.Members.FirstOrDefaultAsync(row => row.DossierId == found.DossierId && row.UserId == user, cancellation);
        if (member is null)
            storage.Members.Add(new MemberRow { DossierId = found.DossierId, UserId = user, Role = found.Role });
        else if (member.Role < found.Role)
            member.Role = found.Role;
        audit.Add(storage, Visitors.Of(context), "joined", found.DossierId, detail: RoleWords.Of(found.Role));
        await storage.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Results.Redirect($"/dossiers/{found.DossierId}");
    }

    private static Task<InvitationRow?> FindAsync(TruceContext storage, string token, WorkbenchOptions options, CancellationToken cancellation)
    {
        var hash = Secrets.HashOf(token);
        var now = options.Time.GetUtcNow();
        return storage.Invitations.AsNoTracking().FirstOrDefaultAsync(row => row.TokenHash == hash && row.AcceptedBy == null && row.ExpiresAt > now, cancellation);
    }

    private static Problem NoSuchInvitation() => Problem.NotFound("The invitation was used, withdrawn, or is too old. Ask for another one.");

    private static Problem NoSuchRole() => Problem.BadRequest("The role is one of reader, editor, owner.");
}
