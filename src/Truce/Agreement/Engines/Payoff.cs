using Truce.Dossiers;
using Truce.States;

namespace Truce.Agreement.Engines;

/// <summary>What one party makes of a package, as a sum of whole numbers over few issues each.</summary>
/// <remarks>
/// The units are as small as they must be for every worth to be a whole number of them, where 62 bits suffice; else they are so small that
/// rounding moves a sum by less than 1e-15 of its range. Priorities become powers of two, so that their order is that of the sums.
/// </remarks>
internal sealed record Payoff
{
    /// <summary>Whose it is.</summary>
    public required PartyId Party { get; init; }

    /// <summary>Whether its differences mean something, and not its order alone.</summary>
    public required bool IsCardinal { get; init; }

    /// <summary>How many units make a utility of 1.</summary>
    public required double Scale { get; init; }

    /// <summary>What each issue adds by itself: by place of the issue, a number for each term; null when nothing.</summary>
    public required long[]?[] Single { get; init; }

    /// <summary>What issues add together.</summary>
    public required IReadOnlyList<JointFactor> Joint { get; init; }

    /// <summary>The sum below which the party walks away; null when it has not said.</summary>
    public long? Least { get; init; }

    /// <summary>What a sum counts for at most.</summary>
    public long Cap { get; init; } = long.MaxValue;

    /// <summary>How far sums that are equal on paper may lie apart.</summary>
    public long Slack { get; init; }

    /// <summary>Where the walk-away comes from.</summary>
    public WalkAwaySource Source { get; init; }

    /// <summary>The sum for a package, limited by the cap.</summary>
    public long Of(ReadOnlySpan<int> terms)
    {
        long sum = 0;
        for (var issue = 0; issue < Single.Length; issue++)
            sum += Single[issue]?[terms[issue]] ?? 0;
        foreach (var factor in Joint)
            sum += factor.Of(terms);
        return Math.Min(sum, Cap);
    }

    /// <summary>The payoff of one who wants the opposite.</summary>
    public Payoff Negated() => this with
    {
        Single = [.. Single.Select(worths => worths?.Select(worth => -worth).ToArray())],
        Joint = [.. Joint.Select(factor => new NegatedFactor(factor) { Scope = factor.Scope })],
    };

    /// <summary>A sum as a utility.</summary>
    public double Utility(long units) => units / Scale;
}

/// <summary>A number for each combination of the terms of a few issues.</summary>
internal abstract class JointFactor
{
    /// <summary>The places of the issues, ascending.</summary>
    public required int[] Scope { get; init; }

    /// <summary>The number for a package; only the terms in scope are looked at.</summary>
    public abstract long Of(ReadOnlySpan<int> terms);

    /// <summary>Bounds of the number over the packages of a region.</summary>
    public abstract (long Least, long Most) Over(Region region);

    /// <summary>An issue, and terms of it, by which a region can be split so that the bounds come closer; null when that needs no split.</summary>
    public abstract (int Issue, bool[] Members)? Split(Region region);
}

/// <summary>A number where a formula holds, nothing elsewhere.</summary>
internal sealed class ConditionalFactor(CompiledFormula condition, long adds) : JointFactor
{
    /// <summary>The number.</summary>
    public long Adds => adds;

    /// <summary>Where it is added, when that is a box; else null.</summary>
    public IReadOnlyList<(int Issue, bool[] Members)>? AsBox() => condition.AsBox();

    public override long Of(ReadOnlySpan<int> terms) => condition.Holds(terms) ? adds : 0;

    public override (long Least, long Most) Over(Region region) => condition.Over(region.Allowed) switch
    {
        Truth.True => (adds, adds),
        Truth.False => (0, 0),
        _ => (Math.Min(adds, 0), Math.Max(adds, 0)),
    };

    public override (int Issue, bool[] Members)? Split(Region region) => condition.Split(region.Allowed);
}

/// <summary>A number for every combination, by its mixed-radix code.</summary>
internal sealed class TableFactor((int Place, int Terms)[] digits, long[] values) : JointFactor
{
    public override long Of(ReadOnlySpan<int> terms)
    {
        var (code, multiplier) = (0, 1);
        foreach (var (place, count) in digits)
        {
            code += terms[place] * multiplier;
            multiplier *= count;
        }

        return values[code];
    }

