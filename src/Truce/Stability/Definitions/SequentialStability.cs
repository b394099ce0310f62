namespace Truce.Stability.Definitions;

/// <summary>Sequential stability (SEQ): only replies that are themselves improvements for those who make them count.</summary>
internal sealed class SequentialStability : SanctionDefinition
{
    public override string Id => "seq";

    public override string Name => "sequential stability";

    public override string Abbreviation => "SEQ";

    public override string Foresight => "holds back from an improvement when the others could reply, by moves that each of them would want to make, so that it would be no better off than before";

    public override string Formal => "s is stable for i iff ∀ s1 ∈ R_i⁺(s) ∃ s2 ∈ R_O⁺(s1): s ≽_i s2";

    public override string Source => "Fraser and Hipel 1979, 1984; in the graph model: Fang, Hipel and Kilgour 1993";

    internal override ReplyKind? Replies => ReplyKind.Improvements;
}
