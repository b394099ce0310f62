namespace Truce.Stability.Coalitions.Definitions;

/// <summary>Coalitional symmetric metarationality (CSMR): as CGMR, but the reply must leave the coalition no way out.</summary>
internal sealed class CoalitionalSymmetricMetarationality : CoalitionalDefinition
{
    public override string Id => "csmr";

    public override string Name => "coalitional symmetric metarationality";

    public override string Abbreviation => "CSMR";

    public override string Foresight => "holds back from a common improvement when the others could reply, at whatever cost to themselves, so that some member would be no better off than before and the coalition could not escape by moves of its own";

    public override string Formal => "s is stable for C iff ∀ s1 ∈ R_C⁺⁺(s) ∃ s2 ∈ R_O(s1): s2 ∈ φ_C(s) and ∀ s3 ∈ R_C(s2): s3 ∈ φ_C(s)";

    public override string Source => "Inohara and Hipel 2008";

    internal override CoalitionReplies Replies => CoalitionReplies.Moves;

    internal override bool AllowsCounterMove => true;
}
