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

    /// <summary>How long a wait is held for the page that follows it to ask again, or to come back, as when it is loaded anew.</summary>
    public static readonly TimeSpan UntilBack = TimeSpan.FromSeconds(5);

    /// <summary>The same of a page that nobody sees just now: a browser lets it ask once in a minute at the least.</summary>
    public static readonly TimeSpan UntilSeen = TimeSpan.FromSeconds(75);

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
    /// <remarks>Whoever asks for a page of a revision no longer waits for that of an earlier one: changes that follow quickly do not pile up.</remarks>
    public Wait Begin<T>(Asked asked, Func<Course, Task<T>> compute)
    {
        Wait[] earlier;
        lock (_lock)
        {
            earlier = [.. _waits.Values.Where(wait => wait.Asked.IsEarlierThan(asked))];
            foreach (var wait in earlier)
                End(wait);
        }

        foreach (var wait in earlier)
            wait.Stop();
        return Wait.Begin(Secrets.Mark(20), asked, options.Time, compute);
    }

    /// <summary>The wait of that name, of this dossier and person; null when there is none.</summary>
    public Wait? Find(string id, string dossier, long user)
    {
        lock (_lock)
            return FindHere(id, dossier, user);
    }

    /// <summary>The same, held for whoever follows it.</summary>
    /// <param name="id">Its name in addresses.</param>
    /// <param name="dossier">The dossier.</param>
    /// <param name="user">Who follows.</param>
    /// <param name="within">How long it is held until they ask again.</param>
    public Wait? Follow(string id, string dossier, long user, TimeSpan within)
    {
        lock (_lock)
            return Held(FindHere(id, dossier, user), within);
    }

    /// <summary>Who waits for the same already, held from now on; null for nobody.</summary>
    /// <param name="asked">What is asked for.</param>
    /// <param name="within">How long it is held until somebody follows it or asks again.</param>
    public Wait? Join(Asked asked, TimeSpan within)
    {
        lock (_lock)
            return Held(_waits.GetValueOrDefault(asked), within);
    }

    /// <summary>Whether somebody is let wait for it.</summary>
    public bool Has(Wait wait)
    {
        lock (_lock)
            return _waits.GetValueOrDefault(wait.Asked) == wait;
    }

    /// <summary>Lets somebody wait, or wait on.</summary>
    /// <param name="wait">What for.</param>
    /// <param name="within">How long it is held until somebody follows it or asks again.</param>
    /// <returns>The wait that is held: another one when the same was asked for at the same moment; null when it is over, or when too many wait already.</returns>
    public Wait? Hold(Wait wait, TimeSpan within)
    {
        Wait held;
        lock (_lock)
        {
            if (wait.IsOver)
                return null;
            if (_waits.TryGetValue(wait.Asked, out var known))
                held = known;
            else if (_waits.Count >= MostOfAll || _waits.Keys.Count(asked => asked.User == wait.Asked.User) >= MostOfOne)
                return null;
            else
                _waits.Add(wait.Asked, held = wait);
            Held(held, within);
            if (held != wait)
                wait.End();
        }

        if (held != wait)
            wait.Stop();
        return held;
    }

    /// <summary>Lets a wait go: it is answered, or was ended.</summary>
    public void LetGo(Wait wait)
    {
        lock (_lock)
            End(wait);
        wait.Stop();
    }

    public void Dispose()
    {
        Wait[] waits;
        lock (_lock)
        {
            waits = [.. _waits.Values];
            foreach (var wait in waits)
                End(wait);
        }

        foreach (var wait in waits)
            wait.Dispose();
    }

    private Wait? FindHere(string id, string dossier, long user) =>
        _waits.Values.FirstOrDefault(wait => wait.Id == id && wait.Asked.Dossier == dossier && wait.Asked.User == user);

    /// <summary>The same wait, held for a while from now: under the lock.</summary>
    private Wait? Held(Wait? wait, TimeSpan within)
    {
        wait?.HoldFor(within, turn => Lapse(wait, turn));
        return wait;
    }

    /// <summary>Takes a wait out and says that it is over, in one: under the lock.</summary>
    private void End(Wait wait)
    {
        if (Has(wait))
            _waits.Remove(wait.Asked);
        wait.End();
    }

    private void Lapse(Wait wait, int turn)
    {
        lock (_lock)
        {
            // Somebody came back at the same moment.
            if (wait.IsOver || wait.Turn != turn)
                return;
            End(wait);
        }

        // What failed while nobody looked is a bug all the same.
        if (wait.Work.Exception is { } bug)
            log.LogError(bug, "{Address}, for which nobody waited any more", wait.Asked.Address);
        wait.Stop();
    }
}
