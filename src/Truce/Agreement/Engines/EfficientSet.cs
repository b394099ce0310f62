namespace Truce.Agreement.Engines;

/// <summary>
/// The sums that no other dominates over the packages of some issues, in descending lexicographic order, each once, and the ways to reach each.
/// </summary>
/// <remarks>
/// A sum over all issues is efficient only if its part over each group of issues is efficient in that group, since groups add up. So sets of groups
/// can be merged pair by pair, and every package that attains an efficient sum is found among the ways that are kept.
/// </remarks>
internal abstract class EfficientSet
{
    private readonly Merged _merged;

    protected EfficientSet(int parties, Merged merged)
    {
        Parties = parties;
        _merged = merged;
    }

    /// <summary>How many parties there are.</summary>
    public int Parties { get; }

    /// <summary>How many sums there are.</summary>
    public int Count => _merged.Count;

    /// <summary>The sums one after another, one number for each party.</summary>
    public ReadOnlySpan<long> Values => _merged.Values.AsSpan(0, Count * Parties);

    /// <summary>The number of packages for each sum; <see cref="ulong.MaxValue"/> means so many or more.</summary>
    public ReadOnlySpan<ulong> Packages => _merged.Packages.AsSpan(0, Count);

    /// <summary>A sum.</summary>
    public ReadOnlySpan<long> this[int point] => Values.Slice(point * Parties, Parties);

    /// <summary>Visits the packages that attain a sum.</summary>
    /// <param name="point">The place of the sum.</param>
    /// <param name="terms">Where the terms of these issues are written.</param>
    /// <param name="visit">Called for each package; false ends the visits.</param>
    /// <returns>Whether all were visited.</returns>
    public bool Visit(int point, int[] terms, Func<bool> visit)
    {
        for (var way = _merged.FirstWay[point]; way >= 0; way = _merged.NextWay[way])
        {
            if (!Visit(_merged.WaySource[way], _merged.WayPoint[way], terms, visit))
                return false;
        }

        return true;
    }

    /// <summary>Visits the packages of one way.</summary>
    protected abstract bool Visit(int source, int point, int[] terms, Func<bool> visit);
}

/// <summary>The empty choice: one package of no issues, worth nothing to anybody.</summary>
internal sealed class NothingSet(int parties) : EfficientSet(parties, Merged.Nothing(parties))
{
    protected override bool Visit(int source, int point, int[] terms, Func<bool> visit) => visit();
}

/// <summary>Sums over two groups of issues that nothing ties.</summary>
internal sealed class SumSet(EfficientSet first, EfficientSet second, Merged merged) : EfficientSet(first.Parties, merged)
{
    protected override bool Visit(int source, int point, int[] terms, Func<bool> visit) =>
        first.Visit(point, terms, () => second.Visit(source, terms, visit));
}

/// <summary>Sums over the terms of one issue, each with a set of sums for other issues.</summary>
/// <param name="issue">The place of the issue.</param>
/// <param name="options">A term and the set that goes with it.</param>
/// <param name="merged">What is left of all of them.</param>
/// <param name="parties">How many parties there are.</param>
internal sealed class ChoiceSet(int issue, (int Term, EfficientSet Others)[] options, Merged merged, int parties) : EfficientSet(parties, merged)
{
    protected override bool Visit(int source, int point, int[] terms, Func<bool> visit)
    {
        var (term, others) = options[source];
        return others.Visit(point, terms, () =>
        {
            terms[issue] = term;
            return visit();
        });
    }
}

/// <summary>Sums over packages that were counted out one by one.</summary>
/// <param name="issues">The places of the issues.</param>
/// <param name="radices">How many terms each has.</param>
/// <param name="merged">What is left; the point of a way is the code of a package, the first issue being the least significant digit.</param>
/// <param name="parties">How many parties there are.</param>
internal sealed class ListedSet(int[] issues, int[] radices, Merged merged, int parties) : EfficientSet(parties, merged)
{
    protected override bool Visit(int source, int point, int[] terms, Func<bool> visit)
    {
        for (var k = 0; k < issues.Length; k++)
        {
            terms[issues[k]] = point % radices[k];
            point /= radices[k];
        }

        return visit();
    }
}

/// <summary>Sums over regions all packages of which are worth the same.</summary>
/// <param name="issues">The places of the issues.</param>
/// <param name="regions">The regions; the point of a way is the place of one.</param>
/// <param name="merged">What is left.</param>
/// <param name="parties">How many parties there are.</param>
internal sealed class RegionSet(int[] issues, List<Region> regions, Merged merged, int parties) : EfficientSet(parties, merged)
{
    protected override bool Visit(int source, int point, int[] terms, Func<bool> visit) => Visit(regions[point], 0, terms, visit);

    private bool Visit(Region region, int depth, int[] terms, Func<bool> visit)
    {
        if (depth == issues.Length)
            return visit();
        var allowed = region.Allowed[issues[depth]];
        for (var term = 0; term < allowed.Length; term++)
        {
            if (!allowed[term])
                continue;
            terms[issues[depth]] = term;
            if (!Visit(region, depth + 1, terms, visit))
                return false;
        }

        return true;
    }
}
