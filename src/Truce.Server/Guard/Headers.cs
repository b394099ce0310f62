using Microsoft.AspNetCore.Http;

namespace Truce.Server.Guard;

/// <summary>What every response tells the browser not to do.</summary>
internal static class Headers
{
    /// <summary>Scripts, styles, fonts and pictures of our own and no others; nothing inline; in nobody's frame.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'";

    /// <summary>Writes them; an endpoint may tighten the policy afterwards.</summary>
    public static void Write(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";

        // What is shown depends on who is signed in, so that nothing is kept without asking; assets say otherwise.
        headers.CacheControl = "no-cache, private";
    }
}
