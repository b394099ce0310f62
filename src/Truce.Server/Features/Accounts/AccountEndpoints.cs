using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Truce.Server.Features.Dossiers;
using Truce.Server.Guard;
using Truce.Server.Shell;
using Truce.Server.Storage;

namespace Truce.Server.Features.Accounts;

/// <summary>Who is signed in.</summary>
public sealed record MeInfo(string Name, string DisplayName, bool Administrator);

/// <summary>A key of a program, without the key itself.</summary>
public sealed record KeyInfo(string Id, string Name, DateTimeOffset Created, DateTimeOffset Expires);

/// <summary>A key of a program, shown once.</summary>
public sealed record NewKeyInfo(string Id, string Key, DateTimeOffset Expires);

/// <summary>What is to be called how, and for how many days.</summary>
public sealed record KeyRequest(string? Name, int? Days);

/// <summary>The password as it is and as it is to be.</summary>
public sealed record PasswordRequest(string? Old, string? New);

/// <summary>People: their own password and keys.</summary>
internal static class AccountEndpoints
{
    private const int UsualDays = 90;
    private const int MostDays = 366;
    private const int IdLetters = 16;

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/account", ShowPageAsync).Needs(Access.SignedIn).ExcludeFromDescription();
        app.MapPost("/account/password", ChangePasswordPageAsync).Needs(Access.SignedIn).ExcludeFromDescription();
        app.MapPost("/account/keys", MakeKeyPageAsync).Needs(Access.SignedIn).ExcludeFromDescription();
        app.MapPost("/account/keys/{key}/delete", RemoveKeyPageAsync).Needs(Access.SignedIn).ExcludeFromDescription();

