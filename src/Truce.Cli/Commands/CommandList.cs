using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Truce.Cli.Commands;

/// <summary>The commands of <c>truce</c>.</summary>
internal static class CommandList
{
    /// <summary>The option that every command takes.</summary>
    public const string NoColour = "--no-color";

    /// <summary>All of them, in the order of <c>truce --help</c>: the order in which a dossier is worked on.</summary>
    private static readonly Func<Terminal, ExemplifiedCommand>[] s_all =
    [
        CheckCommand.Create,
        CompareCommand.Create,
        TimelineCommand.Create,
        StabilityCommand.Create,
        EvolutionCommand.Create,
        CoalitionsCommand.Create,
        InverseCommand.Create,
        MisperceptionCommand.Create,
        AgreeCommand.Create,
        NegotiateCommand.Create,
        SequenceCommand.Create,
        RobustCommand.Create,
        BriefCommand.Create,
        ImportCommand.Create,
        ExportCommand.Create,
        ServeCommand.Create,
        SchemaCommand.Create,
        CompletionCommand.Create,
    ];

    /// <summary>The root that holds them all, with the options that they share.</summary>
    public static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("What did each side say, what could they all agree to, and would it hold?") { HelpName = "truce" };
        foreach (var create in s_all)
            root.Add(create(terminal));
        root.Add(new Option<bool>(NoColour)
        {
            Description = "Do not colour diagnostics; else they are coloured on a terminal, unless NO_COLOR is set",
            Recursive = true,
        });
        foreach (var option in root.Options)
        {
            switch (option)
            {
                case HelpOption help:
                    help.Description = "Show this help";
                    help.Action = new HelpWithExamples((HelpAction)help.Action!, terminal);
                    foreach (var alias in help.Aliases.Where(alias => alias.StartsWith('/')).ToArray())
                        help.Aliases.Remove(alias);
                    break;
                case VersionOption version:
                    version.Description = "Show the version of Truce";
                    version.Action = new PrintVersion(terminal);
                    break;
            }
        }

        root.Directives.OfType<SuggestDirective>().Single().Action = new Suggestions(terminal, root);
        return root;
    }

    private sealed class PrintVersion(Terminal terminal) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            terminal.Output.WriteLine($"truce {Provenance.ThisVersion}");
            return ExitCode.Fine;
        }
    }
}
