using Truce.Sequencing;
using Truce.Sequencing.Plans;

namespace Truce.Reports;

/// <content>How things could start, and the plans.</content>
internal sealed partial class BriefComposition
{
    /// <summary>Up to how many steps every order of a plan is looked at for a brief, which is to be there in a moment.</summary>
    private const int MostStepsForBrief = 14;

    /// <summary>How things could start; told where something that was offered waits for something, or where something is assured.</summary>
    private ReportPart? Sequence()
    {
        var analysis = SequenceAnalysis.Run(_dossier, cancellation: _cancellation);
        return analysis.Offers.Any(offer => !offer.Prior.IsEmpty || !offer.Promise.IsEmpty) ? SequenceReport.InShort(analysis) : null;
    }

    /// <summary>The first plan of the dossier, and how far it has come.</summary>
    private ReportPart? Plan() => _dossier.Plans is [var plan, ..] && StepPlanAnalysis.Run(_dossier, plan.Id, new StepPlanOptions { MaxExactSteps = MostStepsForBrief }, _cancellation).Is(out var analysis)
        ? PlanReport.InShort(analysis)
        : null;
}
