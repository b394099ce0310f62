using Truce.Randomness;

namespace Truce.Agreement.Protocols.Negotiators;

/// <summary>Offers any package that it would not refuse, each with the same chance, and accepts what is worth at least what it was about to offer.</summary>
/// <remarks>The floor that other negotiators are to be better than.</remarks>
internal sealed class RandomNegotiator : Negotiator
{
    public override string Id => "random";

    public override string Idea => "offers any package that it would not refuse";

    public override string Source => "a yardstick of Truce";

    public override bool Draws => true;

    internal override Play Begin(Seat seat, int others, int packages, RandomSeries random) => new RandomPlay(seat, random);

    private sealed class RandomPlay(Seat seat, RandomSeries random) : Play
    {
        private int? _next;

        public override bool Accepts(int package, double time)
        {
            _next ??= Draw();
            return seat.IsAtLeast(package, seat.Of(_next.Value));
        }

        public override int Offer(double time)
        {
            var offer = _next ?? Draw();
            _next = null;
            return offer;
        }

        private int Draw() => seat.At(random.Below(seat.Count));
    }
}
