using System.Text;

namespace Truce.Cli;

/// <summary>Where the command line writes, and what can be shown there.</summary>
/// <remarks>Everything is written as UTF-8 without a byte order mark, whatever the locale says, so that JSON and tables read the same everywhere.</remarks>
internal sealed class Terminal
{
    private const int WidthWhenUnknown = 120;

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes to the given streams, which stay open.</summary>
    public Terminal(Stream output, Stream error)
    {
        OutputStream = output;
        Output = new StreamWriter(output, s_utf8) { NewLine = "\n" };
        Error = new StreamWriter(error, s_utf8) { NewLine = "\n" };
    }

    /// <summary>Where results go, as text.</summary>
    public TextWriter Output { get; }

    /// <summary>Where results go, as bytes.</summary>
    public Stream OutputStream { get; }

    /// <summary>Where diagnostics and refusals go.</summary>
    public TextWriter Error { get; }

    /// <summary>How many columns a line of the output may have.</summary>
    public int Width { get; init; } = WidthWhenUnknown;

    /// <summary>How many columns running text has: no more than the eye follows, whatever the width.</summary>
    public int ProseWidth => Math.Clamp(Width, 60, 100);

    /// <summary>Whether a person reads the output on a screen, so that a long table may be cut to what is asked for first.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Whether somebody watches the errors on a screen, so that the progress of long work can be shown there.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Whether diagnostics may be coloured.</summary>
    public bool ColoursErrors { get; set; }

    /// <summary>The terminal, file or pipe that this process was started with.</summary>
    /// <remarks>
    /// Colour only on a terminal, and not when <c>NO_COLOR</c> is set (https://no-color.org) or the terminal is <c>dumb</c>. The width is that of
    /// the terminal, else what <c>COLUMNS</c> says.
    /// </remarks>
    public static Terminal OfThisProcess()
    {
        if (OperatingSystem.IsWindows())
            Console.OutputEncoding = s_utf8;
        var allowsColour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new Terminal(Console.OpenStandardOutput(), Console.OpenStandardError())
        {
            IsInteractive = !Console.IsOutputRedirected,
            ShowsProgress = !Console.IsErrorRedirected,
            ColoursErrors = allowsColour && !Console.IsErrorRedirected,
            Width = FindWidth(),
        };
    }

    /// <summary>Hands on everything written so far, errors last, so that they stand below the answer that they speak of.</summary>
    public void Flush()
    {
        Output.Flush();
        Error.Flush();
    }

    private static int FindWidth()
    {
        if (!Console.IsOutputRedirected && Console.WindowWidth > 0)
            return Console.WindowWidth;
        return int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns > 0 ? columns : WidthWhenUnknown;
    }
}
