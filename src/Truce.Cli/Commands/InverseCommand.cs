using System.CommandLine;
using Truce.Dossiers;
using Truce.Reports;
using Truce.Reports.Json;
using Truce.Stability.Inverse;
using Truce.States;

namespace Truce.Cli.Commands;

/// <summary><c>truce inverse PATH --to STATE</c>: the smallest changes after which a state holds.</summary>
internal sealed class InverseCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _path = DossierInput.Argument();
    private readonly Option<string> _format = Response.FormatOption();

    private readonly Option<string> _to = new("--to")
    {
        Description = "The state that is to hold: its number, 'status-quo', or a formula or pattern; of several states, one of them",
        HelpName = "STATE|FORMULA",
        Required = true,
    };

    private readonly Option<string[]> _definitions = new("--definition", "-d")
    {
        Description = "By which definition it is to hold; repeat it for several",
        HelpName = string.Join('|', InverseAnalysis.Supported.Select(definition => definition.Id)),
    };

    private readonly Option<string[]> _parties = new("--party", "-p")
    {
        Description = "For whom it is to be stable, if not for every decision maker; repeat it for several",
        HelpName = "PARTY",
    };

    private readonly Option<int> _most = new("--alternatives")
    {
        Description = "How many equally small changes of an order to list, for a program",
        HelpName = "N",
        DefaultValueFactory = _ => new InverseOptions().MostAlternatives,
    };

    private readonly Option<int?> _apply = new("--apply")
    {
        Description = "Write the dossier with the change of that number made; needs --output",
        HelpName = "N",
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The folder to write the changed dossier to; it is made when it is not there",
        HelpName = "FOLDER",
    };

    private readonly Option<bool> _force = new("--force")
    {
        Description = "Write into a folder that is not empty; a file that is replaced is kept as FILE.bak",
    };

    private InverseCommand(Terminal terminal) => _terminal = terminal;

    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var self = new InverseCommand(terminal);
        self._definitions.AcceptOnlyFromAmong([.. InverseAnalysis.Supported.Select(definition => definition.Id)]);
        var command = new ExemplifiedCommand(
            "inverse",
            "Find the smallest changes of preferences or of the model after which a state holds",
            new("truce inverse casebook/euphrates-hipel-2014 --to 2", "what it would take for state 2 to be an equilibrium"),
            new("truce inverse FOLDER --to talks=agreed --definition seq", "for one of several states, by sequential stability"),
            new("truce inverse FOLDER --to 5 --party east", "for a state to be stable for one party"),
            new("truce inverse FOLDER --to 5 --apply 2 -o changed", "the dossier with the second change made"),
            new("truce inverse FOLDER --to 5 --format json", "for a program"))
        {
            self._path,
            self._to,
            self._definitions,
            self._parties,
            self._most,
            self._apply,
            self._output,
            self._force,
            self._format,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(self.Run(parsed, cancellation)));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var response = Response.In(_terminal, parsed, _format);
        var folder = parsed.GetValue(_output);
        if (parsed.GetValue(_apply) is not null != folder is not null)
            return response.Refuse("--apply and --output go together: which change to make, and where to write the dossier");
        if (parsed.GetValue(_most) < 1)
            return response.Refuse("--alternatives takes a number from 1");
        if (folder is not null && DossierOutput.Obstacle(folder, parsed.GetValue(_force)) is { } obstacle)
            return response.Refuse(obstacle);
        if (DossierInput.Open(parsed.GetRequiredValue(_path), response) is not { } opened)
            return ExitCode.Refused;
        var compiled = StateSpace.Compile(opened.Dossier, new StateSpaceOptions { DossierHash = opened.Hash }, cancellation);
        if (!compiled.Is(out var space))
            return response.Refuse(compiled.Obstacles);
        if (StateSelection.FindStates(space, parsed.GetRequiredValue(_to), "--to", response) is not { } targets)
            return ExitCode.Refused;
        if (StateSelection.Of(space, null, parsed.GetValue(_parties) ?? [], response) is not { } selection)
            return ExitCode.Refused;
        var ids = parsed.GetValue(_definitions) ?? [];
        var options = new InverseOptions
        {
            Definitions = ids.Length == 0 ? [] : InverseAnalysis.Supported.Where(definition => ids.Contains(definition.Id)).ToEquatableArray(),
            Parties = (parsed.GetValue(_parties) ?? []).Length == 0 ? [] : selection.Parties.Select(party => party.Id).ToEquatableArray(),
            MostAlternatives = parsed.GetValue(_most),
        };
        Answer<InverseReport> answer;
        using (var progress = new ProgressLine(_terminal, "searching"))
            answer = InverseReport.Of(space, targets, options with { Progress = progress }, cancellation);
        if (!answer.Is(out var report))
            return response.Refuse(answer.Obstacles);
        if (folder is not null)
            return Apply(parsed, opened, report, folder, response);
        if (response.IsJson)
            response.WriteJson(json => InverseJson.Write(json, report));
        else
            Write(opened.Dossier, report);
        return ExitCode.Fine;
    }

    private void Write(Dossier dossier, InverseReport report)
    {
        var brief = Brief.Of(dossier, BriefMaterial.WithoutStates);
        _terminal.Output.WriteLine(dossier.Title);
        _terminal.Output.Write(TextBrief.WritePart(brief, report.Part, _terminal.ProseWidth));
    }

    private int Apply(ParseResult parsed, OpenedDossier opened, InverseReport report, string folder, Response response)
    {
        var number = parsed.GetValue(_apply)!.Value;
        if (number < 1 || number > report.Suggestions.Count)
        {
            return response.Refuse(report.Suggestions.IsEmpty
                ? "no change was found to be made"
                : $"there is no change {number}; the changes are numbered from 1 to {report.Suggestions.Count}");
        }

        var suggestion = report.Suggestions[number - 1];
        if (DossierOutput.Write(folder, parsed.GetRequiredValue(_path), opened, suggestion.Change.Apply(opened.Dossier), _terminal) is { } obstacle)
            return response.Refuse(obstacle);
        _terminal.Output.WriteLine(suggestion.InWords.Text);
        return ExitCode.Fine;
    }
}
