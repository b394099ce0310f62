using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Truce.Server.Storage;

namespace Truce.Server.Guard;

/// <summary>Who a request comes from, by the cookie of a browser or the key of a program.</summary>
internal sealed class Sessions(Database database, Recall recall, WorkbenchOptions options, StartToken startToken)
{
    /// <summary>How often it is written down that a session is in use.</summary>
    private static readonly TimeSpan s_noteEvery = TimeSpan.FromMinutes(5);

    private readonly TimeSpan _idle = options.HasAccounts ? TimeSpan.FromHours(12) : TimeSpan.FromDays(30);
    private readonly TimeSpan _lifetime = options.HasAccounts ? TimeSpan.FromDays(7) : TimeSpan.FromDays(90);

    /// <summary>The name of the cookie; browsers send cookies to every port of a machine, so that the port is in the name.</summary>
    private string CookieName(HttpRequest request) => options.HasAccounts ? "truce-session" : $"truce-session-{request.Host.Port ?? 0}";

    /// <summary>Finds out who asks.</summary>
    public async Task<Visit> FindAsync(HttpContext context)
    {
        var visit = new Visit();
        if (context.Request.Headers.Authorization.ToString() is { Length: > 0 } authorization)
        {
            visit.IsByKey = true;
            if (authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
                visit.User = await OfKeyAsync(authorization["Bearer ".Length..].Trim(), context.RequestAborted);
        }
        else if (context.Request.Cookies[CookieName(context.Request)] is { } cookie)
        {
            visit.User = await OfCookieAsync(cookie, context.RequestAborted);
        }

        return visit;
    }

    /// <summary>Signs somebody in: a new session, its token in a cookie of the response.</summary>
    public async Task StartAsync(HttpContext context, long user)
    {
        var token = Secrets.Token();
        var now = options.Time.GetUtcNow();
        await using var storage = database.Open();
        await storage.Sessions.Where(session => session.ExpiresAt < now || session.SeenAt < now - _idle).ExecuteDeleteAsync(context.RequestAborted);
        storage.Sessions.Add(new SessionRow { TokenHash = Secrets.HashOf(token), UserId = user, CreatedAt = now, SeenAt = now, ExpiresAt = now + _lifetime });
        await storage.SaveChangesAsync(context.RequestAborted);
        context.Response.Cookies.Append(CookieName(context.Request), token, Cookie(context.Request, now + _lifetime));
    }

    /// <summary>Signs a browser out.</summary>
    public async Task EndAsync(HttpContext context)
    {
        if (context.Request.Cookies[CookieName(context.Request)] is { } cookie)
        {
            var hash = Secrets.HashOf(cookie);
            await using var storage = database.Open();
            await storage.Sessions.Where(session => session.TokenHash == hash).ExecuteDeleteAsync(context.RequestAborted);
        }

        context.Response.Cookies.Delete(CookieName(context.Request), Cookie(context.Request, null));
    }

    private CookieOptions Cookie(HttpRequest request, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,

        // A team follows links from mail; the one person of a workbench of their own has no need to.
        SameSite = options.HasAccounts ? SameSiteMode.Lax : SameSiteMode.Strict,
        Secure = request.IsHttps || options.PublicAddress?.Scheme == Uri.UriSchemeHttps,
        Path = "/",
        Expires = expires,
        IsEssential = true,
    };

    private async Task<UserRow?> OfCookieAsync(string token, CancellationToken cancellation)
    {
        var hash = Secrets.HashOf(token);
        var found = await recall.FindAsync(new CookieAsked(hash), storage => storage.Sessions.AsNoTracking().Where(session => session.TokenHash == hash)
            .Join(storage.Users, session => session.UserId, user => user.Id, (session, user) => new SignedIn(session, user)).FirstOrDefaultAsync(cancellation));
        var now = options.Time.GetUtcNow();
        if (found is null || found.User.IsDisabled || found.Session.ExpiresAt < now || found.Session.SeenAt < now - _idle)
            return null;
        if (found.Session.SeenAt < now - s_noteEvery)
        {
            await using var storage = database.Open();
            await storage.Sessions.Where(session => session.TokenHash == hash).ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, now), cancellation);
        }

        return found.User;
    }

    private async Task<UserRow?> OfKeyAsync(string token, CancellationToken cancellation)
    {
        if (startToken.Opens(token))
            return await startToken.FindUserAsync();
        var hash = Secrets.HashOf(token);
        var found = await recall.FindAsync(new KeyAsked(hash), storage => storage.ApiKeys.AsNoTracking().Where(key => key.TokenHash == hash)
            .Join(storage.Users, key => key.UserId, user => user.Id, (key, user) => new KeyHeld(key, user)).FirstOrDefaultAsync(cancellation));
        return found is { User.IsDisabled: false } && found.Key.ExpiresAt > options.Time.GetUtcNow() ? found.User : null;
    }

    private sealed record CookieAsked(string Hash);

    private sealed record SignedIn(SessionRow Session, UserRow User);

    private sealed record KeyAsked(string Hash);

    private sealed record KeyHeld(ApiKeyRow Key, UserRow User);
}
