using System.CommandLine;
using System.Diagnostics;
using Truce.Agreement;
using Truce.Reports;
using Truce.Reports.Json;
using Truce.Stability;
using Truce.States;

namespace Truce.Cli.Commands;

/// <summary><c>truce agree PATH</c>: what the parties could settle on together, and which packages are singled out.</summary>
internal sealed class AgreeCommand
{
    /// <summary>How many states are judged to tell whether an agreement would hold.</summary>
    private const int MostJudged = 1 << 14;

    private readonly Terminal _terminal;
    private readonly Argument<string> _path = DossierInput.Argument();
    private readonly Option<string> _format = Response.FormatOption();

    private readonly AgreementScope _scope = new("Who has to agree");

    private readonly Option<string> _match = IssueMatchOption.Create();

    private readonly Option<bool> _all = new("--all", "-a")
    {
        Description = "Show every efficient package, even when there are many",
    };

    private AgreeCommand(Terminal terminal) => _terminal = terminal;

    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var self = new AgreeCommand(terminal);
        var command = new ExemplifiedCommand(
            "agree",
            "Find the packages that the parties could accept, and those that bargaining theory singles out",
            new("truce agree casebook/opening-talks-2024", "the zone of agreement, or what would have to move for one to open"),
            new("truce agree FOLDER --for east --for west", "what two of the parties could settle on"),
            new("truce agree FOLDER --where talks=open", "agreements that open talks"),
            new("truce agree FOLDER --format json", "every efficient package, for a program"))
        {
            self._path,
            self._all,
            self._match,
            self._format,
        };
        self._scope.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(self.Run(parsed, cancellation)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var response = Response.In(_terminal, parsed, _format);
        if (DossierInput.Open(parsed.GetRequiredValue(_path), response, IssueMatchOption.Of(parsed, _match)) is not { } opened)
            return ExitCode.Refused;
        if (_scope.Read(parsed, opened.Dossier, response) is not var (parties, where))
            return ExitCode.Refused;

        var started = Stopwatch.GetTimestamp();
        var options = new AgreementOptions { DossierHash = opened.Hash, Parties = parties, Where = where };
        Answer<AgreementAnalysis> answer;
        using (var progress = new ProgressLine(_terminal, "looking for agreements"))
            answer = AgreementAnalysis.Run(opened.Dossier, options with { Progress = progress }, cancellation);
        if (!answer.Is(out var analysis))
            return response.Refuse(answer.Obstacles);
        var solve = Stopwatch.GetElapsedTime(started);
        var impasse = analysis.HasZone ? null : Impasse.Of(opened.Dossier, options, cancellation);
        var report = AgreementReport.Of(analysis, impasse, Judged(opened, cancellation), cancellation);
        if (response.IsJson)
        {
            response.WriteJson(json =>
            {
                AgreementJson.Write(json, analysis);
                AgreementJson.WriteReport(json, report, impasse);
                AgreementJson.WriteDance(json, analysis);
                AgreementJson.WriteElapsed(json, opened.Elapsed, solve);
            });
        }
        else
        {
            new AgreementText(_terminal, analysis).Write(parsed.GetValue(_all) || !_terminal.IsInteractive);
            var brief = Brief.Of(opened.Dossier, BriefMaterial.WithoutStates, cancellation: cancellation);
            _terminal.Output.Write(TextBrief.WriteQuestions(brief, report.Part, _terminal.ProseWidth));
        }

        return ExitCode.Fine;
    }

    /// <summary>How the states are judged, where they are few enough; null where they are not.</summary>
    private static StabilityAnalysis? Judged(OpenedDossier opened, CancellationToken cancellation) =>
        StateSpace.Compile(opened.Dossier, new StateSpaceOptions { MaxStates = MostJudged, MaxVisits = 64 * MostJudged }, cancellation).Is(out var space)
            && StabilityAnalysis.Run(space, cancellation: cancellation).Is(out var analysis) ? analysis : null;
}
