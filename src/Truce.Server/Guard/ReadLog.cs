using System.Collections.Concurrent;
using Truce.Server.Storage;

namespace Truce.Server.Guard;

/// <summary>Writes down who read which revision: once an hour for each person and revision, however often they look.</summary>
internal sealed class ReadLog(AuditLog audit, WorkbenchOptions options)
{
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<(long User, string Dossier, int Revision), DateTimeOffset> _noted = new();

    /// <summary>Notes that somebody opened a revision.</summary>
    public async ValueTask NoteAsync(Visitor visitor, RevisionRow revision)
    {
        var key = (visitor.UserId, revision.DossierId, revision.Number);
        var now = options.Time.GetUtcNow();
        if (_noted.TryGetValue(key, out var last) && now - last < TimeSpan.FromHours(1))
            return;
        if (_noted.Count > MostKept)
            _noted.Clear();
        _noted[key] = now;
        try
        {
            await audit.WriteAsync(visitor, "read", revision.DossierId, revision.Number);
        }
        catch
        {
            // It is not on record; whoever looks next is.
            _noted.TryRemove(key, out _);
            throw;
        }
    }
}
