namespace Truce.Server.Guard;

/// <summary>Makes guessing passwords slow: after a few failures, a name and an address have to wait, longer each time.</summary>
internal sealed class SignInThrottle(TimeProvider time)
{
    private const int Free = 5;
    private const int MostKept = 20_000;

    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Failures> _failures = [];

    /// <summary>How long somebody has to wait before another try; nothing when they need not.</summary>
    public TimeSpan WaitFor(params ReadOnlySpan<string> keys)
    {
        var wait = TimeSpan.Zero;
        lock (_lock)
        {
            foreach (var key in keys)
            {
                if (_failures.TryGetValue(key, out var failures) && failures.Until - time.GetUtcNow() is var left && left > wait)
                    wait = left;
            }
        }

        return wait;
    }

    /// <summary>Counts a failure.</summary>
    public void Fail(params ReadOnlySpan<string> keys)
    {
        lock (_lock)
        {
            if (_failures.Count > MostKept)
                Forget();
            foreach (var key in keys)
            {
                var count = (_failures.GetValueOrDefault(key)?.Count ?? 0) + 1;
                var wait = count < Free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(s_longest.TotalSeconds, Math.Pow(2, Math.Min(count - Free, 20))));
                _failures[key] = new Failures(count, time.GetUtcNow() + wait);
            }
        }
    }

    /// <summary>Forgets the failures of a name that has signed in.</summary>
    public void Succeed(string key)
    {
        lock (_lock)
            _failures.Remove(key);
    }

    /// <summary>Lets those go who need not wait any more; if that is not enough, all.</summary>
    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (key, _) in _failures.Where(entry => entry.Value.Until < now - s_longest).ToArray())
            _failures.Remove(key);
        if (_failures.Count > MostKept)
            _failures.Clear();
    }

    private sealed record Failures(int Count, DateTimeOffset Until);
}
