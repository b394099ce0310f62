using System.CommandLine;
using Truce.Server;

namespace Truce.Cli.Commands;

/// <summary><c>truce serve users</c>: who can sign in to a team's workbench.</summary>
internal sealed class UsersCommand
{
    private readonly Terminal _terminal;
    private readonly WorkbenchPlace _place;

    private readonly Argument<string> _name = new("NAME") { Description = "What is typed to sign in: a-z, 0-9, '.', '-', '_' and '@'" };

    private readonly Option<string> _displayName = new("--display-name")
    {
        Description = "What others see; without it the name",
        HelpName = "TEXT",
    };

    private readonly Option<bool> _administrator = new("--administrator")
    {
        Description = "May add and remove people; has no part in anybody's dossiers by that",
    };

    private UsersCommand(Terminal terminal, WorkbenchPlace place)
    {
        _terminal = terminal;
        _place = place;
    }

    public static Command Create(Terminal terminal, WorkbenchPlace place)
    {
        var self = new UsersCommand(terminal, place);
        var add = new ExemplifiedCommand(
            "add", "Add somebody, with a new password that is printed once", new Example("truce serve users add nadia --display-name 'Nadia O.'", "nadia can sign in")) { self._name, self._displayName, self._administrator };
        add.SetAction((parsed, _) => self.RunAsync(parsed, self.AddAsync));
        var list = new ExemplifiedCommand("list", "Show who can sign in", new Example("truce serve users list", "one line each"));
        list.SetAction((parsed, _) => self.RunAsync(parsed, self.ListAsync));
        var password = new ExemplifiedCommand(
            "password", "Give somebody a new password, which is printed once and ends their sessions", new Example("truce serve users password nadia", "for who has forgotten it")) { self._name };
        password.SetAction((parsed, _) => self.RunAsync(parsed, self.SetPasswordAsync));
        var disable = new ExemplifiedCommand("disable", "Keep somebody out; what they wrote stays", new Example("truce serve users disable nadia", "ends their sessions and keys")) { self._name };
        disable.SetAction((parsed, _) => self.RunAsync(parsed, (users, line) => self.SetDisabledAsync(users, line, isDisabled: true)));
        var enable = new ExemplifiedCommand("enable", "Let somebody in again", new Example("truce serve users enable nadia", "with the password that they had")) { self._name };
        enable.SetAction((parsed, _) => self.RunAsync(parsed, (users, line) => self.SetDisabledAsync(users, line, isDisabled: false)));
        return new ExemplifiedCommand("users", "Say who can sign in to a workbench with accounts", new Example("truce serve users add nadia", "the first of them"))
        {
            add,
            list,
            password,
            disable,
            enable,
        };
    }

    private async Task<int> RunAsync(ParseResult parsed, Func<Administration, ParseResult, Task<string?>> act)
    {
        var response = Response.AsText(_terminal);
        if (_place.OptionsOf(parsed, response) is not { } options)
            return ExitCode.Refused;
        try
        {
            using var users = Administration.Open(options);
            return await act(users, parsed) is { } obstacle ? response.Refuse(obstacle) : ExitCode.Fine;
        }
        catch (Exception error) when (error is DatabaseException or IOException or UnauthorizedAccessException)
        {
            return response.Refuse(error.Message.TrimEnd('.'));
        }
    }

    private async Task<string?> AddAsync(Administration users, ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(_name);
        var password = Administration.NewPassword();
        var obstacle = await users.AddAsync(name, parsed.GetValue(_displayName), password, parsed.GetValue(_administrator));
        if (obstacle is null)
            _terminal.Output.WriteLine($"'{name}' can sign in with the password {password}");
        return obstacle;
    }

    private async Task<string?> SetPasswordAsync(Administration users, ParseResult parsed)
    {
        var name = parsed.GetRequiredValue(_name);
        var password = Administration.NewPassword();
        var obstacle = await users.SetPasswordAsync(name, password);
        if (obstacle is null)
            _terminal.Output.WriteLine($"'{name}' can sign in with the password {password}");
        return obstacle;
    }

    private Task<string?> SetDisabledAsync(Administration users, ParseResult parsed, bool isDisabled) => users.SetDisabledAsync(parsed.GetRequiredValue(_name), isDisabled);

    private async Task<string?> ListAsync(Administration users, ParseResult parsed)
    {
        var rows = new List<string[]> { (string[])["name", "shown as", ""] };
        foreach (var account in await users.ListAsync())
            rows.Add([account.Name, account.DisplayName, account.IsDisabled ? "kept out" : account.IsAdministrator ? "administrator" : ""]);
        TextGrid.Write(_terminal.Output, rows, gap: 2);
        return null;
    }
}
