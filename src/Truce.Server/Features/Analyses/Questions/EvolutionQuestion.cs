using Truce.Reports.Json;
using Truce.Server.Opening;
using Truce.Stability.Evolution;

namespace Truce.Server.Features.Analyses.Questions;

/// <summary>Where can the dispute go from the status quo, by whose moves?</summary>
internal sealed class EvolutionQuestion : Analysis
{
    public override string Id => "evolution";

    public override string Summary => "Where the dispute can go from the status quo, by whose moves";

    public override IReadOnlyList<AskedOption> Options { get; } = OfStates;

    public override AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop)
    {
        var compiled = Compile(open, stop);
        if (!compiled.Is(out var space))
            return AnalysisResult.Cannot(compiled.Obstacles);
        if (space.StatusQuo is not { } start)
            return AnalysisResult.Cannot("the dossier does not say what the status quo is");
        var looked = Outlook.From(space, start, Judged(open, stop), stop);
        if (!looked.Is(out var outlook))
            return AnalysisResult.Cannot(looked.Obstacles);
        var (states, obstacles) = Pick(space, options);
        return obstacles.IsEmpty ? Written(open, json => EvolutionJson.Write(json, outlook, states, [outlook.Start])) : AnalysisResult.Cannot(obstacles);
    }
}
