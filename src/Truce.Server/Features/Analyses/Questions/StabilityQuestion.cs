using System.Diagnostics;
using Truce.Reports.Json;
using Truce.Server.Opening;
using Truce.Stability;

namespace Truce.Server.Features.Analyses.Questions;

/// <summary>Which states are stable, for whom, by which definition?</summary>
internal sealed class StabilityQuestion : Analysis
{
    public override string Id => "stability";

    public override string Summary => "The states that are stable, for whom, under which definition";

    public override IReadOnlyList<AskedOption> Options { get; } = [OfDefinitions, new("summary", "only counts", OptionKind.Switch), .. OfStates];

    public override AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop)
    {
        var (definitions, unknown) = Definitions(options);
        if (!unknown.IsEmpty)
            return AnalysisResult.Cannot(unknown);
        var started = Stopwatch.GetTimestamp();
        var compiled = Compile(open, stop);
        if (!compiled.Is(out var space))
            return AnalysisResult.Cannot(compiled.Obstacles);
        var compile = Stopwatch.GetElapsedTime(started);
        var judged = StabilityAnalysis.Run(space, new StabilityOptions { Definitions = definitions, Progress = progress }, stop);
        if (!judged.Is(out var analysis))
            return AnalysisResult.Cannot(judged.Obstacles);
        if (options.Has("summary"))
            return Written(open, json => StabilityJson.WriteSummary(json, analysis, TimeSpan.Zero, compile));
        var (states, obstacles) = Pick(space, options);
        return obstacles.IsEmpty ? Written(open, json => StabilityJson.Write(json, analysis, states, space.DecisionMakers)) : AnalysisResult.Cannot(obstacles);
    }
}
