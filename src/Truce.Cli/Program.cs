using Truce.Cli;

return CommandLine.Run(args, Terminal.OfThisProcess());
