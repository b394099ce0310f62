using Truce.Stability.Misperception;

namespace Truce.Reports;

/// <summary>A misperception analysis in words.</summary>
public static class MisperceptionReport
{
    /// <summary>How the parties see it, what would hold by that, and what would come as a surprise.</summary>
    public static ReportPart Of(MisperceptionAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        return new Narration(analysis.Space.Dossier).Misperception(analysis);
    }
}
