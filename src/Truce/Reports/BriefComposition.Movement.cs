using Truce.Movement;

namespace Truce.Reports;

/// <content>What has moved.</content>
internal sealed partial class BriefComposition
{
    /// <summary>What has moved in words and in deeds; null when nothing has.</summary>
    private ReportPart? Movement()
    {
        var timeline = Timeline.Of(_dossier, cancellation: _cancellation);
        return timeline.End is { } end ? MovementReport.InBrief(timeline, new MovementView { At = end }) : null;
    }
}
