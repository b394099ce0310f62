using System.CommandLine;
using Truce.Comparison;
using Truce.Reports;
using Truce.Reports.Json;
using Truce.Text;

namespace Truce.Cli.Commands;

/// <summary><c>truce compare PATH</c>: the proposals of a dossier side by side, and where each waits for the other.</summary>
internal sealed class CompareCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _path = DossierInput.Argument();
    private readonly Option<string> _format = Response.FormatOption();

    private CompareCommand(Terminal terminal) => _terminal = terminal;

    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var self = new CompareCommand(terminal);
        var command = new ExemplifiedCommand(
            "compare",
            "Lay the proposals side by side: where they meet, exclude one another, or wait for one another",
            new("truce compare casebook/opening-talks-2024", "issue by issue, with the statements behind each entry"),
            new("truce compare FOLDER --format json", "the same for a program"))
        {
            self._path,
            self._format,
        };
        command.SetAction(self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var response = Response.In(_terminal, parsed, _format);
        if (DossierInput.Open(parsed.GetRequiredValue(_path), response) is not { } opened)
            return ExitCode.Refused;
        if (response.IsJson)
        {
            var formulas = new FormulaWriter(opened.Dossier);
            response.WriteJson(json => ComparisonJson.Write(json, ProposalComparison.Of(opened.Dossier), formulas.Write));
        }
        else
        {
            var brief = Brief.Of(opened.Dossier, BriefMaterial.WithoutStates);
            _terminal.Output.Write(TextBrief.WriteProposals(brief, _terminal.ProseWidth));
        }

        return ExitCode.Fine;
    }
}
