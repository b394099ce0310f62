using System.Text;
using Microsoft.EntityFrameworkCore;
using Truce.Changes;
using Truce.Reports;
using Truce.Server.Features.Dossiers;
using Truce.Server.Opening;
using Truce.Server.Storage;

namespace Truce.Server.Features.History;

/// <summary>What two revisions differ in.</summary>
/// <param name="Terms">In the dossier's terms; nothing when one of them has errors.</param>
/// <param name="Files">File by file.</param>
public sealed record RevisionDifference(EquatableArray<DossierChange> Terms, IReadOnlyList<FileDifference> Files);

/// <summary>How a file changed.</summary>
/// <param name="Path">Which.</param>
/// <param name="Kind">What happened to it.</param>
/// <param name="Groups">The lines that changed, with some around them.</param>
public sealed record FileDifference(string Path, ChangeKind Kind, EquatableArray<EquatableArray<LineChange>> Groups);

/// <summary>What pages and the API both ask about the past of a dossier.</summary>
internal sealed class HistoryQueries(Database database, Openings openings)
{
    /// <summary>Revisions, newest first.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="before">Only those with a lower number.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">When the caller goes away.</param>
    public async Task<RevisionInfo[]> ListAsync(string dossier, int before, int limit, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        return await storage.Revisions.AsNoTracking().Where(row => row.DossierId == dossier && row.Number < before).OrderByDescending(row => row.Number).Take(limit)
            .Join(storage.Users, row => row.AuthorId, user => user.Id, (row, user) => new { Row = row, user.DisplayName })
            .OrderByDescending(entry => entry.Row.Number)
            .Select(entry => InfoOf(entry.Row, entry.DisplayName)).ToArrayAsync(cancellation);
    }

    /// <summary>Who saved a revision, when and why.</summary>
    public async Task<RevisionInfo> InfoAsync(RevisionRow row, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        var author = await storage.Users.Where(user => user.Id == row.AuthorId).Select(user => user.DisplayName).SingleAsync(cancellation);
        return InfoOf(row, author);
    }

    /// <summary>A revision of a dossier, opened; null when there is none of that number.</summary>
    public async Task<OpenRevision?> OpenAsync(string dossier, int number, int head, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        var row = await storage.Revisions.AsNoTracking().FirstOrDefaultAsync(row => row.DossierId == dossier && row.Number == number, cancellation);
        return row is null ? null : new OpenRevision(row, head, await openings.OpenAsync(row.FilesHash, cancellation));
    }

    /// <summary>The newest revision of a dossier.</summary>
    public async Task<OpenRevision> NewestAsync(string dossier, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        var row = await storage.Revisions.AsNoTracking().Where(row => row.DossierId == dossier).OrderByDescending(row => row.Number).FirstAsync(cancellation);
        return new OpenRevision(row, row.Number, await openings.OpenAsync(row.FilesHash, cancellation));
    }

    /// <summary>What changed from one to the other.</summary>
    public static async Task<RevisionDifference> CompareAsync(OpenDossier before, OpenDossier after, CancellationToken cancellation) =>
        await after.OnceAsync(
            $"changes since {before.Files.Sha256}",
            (_, _) => new RevisionDifference(
                before.Dossier is { } old && after.Dossier is { } changed ? DossierChanges.Between(old, changed) : [],
                [.. FilesOf(before, after)]),
            difference => 1024 + (256L * difference.Files.Sum(file => file.Groups.Sum(group => group.Count))),
            cancellation);

    /// <summary>How the results differ; null with the reasons when one of both has none.</summary>
    public static async Task<(ResultChanges? Changes, EquatableArray<string> Obstacles)> CompareResultsAsync(OpenDossier before, OpenDossier after, CancellationToken cancellation)
    {
        if (before.Dossier is null || after.Dossier is null)
            return (null, ["one of the revisions has errors"]);
        var obstacles = new List<string>();
        foreach (var side in (OpenDossier[])[before, after])
        {
            var space = await side.SpaceAsync(cancellation);
            obstacles.AddRange(space.Obstacles);
            if (await side.StabilityAsync(cancellation) is { } judged)
                obstacles.AddRange(judged.Obstacles);
        }

        if (obstacles.Count > 0)
            return (null, obstacles.Distinct().ToEquatableArray());
        return (ResultChanges.Of((await before.StabilityAsync(cancellation))!.Value, (await after.StabilityAsync(cancellation))!.Value), []);
    }

    private static IEnumerable<FileDifference> FilesOf(OpenDossier before, OpenDossier after)
    {
        var paths = before.Files.All.Concat(after.Files.All).Select(file => file.Path).Distinct().Order(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var (old, changed) = (before.Files.Find(path), after.Files.Find(path));
            if (old is { } one && changed is { } other && one.Span.SequenceEqual(other.Span))
                continue;
            var kind = old is null ? ChangeKind.Added : changed is null ? ChangeKind.Removed : ChangeKind.Changed;
            yield return new FileDifference(path, kind, LineChanges.Groups(TextOf(old), TextOf(changed)));
        }
    }

    private static string TextOf(ReadOnlyMemory<byte>? bytes) => bytes is { } there ? Encoding.UTF8.GetString(there.Span) : "";

    private static RevisionInfo InfoOf(RevisionRow row, string author) =>
        new(row.Number, row.Title, author, row.SavedAt, row.Note, row.Restores, row.FilesHash, OpenRevision.TagOf(row.Number, row.FilesHash), row.IsDraft);
}
