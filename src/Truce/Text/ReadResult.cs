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

    /// <summary>
    /// The dossier as far as it could be read, errors and all, so that sources and quotations are checked in the same pass; null when
    /// nothing could be read. What could not be read is an empty name or text in it.
    /// </summary>
    internal Dossier? Draft { get; init; }

    /// <summary>The same with more diagnostics; without a dossier if one of them is an error.</summary>
    internal ReadResult With(EquatableArray<Diagnostic> more)
    {
        if (more.IsEmpty)
            return this;
        var all = Diagnostics.Concat(more).OrderBy(d => d.Span.Start).ToEquatableArray();
        return this with { Diagnostics = all, Dossier = more.Any(d => d.IsError) ? null : Dossier };
    }
}
