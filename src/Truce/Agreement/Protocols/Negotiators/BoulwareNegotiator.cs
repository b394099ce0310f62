namespace Truce.Agreement.Protocols.Negotiators;

/// <summary>Gives in along the curve 1 − tᵉ with e = 4.</summary>
internal sealed class BoulwareNegotiator : TimeBasedNegotiator
{
    public override string Id => "boulware";

    public override string Idea => "gives in only when time is nearly up, as its curve of the fourth power tells it";

    protected override double Exponent => 4;
}
