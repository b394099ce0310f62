namespace Truce.Agreement.Protocols;

/// <summary>How do negotiators fare when each meets each, from every place at the table?</summary>
/// <remarks>
/// Every way of giving the places to the negotiators is played, as many times as there are repetitions. How far a party gets is a share of the way from
/// what it would walk away from, or else from its worst package, to its best (<see cref="NegotiationTable.SharesOf"/>); without agreement it gets 0.
/// </remarks>
/// <param name="Games">The negotiations, in the order in which they were played.</param>
/// <param name="Standings">How each negotiator fared, in the order asked for.</param>
/// <param name="Repetitions">How often each was played.</param>
public sealed record RoundRobin(EquatableArray<Game> Games, EquatableArray<Standing> Standings, int Repetitions)
{
    /// <summary>How many negotiations one round-robin may have.</summary>
    public const int MostGames = 100_000;

    /// <summary>Plays a round-robin, or says why that takes too long.</summary>
    /// <param name="table">The table.</param>
    /// <param name="negotiators">Who meets whom.</param>
    /// <param name="repetitions">How often each combination is played.</param>
    /// <param name="progress">Told how far it has come, from 0 to 1.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static Answer<RoundRobin> Of(
        NegotiationTable table, EquatableArray<Negotiator> negotiators, int repetitions = 1, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfLessThan(repetitions, 1);
        var pairings = Math.Pow(negotiators.Count, table.Parties.Count);
        if (pairings * repetitions > MostGames)
            return Answer.Cannot<RoundRobin>($"that would be {pairings * repetitions:N0} negotiations, more than {MostGames:N0}; name fewer negotiators or repetitions");
        var games = new List<Game>();
        var efficient = new Dictionary<int, bool>();
        for (var pairing = 0; pairing < (int)pairings; pairing++)
        {
            var seated = SeatedIn(pairing, negotiators, table.Parties.Count);
            for (var repetition = 0; repetition < repetitions; repetition++)
            {
                var played = table.Run(seated, repetition, cancellation);
                games.Add(played.Agreement is { } package
                    ? new Game(seated, repetition, package, played.Rounds, table.SharesOf(package), IsEfficient(package))
                    : new Game(seated, repetition, null, played.Rounds, table.Parties.Select(_ => 0.0).ToEquatableArray(), IsEfficient: false));
                progress?.Report(games.Count / (pairings * repetitions));
            }
        }

        return Answer.Of(new RoundRobin(games.ToEquatableArray(), negotiators.Select(negotiator => Standing.Of(negotiator, games)).ToEquatableArray(), repetitions));

        bool IsEfficient(int package) => efficient.TryGetValue(package, out var known) ? known : efficient[package] = table.IsEfficient(package);
    }

    /// <summary>How far a negotiator gets on average where another sits at the table, both being the only ones; null when they never met so.</summary>
    public double? ShareAgainst(Negotiator negotiator, Negotiator other)
    {
        var shares = Games.Where(game => game.Negotiators.Count == 2)
            .SelectMany(game => ((int, int)[])[(0, 1), (1, 0)], (game, places) => (game, Own: places.Item1, Other: places.Item2))
            .Where(met => met.game.Negotiators[met.Own] == negotiator && met.game.Negotiators[met.Other] == other)
            .Select(met => met.game.Shares[met.Own]).ToArray();
        return shares.Length == 0 ? null : shares.Average();
    }

    // The last place changes fastest.
    private static EquatableArray<Negotiator> SeatedIn(int pairing, EquatableArray<Negotiator> negotiators, int places)
    {
        var seated = new Negotiator[places];
        for (var place = places - 1; place >= 0; place--)
        {
            (pairing, var chosen) = int.DivRem(pairing, negotiators.Count);
            seated[place] = negotiators[chosen];
        }

        return seated.ToEquatableArray();
    }
}

/// <summary>How one negotiation of a round-robin ended.</summary>
/// <param name="Negotiators">How each party behaved.</param>
/// <param name="Repetition">Which repetition, from 0.</param>
/// <param name="Agreement">The number of the package agreed on; null when time ran out.</param>
/// <param name="Rounds">How many rounds were begun.</param>
/// <param name="Shares">How far each party got, from 0 to 1.</param>
/// <param name="IsEfficient">Whether there was an agreement that no package on the table beats.</param>
public sealed record Game(EquatableArray<Negotiator> Negotiators, int Repetition, int? Agreement, int Rounds, EquatableArray<double> Shares, bool IsEfficient);

/// <summary>How a negotiator fared over a round-robin, from all places that it took.</summary>
/// <param name="Negotiator">The negotiator.</param>
/// <param name="Places">How many places it took.</param>
/// <param name="Agreed">The share of these that ended in agreement.</param>
/// <param name="Share">How far its own party got, on average.</param>
/// <param name="OthersShare">How far the other parties got, on average.</param>
/// <param name="Efficient">The share of the places that ended in an agreement that no package beats.</param>
/// <param name="Rounds">How many rounds were begun, on average.</param>
public sealed record Standing(Negotiator Negotiator, int Places, double Agreed, double Share, double OthersShare, double Efficient, double Rounds)
{
    internal static Standing Of(Negotiator negotiator, List<Game> games)
    {
        var places = games.SelectMany(game => Enumerable.Range(0, game.Negotiators.Count), (game, place) => (Game: game, Place: place))
            .Where(seat => seat.Game.Negotiators[seat.Place] == negotiator).ToArray();
        return new Standing(
            negotiator,
            places.Length,
            places.Average(seat => seat.Game.Agreement is null ? 0.0 : 1.0),
            places.Average(seat => seat.Game.Shares[seat.Place]),
            places.Average(seat => (seat.Game.Shares.Sum() - seat.Game.Shares[seat.Place]) / (seat.Game.Shares.Count - 1)),
            places.Average(seat => seat.Game.IsEfficient ? 1.0 : 0.0),
            places.Average(seat => seat.Game.Rounds));
    }
}
