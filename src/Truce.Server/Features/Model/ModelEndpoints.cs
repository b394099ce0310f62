using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Truce.Pages.Workbench;
using Truce.Server.Features.Agreement;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Server.Waiting;
using Truce.Server.Storage;

namespace Truce.Server.Features.Model;

/// <summary>What can be decided, by whom, and what each party wants.</summary>
internal static class ModelEndpoints
{
    public static void MapModel(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dossiers/{dossier}/model", ShowAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/model/priorities", (OpenRevision open, HttpContext context, FormSaving saving, Patience patience) => EditAsync(open, context, saving, patience, ModelEdits.Priorities)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/model/issues", (OpenRevision open, HttpContext context, FormSaving saving, Patience patience) => EditAsync(open, context, saving, patience, ModelEdits.Issues)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/model/constraints", (OpenRevision open, HttpContext context, FormSaving saving, Patience patience) => EditAsync(open, context, saving, patience, ModelEdits.Constraints)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/model/red-lines", (OpenRevision open, HttpContext context, FormSaving saving, Patience patience) => EditAsync(open, context, saving, patience, PreferenceEdits.RedLines)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/model/walk-away", (OpenRevision open, HttpContext context, FormSaving saving, Patience patience) => EditAsync(open, context, saving, patience, PreferenceEdits.WalkAway)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/model/utilities", (OpenRevision open, HttpContext context, FormSaving saving, Patience patience) => EditAsync(open, context, saving, patience, PreferenceEdits.Utilities)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/model/rankings", (OpenRevision open, HttpContext context, FormSaving saving, Patience patience) => EditAsync(open, context, saving, patience, RankingEdits.Change, RankingEdits.LooksAtStates)).Needs(Access.Editor).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/model/preferences", (OpenRevision open, HttpContext context, FormSaving saving, Patience patience) => EditAsync(open, context, saving, patience, PreferenceEdits.Anew)).Needs(Access.Editor).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(OpenRevision open, int? since, HttpRequest request, Patience patience, Database database, Openings openings) =>
        await PageAsync(open, $"{request.Path}{request.QueryString}", since < open.Number, patience, course => SolveAsync(open, since, database, openings, course));

    private static async Task<IResult> EditAsync(OpenRevision open, HttpContext context, FormSaving saving, Patience patience, Func<ShownDossier, Form, Edit> change, Func<Form, bool>? looksAtStates = null)
    {
        var form = await SentForm.ReadAsync(context);

        // What a party would not accept is asked on the page Agreement, too.
        var isAgreement = form["page"] == "agreement";
        var place = isAgreement ? "agreement" : "model";

        // What is asked for is written into what the dossier says, and saved before anything is solved.
        var shown = looksAtStates?.Invoke(form) == true ? await open.ShowSpaceAsync(context.RequestAborted) : await open.ShowRecordAsync(context.RequestAborted);
        if (!shown.IsReadable || (isAgreement && shown.HasErrors))
            return Unreadable.Of(shown, place);
        var edit = change(shown, form);
        if (edit.Refusal is null)
        {
            return await saving.SaveAsync(context, open, edit, number => isAgreement
                ? $"/dossiers/{open.Id}/agreement#limits-{Uri.EscapeDataString(form["party"] ?? "")}"
                : $"/dossiers/{open.Id}/model{(number == open.Number ? "" : $"?since={open.Number}")}");
        }

        var page = isAgreement
            ? await AgreementEndpoints.FormsAsync(open, patience)
            : await PageAsync(open, open.Path(place), isSaved: false, patience, async course => new Solved(await open.ShowStatesAsync(course), null));
        return page.Refusing(form, edit.Refusal);
    }

    /// <summary>The page with what follows from the model; when that takes long, with how far it is, for the rest of the page needs no states.</summary>
    /// <param name="open">The revision.</param>
    /// <param name="address">Where the page can be fetched once the states are solved.</param>
    /// <param name="isSaved">Whether the revision was saved just now.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="solve">Solves them.</param>
    private static Task<Page> PageAsync(OpenRevision open, string address, bool isSaved, Patience patience, Func<Course, Task<Solved>> solve) => patience.AroundAsync(
        open,
        address,
        solve,
        solved => solved.Shown.IsReadable
            ? Page.Of<ModelPage>((nameof(ModelPage.Opened), solved.Shown), (nameof(ModelPage.Before), solved.Before))
            : Unreadable.Of(solved.Shown, "model"),
        (shown, waiting) => Page.Of<ModelPage>(StatusCodes.Status202Accepted, (nameof(ModelPage.Opened), shown), (nameof(ModelPage.Waiting), waiting), (nameof(ModelPage.IsSaved), isSaved)));

    private static async Task<Solved> SolveAsync(OpenRevision open, int? since, Database database, Openings openings, Course course)
    {
        var earlier = await EarlierAsync(open, since, database, openings, course.Cancellation);
        course.Expect((earlier is null ? 1 : 2) * (OpenDossier.EffortOfSpace + OpenDossier.EffortOfStability));
        var shown = await open.ShowStatesAsync(course);
        return new Solved(shown, earlier is null ? null : await earlier.ShowStatesAsync(course));
    }

    /// <summary>The earlier revision with which to compare what follows; null when none is asked for or there is none.</summary>
    private static async Task<OpenRevision?> EarlierAsync(OpenRevision open, int? since, Database database, Openings openings, CancellationToken cancellation)
    {
        if (since is not { } number || number >= open.Number)
            return null;
        await using var storage = database.Open();
        var row = await storage.Revisions.AsNoTracking().FirstOrDefaultAsync(revision => revision.DossierId == open.Id && revision.Number == number, cancellation);
        return row is null ? null : new OpenRevision(row, open.Head, await openings.OpenAsync(row.FilesHash, cancellation));
    }

    /// <summary>A revision with its states, and the one to compare it with.</summary>
    private sealed record Solved(ShownDossier Shown, ShownDossier? Before);
}
