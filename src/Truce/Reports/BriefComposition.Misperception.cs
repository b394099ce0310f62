using Truce.Stability.Misperception;

namespace Truce.Reports;

/// <content>What parties see otherwise than it is.</content>
internal sealed partial class BriefComposition
{
    /// <summary>Told where the dossier says that a party sees the dispute otherwise than it is.</summary>
    private ReportPart? HowThePartiesSeeIt() =>
        _analysis is not null && !_dossier.Views.IsEmpty && MisperceptionAnalysis.Run(_space!, _analysis.Definitions, cancellation: _cancellation).Is(out var seen)
            ? _narration.Misperception(seen)
            : null;
}
