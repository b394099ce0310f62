using System.CommandLine;
using Truce.Reports;
using Truce.Reports.Json;
using Truce.Stability.Misperception;
using Truce.States;

namespace Truce.Cli.Commands;

/// <summary><c>truce misperception PATH</c>: what holds as each party sees the dispute, and what would come as a surprise.</summary>
internal sealed class MisperceptionCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _path = DossierInput.Argument();
    private readonly Option<string[]> _definitions = ChosenDefinitions.Option();
    private readonly Option<string> _format = Response.FormatOption();

    private MisperceptionCommand(Terminal terminal) => _terminal = terminal;

    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var self = new MisperceptionCommand(terminal);
        var command = new ExemplifiedCommand(
            "misperception",
            "Find what holds when each party goes by the dispute as it sees it, and what would come as a surprise",
            new("truce misperception FOLDER", "a dossier with 'views': equilibria as each party sees them, as they are, and of the hypergame"),
            new("truce misperception FOLDER --definition nash", "by Nash stability only"),
            new("truce misperception MODEL.gmcr", "a model of GMCR+ with misperceptions"),
            new("truce misperception FOLDER --format json", "every state and every surprise, for a program"))
        {
            self._path,
            self._definitions,
            self._format,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(self.Run(parsed, cancellation)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var response = Response.In(_terminal, parsed, _format);
        if (DossierInput.Open(parsed.GetRequiredValue(_path), response) is not { } opened)
            return ExitCode.Refused;
        if (ChosenDefinitions.Of(parsed, _definitions, response) is not { } definitions)
            return ExitCode.Refused;
        var compiled = StateSpace.Compile(opened.Dossier, new StateSpaceOptions { DossierHash = opened.Hash }, cancellation);
        if (!compiled.Is(out var space))
            return response.Refuse(compiled.Obstacles);
        var answer = MisperceptionAnalysis.Run(space, definitions, cancellation: cancellation);
        if (!answer.Is(out var analysis))
            return response.Refuse(answer.Obstacles);
        if (response.IsJson)
        {
            response.WriteJson(json => MisperceptionJson.Write(json, analysis));
            return ExitCode.Fine;
        }

        _terminal.Output.WriteLine(opened.Dossier.Title);
        _terminal.Output.Write(TextBrief.WritePart(Brief.Of(opened.Dossier, BriefMaterial.WithoutStates, cancellation: cancellation), MisperceptionReport.Of(analysis), _terminal.ProseWidth));
        return ExitCode.Fine;
    }
}
