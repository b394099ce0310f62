using System.CommandLine;
using Truce.Server;

namespace Truce.Cli.Commands;

/// <summary><c>truce serve</c>: the workbench in the browser.</summary>
internal sealed class ServeCommand
{
    private const int UsualPort = 7471;

    private readonly Terminal _terminal;

    private readonly Option<int> _port = new("--port")
    {
        Description = $"The port to listen at; 0 for any that is free. Without it {UsualPort}, or any that is free when that is taken",
        HelpName = "PORT",
    };

    private readonly Option<string> _data = new("--data")
    {
        Description = "The folder in which everything is kept; it is made when it is not there",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => DataFolder,
    };

    private ServeCommand(Terminal terminal) => _terminal = terminal;

    /// <summary>Where people's programs keep their data on this system.</summary>
    private static string DataFolder =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "truce");

    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var self = new ServeCommand(terminal);
        var command = new ExemplifiedCommand(
            "serve",
            "Open the workbench in a browser",
            new Example("truce serve", "prints the address to open; Ctrl+C ends it"))
        {
            self._port,
            self._data,
        };
        command.SetAction(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var response = Response.AsText(_terminal);
        var options = new WorkbenchOptions
        {
            DataFolder = Path.GetFullPath(parsed.GetRequiredValue(_data)),
            Port = parsed.GetValue(_port),
            LocalName = Environment.UserName,
        };
        try
        {
            await using var workbench = await StartAsync(options, parsed.GetResult(_port) is null, cancellation);
            _terminal.Output.WriteLine($"Truce is at {workbench.StartAddress}");
            _terminal.Output.WriteLine("The address lets whoever has it in. Ctrl+C ends Truce.");
            _terminal.Flush();
            await workbench.WaitForEndAsync(cancellation);
        }
        catch (Exception error) when (error is DatabaseException or IOException or UnauthorizedAccessException)
        {
            return response.Refuse(error.Message.TrimEnd('.'));
        }

        return ExitCode.Fine;
    }

    private static async Task<Workbench> StartAsync(WorkbenchOptions options, bool isAnyPort, CancellationToken cancellation)
    {
        if (!isAnyPort)
            return await Workbench.StartAsync(options, cancellation);
        try
        {
            return await Workbench.StartAsync(options with { Port = UsualPort }, cancellation);
        }
        catch (IOException)
        {
            return await Workbench.StartAsync(options, cancellation);
        }
    }
}
