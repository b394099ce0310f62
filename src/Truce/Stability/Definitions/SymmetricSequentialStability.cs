namespace Truce.Stability.Definitions;

/// <summary>Symmetric sequential stability (SSEQ): as SEQ, but the reply must leave the decision maker no way out.</summary>
/// <remarks>Not the <em>strong</em> sequential stability of models with strength of preference, which some papers shorten to the same letters.</remarks>
internal sealed class SymmetricSequentialStability : SanctionDefinition
{
    public override string Id => "sseq";

    public override string Name => "symmetric sequential stability";

    public override string Abbreviation => "SSEQ";

    public override string Foresight => "holds back from an improvement when the others could reply, by moves that each of them would want to make, so that it would be no better off than before and could not escape by a move of its own";

    public override string Formal => "s is stable for i iff ∀ s1 ∈ R_i⁺(s) ∃ s2 ∈ R_O⁺(s1): s ≽_i s2 and ∀ s3 ∈ R_i(s2): s ≽_i s3";

    public override string Source => "Rêgo and Vieira 2015, 2017";

    internal override ReplyKind? Replies => ReplyKind.Improvements;

    internal override bool AllowsCounterMove => true;
}
