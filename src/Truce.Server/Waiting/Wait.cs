using Truce.Pages.Workbench;
using Truce.Server.Opening;

namespace Truce.Server.Waiting;

/// <summary>What somebody asked for: the same when the same person asks for the same address of the same revision again.</summary>
/// <param name="User">Who asked.</param>
/// <param name="Dossier">The dossier.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Content">The hash of what it says.</param>
/// <param name="Address">The address, with what is asked of it.</param>
internal sealed record Asked(long User, string Dossier, int Revision, string Content, string Address)
{
    /// <summary>Whether it is the same page for the same person, of an earlier revision than another.</summary>
    public bool IsEarlierThan(Asked other) => Revision < other.Revision && User == other.User && Dossier == other.Dossier && Page == other.Page;

    private string Page => Address.Split('?')[0];
}

/// <summary>A reader who waits for a long answer: what was asked, how far it is, and the way to end it.</summary>
/// <remarks>
/// It ends by itself when nobody is there any more: each time its page asks how far it is, it is held a little longer, long enough for a page that is
/// loaded anew; when none asks any more it lapses. Until then the answer is kept for whoever comes to fetch it. The <see cref="WaitingRoom"/> decides
/// that under a lock of its own.
/// </remarks>
internal sealed class Wait : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly long _started;
    private ITimer? _lapse;

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

    /// <summary>Whether it is over: answered, ended or lapsed. Nobody can wait for it any more. Looked at under the room's lock.</summary>
    public bool IsOver { get; private set; }

    /// <summary>How often it was held so far. Looked at under the room's lock.</summary>
    public int Turn { get; private set; }

    /// <summary>Whether it was ended before there was an answer.</summary>
    public bool IsStopped => _stop.IsCancellationRequested;

    /// <summary>The page that says that it was ended.</summary>
    /// <param name="isNewest">Whether the revision is the newest.</param>
    public string StoppedAddress(bool isNewest) => $"{StoppedAddress(Asked.Dossier, Page)}{(isNewest ? "" : $"&revision={Asked.Revision}")}";

    /// <summary>The same, of any page.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="page">The page's place under the dossier's address, with what was asked of it.</param>
    public static string StoppedAddress(string dossier, string page) => $"/dossiers/{dossier}/stopped?page={Uri.EscapeDataString(page)}";

    /// <summary>What its page tells of it.</summary>
    /// <param name="isNewest">Whether the revision is the newest.</param>
    public WaitProgress ToProgress(bool isNewest) => new($"/dossiers/{Asked.Dossier}/waiting/{Id}", Page, Asked.Address, StoppedAddress(isNewest), Course.Doing, Course.Share, Taken);

    private string Page => Asked.Address[$"/dossiers/{Asked.Dossier}".Length..].TrimStart('/');

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

    /// <summary>Holds it for a while from now, whatever was said before. Called under the room's lock.</summary>
    /// <param name="within">How long it is held without anybody there.</param>
    /// <param name="lapsed">What to do then; it is told which turn has lapsed, for it may be held anew at the same moment.</param>
    public void HoldFor(TimeSpan within, Action<int> lapsed)
    {
        _lapse?.Dispose();
        var turn = ++Turn;
        _lapse = _time.CreateTimer(_ => lapsed(turn), null, within, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Says that it is over. Called under the room's lock; <see cref="Stop"/> follows outside.</summary>
    public void End()
    {
        IsOver = true;
        _lapse?.Dispose();
        _lapse = null;
    }

    /// <summary>Stops the work, unless somebody else waits for the same.</summary>
    public void Stop()
    {
        if (!Work.IsCompleted)
            _stop.Cancel();
    }

    public void Dispose()
    {
        _lapse?.Dispose();
        Stop();
        _stop.Dispose();
    }
}
