using Truce.Reports.Json;
using Truce.Robustness;
using Truce.Server.Opening;
using Truce.States;

namespace Truce.Server.Features.Analyses.Questions;

/// <summary>What holds whatever is not known of the preferences?</summary>
internal sealed class RobustnessQuestion : Analysis
{
    public override string Id => "robust";

    public override string Summary => "What holds whatever is not known of preferences, how much of the rest, and what to ask next";

    public override IReadOnlyList<AskedOption> Options { get; } =
    [
        OfDefinitions,
        new("where", "only states of which this formula is true"),
        new("seed", "the seed of what is random; the same seed gives the same answer", OptionKind.Number) { Most = ulong.MaxValue },
        new("draws", "how many profiles of preferences to draw at most", OptionKind.Number) { Least = 1, Most = RobustnessOptions.MostDraws },
    ];

    public override AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop)
    {
        var (definitions, unknown) = Definitions(options);
        var (where, wrong) = FormulaOf(open.Dossier!, options, "where");
        if (!unknown.IsEmpty || !wrong.IsEmpty)
            return AnalysisResult.Cannot([.. unknown, .. wrong]);
        var compiled = StateSpace.Compile(open.Dossier!, new StateSpaceOptions { DossierHash = open.Hash, MaxStates = RobustnessAnalysis.MostStates }, stop);
        if (!compiled.Is(out var space))
            return AnalysisResult.Cannot(compiled.Obstacles);

        // Half of the cores, so that those who read meanwhile are served; the answer does not depend on it.
        var usual = new RobustnessOptions { Threads = Math.Max(1, Environment.ProcessorCount / 2), Progress = progress };
        var asked = usual with { Definitions = definitions, Where = where, Seed = options.Seed("seed", usual.Seed), Draws = options.Number("draws", usual.Draws) };
        var answer = RobustnessAnalysis.Run(space, asked, stop);
        return answer.Is(out var analysis)
            ? Written(open, json => RobustnessJson.Write(json, analysis, RobustAgreement.Run(space, asked, stop)))
            : AnalysisResult.Cannot(answer.Obstacles);
    }
}
