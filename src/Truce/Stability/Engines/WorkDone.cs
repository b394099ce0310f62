namespace Truce.Stability.Engines;

/// <summary>How much of an analysis is done? Counted in definitions, whole or in part, and told as a share of all.</summary>
/// <remarks>Safe to share between threads; what is told never goes down.</remarks>
internal sealed class WorkDone(IProgress<double>? progress, int definitions)
{
    private readonly Lock _lock = new();
    private double _done;

    /// <summary>Adds so many definitions.</summary>
    public void Add(double share)
    {
        if (progress is null)
            return;
        lock (_lock)
        {
            _done += share;
            progress.Report(Math.Min(1, _done / definitions));
        }
    }
}
