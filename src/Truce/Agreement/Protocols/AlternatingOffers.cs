using Truce.Randomness;

namespace Truce.Agreement.Protocols;

/// <summary>The stacked alternating offers protocol: in each round every party in turn accepts the offer that stands or makes another.</summary>
/// <remarks>
/// Who offers also accepts, so that there is an agreement once all others have accepted in a row. In round r of n the time is r / (n + 1) for
/// everybody. Everybody hears every offer. Source: Aydoğan, Festen, Hindriks and Jonker 2017; the time as in NegMAS.
/// </remarks>
internal static class AlternatingOffers
{
    /// <summary>What the numbers that negotiators draw are for; the place of the party is added.</summary>
    private const uint Purpose = 0x4E00_0000;

    /// <summary>Plays one negotiation.</summary>
    /// <param name="seats">The parties.</param>
    /// <param name="negotiators">How each of them behaves.</param>
    /// <param name="packages">How many packages are on the table.</param>
    /// <param name="options">How it is played.</param>
    /// <param name="repetition">Which repetition; what is drawn depends on it.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static Negotiation Run(
        Seat[] seats, EquatableArray<Negotiator> negotiators, int packages, NegotiationOptions options, ulong repetition, CancellationToken cancellation)
    {
        var plays = seats.Select((seat, party) =>
            negotiators[party].Begin(seat, seats.Length - 1, packages, new RandomSeries(options.Seed, Purpose + (uint)party, repetition))).ToArray();
        var turns = new List<Turn>();
        var (standing, acceptances) = (-1, 0);
        for (var round = 1; round <= options.Rounds; round++)
        {
            if ((round & 0xFFF) == 0)
                cancellation.ThrowIfCancellationRequested();
            var time = round / (options.Rounds + 1.0);
            for (var party = 0; party < plays.Length; party++)
            {
                if (standing >= 0 && plays[party].Accepts(standing, time))
                {
                    turns.Add(new Turn(round, party, standing, IsAcceptance: true));
                    if (++acceptances == plays.Length)
                        return new Negotiation(negotiators, standing, round, turns.ToEquatableArray());
                    continue;
                }

                standing = plays[party].Offer(time);
                acceptances = 1;
                turns.Add(new Turn(round, party, standing, IsAcceptance: false));
                for (var other = 0; other < plays.Length; other++)
                {
                    if (other != party)
                        plays[other].Hear(party, standing);
                }
            }
        }

        return new Negotiation(negotiators, null, options.Rounds, turns.ToEquatableArray());
    }
}
