using System.CommandLine;
using Truce.Reports;
using Truce.Reports.Json;
using Truce.Robustness;
using Truce.States;
using Truce.Text;

namespace Truce.Cli.Commands;

/// <summary><c>truce robust PATH</c>: what holds whatever is not known, in what share of the cases the rest holds, and what to ask next.</summary>
internal sealed class RobustCommand
{
    private const int MostQuestions = 5;

    private readonly Terminal _terminal;
    private readonly Argument<string> _path = DossierInput.Argument();
    private readonly Option<string> _format = Response.FormatOption();
    private readonly Option<string[]> _definitions = ChosenDefinitions.Option();

    private readonly Option<string> _where = new("--where")
    {
        Description = "Look only at states of which this is true, such as 'talks = open'",
        HelpName = "FORMULA",
    };

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "The seed of what is random; the same seed gives the same answer on every machine",
        HelpName = "NUMBER",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<int> _draws = new("--draws")
    {
        Description = "How many profiles of preferences to draw at most",
        HelpName = "COUNT",
        DefaultValueFactory = _ => 20_000,
    };

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "On how many threads; if not given, as many as there are cores. The answer does not depend on it",
        HelpName = "COUNT",
    };

    private readonly Option<string> _resume = new("--resume")
    {
        Description = "Keep in this file where drawing stands, and go on from there when it was stopped",
        HelpName = "FILE",
    };

    private readonly Option<string> _cache = new("--cache")
    {
        Description = "Keep what was drawn in this folder, by all that it depends on, and take it from there when it is asked for again",
        HelpName = "FOLDER",
    };

    private readonly Option<bool> _all = new("--all", "-a")
    {
        Description = "Show every row of the table, even when there are many",
    };

    private RobustCommand(Terminal terminal) => _terminal = terminal;

    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var self = new RobustCommand(terminal);
        var command = new ExemplifiedCommand(
            "robust",
            "Find what holds whatever is not known of preferences, how much of the rest, and what to ask next",
            new("truce robust casebook/opening-talks-2024", "always, never, or in what share; and the questions that would tell most"),
            new("truce robust FOLDER --where talks=open -d seq", "only of states in which talks are open, by one definition"),
            new("truce robust FOLDER --resume stand.json", "long work that can be stopped and gone on with"),
            new("truce robust FOLDER --format json", "every verdict with its share, for a program"))
        {
            self._path,
            self._definitions,
            self._where,
            self._seed,
            self._draws,
            self._threads,
            self._resume,
            self._cache,
            self._all,
            self._format,
        };
        self._draws.Validators.Add(result => Within(result, self._draws, 1, RobustnessOptions.MostDraws));
        self._threads.Validators.Add(result => Within(result, self._threads, 1, 1024));
        command.SetAction((parsed, cancellation) => Task.FromResult(self.Run(parsed, cancellation)));
        return command;
    }

    private static void Within(System.CommandLine.Parsing.OptionResult result, Option<int> option, int least, int most)
    {
        if (result.GetValue(option) is var value && (value < least || value > most))
            result.AddError($"{option.Name} takes a number from {least:N0} to {most:N0}, not {value}.");
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var response = Response.In(_terminal, parsed, _format);
        if (parsed.GetValue(_resume) is not null && parsed.GetValue(_cache) is not null)
            return response.Refuse("--resume keeps where drawing stands in a file and --cache in a folder; give one of them");
        if (DossierInput.Open(parsed.GetRequiredValue(_path), response) is not { } opened)
            return ExitCode.Refused;
        if (ChosenDefinitions.Of(parsed, _definitions, response) is not { } definitions)
            return ExitCode.Refused;
        var options = new RobustnessOptions
        {
            Definitions = definitions,
            Seed = parsed.GetValue(_seed),
            Draws = parsed.GetValue(_draws),
            Threads = parsed.GetValue(_threads),
        };
        if (parsed.GetValue(_where) is { } where)
        {
            var formula = new FormulaParser(opened.Dossier).Parse(where, "--where");
            if (formula.Formula is null)
            {
                response.Report(formula.Diagnostics);
                return response.Refuse();
            }

            options = options with { Where = formula.Formula };
        }

        var compiled = StateSpace.Compile(opened.Dossier, new StateSpaceOptions { DossierHash = opened.Hash, MaxStates = RobustnessAnalysis.MostStates }, cancellation);
        if (!compiled.Is(out var space))
            return response.Refuse(compiled.Obstacles);
        try
        {
            return Answer(parsed, space, options, response, cancellation);
        }
        catch (IOException error)
        {
            return response.Refuse(error.Message);
        }
    }

    private int Answer(ParseResult parsed, StateSpace space, RobustnessOptions options, Response response, CancellationToken cancellation)
    {
        var kept = KeptDraws.Of(parsed.GetValue(_resume), parsed.GetValue(_cache), RobustnessAnalysis.KeyOf(space, options, cancellation));
        if (kept?.Obstacle is { } obstacle)
            return response.Refuse(obstacle);
        Answer<RobustnessAnalysis> answer;
        try
        {
            using var progress = new ProgressLine(_terminal, "drawing");
            answer = RobustnessAnalysis.Run(space, options with { ResumeFrom = kept?.Read(), Checkpoints = kept, Progress = progress }, cancellation);
        }
        catch (OperationCanceledException)
        {
            kept?.Write();
            return response.Refuse(kept is null
                ? "stopped; with --resume FILE what was drawn so far would have been kept"
                : $"stopped; what was drawn so far is in '{kept.Path}', and the same command goes on from there");
        }

        if (!answer.Is(out var analysis))
            return response.Refuse(answer.Obstacles);
        kept?.Write();
        var packages = RobustAgreement.Run(space, options, cancellation);
        if (response.IsJson)
        {
            response.WriteJson(json => RobustnessJson.Write(json, analysis, packages));
            return ExitCode.Fine;
        }

        var showsAll = parsed.GetValue(_all) || !_terminal.IsInteractive;
        var mostRows = showsAll ? int.MaxValue : 2 * RobustnessReport.FewRows;
        var brief = Brief.Of(space.Dossier, BriefMaterial.WithoutStates, cancellation: cancellation);
        _terminal.Output.WriteLine(space.Dossier.Title);
        _terminal.Output.Write(TextBrief.WritePart(brief, RobustnessReport.Of(analysis, mostRows, MostQuestions), _terminal.ProseWidth));
        if (packages.Is(out var agreement) && !agreement.IsFullyKnown)
            _terminal.Output.Write(TextBrief.WritePart(brief, RobustAgreementReport.Of(agreement, mostRows), _terminal.ProseWidth));
        foreach (var reason in packages.Obstacles)
            _terminal.Output.WriteLine($"Nothing is said of packages: {reason}.");
        return ExitCode.Fine;
    }
}
