using Truce.Agreement.Engines;

namespace Truce.Agreement;

/// <summary>On which packages do the parties meet when each falls back, level by level, from what it likes best?</summary>
/// <remarks>
/// <para>
/// At depth d each party accepts its d best levels of packages, a level being packages that it is indifferent between. The outcome is what enough
/// of them accept at the least depth at which there is anything: of n parties all (fallback bargaining with unanimity), or k (with quota). With
/// <em>impasse</em> a party never falls back below no agreement; when the packages meet nowhere above it, the outcome is impasse.
/// </para>
/// <para>Needs ranks only, so it also serves parties whose preferences have no numbers. Ties: all.</para>
/// <para>Source: Brams and Kilgour 2001.</para>
/// </remarks>
/// <param name="Quota">How many parties have to accept.</param>
/// <param name="Depth">How many levels they fall back; 0 at impasse.</param>
/// <param name="Packages">The packages, ascending; none at impasse.</param>
public sealed record FallbackBargaining(int Quota, int Depth, EquatableArray<Package> Packages)
{
    /// <summary>Whether the parties meet nowhere above no agreement.</summary>
    public bool IsImpasse => Depth == 0;

    internal static FallbackBargaining Of(RankedPackages ranked, int quota)
    {
        var best = int.MaxValue;
        var chosen = new List<int>();
        var depths = new int[ranked.Parties];
        for (var package = 0; package < ranked.Count; package++)
        {
            for (var party = 0; party < depths.Length; party++)
                depths[party] = ranked.IsRefused(package, party) ? int.MaxValue : ranked.Rank(package, party);
            Array.Sort(depths);
            var depth = depths[quota - 1];
            if (depth == int.MaxValue || depth > best)
                continue;
            if (depth < best)
                chosen.Clear();
            best = depth;
            chosen.Add(package);
        }

        return chosen.Count == 0 ? new FallbackBargaining(quota, 0, []) : new FallbackBargaining(quota, best, chosen.Select(ranked.PackageAt).ToEquatableArray());
    }
}
