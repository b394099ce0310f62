using System.CommandLine;
using System.CommandLine.Invocation;
using Truce.Cli.Commands;

namespace Truce.Cli;

/// <summary>Runs <c>truce</c>: parses the arguments, calls the command, and turns what went wrong into an exit code.</summary>
internal static class CommandLine
{
    /// <summary>The EPIPE and ERROR_NO_DATA of a pipe whose reader has gone, as <c>truce … | head</c> leaves it.</summary>
    private static readonly int[] s_brokenPipe = [32, unchecked((int)0x800700E8)];

    /// <summary>Runs one command.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        try
        {
            var exitCode = Invoke(CommandList.Root(terminal).Parse(args), terminal);
            terminal.Flush();
            return exitCode;
        }
        catch (IOException e) when (s_brokenPipe.Contains(e.HResult))
        {
            return ExitCode.Fine;
        }
#pragma warning disable CA1031 // The top of the program is where a bug arrives; below it nothing is caught that is not named.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            Report(bug, args, terminal);
            return ExitCode.Bug;
        }
    }

    private static int Invoke(ParseResult parsed, Terminal terminal)
    {
        if (parsed.GetValue<bool>(CommandList.NoColour))
            terminal.ColoursErrors = false;
        if (parsed.Action is ParseErrorAction)
            return Refuse(parsed, terminal);
        return parsed.Invoke(new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
        });
    }

    private static int Refuse(ParseResult parsed, Terminal terminal)
    {
        foreach (var error in parsed.Errors)
            terminal.Error.WriteLine($"truce: {AsClause(error.Message)}");
        var command = parsed.CommandResult.Command;
        terminal.Error.WriteLine(command is RootCommand
            ? "Type 'truce --help' for the commands."
            : $"Type 'truce {command.Name} --help' for its arguments, options and examples.");
        return ExitCode.Refused;
    }

    /// <summary>A sentence of the package as the house writes messages: on one line, in lower case, without a full stop.</summary>
    private static string AsClause(string sentence)
    {
        var trimmed = string.Join(' ', sentence.Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        return trimmed.Length > 1 && char.IsUpper(trimmed[0]) && char.IsLower(trimmed[1])
            ? char.ToLowerInvariant(trimmed[0]) + trimmed[1..]
            : trimmed;
    }

    private static void Report(Exception bug, IReadOnlyList<string> args, Terminal terminal)
    {
        terminal.Error.WriteLine(bug);
        terminal.Error.WriteLine();
        terminal.Error.WriteLine($"truce: this is a bug in Truce {Provenance.ThisVersion}, not in your files");
        terminal.Error.WriteLine("Please report it with the lines above, this command and, if you may share it, the dossier:");
        terminal.Error.WriteLine($"  truce {string.Join(' ', args)}");
        terminal.Flush();
    }
}
