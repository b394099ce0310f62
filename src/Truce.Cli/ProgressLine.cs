using System.Diagnostics;

namespace Truce.Cli;

/// <summary>Says on a screen how far long work has come, on one line that goes away at the end; nothing in the first second, and nothing into files.</summary>
internal sealed class ProgressLine(Terminal terminal, string work) : IProgress<double>, IDisposable
{
    private readonly Lock _lock = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _shown = -1;

    /// <inheritdoc/>
    public void Report(double value)
    {
        var percent = (int)(100 * value);
        lock (_lock)
        {
            if (!terminal.ShowsProgress || percent <= _shown || Stopwatch.GetElapsedTime(_started).TotalSeconds < 1)
                return;
            _shown = percent;
            terminal.Error.Write($"\r{work}: {percent} %");
            terminal.Error.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_shown < 0)
            return;
        terminal.Error.Write('\r' + new string(' ', work.Length + 7) + '\r');
        terminal.Error.Flush();
    }
}
