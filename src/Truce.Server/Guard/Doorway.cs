using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Truce.Server.Shell;

namespace Truce.Server.Guard;

/// <summary>Turns away what does not come from the workbench's own pages or from a program with a key, before anybody asks who it is.</summary>
/// <remarks>
/// <para>The Host must be one that the workbench is reached under: else a page elsewhere could name its own host and let it lead here (DNS rebinding).</para>
/// <para>
/// What browsers say about where a request comes from must be the workbench itself. A browser always says so where it matters: <c>Sec-Fetch-Site</c>
/// with every request, <c>Origin</c> with every one that changes something. Only links followed to a page may come from elsewhere, and only where
/// people have accounts.
/// </para>
/// </remarks>
internal sealed class Doorway(RequestDelegate next, WorkbenchOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        Headers.Write(context.Response);
        if (!IsOurHost(context.Request.Host))
            return Problem.Of(StatusCodes.Status421MisdirectedRequest, "This is not the address of the workbench.").ExecuteAsync(context);
        if (!IsFromHere(context.Request))
            return Problem.Of(StatusCodes.Status403Forbidden, "Requests from other sites are not answered.").ExecuteAsync(context);
        return next(context);
    }

    private bool IsOurHost(HostString host)
    {
        if (options.PublicAddress is { } address)
            return string.Equals(host.Host, address.Host, StringComparison.OrdinalIgnoreCase);
        return host.Host is "localhost" or "127.0.0.1" or "[::1]" || (IPAddress.TryParse(host.Host, out var ip) && ip.Equals(options.Address));
    }

    private bool IsFromHere(HttpRequest request)
    {
        var isChange = !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        switch (site)
        {
            case "same-origin":
                return true;
            case "none":
                // The address bar or a bookmark: never a change.
                return !isChange;
            case "":
                break;
            default:
                return options.HasAccounts && !isChange && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";
        }

        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0)
            return IsOwnOrigin(origin, request);

        // Neither header: an old browser, or no browser. With a key it is a program; without, it may look but not change.
        return !isChange || request.Headers.ContainsKey(HeaderNames.Authorization);
    }

    private bool IsOwnOrigin(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && string.Equals(from.Authority, options.PublicAddress?.Authority ?? request.Host.Value, StringComparison.OrdinalIgnoreCase)
        && from.Scheme == (options.PublicAddress?.Scheme ?? request.Scheme);
}
