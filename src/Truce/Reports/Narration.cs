using Truce.Comparison;
using Truce.Dossiers;

namespace Truce.Reports;

/// <summary>Turns evidence into sentences.</summary>
/// <remarks>
/// <para>The sentences are neutral: what was said is its speaker's, silence is not read as refusal, and swapping the names of two parties swaps them in
/// every sentence and changes nothing else. A sentence carries the statements that it rests on; where there is none, it says that something is assumed.</para>
/// <para>Same evidence, same words. Immutable; safe to share between threads.</para>
/// </remarks>
public sealed partial class Narration
{
    private readonly Dossier _dossier;
    private readonly Lazy<ProposalComparison> _comparison;

    /// <summary>Sentences about a dossier.</summary>
    public Narration(Dossier dossier)
        : this(dossier, new Lazy<ProposalComparison>(() => ProposalComparison.Of(dossier)))
    {
    }

    /// <summary>Sentences about a dossier whose proposals have been compared.</summary>
    internal Narration(Dossier dossier, ProposalComparison comparison)
        : this(dossier, new Lazy<ProposalComparison>(comparison))
    {
    }

    private Narration(Dossier dossier, Lazy<ProposalComparison> comparison)
    {
        _dossier = dossier;
        _comparison = comparison;
        Words = new Words(dossier);
    }

    /// <summary>What things are called in the sentences.</summary>
    public Words Words { get; }

    private static EquatableArray<StatementId> Union(params IEnumerable<StatementId>[] says) =>
        says.SelectMany(ids => ids).Distinct().ToEquatableArray();

    private static EquatableArray<StatementId> SaysOf(IEnumerable<Sentence> sentences) =>
        sentences.SelectMany(sentence => sentence.Says).Distinct().ToEquatableArray();
}
