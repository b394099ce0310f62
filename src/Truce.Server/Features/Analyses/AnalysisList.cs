using Truce.Server.Features.Analyses.Questions;

namespace Truce.Server.Features.Analyses;

/// <summary>The questions that a program can ask.</summary>
internal static class AnalysisList
{
    /// <summary>All of them, in the order of <c>truce --help</c>.</summary>
    public static IReadOnlyList<Analysis> All { get; } =
    [
        new ComparisonQuestion(),
        new TimelineQuestion(),
        new StabilityQuestion(),
        new EvolutionQuestion(),
        new CoalitionQuestion(),
        new InverseQuestion(),
        new MisperceptionQuestion(),
        new SequenceQuestion(),
        new RobustnessQuestion(),
        new AgreementQuestion(),
        new NegotiationQuestion(),
    ];

    /// <summary>The question of that name, or null.</summary>
    public static Analysis? Find(string id) => All.FirstOrDefault(analysis => analysis.Id == id);
}
