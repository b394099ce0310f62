using System.CommandLine;
using Truce.Dossiers;
using Truce.Naming;
using Truce.Reports;
using Truce.Reports.Json;
using Truce.Sequencing;
using Truce.Sequencing.Plans;
using Truce.States;
using Truce.Text;

namespace Truce.Cli.Commands;

/// <summary><c>truce sequence PATH</c>: how things could start, and in which steps something could be carried out.</summary>
internal sealed class SequenceCommand
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _path = DossierInput.Argument();
    private readonly Option<string> _format = Response.FormatOption();

    private readonly Option<string> _plan = new("--plan", "-p")
    {
        Description = "Look at this plan of the dossier: the best order of its steps, who is exposed when, and how far it has come",
        HelpName = "PLAN",
    };

    private readonly Option<string> _to = new("--to")
    {
        Description = "Make a plan to this state, or to the nearest state of which a formula is true, a step for each issue that changes",
        HelpName = "STATE|FORMULA",
    };

    private readonly Option<string> _from = new("--from")
    {
        Description = "Start the plan from this state instead of the status quo: its number, or a formula or pattern that picks it",
        HelpName = "STATE",
    };

    private readonly Option<DateOnly?> _asOf = new("--as-of")
    {
        Description = "Look at the plan on this day (year-month-day) instead of the day up to which the dossier is complete",
        HelpName = "DAY",
    };

    private SequenceCommand(Terminal terminal) => _terminal = terminal;

    public static ExemplifiedCommand Create(Terminal terminal)
    {
        var self = new SequenceCommand(terminal);
        var command = new ExemplifiedCommand(
            "sequence",
            "Find how things could start, who waits for whom, and in which order steps could be taken so that nobody is exposed",
            new("truce sequence casebook/opening-talks-2024", "what could start today, the circle, and what a same-day exchange would solve"),
            new("truce sequence FOLDER --plan road-map", "the steps of a plan: their best order, who is exposed when, what is done and what is late"),
            new("truce sequence FOLDER --to \"talks = open\"", "the steps from the status quo to the nearest state in which talks are open"),
            new("truce sequence FOLDER --format json", "for a program"))
        {
            self._path,
            self._plan,
            self._to,
            self._from,
            self._asOf,
            self._format,
        };
        command.SetAction(self.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var response = Response.In(_terminal, parsed, _format);
        var (plan, to) = (parsed.GetValue(_plan), parsed.GetValue(_to));
        if (plan is not null && to is not null)
            return response.Refuse("--plan looks at a plan that is written down and --to makes one; give one of the two");
        if (plan is null && to is null && (parsed.GetValue(_from) is not null || parsed.GetValue(_asOf) is not null))
            return response.Refuse("--from and --as-of are about a plan; give --plan or --to with them");
        if (DossierInput.Open(parsed.GetRequiredValue(_path), response) is not { } opened)
            return ExitCode.Refused;
        if (plan is null && to is null)
            return Start(opened, response);
        var (start, found) = (parsed.GetValue(_from), (StateSpace?)null);
        if (start is not null || to is not null)
        {
            var compiled = StateSpace.Compile(opened.Dossier, new StateSpaceOptions { DossierHash = opened.Hash });
            if (!compiled.Is(out found))
                return response.Refuse(compiled.Obstacles);
        }

        var options = new StepPlanOptions { AsOf = parsed.GetValue(_asOf), DossierHash = opened.Hash };
        if (start is not null)
        {
            if (StateSelection.FindState(found!, start, "--from", response) is not { } from)
                return ExitCode.Refused;
            options = options with { From = found!.TermIds(from) };
        }

        return plan is not null ? Named(opened, plan, options, response) : Derived(opened.Dossier, found!, to!, options, response);
    }

    private int Start(OpenedDossier opened, Response response)
    {
        var analysis = SequenceAnalysis.Run(opened.Dossier, new SequenceOptions { DossierHash = opened.Hash });
        if (response.IsJson)
            response.WriteJson(json => SequenceJson.Write(json, analysis, new FormulaWriter(opened.Dossier).Write));
        else
            Write(opened.Dossier, SequenceReport.Of(analysis));
        return ExitCode.Fine;
    }

    private int Named(OpenedDossier opened, string name, StepPlanOptions options, Response response)
    {
        var plans = opened.Dossier.Plans;
        if (opened.Dossier.Find(new PlanId(name)) is not { } plan)
        {
            return response.Refuse(plans.IsEmpty
                ? $"no plan is called '{name}'; the dossier has no plans, and --to makes one"
                : $"no plan is called '{name}'; those of the dossier are {string.Join(", ", plans.Select(known => $"'{known.Id}'"))}");
        }

        return Show(opened.Dossier, StepPlanAnalysis.Run(opened.Dossier, plan.Id, options), response);
    }

    private int Derived(Dossier dossier, StateSpace space, string to, StepPlanOptions options, Response response)
    {
        var start = options.From.IsEmpty ? space.StatusQuo : space.Find(options.From);
        if (start is not { } from)
            return response.Refuse("the dossier does not say what the status quo is; name a state to start from with --from");
        return StateSelection.Told(StateNames.Nearest(space, to, from, "--to"), response) is { } target
            ? Show(dossier, StepPlanAnalysis.To(dossier, space.TermIds(target[0]), options), response)
            : ExitCode.Refused;
    }

    private int Show(Dossier dossier, Answer<StepPlanAnalysis> answer, Response response)
    {
        if (!answer.Is(out var analysis))
            return response.Refuse(answer.Obstacles);
        if (response.IsJson)
            response.WriteJson(json => StepPlanJson.Write(json, analysis, new FormulaWriter(dossier).Write));
        else
            Write(dossier, PlanReport.Of(analysis));
        return ExitCode.Fine;
    }

    private void Write(Dossier dossier, ReportPart part)
    {
        _terminal.Output.WriteLine(dossier.Title);
        _terminal.Output.Write(TextBrief.WritePart(Brief.Of(dossier, BriefMaterial.WithoutStates), part, _terminal.ProseWidth));
    }
}
