using Truce.Pages.Workbench;
using Truce.Server.Opening;

namespace Truce.Server.Waiting;

/// <summary>What somebody asked for: the same when the same person asks for the same address of the same revision again.</summary>
/// <param name="User">Who asked.</param>
/// <param name="Dossier">The dossier.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Content">The hash of what it says.</param>
/// <param name="Address">The address, with what is asked of it.</param>
internal sealed record Asked(long User, string Dossier, int Revision, string Content, string Address);

/// <summary>A reader who waits for a long answer: what was asked, how far it is, and the way to end it.</summary>
/// <remarks>
/// It ends by itself when nobody is there any more: while a page follows it, it is held; when the last one has gone it lapses after a moment, long
/// enough for a page that is loaded anew. Until then the answer is kept for whoever comes to fetch it.
/// </remarks>
internal sealed class Wait : IDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly long _started;
    private ITimer? _lapse;
    private int _following;
    private bool _isOver;

    private Wait(string id, Asked asked, TimeProvider time)
    {
        (Id, Asked, _time) = (id, asked, time);
        _started = time.GetTimestamp();
        Course = new Course(_stop.Token);
        Work = Task.CompletedTask;
    }

    /// <summary>Its name in addresses, which cannot be guessed.</summary>
    public string Id { get; }

    /// <summary>What was asked for.</summary>
    public Asked Asked { get; }

    /// <summary>How far the answer is.</summary>
    public Course Course { get; }

    /// <summary>The work on it.</summary>
    public Task Work { get; private set; }

    /// <summary>How long it has taken so far.</summary>
    public TimeSpan Taken => _time.GetElapsedTime(_started);

    /// <summary>Whether it was ended before there was an answer.</summary>
    public bool IsStopped => _stop.IsCancellationRequested;

    /// <summary>The page that says that it was ended.</summary>
    /// <param name="isNewest">Whether the revision is the newest.</param>
    public string StoppedAddress(bool isNewest)
    {
        var place = $"/dossiers/{Asked.Dossier}";
        return $"{place}/stopped?page={Uri.EscapeDataString(Asked.Address[place.Length..].TrimStart('/'))}{(isNewest ? "" : $"&revision={Asked.Revision}")}";
    }

    /// <summary>What its page tells of it.</summary>
    /// <param name="isNewest">Whether the revision is the newest.</param>
    public WaitProgress ToProgress(bool isNewest) => new($"/dossiers/{Asked.Dossier}/waiting/{Id}", Asked.Address, StoppedAddress(isNewest), Course.Doing, Course.Share, Taken);

    /// <summary>Begins to work on an answer.</summary>
    /// <param name="id">Its name in addresses.</param>
    /// <param name="asked">What was asked for.</param>
    /// <param name="time">The clock.</param>
    /// <param name="compute">The work; it knows nothing of the request, which will be gone before it is done.</param>
    public static Wait Begin<T>(string id, Asked asked, TimeProvider time, Func<Course, Task<T>> compute)
    {
        var wait = new Wait(id, asked, time);
        wait.Work = compute(wait.Course);
        return wait;
    }

    /// <summary>Ends it; the work stops, unless somebody else waits for the same.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            if (_isOver)
                return;
            _isOver = true;
            _lapse?.Dispose();
            _lapse = null;
        }

        if (!Work.IsCompleted)
            _stop.Cancel();
    }

    /// <summary>Says what happens when nobody comes back for it in time.</summary>
    /// <param name="within">How long it is held without anybody there.</param>
    /// <param name="lapsed">What to do then.</param>
    public void LapseAfter(TimeSpan within, Action lapsed)
    {
        lock (_lock)
        {
            if (_isOver)
                return;
            _lapse ??= _time.CreateTimer(_ => lapsed(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (_following == 0)
                _lapse.Change(within, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Holds it, for a page that follows how far it is.</summary>
    public void Follow()
    {
        lock (_lock)
        {
            _following++;
            _lapse?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>The page has gone.</summary>
    /// <param name="within">How long it is held when that was the last one.</param>
    public void Leave(TimeSpan within)
    {
        lock (_lock)
        {
            _following--;
            if (_following == 0)
                _lapse?.Change(within, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        Stop();
        _stop.Dispose();
    }
}
