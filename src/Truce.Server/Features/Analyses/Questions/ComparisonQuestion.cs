using Truce.Comparison;
using Truce.Reports.Json;
using Truce.Server.Opening;
using Truce.Text;

namespace Truce.Server.Features.Analyses.Questions;

/// <summary>Where do the proposals meet, and where does each wait for the other?</summary>
internal sealed class ComparisonQuestion : Analysis
{
    public override string Id => "compare";

    public override string Summary => "The proposals side by side: where they meet, exclude one another, or wait for one another";

    public override AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop)
    {
        var formulas = new FormulaWriter(open.Dossier!);
        return Written(open, json => ComparisonJson.Write(json, ProposalComparison.Of(open.Dossier!), formulas.Write));
    }
}
