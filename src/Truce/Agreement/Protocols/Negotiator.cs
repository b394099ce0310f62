using Truce.Randomness;

namespace Truce.Agreement.Protocols;

/// <summary>How does a party behave when offers go back and forth?</summary>
/// <remarks>One file in <c>Negotiators/</c> for each, and one line in <see cref="NegotiatorList.All"/>. Immutable.</remarks>
public abstract class Negotiator
{
    /// <summary>What it is called on the command line and in JSON.</summary>
    public abstract string Id { get; }

    /// <summary>What it does, in a clause.</summary>
    public abstract string Idea { get; }

    /// <summary>Where it was defined.</summary>
    public abstract string Source { get; }

    /// <summary>Whether it draws random numbers, so that repetitions differ.</summary>
    public virtual bool Draws => false;

    /// <summary>Takes a seat for one negotiation.</summary>
    /// <param name="seat">What its party makes of the packages.</param>
    /// <param name="others">How many others are at the table.</param>
    /// <param name="packages">How many packages are on the table, also those that its party would refuse.</param>
    /// <param name="random">What it may draw.</param>
    internal abstract Play Begin(Seat seat, int others, int packages, RandomSeries random);
}

/// <summary>What a negotiator does in one negotiation; it remembers what it has heard.</summary>
internal abstract class Play
{
    /// <summary>Hears an offer of another.</summary>
    /// <param name="from">Who made it: a number for each other party.</param>
    /// <param name="package">The package.</param>
    public virtual void Hear(int from, int package)
    {
    }

    /// <summary>Whether it accepts the offer that stands.</summary>
    /// <param name="package">The package.</param>
    /// <param name="time">How much of the whole time has passed, above 0 and below 1.</param>
    public abstract bool Accepts(int package, double time);

    /// <summary>The package that it offers instead.</summary>
    public abstract int Offer(double time);
}
