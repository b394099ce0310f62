using Truce.Randomness;

namespace Truce.Agreement.Protocols.Negotiators;

/// <summary>Gives in by as much as the others have given in since its last offer, measured by its own utility.</summary>
/// <remarks>
/// It begins with its best package. What it asks for falls by the mean of what the others' offers have gained for it since its last offer, and rises
/// when they take something back; it stays between floor and best. Until it has heard two offers of somebody, it goes down to its next best utility
/// each time, since of two such negotiators neither would ever move. It offers the worst package that is worth what it asks for, and accepts what is
/// worth as much. Source: the absolute tit-for-tat of Faratin, Sierra and Jennings 1998, on utilities.
/// </remarks>
internal sealed class TitForTatNegotiator : Negotiator
{
    public override string Id => "tit-for-tat";

    public override string Idea => "gives in by as much as the others do, in its own eyes";

    public override string Source => "Faratin, Sierra and Jennings 1998";

    internal override Play Begin(Seat seat, int others, int packages, RandomSeries random) => new TitForTatPlay(seat, others);

    private sealed class TitForTatPlay(Seat seat, int others) : Play
    {
        private readonly Dictionary<int, double> _last = [];
        private double? _asked;
        private double _gained;
        private bool _hasHeardTwice;

        public override void Hear(int from, int package)
        {
            var utility = seat.Of(package);
            if (_last.TryGetValue(from, out var before))
            {
                _gained += (utility - before) / others;
                _hasHeardTwice = true;
            }

            _last[from] = utility;
        }

        public override bool Accepts(int package, double time) => seat.IsAtLeast(package, Asks());

        public override int Offer(double time)
        {
            _asked = Asks();
            _gained = 0;
            return seat.WorstFrom(_asked.Value);
        }

        private double Asks() => _asked is not { } asked ? seat.Best
            : _hasHeardTwice ? Math.Clamp(asked - _gained, seat.Floor, seat.Best)
            : seat.NextBelow(asked);
    }
}
