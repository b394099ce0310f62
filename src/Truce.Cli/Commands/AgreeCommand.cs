using System.CommandLine;
using System.Diagnostics;
using Truce.Agreement;
using Truce.Dossiers;
using Truce.Reports;
using Truce.Reports.Json;
using Truce.Stability;
using Truce.States;
using Truce.Text;

namespace Truce.Cli.Commands;

/// <summary><c>truce agree PATH</c>: what the parties could settle on together, and which packages are singled out.</summary>
internal sealed class AgreeCommand
{
    /// <summary>How many states are judged to tell whether an agreement would hold.</summary>
    private const int MostJudged = 1 << 14;

    private readonly Terminal _terminal;
    private readonly Argument<string> _path = DossierInput.Argument();
    private readonly Option<string> _format = Response.FormatOption();

    private readonly Option<string[]> _for = new("--for")
    {
        Description = "Who has to agree, if not every party with a preference; repeat it for each",
        HelpName = "PARTY",
    };

    private readonly Option<string> _where = new("--where")
    {
        Description = "What a package has to bring to count as an agreement, such as 'talks = open'; if not given, what the dossier says",
        HelpName = "FORMULA",
    };

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
            self._for,
            self._where,
            self._all,
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
        if (OptionsOf(parsed, opened, response) is not { } options)
            return ExitCode.Refused;

        var started = Stopwatch.GetTimestamp();
        var answer = AgreementAnalysis.Run(opened.Dossier, options, cancellation);
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
                AgreementJson.WriteElapsed(json, opened.Elapsed, solve);
            });
        }
        else
        {
            new AgreementText(_terminal, analysis).Write(parsed.GetValue(_all) || !_terminal.IsInteractive);
            var brief = Brief.Of(opened.Dossier, BriefMaterial.WithoutStates);
            _terminal.Output.Write(TextBrief.WriteFindings(brief, report.Sections, _terminal.ProseWidth));
        }

        return ExitCode.Fine;
    }

    /// <summary>How the states are judged, where they are few enough; null where they are not.</summary>
    private static StabilityAnalysis? Judged(OpenedDossier opened, CancellationToken cancellation) =>
        StateSpace.Compile(opened.Dossier, new StateSpaceOptions { MaxStates = MostJudged, MaxVisits = 64 * MostJudged }, cancellation).Is(out var space)
            && StabilityAnalysis.Run(space, cancellation: cancellation).Is(out var analysis) ? analysis : null;

    private AgreementOptions? OptionsOf(ParseResult parsed, OpenedDossier opened, Response response)
    {
        var options = new AgreementOptions { DossierHash = opened.Hash };
        if (parsed.GetValue(_where) is { } where)
        {
            var formula = new FormulaParser(opened.Dossier).Parse(where, "--where");
            if (formula.Formula is null)
            {
                response.Report(formula.Diagnostics);
                response.Refuse();
                return null;
            }

            options = options with { Where = formula.Formula };
        }

        var parties = new List<PartyId>();
        foreach (var name in parsed.GetValue(_for) ?? [])
        {
            var party = opened.Dossier.Parties.FirstOrDefault(p => p.Id.Value == name || string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
            if (party is null)
            {
                response.Refuse($"no party is called '{name}'; the parties are {string.Join(", ", opened.Dossier.Parties.Select(p => $"'{p.Id}'"))}");
                return null;
            }

            if (!parties.Contains(party.Id))
                parties.Add(party.Id);
        }

        return options with { Parties = parties.ToEquatableArray() };
    }
}
