using System.CommandLine;
using Truce.Dossiers;
using Truce.Text;
using Truce.Text.Formats;

namespace Truce.Cli.Commands;

/// <summary><c>truce import FILE -o FOLDER</c>: makes a dossier of another program's file or folder, with what a dossier cannot hold beside it.</summary>
internal sealed class ImportCommand
{
    private readonly Terminal _terminal;

    private readonly Argument<string> _file = new("FILE")
    {
        Description = "Another program's file, or the folder of a scenario: " + string.Join("; ", ForeignFormats.All.Select(format => $"*{format.Extension}, {format.Description}")),
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The folder to write the dossier to; it is made when it is not there",
        HelpName = "FOLDER",
        Required = true,
    };

    private readonly Option<string> _match = IssueMatchOption.Create();

    private readonly Option<bool> _force = new("--force")
    {
        Description = "Write into a folder that is not empty; a file that is replaced is kept as FILE.bak",
    };

    private ImportCommand(Terminal terminal) => _terminal = terminal;

    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var self = new ImportCommand(terminal);
        var command = new ExemplifiedCommand(
            "import",
            "Make a dossier of another program's file",
            new Example("truce import crisis.gmcr -o crisis", "a model of GMCR+ becomes crisis/dossier.yaml"),
            new Example("truce import SCENARIO -o talks", "a folder with the domain and the profiles of a bargaining scenario"))
        {
            self._file,
            self._output,
            self._force,
            self._match,
        };
        command.SetAction(self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var response = Response.AsText(_terminal);
        var file = parsed.GetRequiredValue(_file);
        var folder = parsed.GetRequiredValue(_output);
        if (ForeignFormats.Recognise(file) is not { } format)
        {
            return response.Refuse(Directory.Exists(file)
                ? $"the folder '{file}' holds no scenario that Truce can import"
                : $"'{file}' is not named like a file that Truce can import; known are {DossierInput.ForeignNames}");
        }

        var import = ForeignFile.Read(file, format.Matching(IssueMatchOption.Of(parsed, _match)));
        response.Report(import.Result.Diagnostics);
        if (import.Result.Dossier is not { } dossier)
            return response.Refuse();
        if (File.Exists(folder))
            return response.Refuse($"'{folder}' is a file; name a folder for the dossier");
        if (!parsed.GetValue(_force) && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            return response.Refuse($"the folder '{folder}' is not empty; name another one, or give --force to write into it");
        return Write(folder, dossier, import.Attachments, response);
    }

    private int Write(string folder, Dossier dossier, EquatableArray<Attachment> attachments, Response response)
    {
        try
        {
            Directory.CreateDirectory(folder);
            Write(Path.Combine(folder, DossierFolder.FileName), DossierWriter.Write(dossier));
            foreach (var attachment in attachments)
                Write(Path.Combine(folder, attachment.FileName), attachment.Text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return response.Refuse(error.Message.TrimEnd('.'));
        }

        return ExitCode.Fine;
    }

    private void Write(string path, string text)
    {
        AtomicFile.Write(path, text);
        _terminal.Output.WriteLine(path);
    }
}
