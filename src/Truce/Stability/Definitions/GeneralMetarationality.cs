namespace Truce.Stability.Definitions;

/// <summary>General metarationality (GMR): any reply of the others counts, even one that hurts themselves.</summary>
internal sealed class GeneralMetarationality : SanctionDefinition
{
    public override string Id => "gmr";

    public override string Name => "general metarationality";

    public override string Abbreviation => "GMR";

    public override string Foresight => "holds back from an improvement when the others could reply, at whatever cost to themselves, so that it would be no better off than before";

    public override string Formal => "s is stable for i iff ∀ s1 ∈ R_i⁺(s) ∃ s2 ∈ R_O(s1): s ≽_i s2";

    public override string Source => "Howard 1971; in the graph model: Fang, Hipel and Kilgour 1993";

    internal override ReplyKind? Replies => ReplyKind.Moves;
}
