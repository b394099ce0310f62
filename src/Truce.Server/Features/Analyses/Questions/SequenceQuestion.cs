using Truce.Dossiers;
using Truce.Naming;
using Truce.Reports.Json;
using Truce.Sequencing;
using Truce.Sequencing.Plans;
using Truce.Server.Opening;
using Truce.Text;

namespace Truce.Server.Features.Analyses.Questions;

/// <summary>How could things start, and in which steps could something be carried out?</summary>
internal sealed class SequenceQuestion : Analysis
{
    public override string Id => "sequence";

    public override string Summary => "How things could start, who waits for whom, and in which order steps could be taken so that nobody is exposed";

    public override IReadOnlyList<AskedOption> Options { get; } =
    [
        new("plan", "look at this plan of the dossier instead: the best order of its steps, who is exposed when, how far it has come"),
        new("to", "make a plan to this state, or to the nearest state of which a formula is true"),
        new("from", "start the plan from this state instead of the status quo: its number, or a formula or pattern that picks it"),
        new("as-of", "look at the plan on this day instead of the day up to which the dossier is complete", OptionKind.Day),
    ];

    public override AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop)
    {
        var dossier = open.Dossier!;
        var (plan, to, from) = (options.One("plan"), options.One("to"), options.One("from"));
        if (plan is not null && to is not null)
            return AnalysisResult.Cannot("'plan' looks at a plan that is written down and 'to' makes one; give one of the two");
        if (plan is null && to is null)
        {
            return from is null && options.Day("as-of") is null
                ? Written(open, json => SequenceJson.Write(json, SequenceAnalysis.Run(dossier, new SequenceOptions { DossierHash = open.Hash }), new FormulaWriter(dossier).Write))
                : AnalysisResult.Cannot("'from' and 'as-of' are about a plan; give 'plan' or 'to' with them");
        }

        return Plan(open, options, stop);
    }

    private static AnalysisResult Plan(OpenDossier open, AskedOptions options, CancellationToken stop)
    {
        var dossier = open.Dossier!;
        var asked = new StepPlanOptions { AsOf = options.Day("as-of"), DossierHash = open.Hash };
        if (options.One("plan") is { } name && dossier.Find(new PlanId(name)) is null)
        {
            return AnalysisResult.Cannot(dossier.Plans.IsEmpty
                ? $"no plan is called '{name}'; the dossier has no plans, and 'to' makes one"
                : $"no plan is called '{name}'; those of the dossier are {string.Join(", ", dossier.Plans.Select(known => $"'{known.Id}'"))}");
        }

        if (options.One("plan") is { } plan && options.One("from") is null)
            return Told(open, StepPlanAnalysis.Run(dossier, new PlanId(plan), asked, stop));
        var compiled = Compile(open, stop);
        if (!compiled.Is(out var space))
            return AnalysisResult.Cannot(compiled.Obstacles);
        var start = space.StatusQuo;
        if (options.One("from") is { } from)
        {
            var named = StateNames.FindOne(space, from, "from");
            if (!named.IsFound)
                return AnalysisResult.Cannot(named.Obstacles);
            start = named.States[0];
            asked = asked with { From = space.TermIds(named.States[0]) };
        }

        if (options.One("plan") is { } written)
            return Told(open, StepPlanAnalysis.Run(dossier, new PlanId(written), asked, stop));
        if (start is not { } begin)
            return AnalysisResult.Cannot("the dossier does not say what the status quo is; name a state to start from with 'from'");
        var target = StateNames.Nearest(space, options.One("to")!, begin, "to");
        return target.IsFound ? Told(open, StepPlanAnalysis.To(dossier, space.TermIds(target.States[0]), asked, stop)) : AnalysisResult.Cannot(target.Obstacles);
    }

    private static AnalysisResult Told(OpenDossier open, Answer<StepPlanAnalysis> answer) => answer.Is(out var analysis)
        ? Written(open, json => StepPlanJson.Write(json, analysis, new FormulaWriter(open.Dossier!).Write))
        : AnalysisResult.Cannot(answer.Obstacles);
}
