using Truce.Reports.Json;
using Truce.Server.Opening;
using Truce.Stability.Coalitions;

namespace Truce.Server.Features.Analyses.Questions;

/// <summary>Which states are stable for coalitions?</summary>
internal sealed class CoalitionQuestion : Analysis
{
    public override string Id => "coalitions";

    public override string Summary => "Which states are stable for coalitions, and which coalitions would upset an equilibrium";

    public override IReadOnlyList<AskedOption> Options { get; } = OfStates;

    public override AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop)
    {
        var compiled = Compile(open, stop);
        if (!compiled.Is(out var space))
            return AnalysisResult.Cannot(compiled.Obstacles);
        var judged = CoalitionAnalysis.Run(space, cancellation: stop);
        if (!judged.Is(out var analysis))
            return AnalysisResult.Cannot(judged.Obstacles);
        var judgedAlone = Judged(open, stop);
        if (!judgedAlone.Is(out var alone))
            return AnalysisResult.Cannot(judgedAlone.Obstacles);
        var (states, obstacles) = Pick(space, options);
        return obstacles.IsEmpty
            ? Written(open, json => CoalitionJson.Write(json, analysis, UpsetEquilibrium.Of(alone, analysis), states))
            : AnalysisResult.Cannot(obstacles);
    }
}
