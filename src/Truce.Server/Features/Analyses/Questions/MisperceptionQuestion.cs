using Truce.Reports.Json;
using Truce.Server.Opening;
using Truce.Stability.Misperception;

namespace Truce.Server.Features.Analyses.Questions;

/// <summary>What holds as each party sees the dispute?</summary>
internal sealed class MisperceptionQuestion : Analysis
{
    public override string Id => "misperception";

    public override string Summary => "What holds when each party goes by the dispute as it sees it, and what would come as a surprise";

    public override IReadOnlyList<AskedOption> Options { get; } = [OfDefinitions];

    public override AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop)
    {
        var (definitions, unknown) = Definitions(options);
        if (!unknown.IsEmpty)
            return AnalysisResult.Cannot(unknown);
        var compiled = Compile(open, stop);
        if (!compiled.Is(out var space))
            return AnalysisResult.Cannot(compiled.Obstacles);
        var answer = MisperceptionAnalysis.Run(space, definitions, cancellation: stop);
        return answer.Is(out var analysis) ? Written(open, json => MisperceptionJson.Write(json, analysis)) : AnalysisResult.Cannot(answer.Obstacles);
    }
}