    public override (long Least, long Most) Over(Region region)
    {
        var (least, most) = (long.MaxValue, long.MinValue);
        Walk(region, digits.Length - 1, 0, values.Length, ref least, ref most);
        return (least, most);
    }

    public override (int Issue, bool[] Members)? Split(Region region)
    {
        foreach (var (place, _) in digits)
        {
            if (region.Halve(place) is { } half)
                return (place, half);
        }

        return null;
    }

    private void Walk(Region region, int digit, int code, int multiplier, ref long least, ref long most)
    {
        if (digit < 0)
        {
            least = Math.Min(least, values[code]);
            most = Math.Max(most, values[code]);
            return;
        }

        var (place, count) = digits[digit];
        for (var term = 0; term < count; term++)
        {
            if (region.Allowed[place][term])
                Walk(region, digit - 1, code + (term * (multiplier / count)), multiplier / count, ref least, ref most);
        }
    }
}

/// <summary>The sum, the least or the greatest of other factors.</summary>
internal sealed class CombinedFactor(Combination rule, JointFactor[] parts) : JointFactor
{
    public override long Of(ReadOnlySpan<int> terms)
    {
        var combined = parts[0].Of(terms);
        foreach (var part in parts.AsSpan(1))
            combined = Combine(combined, part.Of(terms));
        return combined;
    }

    public override (long Least, long Most) Over(Region region)
    {
        var combined = parts[0].Over(region);
        foreach (var part in parts.AsSpan(1))
        {
            var next = part.Over(region);
            combined = (Combine(combined.Least, next.Least), Combine(combined.Most, next.Most));
        }

        return combined;
    }

    public override (int Issue, bool[] Members)? Split(Region region)
    {
        foreach (var part in parts)
        {
            if (part.Split(region) is { } split)
                return split;
        }

        return null;
    }

    private long Combine(long a, long b) => rule switch
    {
        Combination.Min => Math.Min(a, b),
        Combination.Max => Math.Max(a, b),
        _ => a + b,
    };
}

/// <summary>The place of a tier in a ranking, the best being the greatest number.</summary>
internal sealed class TierFactor(CompiledFormula[] tiers) : JointFactor
{
    public override long Of(ReadOnlySpan<int> terms)
    {
        for (var tier = 0; tier < tiers.Length; tier++)
        {
            if (tiers[tier].Holds(terms))
                return tiers.Length - tier;
        }

        return 0;
    }

    public override (long Least, long Most) Over(Region region)
    {
        var (least, most) = (long.MaxValue, long.MinValue);
        for (var tier = 0; tier < tiers.Length; tier++)
        {
            var truth = tiers[tier].Over(region.Allowed);
            if (truth == Truth.False)
                continue;
            most = Math.Max(most, tiers.Length - tier);
            least = tiers.Length - tier;
            if (truth == Truth.True)
                return (least, most);
        }

        return (0, Math.Max(most, 0));
    }

    public override (int Issue, bool[] Members)? Split(Region region)
    {
        foreach (var tier in tiers)
        {
            if (tier.Split(region.Allowed) is { } split)
                return split;
        }

        return null;
    }
}

/// <summary>The opposite of a number.</summary>
internal sealed class NegatedFactor(JointFactor factor) : JointFactor
{
    public override long Of(ReadOnlySpan<int> terms) => -factor.Of(terms);

    public override (long Least, long Most) Over(Region region) => factor.Over(region) is var (least, most) ? (-most, -least) : default;

    public override (int Issue, bool[] Members)? Split(Region region) => factor.Split(region);
}

/// <summary>The packages whose every issue is settled by one of the terms that it still allows.</summary>
/// <param name="Allowed">By place of the issue, whether each of its terms is allowed.</param>
internal sealed record Region(bool[][] Allowed)
{
    /// <summary>The same with other terms for one issue.</summary>
    public Region With(int issue, bool[] terms)
    {
        var copy = (bool[][])Allowed.Clone();
        copy[issue] = terms;
        return new Region(copy);
    }

    /// <summary>The first half of the terms that an issue still has, or null when it has but one.</summary>
    public bool[]? Halve(int issue)
    {
        var terms = Allowed[issue];
        var count = terms.Count(isAllowed => isAllowed);
        if (count < 2)
            return null;
        var half = new bool[terms.Length];
        for (var (term, taken) = (0, 0); taken < count / 2; term++)
        {
            if (terms[term])
                (half[term], taken) = (true, taken + 1);
        }

        return half;
    }
}
