namespace Truce.Agreement.Protocols.Negotiators;

/// <summary>Gives in along the curve 1 − tᵉ with e = 0.25.</summary>
internal sealed class ConcederNegotiator : TimeBasedNegotiator
{
    public override string Id => "conceder";

    public override string Idea => "gives in early, along a curve of the power one quarter";

    protected override double Exponent => 0.25;
}
