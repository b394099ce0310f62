using Truce.Randomness;

namespace Truce.Agreement.Protocols.Negotiators;

/// <summary>Gives in as time passes, whatever the others do.</summary>
/// <remarks>
/// At time t it asks for u(t) = floor + (best − floor) · (1 − tᵉ), accepts what is worth as much, and offers the worst package that is worth as
/// much, less a ten-thousandth of the way from floor to best, as NegMAS does. Source: Faratin, Sierra and Jennings 1998, with the curve as NegMAS
/// takes it.
/// </remarks>
internal abstract class TimeBasedNegotiator : Negotiator
{
    /// <summary>How far below what it asks for an offer may lie, as a share of the way from floor to best.</summary>
    public const double Band = 1e-4;

    public sealed override string Source => "Faratin, Sierra and Jennings 1998";

    /// <summary>The exponent e: above 1 it gives in late, below 1 early.</summary>
    protected abstract double Exponent { get; }

    internal sealed override Play Begin(Seat seat, int others, int packages, RandomSeries random) => new TimePlay(seat, Exponent);

    private sealed class TimePlay(Seat seat, double exponent) : Play
    {
        public override bool Accepts(int package, double time) => seat.IsAtLeast(package, Asked(time));

        public override int Offer(double time) => seat.WorstFrom(Math.Max(seat.Floor, Asked(time) - (Band * (seat.Best - seat.Floor))));

        private double Asked(double time) => seat.Floor + ((seat.Best - seat.Floor) * (1 - Math.Pow(time, exponent)));
    }
}
