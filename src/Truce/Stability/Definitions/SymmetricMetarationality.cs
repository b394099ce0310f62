namespace Truce.Stability.Definitions;

/// <summary>Symmetric metarationality (SMR): as GMR, but the reply must leave the decision maker no way out.</summary>
internal sealed class SymmetricMetarationality : SanctionDefinition
{
    public override string Id => "smr";

    public override string Name => "symmetric metarationality";

    public override string Abbreviation => "SMR";

    public override string Foresight => "holds back from an improvement when the others could reply, at whatever cost to themselves, so that it would be no better off than before and could not escape by a move of its own";

    public override string Formal => "s is stable for i iff ∀ s1 ∈ R_i⁺(s) ∃ s2 ∈ R_O(s1): s ≽_i s2 and ∀ s3 ∈ R_i(s2): s ≽_i s3";

    public override string Source => "Howard 1971; in the graph model: Fang, Hipel and Kilgour 1993";

    internal override ReplyKind? Replies => ReplyKind.Moves;

    internal override bool AllowsCounterMove => true;
}
