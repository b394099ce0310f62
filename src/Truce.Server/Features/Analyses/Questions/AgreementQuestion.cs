using System.Diagnostics;
using Truce.Agreement;
using Truce.Reports;
using Truce.Reports.Json;
using Truce.Server.Opening;
using Truce.Stability;
using Truce.States;

namespace Truce.Server.Features.Analyses.Questions;

/// <summary>What could the parties settle on?</summary>
internal sealed class AgreementQuestion : Analysis
{
    /// <summary>How many states are judged to tell whether an agreement would hold.</summary>
    private const int MostJudged = 1 << 14;

    public override string Id => "agree";

    public override string Summary => "The packages that the parties could accept, and those that bargaining theory singles out";

    public override IReadOnlyList<AskedOption> Options { get; } = OfAgreement;

    public override AnalysisResult Run(OpenDossier open, AskedOptions options, IProgress<double> progress, CancellationToken stop)
    {
        var dossier = open.Dossier!;
        var (parties, unknown) = Parties(dossier, options, "for");
        var (where, wrong) = FormulaOf(dossier, options, "where");
        if (!unknown.IsEmpty || !wrong.IsEmpty)
            return AnalysisResult.Cannot([.. unknown, .. wrong]);
        var asked = new AgreementOptions { DossierHash = open.Hash, Parties = parties, Where = where };
        var started = Stopwatch.GetTimestamp();
        var answer = AgreementAnalysis.Run(dossier, asked with { Progress = progress }, stop);
        if (!answer.Is(out var analysis))
            return AnalysisResult.Cannot(answer.Obstacles);
        var solve = Stopwatch.GetElapsedTime(started);
        var impasse = analysis.HasZone ? null : Impasse.Of(dossier, asked, stop);
        var few = StateSpace.Compile(dossier, new StateSpaceOptions { MaxStates = MostJudged, MaxVisits = 64 * MostJudged }, stop);
        var judged = few.Is(out var space) && StabilityAnalysis.Run(space, cancellation: stop).Is(out var stability) ? stability : null;
        var report = AgreementReport.Of(analysis, impasse, judged, stop);
        return Written(open, json =>
        {
            AgreementJson.Write(json, analysis);
            AgreementJson.WriteReport(json, report, impasse);
            AgreementJson.WriteDance(json, analysis);
            AgreementJson.WriteElapsed(json, TimeSpan.Zero, solve);
        });
    }
}
