using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;

namespace Truce.Server.Features.Proposals;

/// <summary>The proposals side by side, and what changes them.</summary>
internal static class ProposalsEndpoints
{
    public static void MapProposals(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dossiers/{dossier}/proposals", ShowAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/proposals", (OpenRevision open, HttpContext context, FormSaving saving) => EditAsync(open, context, saving, ProposalEdits.Proposals)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/proposals/clauses", (OpenRevision open, HttpContext context, FormSaving saving) => EditAsync(open, context, saving, ProposalEdits.Clauses)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/proposals/replies", (OpenRevision open, HttpContext context, FormSaving saving) => EditAsync(open, context, saving, ProposalEdits.Replies)).Needs(Access.Editor).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(OpenRevision open, string? change, CancellationToken cancellation)
    {
        var shown = await open.ShowRecordAsync(cancellation);
        return shown.IsReadable ? PageOf(shown, change) : Unreadable.Of(shown, "proposals");
    }

    private static async Task<IResult> EditAsync(OpenRevision open, HttpContext context, FormSaving saving, Func<ShownDossier, Form, Edit> change)
    {
        var form = await SentForm.ReadAsync(context);
        var shown = await open.ShowRecordAsync(context.RequestAborted);
        return shown.IsReadable
            ? await saving.AnswerAsync(context, open, form, change(shown, form), PageOf(shown, form["change"]), _ => $"/dossiers/{open.Id}/proposals#{PlaceAfter(form)}")
            : Unreadable.Of(shown, "proposals");
    }

    private static Page PageOf(ShownDossier shown, string? change) => Page.Of<ProposalsPage>((nameof(ProposalsPage.Opened), shown), (nameof(ProposalsPage.Change), change));

    private static string PlaceAfter(Form form) => (form["proposal"] ?? form["name"]) is { } proposal && form["act"] != "remove" ? $"of-{Uri.EscapeDataString(proposal)}" : "change";
}
