namespace Truce.Server.Opening;

/// <summary>How far the answer to somebody's question is: what is being computed, in words, and which share of it all is done.</summary>
/// <remarks>Followed by one computation after another; safe to be looked at meanwhile from other threads.</remarks>
/// <param name="cancellation">When whoever asked goes away.</param>
public sealed class Course(CancellationToken cancellation)
{
    private readonly Lock _lock = new();
    private double? _effort;
    private double _done;
    private Leg? _leg;
    private string _doing = "Reading the dossier";

    /// <summary>When whoever asked goes away.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>What is being computed, as a heading would have it.</summary>
    public string Doing
    {
        get
        {
            lock (_lock)
                return _doing;
        }
    }

    /// <summary>Which share of it all is done, from 0 to 1; null when that is not known.</summary>
    public double? Share
    {
        get
        {
            lock (_lock)
                return _effort is { } effort ? Math.Clamp((_done + (_leg is { } leg ? leg.Effort * leg.Progress() : 0)) / effort, 0, 1) : null;
        }
    }

    /// <summary>Says how much is to be done in all, unless that was said before.</summary>
    /// <param name="effort">In the unit of the efforts of the computations to come.</param>
    public void Expect(double effort)
    {
        lock (_lock)
            _effort ??= effort;
    }

    /// <summary>Waits for a computation.</summary>
    /// <param name="work">The computation.</param>
    /// <param name="effort">How much it is, beside the others.</param>
    /// <param name="doing">What it does, in words; asked for when it is not done already.</param>
    public async Task<T> FollowAsync<T>(Shared<T> work, double effort, Func<string> doing)
        where T : class
    {
        if (!work.IsDone)
        {
            lock (_lock)
                (_leg, _doing) = (new Leg(effort, () => work.Progress), doing());
        }

        var result = await work.WaitAsync(Cancellation);
        lock (_lock)
            (_leg, _done) = (null, _done + effort);
        return result;
    }

    private sealed record Leg(double Effort, Func<double> Progress);
}
