using Truce.Agreement.Engines;
using Truce.Dossiers;

namespace Truce.Agreement.Protocols;

/// <summary>Which packages are on the table, and how would negotiators of known behaviour deal over them?</summary>
/// <remarks>
/// <para>
/// On the table are the feasible states that bring what counts as an agreement, in ascending order, the last issue being the most significant; a
/// package's number is its place among them. A party refuses what crosses its red line or is worth less to it than its walk-away. The utility of an
/// order without numbers is the share of its other levels that lie below: 1 for the best, 0 for the worst.
/// </para>
/// <para>
/// Negotiators are models by which protocols, behaviours and disputes are compared. Nothing that they do foretells what people will do.
/// Deterministic: the same seed and repetition give the same offers. Safe to share between threads.
/// </para>
/// </remarks>
public sealed class NegotiationTable
{
    private readonly EquatableArray<Issue> _issues;
    private readonly int[] _codes;
    private readonly Seat[] _seats;
    private readonly Discount?[] _discounts;

    private NegotiationTable(Dossier dossier, NegotiationOptions options, Payoff[] payoffs, TablePackages packages)
    {
        Parties = payoffs.Select(payoff => payoff.Party).ToEquatableArray();
        Options = options;
        _issues = dossier.Issues;
        _codes = packages.Codes;
        var utilities = payoffs.Select(payoff => dossier.PreferenceOf(payoff.Party)!.Preference as Preference.Utility).ToArray();
        _seats = [.. payoffs.Select((payoff, party) => new Seat(packages.Utilities(party), packages.Refused(dossier, party), ReservationOf(payoff, utilities[party])))];
        _discounts = [.. utilities.Select(utility => utility?.Discount)];
    }

    /// <summary>Who negotiates, in the order in which they speak.</summary>
    public EquatableArray<PartyId> Parties { get; }

    /// <summary>How negotiations are played.</summary>
    public NegotiationOptions Options { get; }

    /// <summary>How many packages are on the table.</summary>
    public int Count => _codes.Length;

    /// <summary>Whether there is a package that nobody would refuse.</summary>
    public bool HasZone => Enumerable.Range(0, Count).Any(package => Array.TrueForAll(_seats, seat => !seat.Refuses(package)));

    /// <summary>Sets a table, or says why there is none.</summary>
    public static Answer<NegotiationTable> Prepare(Dossier dossier, NegotiationOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        options ??= new NegotiationOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Rounds, 1);
        var compiled = AgreementSearch.Payoffs(dossier, new AgreementOptions { Parties = options.Parties });
        if (!compiled.Is(out var payoffs))
            return Answer.Cannot<NegotiationTable>(compiled.Obstacles);
        if (payoffs.Length < 2)
            return Answer.Cannot<NegotiationTable>("it takes two parties whose preferences are recorded to negotiate");
        var listed = TablePackages.List(dossier, options, payoffs, cancellation);
        if (!listed.Is(out var packages))
            return Answer.Cannot<NegotiationTable>(listed.Obstacles);
        var table = new NegotiationTable(dossier, options, payoffs, packages);
        var silent = table.Parties.Where((_, party) => table._seats[party].Count == 0)
            .Select(party => $"{dossier.Find(party)?.Name ?? party.Value} would refuse every package, so that it can make no offer").ToEquatableArray();
        return silent.IsEmpty ? Answer.Of(table) : Answer.Cannot<NegotiationTable>(silent);
    }

    /// <summary>Plays one negotiation.</summary>
    /// <param name="negotiators">How each party behaves, in the order of <see cref="Parties"/>.</param>
    /// <param name="repetition">Which repetition; what is drawn at random depends on it.</param>
    /// <param name="cancellation">Ends it early.</param>
    public Negotiation Run(EquatableArray<Negotiator> negotiators, int repetition = 0, CancellationToken cancellation = default)
    {
        if (negotiators.Count != _seats.Length)
            throw new ArgumentException($"{negotiators.Count} negotiators for {_seats.Length} parties", nameof(negotiators));
        return AlternatingOffers.Run(_seats, negotiators, Count, Options, (ulong)repetition, cancellation);
    }

    /// <summary>The package of a number.</summary>
    public Package PackageAt(int package) => new(TablePackages.TermsOf(_codes[package], _issues).ToEquatableArray());

    /// <summary>What a package is worth to each party.</summary>
    public EquatableArray<double> UtilitiesOf(int package) => _seats.Select(seat => seat.Of(package)).ToEquatableArray();

    /// <summary>How far each party gets: 0 at what it would walk away from or at its worst package, 1 at its best; 1 for one to whom all packages are the same.</summary>
    public EquatableArray<double> SharesOf(int package) => _seats.Select(seat => seat.ShareOf(package)).ToEquatableArray();

    /// <summary>Whether no package on the table is at least as good for all parties and better for one.</summary>
    public bool IsEfficient(int package)
    {
        for (var other = 0; other < Count; other++)
        {
            var (isWorse, isBetter) = (false, false);
            foreach (var seat in _seats)
            {
                isWorse |= seat.Of(other) < seat.Of(package);
                isBetter |= seat.Of(other) > seat.Of(package);
            }

            if (isBetter && !isWorse)
                return false;
        }

        return true;
    }

    /// <summary>
    /// What an agreement is worth to each party after the wait for it, by the discounts of the dossier; null for a party without one, or whose discount
    /// counts in time that rounds do not have.
    /// </summary>
    public EquatableArray<double?> DiscountedUtilities(Negotiation negotiation)
    {
        ArgumentNullException.ThrowIfNull(negotiation);
        if (negotiation.Agreement is not { } package)
            return [];
        return _seats.Select((seat, party) => (double?)(_discounts[party] switch
        {
            (var factor, DiscountUnit.WholeTime) => seat.Of(package) * Math.Pow((double)factor, negotiation.Rounds / (Options.Rounds + 1.0)),
            (var factor, DiscountUnit.Round) => seat.Of(package) * Math.Pow((double)factor, negotiation.Rounds - 1),
            _ => null,
        })).ToEquatableArray();
    }

    // For an order without numbers the packages that it would not refuse are its scale.
    private static double? ReservationOf(Payoff payoff, Preference.Utility? utility) => (payoff.Source, utility) switch
    {
        (WalkAwaySource.Reservation, { Reservation: { } reservation }) => (double)reservation,
        (WalkAwaySource.StatusQuo, not null) => payoff.Utility(payoff.Least!.Value + payoff.Slack),
        _ => null,
    };
}
