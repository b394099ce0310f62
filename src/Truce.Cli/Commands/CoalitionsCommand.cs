using System.CommandLine;
using Truce.Reports;
using Truce.Reports.Json;
using Truce.Stability;
using Truce.Stability.Coalitions;
using Truce.States;

namespace Truce.Cli.Commands;

/// <summary><c>truce coalitions PATH</c>: which states are stable for which coalitions, and which coalitions would upset an equilibrium.</summary>
internal sealed class CoalitionsCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _path = DossierInput.Argument();
    private readonly Option<string> _format = Response.FormatOption();

    private readonly Option<string> _structure = new("--structure")
    {
        Description = "Which coalitions may form: members joined by '+', coalitions separated by commas, such as 'east+west,north'. By default every one",
        HelpName = "COALITIONS",
    };

    private readonly Option<string[]> _definitions = new("--definition", "-d")
    {
        Description = "Judge by this coalitional definition only; repeat it for several",
        HelpName = string.Join('|', CoalitionalDefinitions.All.Select(definition => definition.Id)),
    };

    private readonly Option<bool> _equilibria = new("--equilibria", "-e")
    {
        Description = "Show only states that are equilibria of coalitions or of parties that move alone, under one of the definitions",
    };

    private readonly Option<string> _where = StateSelection.WhereOption();

    private readonly Option<bool> _all = new("--all", "-a")
    {
        Description = "Show every state and every way, even when there are many",
    };

    private readonly Option<string> _explain = new("--explain")
    {
        Description = "Explain the verdict on one state: its number, 'status-quo', or a formula or pattern that picks it; needs --coalition",
        HelpName = "STATE",
    };

    private readonly Option<string> _coalition = new("--coalition", "-c")
    {
        Description = "Whose verdict to explain: members joined by '+'",
        HelpName = "COALITION",
    };

    private CoalitionsCommand(Terminal terminal) => _terminal = terminal;

    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var self = new CoalitionsCommand(terminal);
        self._definitions.AcceptOnlyFromAmong([.. CoalitionalDefinitions.All.Select(definition => definition.Id)]);
        var command = new ExemplifiedCommand(
            "coalitions",
            "Find what parties could do together: states that are stable for coalitions, and equilibria that they would upset",
            new("truce coalitions casebook/elmira-kinsara-2014", "every coalition of decision makers"),
            new("truce coalitions FOLDER --structure east+west,north", "only these two, if no others can form"),
            new("truce coalitions FOLDER --explain status-quo --coalition east+west", "why two parties would leave the status quo together, or not"),
            new("truce coalitions FOLDER --format json", "for a program"))
        {
            self._path,
            self._structure,
            self._definitions,
            self._equilibria,
            self._where,
            self._all,
            self._explain,
            self._coalition,
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
        var compiled = StateSpace.Compile(opened.Dossier, new StateSpaceOptions { DossierHash = opened.Hash });
        if (!compiled.Is(out var space))
            return response.Refuse(compiled.Obstacles);
        if (Structure(parsed, space, response) is not { } structure)
            return ExitCode.Refused;
        if (parsed.GetValue(_explain) is { } named)
            return Explain(parsed, space, structure, named, response);
        if (parsed.GetValue(_coalition) is not null)
            return response.Refuse("--coalition goes with --explain; to judge for some coalitions only, use --structure");
        if (StateSelection.Of(space, parsed.GetValue(_where), [], response) is not { } selection)
            return ExitCode.Refused;
        var judged = CoalitionAnalysis.Run(space, new CoalitionOptions { Structure = structure, Definitions = Definitions(parsed) });
        if (!judged.Is(out var analysis))
            return response.Refuse(judged.Obstacles);
        var judgedAlone = StabilityAnalysis.Run(space);
        if (!judgedAlone.Is(out var alone))
            return response.Refuse(judgedAlone.Obstacles);

        var text = new CoalitionText(_terminal, alone, analysis);
        var states = parsed.GetValue(_equilibria) ? selection.States.Where(text.IsEquilibrium).ToEquatableArray() : selection.States;
        var upset = UpsetEquilibrium.Of(alone, analysis);
        if (response.IsJson)
            response.WriteJson(json => CoalitionJson.Write(json, analysis, upset, states));
        else
            text.Write(states, upset, parsed.GetValue(_all) || !_terminal.IsInteractive);
        return ExitCode.Fine;
    }

    private int Explain(ParseResult parsed, StateSpace space, EquatableArray<Coalition> structure, string named, Response response)
    {
        if (parsed.GetValue(_coalition) is not { } name)
            return response.Refuse("--explain needs --coalition, since a state is stable or not for one coalition at a time");
        if (!structure.IsEmpty)
            return response.Refuse("--structure does not go with --explain, which tells of the one coalition that --coalition names");
        if (ChosenCoalitions.ParseOne(space, name, response) is not { } coalition)
            return ExitCode.Refused;
        if (StateSelection.FindState(space, named, "--explain", response) is not { } state)
            return ExitCode.Refused;
        var judged = CoalitionAnalysis.Run(space, new CoalitionOptions { Structure = [coalition], Definitions = Definitions(parsed) });
        if (!judged.Is(out var analysis))
            return response.Refuse(judged.Obstacles);
        response.WriteStory(space.Dossier, new Narration(space.Dossier).Verdicts(analysis, coalition, state));
        return ExitCode.Fine;
    }

    /// <summary>The coalitions that may form, none for every one; null after saying what is wrong.</summary>
    private EquatableArray<Coalition>? Structure(ParseResult parsed, StateSpace space, Response response) =>
        parsed.GetValue(_structure) is { } names ? ChosenCoalitions.Parse(space, names, response) : (EquatableArray<Coalition>)[];

    private EquatableArray<CoalitionalDefinition> Definitions(ParseResult parsed)
    {
        var ids = parsed.GetValue(_definitions) ?? [];
        return ids.Length == 0
            ? CoalitionalDefinitions.All
            : CoalitionalDefinitions.All.Where(definition => ids.Contains(definition.Id)).ToEquatableArray();
    }
}
