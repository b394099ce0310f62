using System.Text;
using Truce.Cli;

namespace Truce.Tests.Cli;

/// <summary>One run of the command line through its real entry, in this process.</summary>
internal sealed record TruceRun(int ExitCode, string Output, string Error)
{
    /// <summary>Runs <c>truce</c> with those arguments, writing to something that is not a terminal.</summary>
    public static TruceRun Of(params string[] args) => Of(args, (output, error) => new Terminal(output, error) { Width = 100 });

    /// <summary>Runs <c>truce</c> on a terminal of that kind.</summary>
    public static TruceRun Of(string[] args, Func<Stream, Stream, Terminal> terminal)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        var exitCode = CommandLine.Run(args, terminal(output, error));
        return new TruceRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }
}

/// <summary>A folder that is gone when the test is over.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truce-test-");

    public string Path => _folder.FullName;

    /// <summary>Writes a file into the folder and returns its path.</summary>
    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        using var writer = File.CreateText(path);
        writer.Write(text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
