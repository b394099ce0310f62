using Truce.Dossiers;
using Truce.Randomness;
using Truce.States;

namespace Truce.Robustness.Orders;

/// <summary>The one order of a party of which everything is known.</summary>
internal sealed class CertainOrder : PartyOrders
{
    public CertainOrder(PartyId party, ReadOnlySpan<int> ranks)
        : base(party, PartialOrder.Of(ranks))
    {
        var only = NewDraw();
        ranks.CopyTo(only.Ranks);
        Listed = [only];
    }

    public override bool AreAllThatKeepKnown => true;

    public override bool HasBestOrders => true;

    public override PriorKind Prior => PriorKind.Certain;

    public override double Count => 1;

    public override int Places => 0;

    public override void Draw(RandomSeries random, OrderDraw draw) => Listed![0].Ranks.CopyTo(draw.Ranks, 0);

    public override bool IsYes(PreferenceQuestion question, OrderDraw draw) =>
        throw new ArgumentException("Nothing is left to be asked.", nameof(question));
}
