using Microsoft.Extensions.Logging;
using Truce.Server.Guard;
using Truce.Server.Opening;

namespace Truce.Server.Waiting;

/// <summary>Those who wait for long answers, in bounded number.</summary>
internal sealed class WaitingRoom(WorkbenchOptions options, ILogger<WaitingRoom> log) : IDisposable
{
    /// <summary>How long a wait is held for a page to begin to follow it, or, without script, to look again.</summary>
    public static readonly TimeSpan UntilFollowed = TimeSpan.FromSeconds(15);

    /// <summary>The same of a page on which one goes on working: without script, its reader looks again when it suits.</summary>
    public static readonly TimeSpan UntilLookedAt = TimeSpan.FromMinutes(1);

    /// <summary>How long a wait is held for a page that followed it to come back, as when it is loaded anew.</summary>
    public static readonly TimeSpan UntilBack = TimeSpan.FromSeconds(3);

    /// <summary>How many waits one person may have.</summary>
    public const int MostOfOne = 12;

    private const int MostOfAll = 400;

    private readonly Lock _lock = new();
    private readonly Dictionary<Asked, Wait> _waits = [];

    /// <summary>How many wait.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _waits.Count;
        }
    }

    /// <summary>Begins to work on an answer; nobody is let wait for it yet.</summary>
    public Wait Begin<T>(Asked asked, Func<Course, Task<T>> compute) => Wait.Begin(Secrets.Mark(20), asked, options.Time, compute);

    /// <summary>Who waits for the same already; null for nobody.</summary>
    public Wait? Find(Asked asked)
    {
        lock (_lock)
            return _waits.GetValueOrDefault(asked);
    }

    /// <summary>The wait of that name, of this dossier and person; null when there is none.</summary>
    public Wait? Find(string id, string dossier, long user)
    {
        lock (_lock)
            return _waits.Values.FirstOrDefault(wait => wait.Id == id && wait.Asked.Dossier == dossier && wait.Asked.User == user);
    }

    /// <summary>Lets somebody wait, or wait on.</summary>
    /// <param name="wait">What for.</param>
    /// <param name="within">How long it is held until somebody follows it or asks again.</param>
    /// <returns>The wait that is held: another one when the same was asked for at the same moment; null when too many wait already.</returns>
    public Wait? Hold(Wait wait, TimeSpan within)
    {
        Wait held;
        lock (_lock)
        {
            if (_waits.TryGetValue(wait.Asked, out var known))
                held = known;
            else if (_waits.Count >= MostOfAll || _waits.Keys.Count(asked => asked.User == wait.Asked.User) >= MostOfOne)
                return null;
            else
                _waits.Add(wait.Asked, held = wait);
        }

        if (held != wait)
            wait.Stop();
        held.LapseAfter(within, () => Lapse(held));
        return held;
    }

    /// <summary>Lets a wait go: it is answered, or was ended.</summary>
    public void LetGo(Wait wait)
    {
        lock (_lock)
        {
            if (_waits.GetValueOrDefault(wait.Asked) == wait)
                _waits.Remove(wait.Asked);
        }

        wait.Stop();
    }

    public void Dispose()
    {
        Wait[] waits;
        lock (_lock)
        {
            waits = [.. _waits.Values];
            _waits.Clear();
        }

        foreach (var wait in waits)
            wait.Dispose();
    }

    private void Lapse(Wait wait)
    {
        // What failed while nobody looked is a bug all the same.
        if (wait.Work.Exception is { } bug)
            log.LogError(bug, "{Address}, for which nobody waited any more", wait.Asked.Address);
        LetGo(wait);
    }
}
