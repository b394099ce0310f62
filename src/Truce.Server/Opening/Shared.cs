namespace Truce.Server.Opening;

/// <summary>A computation that several wait for: it runs once, and is stopped when the last of them has gone away.</summary>
/// <remarks>What was stopped, or failed, runs anew for the next who asks.</remarks>
public sealed class Shared<T>(Func<IProgress<double>, CancellationToken, T> compute)
    where T : class
{
    private readonly Lock _lock = new();
    private Run? _run;
    private int _waiting;

    /// <summary>Which share of the work is done, from 0 to 1; 1 when there is a result.</summary>
    public double Progress => IsDone ? 1 : _run?.Progress ?? 0;

    /// <summary>Whether there is a result.</summary>
    public bool IsDone => _run is { Task.IsCompletedSuccessfully: true };

    /// <summary>Whether somebody waits for it.</summary>
    public bool IsAwaited => Volatile.Read(ref _waiting) > 0;

    /// <summary>Waits for the result.</summary>
    /// <param name="cancellation">When the caller goes away.</param>
    public async Task<T> WaitAsync(CancellationToken cancellation)
    {
        // A result that is there costs no lock.
        if (_run is { Task: { IsCompletedSuccessfully: true } done })
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

    private Task<T> Join()
    {
        lock (_lock)
        {
            _waiting++;
            if (_run is null || _run.IsLost)
                _run = new Run(compute);
            return _run.Task;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _waiting--;
            if (_waiting == 0)
                _run?.Stop();
        }
    }

    /// <summary>One attempt; what an earlier one still reports while it stops does not count.</summary>
#pragma warning disable CA1001 // A source of cancellation without a timer or a wait handle holds nothing to give back.
    private sealed class Run : IProgress<double>
#pragma warning restore CA1001
    {
        private readonly CancellationTokenSource _stop = new();
        private double _progress;

        public Run(Func<IProgress<double>, CancellationToken, T> compute)
        {
            var stop = _stop.Token;
            Task = System.Threading.Tasks.Task.Run(() => compute(this, stop), stop);
        }

        public Task<T> Task { get; }

        public double Progress => Volatile.Read(ref _progress);

        /// <summary>Whether no result will come of it.</summary>
        public bool IsLost => Task is { IsFaulted: true } or { IsCanceled: true } || (_stop.IsCancellationRequested && !Task.IsCompletedSuccessfully);

        public void Stop()
        {
            if (!Task.IsCompleted)
                _stop.Cancel();
        }

        void IProgress<double>.Report(double value) => Volatile.Write(ref _progress, value);
    }
}
