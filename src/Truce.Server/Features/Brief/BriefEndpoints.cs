using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Pages.Briefs;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Server.Waiting;

namespace Truce.Server.Features.Brief;

/// <summary>The brief: to read and print, and as one file.</summary>
internal static class BriefEndpoints
{
    private const string Yes = "yes";

    public static void MapBrief(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dossiers/{dossier}/brief", ShowAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapGet("/dossiers/{dossier}/brief.html", WriteAsync).Needs(Access.Reader).ExcludeFromDescription();
    }

    private static Task<object?> ShowAsync(OpenRevision open, string? @short, Patience patience) => patience.AnswerAsync(
        open,
        "brief",
        open.ShowBriefAsync,
        shown => !shown.HasErrors ? Page.Of<BriefPreview>((nameof(BriefPreview.Opened), shown), (nameof(BriefPreview.IsShort), @short == Yes)) : Unreadable.Of(shown, "brief"));

    /// <summary>The file that <c>truce brief -o brief.html</c> writes, with <c>--short</c> where it is asked for.</summary>
    private static async Task<IResult> WriteAsync(OpenRevision open, string? @short, HttpContext context, CancellationToken cancellation)
    {
        if (open.Dossier is null)
            return Problem.Unusable("The dossier's file cannot be read, so that no brief can be written.", open.Diagnostics);
        var brief = await open.Content.BriefAsync(cancellation);
        var html = BriefHtml.Render(@short == Yes ? brief.InShort() : brief);

        // The file carries a stricter policy of its own, which has the hash of the style sheet within it.
        context.Response.Headers.ContentSecurityPolicy = BriefHtml.SecurityPolicy;
        return Results.Text(html, "text/html; charset=utf-8");
    }
}
