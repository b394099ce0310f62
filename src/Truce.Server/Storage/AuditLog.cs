namespace Truce.Server.Storage;

/// <summary>Writes down who did what. The database refuses to change or remove an entry.</summary>
internal sealed class AuditLog(Database database, WorkbenchOptions options)
{
    /// <summary>Adds an entry to a unit of work, so that both are stored or neither is.</summary>
    public void Add(TruceContext storage, Visitor? visitor, string action, string? dossier = null, int? revision = null, string? detail = null) =>
        storage.Audit.Add(new AuditRow
        {
            At = options.Time.GetUtcNow(),
            UserId = visitor?.UserId,
            UserName = visitor?.Name,
            Action = action,
            DossierId = dossier,
            Revision = revision,
            Detail = detail,
            Address = visitor?.Address,
        });

    /// <summary>Stores an entry at once.</summary>
    public async Task WriteAsync(Visitor? visitor, string action, string? dossier = null, int? revision = null, string? detail = null)
    {
        await using var storage = database.Open();
        Add(storage, visitor, action, dossier, revision, detail);
        await storage.SaveChangesAsync();
    }
}
