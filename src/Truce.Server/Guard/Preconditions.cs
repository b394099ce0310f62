using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Truce.Server.Shell;

namespace Truce.Server.Guard;

/// <summary>Which revision a change was made from, as <c>If-Match</c> says.</summary>
internal static class Preconditions
{
    /// <summary>The revision's number, or what is in the way.</summary>
    public static (int BasedOn, Problem? Problem) BasedOn(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.IfMatch].ToString();
        if (header.Length == 0)
            return (0, Problem.Of(StatusCodes.Status428PreconditionRequired, "Say in If-Match which revision you changed: the ETag that came with it."));
        var number = header.Trim('"').Split('-')[0];
        return int.TryParse(number, out var basedOn) && basedOn > 0
            ? (basedOn, null)
            : (0, Problem.Of(StatusCodes.Status412PreconditionFailed, "If-Match is not an ETag of this dossier."));
    }

    /// <summary>Whether the sender has the answer already; else the response is told its tag.</summary>
    public static bool HasAlready(HttpContext context, string tag)
    {
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Contains(tag);
    }
}
