namespace Truce.Stability.Coalitions.Definitions;

/// <summary>Coalitional general metarationality (CGMR): the others can bring some member back to where it gains nothing, at whatever cost to themselves.</summary>
internal sealed class CoalitionalGeneralMetarationality : CoalitionalDefinition
{
    public override string Id => "cgmr";

    public override string Name => "coalitional general metarationality";

    public override string Abbreviation => "CGMR";

    public override string Foresight => "holds back from a common improvement when the others could reply, at whatever cost to themselves, so that some member would be no better off than before";

    public override string Formal => "s is stable for C iff ∀ s1 ∈ R_C⁺⁺(s) ∃ s2 ∈ R_O(s1): s2 ∈ φ_C(s)";

    public override string Source => "Inohara and Hipel 2008";

    internal override CoalitionReplies Replies => CoalitionReplies.Moves;
}
