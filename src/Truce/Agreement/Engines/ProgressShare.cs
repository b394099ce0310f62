namespace Truce.Agreement.Engines;

/// <summary>Tells how far a part of the work has come as a share of the whole.</summary>
/// <param name="whole">Who is told; null when nobody is.</param>
/// <param name="from">Where on the way of the whole the part begins.</param>
/// <param name="to">Where it ends.</param>
internal sealed class ProgressShare(IProgress<double>? whole, double from, double to) : IProgress<double>
{
    /// <inheritdoc/>
    public void Report(double value) => whole?.Report(from + ((to - from) * value));

    /// <summary>One of several parts that take the same.</summary>
    public ProgressShare Part(int part, int parts) => new(this, (double)part / parts, (part + 1.0) / parts);
}
