using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Truce.Pages.Workbench;
using Truce.Server.Guard;
using Truce.Server.Opening;
using Truce.Server.Shell;
using Truce.Server.Storage;

namespace Truce.Server.Features.Overview;

/// <summary>The dispute at a glance, and what has changed since the last visit.</summary>
internal static class OverviewEndpoints
{
    /// <summary>How many revisions are listed at most; the history has all.</summary>
    private const int MostSince = 8;

    public static void MapOverview(this IEndpointRouteBuilder app) =>
        app.MapGet("/dossiers/{dossier}", ShowAsync).Needs(Access.Reader).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(OpenRevision open, Visit visit, Database database, WorkbenchOptions options, CancellationToken cancellation)
    {
        var shown = await open.ShowBriefAsync(cancellation);
        if (shown.HasErrors)
            return Unreadable.Of(shown, "");
        var since = await SinceAsync(open, visit.User!.Id, database, options.Time, cancellation);
        return Page.Of<OverviewPage>((nameof(OverviewPage.Opened), shown), (nameof(OverviewPage.Since), since));
    }

    /// <summary>What others saved since the visitor last looked; from now on, up to here is seen.</summary>
    private static async Task<EquatableArray<RevisionNote>> SinceAsync(OpenRevision open, long user, Database database, TimeProvider time, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        var seen = await storage.Visits.FirstOrDefaultAsync(row => row.DossierId == open.Id && row.UserId == user, cancellation);
        if (seen?.Revision == open.Head)
            return [];
        EquatableArray<RevisionNote> since = [];
        if (seen is not null)
        {
            var rows = await storage.Revisions.AsNoTracking().Where(row => row.DossierId == open.Id && row.Number > seen.Revision && row.AuthorId != user)
                .OrderByDescending(row => row.Number).Take(MostSince)
                .Join(storage.Users, row => row.AuthorId, author => author.Id, (row, author) => new { Row = row, author.DisplayName })
                .ToArrayAsync(cancellation);
            since = rows.OrderByDescending(entry => entry.Row.Number).Select(entry => Shown.NoteOf(entry.Row, open.Head, entry.DisplayName)).ToEquatableArray();
            seen.Revision = open.Head;
            seen.SeenAt = time.GetUtcNow();
        }
        else
        {
            storage.Visits.Add(new VisitRow { DossierId = open.Id, UserId = user, Revision = open.Head, SeenAt = time.GetUtcNow() });
        }

        await storage.SaveChangesAsync(cancellation);
        return since;
    }
}
