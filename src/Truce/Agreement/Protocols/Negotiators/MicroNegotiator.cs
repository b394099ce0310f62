using System.Collections;
using Truce.Randomness;

namespace Truce.Agreement.Protocols.Negotiators;

/// <summary>Goes through its packages from the best down, and offers a new one only as long as the others have offered as many different ones.</summary>
/// <remarks>
/// It offers a new package if it has sent no more different packages than it has received from all others together, and else repeats one of its
/// earlier offers, drawn at random. It accepts what is worth at least its next new package, or its last one while it is not to offer a new one. Source:
/// de Jonge 2022, for two parties; with more, the packages received from all of them count, as in NegMAS.
/// </remarks>
internal sealed class MicroNegotiator : Negotiator
{
    public override string Id => "micro";

    public override string Idea => "offers its next best package for each new one that it hears";

    public override string Source => "de Jonge 2022";

    public override bool Draws => true;

    internal override Play Begin(Seat seat, int others, int packages, RandomSeries random) => new MicroPlay(seat, packages, random);

    private sealed class MicroPlay(Seat seat, int packages, RandomSeries random) : Play
    {
        private readonly BitArray _heard = new(packages);
        private int _received;
        private int _sent;

        private bool IsReady => _sent <= _received;

        public override void Hear(int from, int package)
        {
            _received += _heard[package] ? 0 : 1;
            _heard[package] = true;
        }

        public override bool Accepts(int package, double time)
        {
            // Ready with nothing new left, it takes whatever it would not refuse.
            var next = IsReady ? _sent : _sent - 1;
            return seat.IsAtLeast(package, next < seat.Count ? seat.Of(seat.At(next)) : seat.Of(seat.At(seat.Count - 1)));
        }

        public override int Offer(double time) => IsReady && _sent < seat.Count ? seat.At(_sent++) : seat.At(random.Below(_sent));
    }
}
