using System.Text;
using Microsoft.EntityFrameworkCore;
using Truce.Text;

namespace Truce.Server.Storage;

/// <summary>Saves and reads the states of a dossier's files. Nothing that was saved is ever overwritten.</summary>
internal sealed class Revisions(Database database, WorkbenchOptions options, AuditLog audit)
{
    /// <summary>The files that a list names.</summary>
    public async Task<DossierFiles> FilesAsync(string filesHash, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        var list = Encoding.UTF8.GetString(await storage.Blobs.Where(blob => blob.Hash == filesHash).Select(blob => blob.Bytes).SingleAsync(cancellation));
        var named = list.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ", 2)).Select(parts => (Hash: parts[0], Path: parts[1])).ToArray();
        var hashes = named.Select(file => file.Hash).Distinct().ToArray();
        var bytes = await storage.Blobs.AsNoTracking().Where(blob => hashes.Contains(blob.Hash)).ToDictionaryAsync(blob => blob.Hash, blob => blob.Bytes, cancellation);
        return DossierFiles.None.With(named.Select(file => new DossierFile(file.Path, bytes[file.Hash])));
    }

    /// <summary>Makes a dossier with its first revision; whoever makes it owns it.</summary>
    /// <returns>Its name in addresses.</returns>
    public async Task<string> CreateAsync(Visitor visitor, string title, DossierFiles files, string note, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        await using var transaction = await storage.Database.BeginTransactionAsync(cancellation);
        var now = options.Time.GetUtcNow();
        var dossier = new DossierRow { Id = DossierName.For(title), Title = title, Head = 1, CreatedAt = now, ChangedAt = now };
        storage.Dossiers.Add(dossier);
        storage.Members.Add(new MemberRow { DossierId = dossier.Id, UserId = visitor.UserId, Role = Role.Owner });
        await AddAsync(storage, dossier.Id, new Change(files, title, note), 1, visitor, now, cancellation);
        await transaction.CommitAsync(cancellation);
        return dossier.Id;
    }

    /// <summary>Saves a revision on top of the one that its author saw, or tells that another was saved meanwhile.</summary>
    /// <remarks>When this returns that it was saved, it is on the disk.</remarks>
    /// <param name="visitor">Who saves.</param>
    /// <param name="dossierId">The dossier.</param>
    /// <param name="basedOn">The number of the revision that was changed.</param>
    /// <param name="change">The files, and why.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<SaveOutcome> SaveAsync(Visitor visitor, string dossierId, int basedOn, Change change, CancellationToken cancellation)
    {
        await using var storage = database.Open();
        await using var transaction = await storage.Database.BeginTransactionAsync(cancellation);
        var now = options.Time.GetUtcNow();
        var number = basedOn + 1;

        // First of all, since it locks the row: of two who save at once, the second waits here and then finds another head.
        var isNext = await storage.Dossiers.Where(dossier => dossier.Id == dossierId && dossier.Head == basedOn && dossier.DeletedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(dossier => dossier.Head, number).SetProperty(dossier => dossier.Title, change.Title).SetProperty(dossier => dossier.ChangedAt, now),
            cancellation);
        if (isNext == 0)
        {
            var head = await storage.Dossiers.Where(dossier => dossier.Id == dossierId).Select(dossier => dossier.Head).SingleAsync(cancellation);
            return new SaveOutcome.Conflict(head);
        }

        var unchanged = await storage.Revisions.AnyAsync(
            revision => revision.DossierId == dossierId && revision.Number == basedOn && revision.FilesHash == change.Files.Sha256, cancellation);
        if (unchanged)
            return new SaveOutcome.Unchanged(basedOn);
        await AddAsync(storage, dossierId, change, number, visitor, now, cancellation);
        await transaction.CommitAsync(cancellation);
        return new SaveOutcome.Saved(number, change.Files.Sha256);
    }

    /// <summary>A change of files to what was read from them; a draft of which the title cannot be read keeps the one that it had.</summary>
    public static Change ChangeTo(DossierFiles files, DossierFolder folder, string title, string note) =>
        new(files, folder.Result.Dossier?.Title is { Length: > 0 } read ? read : title, note) { IsDraft = folder.Result.Dossier is null };

    private async Task AddAsync(TruceContext storage, string dossierId, Change change, int number, Visitor visitor, DateTimeOffset now, CancellationToken cancellation)
    {
        await KeepAsync(storage, change.Files, cancellation);
        storage.Revisions.Add(new RevisionRow
        {
            DossierId = dossierId,
            Number = number,
            AuthorId = visitor.UserId,
            SavedAt = now,
            Note = change.Note,
            Title = change.Title,
            Restores = change.Restores,
            FilesHash = change.Files.Sha256,
            IsDraft = change.IsDraft,
        });
        audit.Add(storage, visitor, change.Restores is null ? "save" : "restore", dossierId, number);
        await storage.SaveChangesAsync(cancellation);
    }

    /// <summary>Keeps the bytes that are not kept yet.</summary>
    private static async Task KeepAsync(TruceContext storage, DossierFiles files, CancellationToken cancellation)
    {
        foreach (var file in files.All.DistinctBy(file => file.Sha256).OrderBy(file => file.Sha256, StringComparer.Ordinal))
            await KeepAsync(storage, file.Sha256, file.Bytes, cancellation);
        await KeepAsync(storage, files.Sha256, Encoding.UTF8.GetBytes(files.List), cancellation);
    }

    private static async Task KeepAsync(TruceContext storage, string hash, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (!await storage.Blobs.AnyAsync(blob => blob.Hash == hash, cancellation))
            await storage.Database.ExecuteSqlAsync($"insert into blobs (hash, bytes) values ({hash}, {bytes.ToArray()}) on conflict do nothing", cancellation);
    }
}

/// <summary>Who does something, and from where, for the record.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Name">The name that the person signs in with.</param>
/// <param name="Address">From which network address; null when it is not known.</param>
internal sealed record Visitor(long UserId, string Name, string? Address);

/// <summary>What is to be saved.</summary>
/// <param name="Files">All files.</param>
/// <param name="Title">What the dispute is called in them.</param>
/// <param name="Note">Why it is saved, in the author's words; may be empty.</param>
/// <param name="Restores">The revision whose files these are; null for a change.</param>
internal sealed record Change(DossierFiles Files, string Title, string Note, int? Restores = null)
{
    /// <summary>Whether the files have errors.</summary>
    public bool IsDraft { get; init; }
}

/// <summary>What came of saving.</summary>
internal abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    /// <summary>It is on the disk.</summary>
    public sealed record Saved(int Number, string FilesHash) : SaveOutcome;

    /// <summary>The files are those of the revision that it is based on; nothing was saved.</summary>
    public sealed record Unchanged(int Number) : SaveOutcome;

    /// <summary>Somebody else saved in between; nothing was saved, and nothing is lost.</summary>
    public sealed record Conflict(int Head) : SaveOutcome;
}