        app.MapGet("/api/me", (Visit visit) => Results.Ok(InfoOf(visit.User!))).Needs(Access.SignedIn)
            .WithName("getMe").WithSummary("Who is signed in").Produces<MeInfo>();
        app.MapPut("/api/me/password", ChangePasswordAsync).Needs(Access.SignedIn)
            .WithName("changePassword").WithSummary("Changes your password, which ends all of your sessions").Produces(StatusCodes.Status204NoContent);
        app.MapGet("/api/me/keys", ListKeysAsync).Needs(Access.SignedIn)
            .WithName("listKeys").WithSummary("Your keys for programs").Produces<Listing<KeyInfo>>();
        app.MapPost("/api/me/keys", MakeKeyAsync).Needs(Access.SignedIn)
            .WithName("makeKey").WithSummary("Makes a key for a program; it is shown once").Produces<NewKeyInfo>(StatusCodes.Status201Created);
        app.MapDelete("/api/me/keys/{key}", RemoveKeyAsync).Needs(Access.SignedIn)
            .WithName("removeKey").WithSummary("Removes a key").Produces(StatusCodes.Status204NoContent);
    }

    private static MeInfo InfoOf(UserRow user) => new(user.Name, user.DisplayName, user.IsAdministrator);

    private static async Task<IResult> ShowPageAsync(Visit visit, Database database, WorkbenchOptions options, CancellationToken cancellation) =>
        await PageAsync(visit, database, options, null, null, cancellation);

    private static async Task<IResult> PageAsync(Visit visit, Database database, WorkbenchOptions options, string? message, NewKeyInfo? made, CancellationToken cancellation) =>
        Page.Of<AccountPage>(
            (nameof(AccountPage.HasPassword), options.HasAccounts),
            (nameof(AccountPage.Keys), await KeysAsync(visit, database, cancellation)),
            (nameof(AccountPage.Message), message),
            (nameof(AccountPage.Made), made));

    private static async Task<IResult> ChangePasswordPageAsync(Visit visit, HttpContext context, Users users, Sessions sessions, SignInThrottle throttle, Database database, WorkbenchOptions options, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (WrongPassword(visit.User!, form["old"].ToString(), throttle) is { } wrong)
            return await PageAsync(visit, database, options, wrong.Detail, null, cancellation);
        if (await users.SetPasswordAsync(Visitors.Of(context), visit.User!.Name, form["new"]) is { } obstacle)
            return await PageAsync(visit, database, options, $"Not changed: {obstacle}.", null, cancellation);
        await sessions.StartAsync(context, visit.User.Id);
        return await PageAsync(visit, database, options, "The password is changed. You are signed out everywhere else.", null, cancellation);
    }

    private static async Task<IResult> MakeKeyPageAsync(Visit visit, HttpContext context, Database database, WorkbenchOptions options, AuditLog audit, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        var made = await MakeAsync(visit, context, new KeyRequest(form["name"], null), database, options, audit, cancellation);
        return await PageAsync(visit, database, options, null, made, cancellation);
    }

    private static async Task<IResult> RemoveKeyPageAsync(string key, Visit visit, HttpContext context, Database database, AuditLog audit, CancellationToken cancellation)
    {
        await RemoveKeyAsync(key, visit, context, database, audit, cancellation);
        return Results.Redirect("/account");
    }

    private static async Task<IResult> ChangePasswordAsync(PasswordRequest request, Visit visit, HttpContext context, Users users, SignInThrottle throttle)
    {
        if (WrongPassword(visit.User!, request.Old ?? "", throttle) is { } wrong)
            return wrong;
        return await users.SetPasswordAsync(Visitors.Of(context), visit.User!.Name, request.New) is { } obstacle ? Problem.Unusable($"Not changed: {obstacle}.") : Results.NoContent();
    }

    /// <summary>Why somebody may not change the password; null when the present one is right. A stolen session is no way to try passwords faster than the front door.</summary>
    private static Problem? WrongPassword(UserRow user, string password, SignInThrottle throttle)
    {
        var key = $"name {user.Name}";
        if (throttle.WaitFor(key) > TimeSpan.Zero)
            return Problem.Of(StatusCodes.Status429TooManyRequests, "Too many tries; wait a while.");
        if (Passwords.IsRight(user, password))
            return null;
        throttle.Fail(key);
        return Problem.Forbidden("The present password is not right.");
    }

    private static async Task<IResult> ListKeysAsync(Visit visit, Database database, CancellationToken cancellation) =>
        Results.Ok(new Listing<KeyInfo>(await KeysAsync(visit, database, cancellation), null));

    private static async Task<KeyInfo[]> KeysAsync(Visit visit, Database database, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        return await storage.ApiKeys.AsNoTracking().Where(key => key.UserId == visit.User!.Id).OrderBy(key => key.CreatedAt)
            .Select(key => new KeyInfo(key.TokenHash.Substring(0, IdLetters), key.Name, key.CreatedAt, key.ExpiresAt)).ToArrayAsync(cancellation);
    }

    private static async Task<IResult> MakeKeyAsync(KeyRequest request, Visit visit, HttpContext context, Database database, WorkbenchOptions options, AuditLog audit, CancellationToken cancellation)
    {
        var made = await MakeAsync(visit, context, request, database, options, audit, cancellation);
        return Results.Created($"/api/me/keys/{made.Id}", made);
    }

    private static async Task<NewKeyInfo> MakeAsync(Visit visit, HttpContext context, KeyRequest request, Database database, WorkbenchOptions options, AuditLog audit, CancellationToken cancellation)
    {
        var token = Secrets.Token();
        var now = options.Time.GetUtcNow();
        var expires = now.AddDays(Math.Clamp(request.Days ?? UsualDays, 1, MostDays));
        var name = request.Name is { Length: > 0 } given ? given[..Math.Min(given.Length, 100)] : "key";
        await using var storage = database.Open();
        storage.ApiKeys.Add(new ApiKeyRow { TokenHash = Secrets.HashOf(token), UserId = visit.User!.Id, Name = name, CreatedAt = now, ExpiresAt = expires });
        audit.Add(storage, Visitors.Of(context), "key made", detail: name);
        await storage.SaveChangesAsync(cancellation);
        return new NewKeyInfo(Secrets.HashOf(token)[..IdLetters], token, expires);
    }

    private static async Task<IResult> RemoveKeyAsync(string key, Visit visit, HttpContext context, Database database, AuditLog audit, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        var found = key.Length == IdLetters
            ? await storage.ApiKeys.FirstOrDefaultAsync(row => row.UserId == visit.User!.Id && row.TokenHash.StartsWith(key), cancellation)
            : null;
        if (found is null)
            return Problem.NotFound("You have no such key.");
        storage.ApiKeys.Remove(found);
        audit.Add(storage, Visitors.Of(context), "key removed", detail: found.Name);
        await storage.SaveChangesAsync(cancellation);
        return Results.NoContent();
    }
}
