namespace Truce.Stability.Definitions;

/// <summary>Nash stability (R): no reply is considered, so that any improvement upsets the state.</summary>
internal sealed class NashStability : SanctionDefinition
{
    public override string Id => "nash";

    public override string Name => "Nash stability";

    public override string Abbreviation => "Nash";

    public override string Foresight => "takes any improvement that it can reach by itself, without a thought for what the others would do";

    public override string Formal => "s is stable for i iff R_i⁺(s) = ∅";

    public override string Source => "Nash 1950; in the graph model: Fang, Hipel and Kilgour 1993";

    internal override ReplyKind? Replies => null;
}
