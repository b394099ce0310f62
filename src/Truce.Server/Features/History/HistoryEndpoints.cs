using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Server.Features.ApiPage;
using Truce.Server.Features.Dossiers;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Server.Storage;

namespace Truce.Server.Features.History;

/// <summary>The revisions of a dossier: who saved what when and why, what changed, what that did to the results, and the way back.</summary>
internal static class HistoryEndpoints
{
    public static void MapHistory(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dossiers/{dossier}/history", ListPageAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapGet("/dossiers/{dossier}/history/{revision}", ComparePageAsync).Steady().Needs(Access.Reader).ExcludeFromDescription();
        app.MapPost("/dossiers/{dossier}/history/{revision}/restore", RestorePageAsync).Needs(Access.Editor).ExcludeFromDescription();

        app.MapGet("/api/dossiers/{dossier}/revisions", ListAsync).Needs(Access.Reader)
            .WithName("listRevisions").WithSummary("The revisions, newest first").Produces<Listing<RevisionInfo>>();
        app.MapGet("/api/dossiers/{dossier}/revisions/{revision}", ShowAsync).Needs(Access.Reader)
            .WithName("getRevision").WithSummary("Who saved it, when and why").Produces<RevisionInfo>();
        app.MapGet("/api/dossiers/{dossier}/revisions/{revision}/changes", ChangesAsync).Needs(Access.Reader)
            .WithName("getChanges").WithSummary("What changed since another revision (since=, else the one before): in the dossier's terms, and line by line");
        app.MapGet("/api/dossiers/{dossier}/revisions/{revision}/results", ResultsAsync).Needs(Access.Reader)
            .WithName("compareResults").WithSummary("How the equilibria changed since another revision (since=, else the one before)");
        app.MapPost("/api/dossiers/{dossier}/revisions/{revision}/restore", RestoreAsync).Needs(Access.Editor)
            .WithMetadata(new SavesOnTop()).WithName("restoreRevision").WithSummary("Saves the files of that revision as the newest; If-Match says which revision was the newest").Produces<SavedInfo>();
    }

    private static async Task<IResult> ListPageAsync(OpenRevision open, HistoryQueries history, CancellationToken cancellation, int? before = null)
    {
        var revisions = await history.ListAsync(open.Id, before ?? int.MaxValue, Listings.Usual, cancellation);
        return Page.Of<HistoryPage>((nameof(HistoryPage.Open), open), (nameof(HistoryPage.Revisions), revisions));
    }

    private static async Task<IResult> ComparePageAsync(OpenRevision open, HistoryQueries history, CancellationToken cancellation, int? since = null)
    {
        if (await BeforeAsync(open, since, history, cancellation) is not { } before)
            return NoSuchRevision(since);
        var (results, obstacles) = await HistoryQueries.CompareResultsAsync(before.Content, open.Content, cancellation);
        return Page.Of<ComparePage>(
            (nameof(ComparePage.Open), open),
            (nameof(ComparePage.Before), before),
            (nameof(ComparePage.Info), await history.InfoAsync(open.Row, cancellation)),
            (nameof(ComparePage.Difference), await HistoryQueries.CompareAsync(before.Content, open.Content, cancellation)),
            (nameof(ComparePage.Results), results),
            (nameof(ComparePage.Obstacles), obstacles));
    }

    private static async Task<IResult> RestorePageAsync(OpenRevision open, HttpContext context, Revisions revisions, CancellationToken cancellation)
    {
        var outcome = await SaveAgainAsync(open, open.Head, context, revisions, cancellation);
        if (outcome is SaveOutcome.Conflict)
            return Results.Redirect($"/dossiers/{open.Id}/history");

        // Back to the page on which it was asked for.
        var page = context.Request.HasFormContentType ? (await SentForm.ReadAsync(context))["to"] : null;
        return Results.Redirect($"/dossiers/{open.Id}{(page is not null && PageEntry.All.Any(entry => entry.Path == page) ? "/" + page : "")}");
    }

    private static async Task<IResult> ListAsync(OpenRevision open, HistoryQueries history, CancellationToken cancellation, string? after = null, int? limit = null)
    {
        var most = Listings.Limit(limit);
        var below = int.TryParse(after, out var number) ? number : int.MaxValue;
        var found = await history.ListAsync(open.Id, below, most + 1, cancellation);
        return Results.Ok(new Listing<RevisionInfo>([.. found.Take(most)], found.Length > most ? $"{found[most - 1].Number}" : null));
    }

    private static async Task<IResult> ShowAsync(OpenRevision open, HistoryQueries history, CancellationToken cancellation) =>
        Results.Ok(await history.InfoAsync(open.Row, cancellation));

    private static async Task<IResult> ChangesAsync(OpenRevision open, HistoryQueries history, CancellationToken cancellation, int? since = null)
    {
        if (await BeforeAsync(open, since, history, cancellation) is not { } before)
            return NoSuchRevision(since);
        var difference = await HistoryQueries.CompareAsync(before.Content, open.Content, cancellation);
        return Json.Of(json => DifferenceJson.Write(json, before.Number, open.Number, difference));
    }

    private static async Task<IResult> ResultsAsync(OpenRevision open, HistoryQueries history, CancellationToken cancellation, int? since = null)
    {
        if (await BeforeAsync(open, since, history, cancellation) is not { } before)
            return NoSuchRevision(since);
        var (results, obstacles) = await HistoryQueries.CompareResultsAsync(before.Content, open.Content, cancellation);
        if (results is null)
            return Problem.Unanswered(obstacles);
        var (old, now) = ((await before.Content.SpaceAsync(cancellation)).Value, (await open.Content.SpaceAsync(cancellation)).Value);
        return Json.Of(json => DifferenceJson.WriteResults(json, before.Number, open.Number, results, old, now));
    }

    private static async Task<IResult> RestoreAsync(OpenRevision open, HttpContext context, Revisions revisions, CancellationToken cancellation)
    {
        var (basedOn, problem) = Preconditions.BasedOn(context.Request);
        if (problem is not null)
            return problem;
        var tag = open.Row.FilesHash;
        return await SaveAgainAsync(open, basedOn, context, revisions, cancellation) switch
        {
            SaveOutcome.Saved saved => Results.Ok(new SavedInfo(open.Id, saved.Number, true, OpenRevision.TagOf(saved.Number, tag), open.Row.IsDraft)),
            SaveOutcome.Unchanged unchanged => Results.Ok(new SavedInfo(open.Id, unchanged.Number, false, OpenRevision.TagOf(unchanged.Number, tag), open.Row.IsDraft)),
            SaveOutcome.Conflict conflict => Saving.Conflict(open.Id, conflict.Head),
            var other => throw new InvalidOperationException($"No such outcome: {other}."),
        };
    }

    private static Task<SaveOutcome> SaveAgainAsync(OpenRevision open, int basedOn, HttpContext context, Revisions revisions, CancellationToken cancellation) =>
        revisions.SaveAsync(
            Visitors.Of(context), open.Id, basedOn, new Change(open.Content.Files, open.Title, $"Back to revision {open.Number}", open.Number) { IsDraft = open.Dossier is null }, cancellation);

    /// <summary>The revision to compare with; of the first one, with itself.</summary>
    private static Task<OpenRevision?> BeforeAsync(OpenRevision open, int? since, HistoryQueries history, CancellationToken cancellation) =>
        history.OpenAsync(open.Id, since ?? Math.Max(1, open.Number - 1), open.Head, cancellation);

    private static Problem NoSuchRevision(int? number) => Problem.NotFound($"The dossier has no revision {number}.");
}
