using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;

namespace Truce.Server.Features.Contents;

/// <summary>All that a dossier holds, part by part, and the forms that write it.</summary>
internal static class ContentsEndpoints
{
    public static void MapContents(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dossiers/{dossier}/contents", ShowAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/contents", ChangeAsync).Needs(Access.Editor).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(OpenRevision open, string? kind, string? owner, string? change, CancellationToken cancellation)
    {
        var shown = await open.ShowRecordAsync(cancellation);
        return shown.IsReadable ? PageOf(shown, kind, owner, change) : Unreadable.Of(shown, "contents");
    }

    private static async Task<IResult> ChangeAsync(OpenRevision open, HttpContext context, FormSaving saving)
    {
        var form = await SentForm.ReadAsync(context);
        var shown = await open.ShowRecordAsync(context.RequestAborted);
        var (kind, owner) = (form["kind"], form["owner"]);
        return shown.IsReadable
            ? await saving.AnswerAsync(context, open, form, ContentsEdits.Change(shown, form), PageOf(shown, kind, owner, form["change"]), _ => $"/dossiers/{open.Id}/contents?kind={Uri.EscapeDataString(kind ?? "")}{(owner is null ? "" : $"&owner={Uri.EscapeDataString(owner)}")}#entries")
            : Unreadable.Of(shown, "contents");
    }

    private static Page PageOf(ShownDossier shown, string? kind, string? owner, string? change) => Page.Of<ContentsPage>(
        (nameof(ContentsPage.Opened), shown), (nameof(ContentsPage.Kind), kind), (nameof(ContentsPage.Owner), owner), (nameof(ContentsPage.Change), change));
}
