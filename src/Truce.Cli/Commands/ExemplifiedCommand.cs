using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Truce.Cli.Commands;

/// <summary>A command whose help ends with examples that can be typed as they stand.</summary>
internal sealed class ExemplifiedCommand(string name, string description, params EquatableArray<Example> examples)
    : Command(name, description)
{
    /// <summary>What people type most, first.</summary>
    public EquatableArray<Example> Examples { get; } = examples;
}

/// <summary>A line to type, and what it does.</summary>
internal sealed record Example(string Line, string Meaning);

/// <summary>The help of the package, with the examples below it.</summary>
internal sealed class HelpWithExamples(HelpAction help, Terminal terminal) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.MaxWidth = terminal.Width;
        help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ExemplifiedCommand command)
        {
            terminal.Output.WriteLine("Examples:");
            foreach (var (line, meaning) in command.Examples)
            {
                terminal.Output.WriteLine($"  # {meaning}");
                terminal.Output.WriteLine($"  {line}");
            }
        }
        else
        {
            terminal.Output.WriteLine("Start with 'truce brief FOLDER'; 'truce COMMAND --help' shows examples of each command.");
        }

        return ExitCode.Fine;
    }
}
