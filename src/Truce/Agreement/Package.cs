namespace Truce.Agreement;

/// <summary>A state as something to agree on: one term for every issue.</summary>
/// <param name="Terms">The zero-based places of the terms, in the order of the issues.</param>
public sealed record Package(EquatableArray<int> Terms);

/// <summary>What packages are worth to the parties, and a package that is worth it.</summary>
/// <param name="Package">A package that attains it; of those that were listed, the first in ascending order of states.</param>
/// <param name="Utilities">The utility for each party, in the order of the analysis; null for a party whose preference is an order without numbers.</param>
/// <param name="Packages">How many packages attain it; <see cref="ulong.MaxValue"/> means so many or more.</param>
public sealed record EfficientPoint(Package Package, EquatableArray<double?> Utilities, ulong Packages);

/// <summary>One party of an agreement, and the scale on which it weighs packages.</summary>
/// <param name="Party">The party.</param>
/// <param name="Disagreement">The utility of no agreement that solutions reckon from; null for an order without numbers.</param>
/// <param name="Source">Where that comes from.</param>
/// <param name="Ideal">The utility of the best package that nobody would refuse; null when there is none, or for an order without numbers.</param>
/// <param name="Worst">The utility of the worst feasible package; null when not known, or for an order without numbers.</param>
/// <param name="Best">The utility of the best feasible package; null when not known, or for an order without numbers.</param>
public sealed record AgreementParty(
    Dossiers.PartyId Party,
    double? Disagreement,
    WalkAwaySource Source,
    double? Ideal,
    double? Worst,
    double? Best)
{
    /// <summary>Whether the party's preference has numbers.</summary>
    public bool IsCardinal => Disagreement is not null;
}
