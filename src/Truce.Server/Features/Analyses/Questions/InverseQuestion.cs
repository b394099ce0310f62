using Truce.Dossiers;
using Truce.Naming;
using Truce.Reports;
using Truce.Reports.Json;
using Truce.Server.Opening;
using Truce.Stability.Inverse;
using Truce.States;

namespace Truce.Server.Features.Analyses.Questions;

/// <summary>What would have to change for a state to hold?</summary>
internal sealed class InverseQuestion : Analysis
{
    public override string Id => "inverse";

    public override string Summary => "The smallest changes of preferences or of the model after which a state holds";

    public override IReadOnlyList<AskedOption> Options { get; } =
    [
        new("to", "the state that is to hold: its number, 'status-quo', a formula or a pattern; of several states, one of them") { IsRequired = true },
        new("definition", $"by which definition it is to hold ({string.Join(", ", InverseAnalysis.Supported.Select(definition => definition.Id))}); may be repeated") { IsRepeatable = true },
        new("party", "for whom it is to be stable, if not for every decision maker; may be repeated") { IsRepeatable = true },
        new("alternatives", "how many equally small changes of an order to list", OptionKind.Number) { Least = 1 },
    ];

    public override AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop)
    {
        var (definitions, unknown) = Definitions(options);
        if (!unknown.IsEmpty)
            return AnalysisResult.Cannot(unknown);
        if (definitions.FirstOrDefault(definition => !InverseAnalysis.Supported.Contains(definition)) is { } unsupported)
            return AnalysisResult.Cannot($"what it takes cannot be told by '{unsupported.Id}'; it can by {string.Join(", ", InverseAnalysis.Supported.Select(definition => definition.Id))}");
        var compiled = Compile(open, stop);
        if (!compiled.Is(out var space))
            return AnalysisResult.Cannot(compiled.Obstacles);
        var targets = StateNames.Find(space, options.One("to")!, "to");
        if (!targets.IsFound)
            return AnalysisResult.Cannot(targets.Obstacles);
        var parties = options.All("party").Select(id => new PartyId(id)).ToEquatableArray();
        if (parties.FirstOrDefault(party => space.DecisionMakers.All(known => known.Id != party)) is { Value: { } stray })
            return AnalysisResult.Cannot($"no decision maker is called '{stray}'; the decision makers are {string.Join(", ", space.DecisionMakers.Select(known => $"'{known.Id}'"))}");
        var asked = new InverseOptions { Definitions = definitions, Parties = Ordered(space, parties), Progress = progress };
        var answer = InverseReport.Of(space, targets.States, asked with { MostAlternatives = options.Number("alternatives", asked.MostAlternatives) }, stop);
        return answer.Is(out var report) ? Written(open, json => InverseJson.Write(json, report)) : AnalysisResult.Cannot(answer.Obstacles);
    }

    private static EquatableArray<PartyId> Ordered(StateSpace space, EquatableArray<PartyId> parties) =>
        space.DecisionMakers.Select(known => known.Id).Where(parties.Contains).ToEquatableArray();
}
