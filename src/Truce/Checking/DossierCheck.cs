using Truce.Text;

namespace Truce.Checking;

/// <summary>Whether a dossier that can be read also makes sense: do its quotations stand in their sources, is its model sound?</summary>
/// <remarks>
/// <para>
/// Quotations are checked even in a dossier with errors, as far as it could be read; the record and the model only in one without, since a
/// part that was not read would be missed in them.
/// </para>
/// <para>
/// The feasible states are counted out where there are few (<see cref="DossierCheckOptions.MaxStates"/>); beyond that a search that may give up
/// looks for one state at a time, and what it cannot decide is not reported. Pure; deterministic.
/// </para>
/// </remarks>
public static class DossierCheck
{
    /// <summary>Checks a dossier that was read from a folder.</summary>
    /// <returns>The same with what was found; without a dossier if an error was.</returns>
    public static DossierFolder Run(DossierFolder folder, DossierCheckOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return folder with { Result = Run(folder.Result, folder.Sources, options, cancellation) };
    }

    /// <summary>Checks a dossier.</summary>
    /// <param name="read">What came of reading it.</param>
    /// <param name="sources">The texts of its sources, as far as they could be read; a statement whose source is not among them is not checked.</param>
    /// <param name="options">How far to search.</param>
    /// <param name="cancellation">Ends the check early.</param>
    /// <returns>The same with what was found; without a dossier if an error was.</returns>
    public static ReadResult Run(
        ReadResult read,
        EquatableArray<SourceDocument> sources = default,
        DossierCheckOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(read);
        var findings = new Findings(read.Origins);
        if ((read.Dossier ?? read.Draft) is { } draft)
            QuotationChecks.Run(draft, sources, findings, cancellation);
        if (read.Dossier is { } dossier)
        {
            RecordChecks.Run(dossier, findings);
            SequenceChecks.Run(dossier, findings);
            ModelChecks.Run(dossier, options ?? new DossierCheckOptions(), findings, cancellation);
        }

        return read.With(findings.ToDiagnostics());
    }
}

/// <summary>How far <see cref="DossierCheck"/> searches.</summary>
public sealed record DossierCheckOptions
{
    /// <summary>How many feasible states to count out at most. Default 2^16; from 1 to 2^24.</summary>
    public int MaxStates { get; init; } = 1 << 16;

    /// <summary>How many steps to take at most in each search for a feasible state. Default 2^16; 1 or more.</summary>
    public long MaxSteps { get; init; } = 1 << 16;
}
