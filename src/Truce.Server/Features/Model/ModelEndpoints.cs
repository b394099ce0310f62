using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Server.Storage;

namespace Truce.Server.Features.Model;

/// <summary>What can be decided, by whom, and what each party wants.</summary>
internal static class ModelEndpoints
{
    public static void MapModel(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dossiers/{dossier}/model", ShowAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/model/priorities", (OpenRevision open, HttpContext context, FormSaving saving) => EditAsync(open, context, saving, ModelEdits.Priorities)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/model/issues", (OpenRevision open, HttpContext context, FormSaving saving) => EditAsync(open, context, saving, ModelEdits.Issues)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/model/constraints", (OpenRevision open, HttpContext context, FormSaving saving) => EditAsync(open, context, saving, ModelEdits.Constraints)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/model/red-lines", (OpenRevision open, HttpContext context, FormSaving saving) => EditAsync(open, context, saving, PreferenceEdits.RedLines)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/model/walk-away", (OpenRevision open, HttpContext context, FormSaving saving) => EditAsync(open, context, saving, PreferenceEdits.WalkAway)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/model/utilities", (OpenRevision open, HttpContext context, FormSaving saving) => EditAsync(open, context, saving, PreferenceEdits.Utilities)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/model/rankings", (OpenRevision open, HttpContext context, FormSaving saving) => EditAsync(open, context, saving, RankingEdits.Change)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/model/preferences", (OpenRevision open, HttpContext context, FormSaving saving) => EditAsync(open, context, saving, PreferenceEdits.Anew)).Needs(Access.Editor).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(OpenRevision open, int? since, Database database, Openings openings, CancellationToken cancellation)
    {
        var shown = await open.ShowStatesAsync(cancellation);
        if (!shown.IsReadable)
            return Unreadable.Of(shown, "model");
        return Page.Of<ModelPage>((nameof(ModelPage.Opened), shown), (nameof(ModelPage.Before), await BeforeAsync(open, since, database, openings, cancellation)));
    }

    private static async Task<IResult> EditAsync(OpenRevision open, HttpContext context, FormSaving saving, Func<ShownDossier, Form, Edit> change)
    {
        var form = await SentForm.ReadAsync(context);

        // What a party would not accept is asked on the page Agreement, too.
        var isAgreement = form["page"] == "agreement";
        var shown = isAgreement ? await open.ShowBriefAsync(context.RequestAborted) : await open.ShowStatesAsync(context.RequestAborted);
        if (!shown.IsReadable || (isAgreement && shown.HasErrors))
            return Unreadable.Of(shown, isAgreement ? "agreement" : "model");
        var page = isAgreement ? Page.Of<AgreementPage>((nameof(AgreementPage.Opened), shown)) : Page.Of<ModelPage>((nameof(ModelPage.Opened), shown));
        return await saving.AnswerAsync(context, open, form, change(shown, form), page, number => isAgreement
            ? $"/dossiers/{open.Id}/agreement#limits-{Uri.EscapeDataString(form["party"] ?? "")}"
            : $"/dossiers/{open.Id}/model{(number == open.Number ? "" : $"?since={open.Number}")}");
    }

    /// <summary>The earlier revision with which to compare what follows; null when none is asked for or there is none.</summary>
    private static async Task<ShownDossier?> BeforeAsync(OpenRevision open, int? since, Database database, Openings openings, CancellationToken cancellation)
    {
        if (since is not { } number || number >= open.Number)
            return null;
        await using var storage = database.Open();
        var row = await storage.Revisions.AsNoTracking().FirstOrDefaultAsync(revision => revision.DossierId == open.Id && revision.Number == number, cancellation);
        return row is null ? null : await new OpenRevision(row, open.Head, await openings.OpenAsync(row.FilesHash, cancellation)).ShowStatesAsync(cancellation);
    }
}
