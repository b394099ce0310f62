using System.CommandLine;
using Truce.Exports;
using Truce.Text;

namespace Truce.Cli.Commands;

/// <summary><c>truce export PATH --to FORMAT</c>: writes a dossier's model as another program's file.</summary>
internal sealed class ExportCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _path = DossierInput.Argument();

    private readonly Option<string> _to = new("--to", "-t")
    {
        Description = string.Join("; ", ExportFormats.All.Select(format => $"{format.Id}: {format.Description}")),
        Required = true,
        HelpName = string.Join('|', ExportFormats.All.Select(format => format.Id)),
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The file to write, or the folder for a scenario; without it, the standard output, which holds no folder",
        HelpName = "FILE",
    };

    private readonly Option<bool> _force = new("--force")
    {
        Description = "Replace the file when it is there; the old one is kept as FILE.bak",
    };

    private ExportCommand(Terminal terminal) => _terminal = terminal;

    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var self = new ExportCommand(terminal);
        self._to.AcceptOnlyFromAmong([.. ExportFormats.All.Select(format => format.Id)]);
        var command = new ExemplifiedCommand(
            "export",
            "Write a dossier's model as another program's file",
            new("truce export casebook/elmira-kinsara-2014 --to gmcr -o elmira.gmcr", "a model for GMCR+"),
            new("truce export FOLDER --to csv", "the option table, for a spreadsheet"),
            new("truce export FOLDER --to dot | dot -Tsvg > moves.svg", "the graph of moves, drawn by Graphviz"),
            new("truce export FOLDER --to nfg -o game.nfg", "a game for Gambit, where the dispute is one"),
            new("truce export FOLDER --to genius -o SCENARIO", "a bargaining scenario, where all preferences are utilities"))
        {
            self._path,
            self._to,
            self._output,
            self._force,
        };
        command.SetAction(self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var response = Response.AsText(_terminal);
        var format = ExportFormats.Find(parsed.GetRequiredValue(_to))!;
        var file = parsed.GetValue(_output);
        if (format.IsFolder && file is null)
            return response.Refuse("a scenario is a folder of files; name it with --output FOLDER");
        if (format.IsFolder && !parsed.GetValue(_force) && Directory.Exists(file) && Directory.EnumerateFileSystemEntries(file).Any())
            return response.Refuse($"the folder '{file}' is not empty; name another one, or give --force to write into it");
        if (file is not null && !parsed.GetValue(_force) && File.Exists(file))
            return response.Refuse($"'{file}' is there already; name another file, or give --force to replace it");
        var path = parsed.GetRequiredValue(_path);
        if (DossierInput.Open(path, response) is not { } opened)
            return ExitCode.Refused;
        if (DossierInput.Attachments(path, opened, response) is not { } attachments)
            return ExitCode.Refused;

        var material = new ExportMaterial(opened.Dossier, opened.Hash, attachments);
        var written = format.Write(material);
        if (!written.Is(out var exported))
            return response.Refuse(written.Obstacles);
        foreach (var remark in exported.Remarks)
            _terminal.Error.WriteLine($"truce: {remark}");
        if (file is null)
        {
            _terminal.Output.Write(exported.Text);
            return ExitCode.Fine;
        }

        if (format.IsFolder && File.Exists(file))
            return response.Refuse($"'{file}' is a file; name a folder for the scenario");
        return Write(format.IsFolder ? exported.Folder.Select(part => (Path.Combine(file, part.Name), part.Text)) : [(file, exported.Text)], format.IsFolder ? file : null, response);
    }

    private int Write(IEnumerable<(string Path, string Text)> files, string? folder, Response response)
    {
        foreach (var (path, text) in files)
        {
            try
            {
                if (folder is not null)
                    Directory.CreateDirectory(folder);
                AtomicFile.Write(path, text);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return response.Refuse(error.Message.TrimEnd('.'));
            }

            _terminal.Output.WriteLine(path);
        }

        return ExitCode.Fine;
    }
}
