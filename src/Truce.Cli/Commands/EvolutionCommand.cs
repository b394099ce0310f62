using System.CommandLine;
using Truce.Reports;
using Truce.Reports.Figures;
using Truce.Reports.Json;
using Truce.Stability;
using Truce.Stability.Evolution;
using Truce.States;

namespace Truce.Cli.Commands;

/// <summary><c>truce evolution PATH</c>: where a dispute can go from a state, by whose moves, and from where it can turn back.</summary>
internal sealed class EvolutionCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _path = DossierInput.Argument();
    private readonly Option<string> _format = Response.FormatOption();

    private readonly Option<string> _from = new("--from")
    {
        Description = "Start from this state: its number, 'status-quo', or a formula or pattern that picks it",
        HelpName = "STATE",
        DefaultValueFactory = _ => "status-quo",
    };

    private readonly Option<string> _to = new("--to")
    {
        Description = "Tell the shortest ways to this state, or to the nearest state of which a formula is true, and what closes them",
        HelpName = "STATE|FORMULA",
    };

    private readonly Option<bool> _improvements = new("--improvements", "-i")
    {
        Description = "Only by moves that each mover would want to make",
    };

    private readonly Option<string[]> _definitions = ChosenDefinitions.Option();

    private readonly Option<bool> _equilibria = new("--equilibria", "-e")
    {
        Description = "Show only the start and states that are stable for every decision maker under one of the definitions",
    };

    private readonly Option<string> _where = StateSelection.WhereOption();

    private readonly Option<bool> _all = new("--all", "-a")
    {
        Description = "Show every state and every point of no return, even when there are many",
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "Draw the shortest ways into this file instead, as an SVG picture that needs nothing else",
        HelpName = "FILE.svg",
    };

    private readonly Option<bool> _force = new("--force")
    {
        Description = "Replace the file even when it is not a drawing of Truce's; the old one is kept as FILE.bak",
    };

    private EvolutionCommand(Terminal terminal) => _terminal = terminal;

    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var self = new EvolutionCommand(terminal);
        var command = new ExemplifiedCommand(
            "evolution",
            "Find where the dispute can go from the status quo, by whose moves, and from where it can turn back",
            new("truce evolution casebook/elmira-kinsara-2014", "every state that moves lead to, the equilibria in reach, the points of no return"),
            new("truce evolution FOLDER --to '<--Y-->'", "the shortest way to a state in which the third option is taken, in words"),
            new("truce evolution FOLDER --from 5 --improvements", "from another state, by improvements only"),
            new("truce evolution FOLDER -o ways.svg", "the shortest ways as a drawing"),
            new("truce evolution FOLDER --format json", "for a program"))
        {
            self._path,
            self._from,
            self._to,
            self._improvements,
            self._definitions,
            self._equilibria,
            self._where,
            self._all,
            self._output,
            self._force,
            self._format,
        };
        command.SetAction(self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var response = Response.In(_terminal, parsed, _format);
        var file = parsed.GetValue(_output);
        if (Clash(parsed) is { } clash)
            return response.Refuse(clash);
        if (file is not null && SvgFile.Obstacle(file, parsed.GetValue(_force)) is { } obstacle)
            return response.Refuse(obstacle);
        if (DossierInput.Open(parsed.GetRequiredValue(_path), response) is not { } opened)
            return ExitCode.Refused;
        if (ChosenDefinitions.Of(parsed, _definitions, response) is not { } definitions)
            return ExitCode.Refused;
        var compiled = StateSpace.Compile(opened.Dossier, new StateSpaceOptions { DossierHash = opened.Hash });
        if (!compiled.Is(out var space))
            return response.Refuse(compiled.Obstacles);
        if (StateSelection.FindState(space, parsed.GetRequiredValue(_from), "--from", response) is not { } start)
            return ExitCode.Refused;
        var stability = StabilityAnalysis.Run(space, new StabilityOptions { Definitions = definitions });
        var looked = Outlook.From(space, start, stability);
        if (!looked.Is(out var outlook))
            return response.Refuse(looked.Obstacles);
        if (parsed.GetValue(_improvements) && outlook.ByImprovements is null)
            return response.Refuse(outlook.NotKnown);
        return file is null ? Answer(parsed, outlook, response) : Draw(file, outlook, parsed.GetValue(_improvements), response);
    }

    private int Answer(ParseResult parsed, Outlook outlook, Response response)
    {
        EquatableArray<StateId> targets = [];
        if (parsed.GetValue(_to) is { } to)
        {
            if (StateSelection.FindStates(outlook.Space, to, "--to", response) is not { } found)
                return ExitCode.Refused;
            targets = found;
        }

        if (States(parsed, outlook, response) is not { } states)
            return ExitCode.Refused;
        if (response.IsJson)
        {
            var shown = targets.IsEmpty ? states : targets;
            response.WriteJson(json => EvolutionJson.Write(json, outlook, shown, targets.IsEmpty ? [outlook.Start] : targets));
        }
        else if (targets.IsEmpty)
        {
            new EvolutionText(_terminal, outlook).Write(ByDistance(states, parsed, outlook), !parsed.GetValue(_improvements), parsed.GetValue(_all) || !_terminal.IsInteractive);
        }
        else
        {
            var dossier = outlook.Space.Dossier;
            response.WriteStory(dossier, new Narration(dossier).WaysTo(outlook, targets));
        }

        return ExitCode.Fine;
    }

    /// <summary>What cannot be asked for at once.</summary>
    private string? Clash(ParseResult parsed)
    {
        var isFiltered = parsed.GetValue(_where) is not null || parsed.GetValue(_equilibria) || parsed.GetValue(_improvements);
        if (parsed.GetValue(_to) is not null && isFiltered)
            return "--to tells of the ways to some states, by moves and by improvements; it does not go with --where, --equilibria or --improvements";
        return parsed.GetValue(_output) is not null && (parsed.GetValue(_to) is not null || parsed.GetValue(_format) == "json")
            ? "--output draws all the ways; it does not go with --to or --format json"
            : null;
    }

    /// <summary>The states that the user picked, ascending; null after saying what is wrong.</summary>
    private EquatableArray<StateId>? States(ParseResult parsed, Outlook outlook, Response response)
    {
        if (StateSelection.Of(outlook.Space, parsed.GetValue(_where), [], response) is not { } selection)
            return null;
        IEnumerable<StateId> states = selection.States;
        if (parsed.GetValue(_improvements))
            states = states.Where(outlook.ByImprovements!.IsReached);
        if (parsed.GetValue(_equilibria))
            states = states.Where(state => state == outlook.Start || !outlook.EquilibriumUnder(state).IsEmpty);
        return states.ToEquatableArray();
    }

    /// <summary>The nearest states first, those out of reach last and only when they were picked or are equilibria.</summary>
    private EquatableArray<StateId> ByDistance(EquatableArray<StateId> states, ParseResult parsed, Outlook outlook)
    {
        var run = parsed.GetValue(_improvements) ? outlook.ByImprovements! : outlook.ByMoves;
        var isPicked = parsed.GetValue(_where) is not null;
        return states.Where(state => isPicked || run.IsReached(state) || !outlook.EquilibriumUnder(state).IsEmpty)
            .OrderBy(state => run.LeastMoves(state) ?? int.MaxValue).ToEquatableArray();
    }

    private int Draw(string file, Outlook outlook, bool isByImprovements, Response response)
    {
        var analysis = isByImprovements ? outlook.ByImprovements! : outlook.ByMoves;
        if (EvolutionDrawing.Of(outlook, analysis) is not { } graph)
            return response.Refuse($"there is nothing to draw: {(isByImprovements ? "no improvement" : "no move")} leads away from state {outlook.Start.Ordinal + 1}");
        if (SvgFile.Write(file, MoveGraphFigure.Draw(graph, "ways", $"The shortest ways from state {outlook.Start.Ordinal + 1}")) is { } obstacle)
            return response.Refuse(obstacle);
        _terminal.Output.WriteLine(graph.States.Count == analysis.Reached.Count
            ? $"The drawing is in '{file}'."
            : $"The drawing is in '{file}'; it shows {graph.States.Count} of {analysis.Reached.Count:N0} states.");
        return ExitCode.Fine;
    }
}
