namespace Truce.Agreement.Protocols.Negotiators;

/// <summary>Gives in along the curve 1 − tᵉ with e = 1.</summary>
internal sealed class LinearNegotiator : TimeBasedNegotiator
{
    public override string Id => "linear";

    public override string Idea => "gives in evenly as time passes";

    protected override double Exponent => 1;
}
