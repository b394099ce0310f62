using Truce.Dossiers;
using Truce.Stability;
using Truce.States;
using Truce.Text.Formats;

namespace Truce.Exports;

/// <summary>What an export can draw on: a dossier, what was kept beside it, and what follows from it once a format asks.</summary>
/// <remarks>Safe to share between threads.</remarks>
public sealed class ExportMaterial
{
    private readonly Lazy<Answer<StateSpace>> _space;
    private readonly Lazy<Answer<StabilityAnalysis>> _analysis;

    /// <summary>Gathers what to export.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="dossierHash">The hash of the files that the dossier came from; null when it did not come from files.</param>
    /// <param name="attachments">What an import could not put into the dossier and kept beside it.</param>
    public ExportMaterial(Dossier dossier, string? dossierHash = null, EquatableArray<Attachment> attachments = default)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        Dossier = dossier;
        DossierHash = dossierHash;
        Attachments = attachments;
        _space = new(() => StateSpace.Compile(dossier, new StateSpaceOptions { DossierHash = dossierHash }));
        _analysis = new(() => Space.Is(out var space) ? StabilityAnalysis.Run(space) : Answer.Cannot<StabilityAnalysis>(Space.Obstacles));
    }

    /// <summary>The dossier.</summary>
    public Dossier Dossier { get; }

    /// <summary>The hash of the files that the dossier came from; null when it did not come from files.</summary>
    public string? DossierHash { get; }

    /// <summary>What an import could not put into the dossier and kept beside it.</summary>
    public EquatableArray<Attachment> Attachments { get; }

    /// <summary>The feasible states, or why they cannot be found.</summary>
    internal Answer<StateSpace> Space => _space.Value;

    /// <summary>The verdicts on the states, or why there are none.</summary>
    internal Answer<StabilityAnalysis> Analysis => _analysis.Value;
}
