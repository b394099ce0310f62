using Truce.Dossiers;

namespace Truce.Text;

/// <summary>What came of reading a user's text: a value, or what is wrong with it, or a value with warnings.</summary>
/// <param name="Dossier">The dossier; null exactly when there is at least one error.</param>
/// <param name="Diagnostics">Everything found, in the order of files and places.</param>
/// <param name="Origins">Where each part of the dossier was written, so that later checks can point at it.</param>
public sealed record ReadResult(Dossier? Dossier, EquatableArray<Diagnostic> Diagnostics, Origins Origins)
{
    /// <summary>Whether the dossier can be used.</summary>
    public bool IsUsable => Dossier is not null;
}
