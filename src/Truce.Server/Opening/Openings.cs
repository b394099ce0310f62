using Truce.Server.Storage;
using Truce.Text;

namespace Truce.Server.Opening;

/// <summary>The dossiers that are open: those used last, in bounded memory, each content once.</summary>
internal sealed class Openings(Revisions revisions, WorkbenchOptions options)
{
    /// <summary>What a text and all that is read from it takes, for each of its bytes; measured on the casebook.</summary>
    private const int BytesPerByte = 12;

    private const int LeastBytes = 1 << 15;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = [];
    private readonly LinkedList<string> _byUse = new();
    private long _bytes;

    /// <summary>How many bytes all of them take, roughly.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Opens files that are stored.</summary>
    public async ValueTask<OpenDossier> OpenAsync(string filesHash, CancellationToken cancellation) =>
        Find(filesHash) ?? Open(await revisions.FilesAsync(filesHash, cancellation));

    /// <summary>Opens files that need not be stored, such as a text as it is being written.</summary>
    public OpenDossier Open(DossierFiles files)
    {
        if (Find(files.Sha256) is { } known)
            return known;
        var opened = new OpenDossier(files, Grow);
        Add(files.Sha256, opened);
        return opened;
    }

    private OpenDossier? Find(string hash)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(hash, out var entry))
                return null;
            _byUse.Remove(entry.Place);
            _byUse.AddFirst(entry.Place);
            return entry.Opened;
        }
    }

    private void Add(string hash, OpenDossier opened)
    {
        lock (_lock)
        {
            if (_entries.ContainsKey(hash))
                return;
            var bytes = LeastBytes + (BytesPerByte * opened.Files.All.Sum(file => (long)file.Bytes.Length));
            _entries.Add(hash, new Entry(opened, _byUse.AddFirst(hash)) { Bytes = bytes });
            _bytes += bytes;
            LetGo();
        }
    }

    private void Grow(OpenDossier opened, long bytes)
    {
        lock (_lock)
        {
            // What was let go meanwhile is no longer counted.
            if (!_entries.TryGetValue(opened.Files.Sha256, out var entry) || entry.Opened != opened)
                return;
            entry.Bytes += bytes;
            _bytes += bytes;
            LetGo();
        }
    }

    /// <summary>Lets those go that were not used for longest; the last one used stays, however large.</summary>
    private void LetGo()
    {
        while (_bytes > options.CacheBytes && _byUse.Count > 1)
        {
            var hash = _byUse.Last!.Value;
            _byUse.RemoveLast();
            _entries.Remove(hash, out var entry);
            _bytes -= entry!.Bytes;
        }
    }

    private sealed record Entry(OpenDossier Opened, LinkedListNode<string> Place)
    {
        public long Bytes { get; set; }
    }
}
