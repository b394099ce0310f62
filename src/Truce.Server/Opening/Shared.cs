namespace Truce.Server.Opening;

/// <summary>A computation that several wait for: it runs once, and is stopped when the last of them has gone away.</summary>
/// <remarks>What was stopped, or failed, runs anew for the next who asks.</remarks>
#pragma warning disable CA1001 // A source of cancellation without a timer or a wait handle holds nothing to give back.
public sealed class Shared<T>(Func<IProgress<double>, CancellationToken, T> compute) : IProgress<double>
    where T : class
#pragma warning restore CA1001
{
    private readonly Lock _lock = new();
    private Task<T>? _task;
    private CancellationTokenSource? _stop;
    private int _waiting;
    private double _progress;

    /// <summary>Which share of the work is done, from 0 to 1; 1 when there is a result.</summary>
    public double Progress => IsDone ? 1 : Volatile.Read(ref _progress);

    /// <summary>Whether there is a result.</summary>
    public bool IsDone => _task is { IsCompletedSuccessfully: true };

    /// <summary>Waits for the result.</summary>
    /// <param name="cancellation">When the caller goes away.</param>
    public async Task<T> WaitAsync(CancellationToken cancellation)
    {
        // A result that is there costs no lock.
        if (_task is { IsCompletedSuccessfully: true } done)
            return done.Result;
        var task = Join();
        try
        {
            return await task.WaitAsync(cancellation);
        }
        finally
        {
            Leave();
        }
    }

    void IProgress<double>.Report(double value) => Volatile.Write(ref _progress, value);

    private Task<T> Join()
    {
        lock (_lock)
        {
            _waiting++;
            if (_task is null or { IsFaulted: true } or { IsCanceled: true } || (_stop is { IsCancellationRequested: true } && !_task.IsCompletedSuccessfully))
            {
                _stop = new CancellationTokenSource();
                var stop = _stop.Token;
                _progress = 0;
                _task = Task.Run(() => compute(this, stop), stop);
            }

            return _task;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _waiting--;
            if (_waiting == 0 && _task is { IsCompleted: false })
                _stop?.Cancel();
        }
    }
}
