namespace Truce.Stability.Coalitions.Definitions;

/// <summary>Coalitional sequential stability (CSEQ): only replies count that coalitions of the others would want to make.</summary>
internal sealed class CoalitionalSequentialStability : CoalitionalDefinition
{
    public override string Id => "cseq";

    public override string Name => "coalitional sequential stability";

    public override string Abbreviation => "CSEQ";

    public override string Foresight => "holds back from a common improvement when the others, alone or in coalitions, could reply by ways that all who go them would want to go, so that some member would be no better off than before";

    public override string Formal => "s is stable for C iff ∀ s1 ∈ R_C⁺⁺(s) ∃ s2 ∈ R⁺⁺_℘(O)(s1): s2 ∈ φ_C(s)";

    public override string Source => "Inohara and Hipel 2008";

    internal override CoalitionReplies Replies => CoalitionReplies.Improvements;
}
