using Truce.Dossiers;

namespace Truce.Agreement;

/// <summary>Something that rules packages out.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Party">Whose it is; null for what binds everybody.</param>
/// <param name="Formula">What every package that it lets pass satisfies; null for a walk-away, which is a matter of worth.</param>
/// <param name="Because">Why it stands in the dossier; null when nobody wrote it down.</param>
/// <param name="Says">The statements it rests on; none means that it is an assumption.</param>
public sealed record Bar(BarKind Kind, PartyId? Party, Formula? Formula, string? Because, EquatableArray<StatementId> Says);

/// <summary>What rules packages out.</summary>
public enum BarKind
{
    /// <summary>What every feasible state satisfies.</summary>
    Constraint,

    /// <summary>What a package has to bring to count as an agreement.</summary>
    Agreement,

    /// <summary>What a party would not accept, however good the rest is.</summary>
    RedLine,

    /// <summary>The worth of no agreement to a party.</summary>
    WalkAway,
}

/// <summary>What would be open if some bars were lifted, all others standing.</summary>
/// <param name="Bars">The places of the bars, ascending; none of them could stay.</param>
/// <param name="Packages">How many packages would then be refused by nobody.</param>
/// <param name="Nearest">One of them with the fewest changes from the status quo, or the first when there is none.</param>
/// <param name="Utilities">What that package is worth to each party, in the order of the analysis; null for an order without numbers.</param>
public sealed record Opening(EquatableArray<int> Bars, int Packages, Package Nearest, EquatableArray<double?> Utilities);
