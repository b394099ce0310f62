using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Server.Waiting;
using Truce.Server.Storage;

namespace Truce.Server.Features.Overview;

/// <summary>The dispute at a glance, and what has changed since the last visit.</summary>
internal static class OverviewEndpoints
{
    /// <summary>How many revisions are listed at most; the history has all.</summary>
    private const int MostSince = 8;

    public static void MapOverview(this IEndpointRouteBuilder app) =>
        app.MapGet("/dossiers/{dossier}", ShowAsync).Needs(Access.Reader).ExcludeFromDescription();

    private static Task<object?> ShowAsync(OpenRevision open, HttpContext context, Patience patience, Database database, Recall recall, WorkbenchOptions options, PageCache pages) =>
        patience.AnswerAsync(open, "", open.ShowBriefAsync, shown => ShowWithNewsAsync(open, shown, context, database, recall, options, pages));

    private static async ValueTask<object?> ShowWithNewsAsync(OpenRevision open, ShownDossier shown, HttpContext context, Database database, Recall recall, WorkbenchOptions options, PageCache pages)
    {
        if (shown.HasErrors)
            return Unreadable.Of(shown, "");

        // What there is to tell of the time since the last visit differs from reader to reader, and mostly there is nothing; all else is the same for all.
        var since = await SinceAsync(open, Visit.Of(context).User!.Id, database, recall, options.Time, context.RequestAborted);
        return await pages.AnswerAsync(
            context,
            string.Join(' ', since.Select(note => note.Number)),
            () => ValueTask.FromResult<object?>(Page.Of<OverviewPage>((nameof(OverviewPage.Opened), shown), (nameof(OverviewPage.Since), since))));
    }

    /// <summary>What others saved since the visitor last looked; from now on, up to here is seen.</summary>
    private static async Task<EquatableArray<RevisionNote>> SinceAsync(OpenRevision open, long user, Database database, Recall recall, TimeProvider time, CancellationToken cancellation)
    {
        var seen = await recall.FindAsync(
            new VisitAsked(open.Id, user),
            storage => storage.Visits.AsNoTracking().FirstOrDefaultAsync(row => row.DossierId == open.Id && row.UserId == user, cancellation));
        if (seen?.Revision == open.Head)
            return [];
        await using var storage = database.Open();
        EquatableArray<RevisionNote> since = [];
        if (seen is not null)
        {
            var rows = await storage.Revisions.AsNoTracking().Where(row => row.DossierId == open.Id && row.Number > seen.Revision && row.AuthorId != user)
                .OrderByDescending(row => row.Number).Take(MostSince)
                .Join(storage.Users, row => row.AuthorId, author => author.Id, (row, author) => new { Row = row, author.DisplayName })
                .ToArrayAsync(cancellation);
            since = rows.OrderByDescending(entry => entry.Row.Number).Select(entry => Shown.NoteOf(entry.Row, open.Head, entry.DisplayName)).ToEquatableArray();
        }

        // Somebody may look from two windows at once.
        await storage.Database.ExecuteSqlAsync(
            $"""
            insert into visits (dossier_id, user_id, revision, seen_at) values ({open.Id}, {user}, {open.Head}, {time.GetUtcNow().ToUnixTimeMilliseconds()})
            on conflict (dossier_id, user_id) do update set revision = excluded.revision, seen_at = excluded.seen_at
            """,
            cancellation);
        return since;
    }

    private sealed record VisitAsked(string Dossier, long User);
}
