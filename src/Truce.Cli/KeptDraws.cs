using System.Diagnostics;
using Truce.Reports.Json;
using Truce.Robustness;
using Truce.Text;

namespace Truce.Cli;

/// <summary>Keeps in a file where drawing stands, so that it can be gone on with: written now and then, and at the end.</summary>
internal sealed class KeptDraws : IProgress<RobustnessCheckpoint>
{
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(5);

    private long _written = Stopwatch.GetTimestamp();
    private RobustnessCheckpoint? _last;

    private KeptDraws(string path, string? obstacle) => (Path, Obstacle) = (path, obstacle);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Why the file cannot be used; null when it can.</summary>
    public string? Obstacle { get; }

    /// <summary>What the user named: a file, or a folder in which the file is named by what the draws depend on; null when neither was.</summary>
    public static KeptDraws? Of(string? file, string? folder, string? key)
    {
        if (folder is not null)
        {
            if (key is null)
                return null;
            Directory.CreateDirectory(folder);
            return new KeptDraws(System.IO.Path.Combine(folder, key + ".json"), null);
        }

        if (file is null)
            return null;
        var isOther = File.Exists(file) && RobustnessCheckpointJson.Read(File.ReadAllBytes(file)) is null;
        return new KeptDraws(file, isOther ? $"'{file}' is there already and is not what --resume keeps; name another file" : null);
    }

    /// <summary>What the file holds; null when there is none, or it holds something else.</summary>
    public RobustnessCheckpoint? Read() => File.Exists(Path) ? RobustnessCheckpointJson.Read(File.ReadAllBytes(Path)) : null;

    /// <inheritdoc/>
    public void Report(RobustnessCheckpoint value)
    {
        _last = value;
        if (Stopwatch.GetElapsedTime(_written) < s_between)
            return;
        Write();
    }

    /// <summary>Writes what was reported last.</summary>
    public void Write()
    {
        if (_last is null)
            return;
        AtomicFile.Write(Path, RobustnessCheckpointJson.Write(_last));
        _last = null;
        _written = Stopwatch.GetTimestamp();
    }
}
