namespace Truce.Stability.Coalitions.Definitions;

/// <summary>Coalitional Nash stability (CNash): no improvement that the coalition can reach by itself, whatever the others would reply.</summary>
internal sealed class CoalitionalNashStability : CoalitionalDefinition
{
    public override string Id => "cnash";

    public override string Name => "coalitional Nash stability";

    public override string Abbreviation => "CNash";

    public override string Foresight => "takes any way that its members can go together and all of them prefer, without a thought for what the others would do";

    public override string Formal => "s is stable for C iff R_C⁺⁺(s) = ∅";

    public override string Source => "Kilgour, Hipel, Fang and Peng 2001; Inohara and Hipel 2008";

    internal override CoalitionReplies Replies => CoalitionReplies.None;
}
