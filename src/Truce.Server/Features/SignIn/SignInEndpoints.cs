using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Truce.Server.Features.Accounts;
using Truce.Server.Guard;
using Truce.Server.Shell;
using Truce.Server.Storage;

namespace Truce.Server.Features.SignIn;

/// <summary>The way in and out.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/start", StartAsync).Needs(Access.Anyone).ExcludeFromDescription();
        app.MapGet("/sign-in", (WorkbenchOptions options, string? to) => Form(options, to, null, StatusCodes.Status200OK)).Needs(Access.Anyone).ExcludeFromDescription();
        app.MapPost("/sign-in", SignInAsync).Needs(Access.Anyone).ExcludeFromDescription();
        app.MapPost("/sign-out", EndAsync).Needs(Access.Anyone).ExcludeFromDescription();
    }

    /// <summary>Lets in who has the start-up token.</summary>
    private static async Task<IResult> StartAsync(string? token, HttpContext context, StartToken start, Sessions sessions)
    {
        if (token is null || !start.Opens(token))
            return Problem.Forbidden("This address is of an earlier start. Open the one that 'truce serve' printed last.");
        await sessions.StartAsync(context, (await start.FindUserAsync()).Id);
        return Results.Redirect("/");
    }

    /// <summary>Lets in who has a name and its password.</summary>
    private static async Task<IResult> SignInAsync(
        HttpContext context, Database database, Sessions sessions, SignInThrottle throttle, AuditLog audit, WorkbenchOptions options, CancellationToken cancellation)
    {
        if (!options.HasAccounts)
            return Problem.NotFound("This workbench has no accounts.");
        var form = await context.Request.ReadFormAsync(cancellation);
        var name = UserNames.Normalize(form["name"]) ?? "";
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        var (nameKey, addressKey) = ($"name {name}", $"address {address}");
        var wait = throttle.WaitFor(nameKey, addressKey);
        if (wait > TimeSpan.Zero)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Form(options, form["to"], $"Too many tries. Wait {Math.Ceiling(wait.TotalSeconds):0} seconds.", StatusCodes.Status429TooManyRequests);
        }

        await using var storage = database.Open();
        var user = await storage.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Name == name, cancellation);
        var password = form["password"].ToString();
        var verdict = Passwords.Judge(user, password);
        if (verdict == PasswordVerdict.Wrong)
        {
            throttle.Fail(nameKey, addressKey);
            await audit.WriteAsync(new Visitor(0, name, address), "sign-in refused");
            return Form(options, form["to"], "Name or password is not right.", StatusCodes.Status403Forbidden);
        }

        throttle.Succeed(nameKey);
        if (verdict == PasswordVerdict.RightButKeptWeakly)
            await RenewAsync(storage, user!, password, cancellation);
        await sessions.StartAsync(context, user!.Id);
        await audit.WriteAsync(new Visitor(user.Id, user.Name, address), "signed in");
        return Results.Redirect(LocalPath(form["to"]));
    }

    /// <summary>Keeps a password by today's measure; unless it was changed meanwhile, since then what was sent is the old one.</summary>
    private static async Task RenewAsync(TruceContext storage, UserRow user, string password, CancellationToken cancellation)
    {
        var hash = Passwords.HashOf(password);
        await storage.Users.Where(row => row.Id == user.Id && row.PasswordHash == user.PasswordHash).ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, hash), cancellation);
    }

    private static async Task<IResult> EndAsync(HttpContext context, Sessions sessions)
    {
        await sessions.EndAsync(context);
        return Results.Redirect("/sign-in");
    }

    private static Page Form(WorkbenchOptions options, string? to, string? message, int status) =>
        Page.Of<SignInPage>(
            status, (nameof(SignInPage.HasAccounts), options.HasAccounts), (nameof(SignInPage.To), LocalPath(to)), (nameof(SignInPage.Message), message));

    /// <summary>A path of ours: nobody is sent to another site by a link that leads here.</summary>
    private static string LocalPath(string? to) =>
        to is { Length: > 1 and < 2000 } && to[0] == '/' && to[1] is not ('/' or '\\') && !to.Any(char.IsControl) ? to : "/";
}
