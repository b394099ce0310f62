using Truce.Text;

namespace Truce.Cli.Commands;

/// <summary><c>truce schema</c>: the JSON Schema by which an editor completes and checks a <c>dossier.yaml</c>.</summary>
internal static class SchemaCommand
{
    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var command = new ExemplifiedCommand(
            "schema",
            "Print the JSON Schema by which an editor completes and checks a dossier.yaml",
            new Example($"truce schema > {DossierSchema.FileName}", "to be named in an editor's settings, or in the first line of a dossier"));
        command.SetAction(_ =>
        {
            terminal.Output.Write(DossierSchema.Text);
            return ExitCode.Fine;
        });
        return command;
    }
}
