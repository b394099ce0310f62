using System.CommandLine;
using System.Diagnostics;
using Truce.Reports;
using Truce.Reports.Json;
using Truce.Stability;
using Truce.States;

namespace Truce.Cli.Commands;

/// <summary><c>truce stability PATH</c>: which states are stable, for whom, under which definition, and why.</summary>
internal sealed class StabilityCommand
{
    /// <summary>As many states as the explicit engines hold: they take some gigabytes then.</summary>
    private const int MostStates = 1 << 24;

    private readonly Terminal _terminal;
    private readonly Argument<string> _path = DossierInput.Argument();
    private readonly Option<string> _format = Response.FormatOption();

    private readonly Option<bool> _summary = new("--summary")
    {
        Description = "Only counts: how many states are stable for whom, how many are equilibria, and the time spent",
    };

    private readonly Option<string[]> _definitions = ChosenDefinitions.Option();

    private readonly Option<bool> _equilibria = new("--equilibria", "-e")
    {
        Description = "Show only states that are stable for every decision maker under one of the definitions",
    };

    private readonly Option<string[]> _for = new("--for")
    {
        Description = "Show ranks and verdicts of this party only; repeat it for several",
        HelpName = "PARTY",
    };

    private readonly Option<string> _where = StateSelection.WhereOption();

    private readonly Option<bool> _all = new("--all", "-a")
    {
        Description = "Show every state, even when there are many",
    };

    private readonly Option<string> _explain = new("--explain")
    {
        Description = "Explain the verdict on one state: its number, 'status-quo', or a formula or pattern that picks it; needs --party",
        HelpName = "STATE",
    };

    private readonly Option<string> _party = new("--party", "-p")
    {
        Description = "Whose verdict to explain",
        HelpName = "PARTY",
    };

    private StabilityCommand(Terminal terminal) => _terminal = terminal;

    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var self = new StabilityCommand(terminal);
        var command = new ExemplifiedCommand(
            "stability",
            "Find the states that are stable, for whom, under which definition, and why",
            new("truce stability casebook/opening-talks-2024", "all states, or the equilibria when there are many"),
            new("truce stability crisis.gmcr -d nash -d seq --equilibria", "a file of GMCR+, two definitions, equilibria only"),
            new("truce stability crisis.gmcr --where '<Y--->'", "the states in which the first option is taken"),
            new("truce stability FOLDER --explain status-quo --party east", "why things stay as they are, or do not, for one party"),
            new("truce stability FOLDER --format json --summary", "counts for a program"))
        {
            self._path,
            self._definitions,
            self._equilibria,
            self._for,
            self._where,
            self._all,
            self._explain,
            self._party,
            self._format,
            self._summary,
        };
        command.SetAction(self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var response = Response.In(_terminal, parsed, _format);
        if (DossierInput.Open(parsed.GetRequiredValue(_path), response) is not { } opened)
            return ExitCode.Refused;

        if (ChosenDefinitions.Of(parsed, _definitions, response) is not { } definitions)
            return ExitCode.Refused;
        var started = Stopwatch.GetTimestamp();
        var compiled = StateSpace.Compile(opened.Dossier, new StateSpaceOptions { DossierHash = opened.Hash, MaxStates = MostStates });
        if (!compiled.Is(out var space))
            return response.Refuse(compiled.Obstacles);
        var compile = Stopwatch.GetElapsedTime(started);
        if (StateSelection.Of(space, parsed.GetValue(_where), parsed.GetValue(_for) ?? [], response) is not { } selection)
            return ExitCode.Refused;
        Answer<StabilityAnalysis> judged;
        using (var progress = new ProgressLine(_terminal, "judging"))
            judged = StabilityAnalysis.Run(space, new StabilityOptions { Definitions = definitions, Progress = progress });
        if (!judged.Is(out var analysis))
            return response.Refuse(judged.Obstacles);

        if (parsed.GetValue(_explain) is { } state)
            return Explain(analysis, state, parsed.GetValue(_party), response);
        if (parsed.GetValue(_party) is not null)
            return response.Refuse("--party goes with --explain; to show the ranks and verdicts of one party, use --for");
        if (parsed.GetValue(_equilibria))
            selection = selection with { States = selection.States.Where(s => StabilityText.IsEquilibriumUnderAny(analysis, s)).ToEquatableArray() };

        var text = new StabilityText(_terminal, analysis, selection);
        switch (response.IsJson, parsed.GetValue(_summary))
        {
            case (true, true):
                response.WriteJson(json => StabilityJson.WriteSummary(json, analysis, opened.Elapsed, compile));
                break;
            case (true, false):
                response.WriteJson(json => StabilityJson.Write(json, analysis, selection.States, selection.Parties));
                break;
            case (false, true):
                text.WriteCounts();
                break;
            case (false, false):
                text.WriteStates(parsed.GetValue(_all) || !_terminal.IsInteractive);
                break;
        }

        return ExitCode.Fine;
    }

    private static int Explain(StabilityAnalysis analysis, string stateName, string? partyName, Response response)
    {
        if (partyName is null)
            return response.Refuse("--explain needs --party, since a state is stable or not for one decision maker at a time");
        if (StateSelection.FindParty(analysis.Space, partyName, response) is not { } party)
            return ExitCode.Refused;
        if (StateSelection.FindState(analysis.Space, stateName, "--explain", response) is not { } state)
            return ExitCode.Refused;

        var narration = new Narration(analysis.Space.Dossier);
        var story = analysis.Definitions.Count == 1
            ? narration.Verdict(analysis, analysis.Explain(analysis.Definitions[0], party, state))
            : narration.Verdicts(analysis, party, state);
        response.WriteStory(analysis.Space.Dossier, story);
        return ExitCode.Fine;
    }
}
