using Truce.Agreement;

namespace Truce.Reports;

/// <content>What the parties could agree on, where the dossier says what somebody would not accept.</content>
internal sealed partial class BriefComposition
{
    /// <summary>How many efficient packages are kept for a brief, which names but a few.</summary>
    private const int MostEfficient = 1 << 12;

    private ReportPart? Agreement()
    {
        // Without a walk-away, a red line or a goal every state is as acceptable as any other, and there is nothing to tell.
        var isAsked = _dossier.Agreement is not null || _dossier.Preferences.Any(p =>
            !p.RedLines.IsEmpty || p.WalkAway is not null || p.Preference is Dossiers.Preference.Utility { Reservation: not null });
        var options = new AgreementOptions { MaxPoints = MostEfficient };
        if (!isAsked || !AgreementAnalysis.Run(_dossier, options, _cancellation).Is(out var analysis))
            return null;
        var impasse = analysis.HasZone ? null : Impasse.Of(_dossier, options, _cancellation);
        return AgreementReport.Of(analysis, impasse, _analysis, _cancellation).Part;
    }
}
