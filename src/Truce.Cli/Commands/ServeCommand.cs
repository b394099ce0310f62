using System.CommandLine;
using System.Net;
using Truce.Server;

namespace Truce.Cli.Commands;

/// <summary><c>truce serve</c>: the workbench in the browser, and below it what an administrator of a team's workbench does.</summary>
internal sealed class ServeCommand
{
    private const int UsualPort = 7471;

    private readonly Terminal _terminal;
    private readonly WorkbenchPlace _place = new();

    private readonly Option<int> _port = new("--port")
    {
        Description = $"The port to listen at; 0 for any that is free. Without it {UsualPort}, or any that is free when that is taken",
        HelpName = "PORT",
    };

    private readonly Option<bool> _accounts = new("--accounts")
    {
        Description = "For a team: people sign in, and each dossier says who may read and change it; see 'truce serve users'",
    };

    private readonly Option<string> _address = new("--address")
    {
        Description = "The network address to listen at, such as 0.0.0.0 for all; needs --accounts. Without it this machine only",
        HelpName = "ADDRESS",
    };

    private readonly Option<string> _public = new("--public")
    {
        Description = "Under which address browsers find it behind a proxy, such as https://truce.example.org",
        HelpName = "URL",
    };

    private ServeCommand(Terminal terminal) => _terminal = terminal;

    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var self = new ServeCommand(terminal);
        var command = new ExemplifiedCommand(
            "serve",
            "Open the workbench in a browser",
            new Example("truce serve", "prints the address to open; Ctrl+C ends it"),
            new Example("truce serve --accounts --public https://truce.example.org", "for a team, behind a proxy that speaks TLS"))
        {
            self._port,
            self._accounts,
            self._address,
            self._public,
        };
        self._place.AddTo(command);
        command.Add(UsersCommand.Create(terminal, self._place));
        command.SetAction(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var response = Response.AsText(_terminal);
        if (OptionsOf(parsed, response) is not { } options)
            return ExitCode.Refused;
        try
        {
            await using var workbench = await StartAsync(options, parsed.GetResult(_port) is null, cancellation);
            _terminal.Output.WriteLine($"Truce is at {workbench.StartAddress}");
            _terminal.Output.WriteLine(options.HasAccounts ? "People sign in with their accounts. Ctrl+C ends Truce." : "The address lets whoever has it in. Ctrl+C ends Truce.");
            _terminal.Flush();
            await workbench.WaitForEndAsync(cancellation);
        }
        catch (Exception error) when (error is DatabaseException or IOException or UnauthorizedAccessException)
        {
            return response.Refuse(error.Message.TrimEnd('.'));
        }

        return ExitCode.Fine;
    }

    private WorkbenchOptions? OptionsOf(ParseResult parsed, Response response)
    {
        if (_place.OptionsOf(parsed, response) is not { } options)
            return null;
        options = options with { Port = parsed.GetValue(_port), HasAccounts = parsed.GetValue(_accounts), LocalName = Environment.UserName };
        if (parsed.GetValue(_public) is { } named)
        {
            if (!Uri.TryCreate(named, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                return Refuse(response, $"'{named}' is not an address of the web, such as https://truce.example.org");
            options = options with { PublicAddress = address };
        }

        if (parsed.GetValue(_address) is not { } listenAt)
            return options;
        if (!IPAddress.TryParse(listenAt, out var ip))
            return Refuse(response, $"'{listenAt}' is not a network address, such as 0.0.0.0 or 192.0.2.7");
        if (!IPAddress.IsLoopback(ip) && !options.HasAccounts)
            return Refuse(response, "without accounts the workbench listens on this machine only; give --accounts to let others reach it");
        if (!IPAddress.IsLoopback(ip) && options.PublicAddress is null)
            return Refuse(response, "say with --public under which address browsers find it, so that requests for other names are turned away");
        return options with { Address = ip };
    }

    private static WorkbenchOptions? Refuse(Response response, string reason)
    {
        response.Refuse(reason);
        return null;
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
            return await Workbench.StartAsync(options with { Port = 0 }, cancellation);
        }
    }
}
