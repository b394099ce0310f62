using System.CommandLine;
using Truce.Pages.Briefs;
using Truce.Reports;
using Truce.Text;

namespace Truce.Cli.Commands;

/// <summary><c>truce brief PATH</c>: the brief of a dossier, as text in the terminal or as one HTML file.</summary>
internal sealed class BriefCommand
{
    /// <summary>What stands near the start of every page that Truce writes.</summary>
    private const string GeneratorMark = "<meta name=\"generator\" content=\"Truce ";

    private readonly Terminal _terminal;
    private readonly Argument<string> _path = DossierInput.Argument();

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "Write the brief to this file instead, as an HTML page that needs nothing else",
        HelpName = "FILE.html",
    };

    private readonly Option<bool> _force = new("--force")
    {
        Description = "Replace the file even when it is not a brief of Truce's; the old one is kept as FILE.bak",
    };

    private readonly Option<bool> _short = new("--short", "-s")
    {
        Description = "Only what a reader with ten minutes needs: the answers, the proposals side by side, what holds whatever is not known, what it would take",
    };

    private BriefCommand(Terminal terminal) => _terminal = terminal;

    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var self = new BriefCommand(terminal);
        var command = new ExemplifiedCommand(
            "brief",
            "Write what a mediator reads: who said what, what is on the table, what would hold, and what is not known",
            new("truce brief casebook/opening-talks-2024", "in the terminal"),
            new("truce brief casebook/opening-talks-2024 --short", "the same in a few pages"),
            new("truce brief casebook/opening-talks-2024 -o brief.html", "as a page to read, print or send"))
        {
            self._path,
            self._output,
            self._short,
            self._force,
        };
        command.SetAction(self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var response = Response.AsText(_terminal);
        var file = parsed.GetValue(_output);
        if (file is not null && Obstacle(file, parsed.GetValue(_force)) is { } obstacle)
            return response.Refuse(obstacle);
        if (DossierInput.Open(parsed.GetRequiredValue(_path), response) is not { } opened)
            return ExitCode.Refused;

        var texts = opened.Sources.ToDictionary(source => source.Id, source => source.Text);
        var material = BriefMaterial.Of(opened.Dossier, opened.Hash) with { Quotations = QuotationStanding.Of(opened.Dossier, texts) };
        var brief = Brief.Of(opened.Dossier, material);
        if (parsed.GetValue(_short))
            brief = brief.InShort();
        if (file is null)
        {
            _terminal.Output.Write(TextBrief.Write(brief, _terminal.ProseWidth));
            return ExitCode.Fine;
        }

        return Write(file, BriefHtml.Render(brief), response);
    }

    private int Write(string file, string html, Response response)
    {
        try
        {
            AtomicFile.Write(file, html);
        }
        catch (IOException error)
        {
            return response.Refuse(error.Message);
        }

        _terminal.Output.WriteLine($"The brief is in '{file}'.");
        return ExitCode.Fine;
    }

    /// <summary>Why the file is not to be written; null when it may be.</summary>
    private static string? Obstacle(string file, bool force)
    {
        if (!file.EndsWith(".html", StringComparison.OrdinalIgnoreCase) && !file.EndsWith(".htm", StringComparison.OrdinalIgnoreCase))
            return $"'{file}' does not end in .html; the brief is written as an HTML page, or as text to the terminal when no file is named";
        if (force || !File.Exists(file) || IsBrief(file))
            return null;
        return $"'{file}' is there already and is not a brief of Truce's; name another file, or give --force to replace it";
    }

    /// <summary>Whether a file says near its start that Truce wrote it.</summary>
    private static bool IsBrief(string file)
    {
        var start = new char[4096];
        using var reader = File.OpenText(file);
        var length = reader.ReadBlock(start);
        return start.AsSpan(0, length).Contains(GeneratorMark, StringComparison.Ordinal);
    }
}
