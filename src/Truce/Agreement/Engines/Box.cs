using Truce.States;

namespace Truce.Agreement.Engines;

/// <summary>A number above 0 that a party gets where each of some issues is settled by one of some terms: a hyper-rectangle.</summary>
/// <param name="Party">The place of the party.</param>
/// <param name="Adds">The number.</param>
/// <param name="Sides">The issues, each once, and the terms.</param>
internal sealed record Box(int Party, long Adds, (int Issue, bool[] Members)[] Sides)
{
    /// <summary>The factor as a box; null when it is none, or would lose its party something.</summary>
    public static Box? Of(int party, JointFactor factor) =>
        factor is ConditionalFactor { Adds: > 0 } conditional && conditional.AsBox() is { Count: > 0 } sides ? new Box(party, conditional.Adds, [.. sides]) : null;

    /// <summary>Whether all packages of a region are in the box, or none, or some.</summary>
    public Truth Over(Region region)
    {
        var result = Truth.True;
        foreach (var (issue, members) in Sides)
        {
            var (some, all) = (false, true);
            var allowed = region.Allowed[issue];
            for (var term = 0; term < members.Length; term++)
            {
                if (!allowed[term])
                    continue;
                some |= members[term];
                all &= members[term];
            }

            if (!some)
                return Truth.False;
            if (!all)
                result = Truth.Unknown;
        }

        return result;
    }

    /// <summary>The packages of a region that are in the box; the two are known to meet.</summary>
    public Region Within(Region region)
    {
        foreach (var (issue, members) in Sides)
            region = region.With(issue, [.. region.Allowed[issue].Zip(members, (isAllowed, isMember) => isAllowed && isMember)]);
        return region;
    }

    /// <summary>What each party could at most get in a region from boxes that meet it.</summary>
    /// <remarks>
    /// A package has one term of an issue, so that of the boxes with a side on it only those count whose side holds that term. The bound takes the best
    /// term of each issue, and of these bounds the least.
    /// </remarks>
    public static void AddMost(List<Box> boxes, Region region, int[] issues, long[] bound)
    {
        Span<long> totals = stackalloc long[bound.Length];
        totals.Clear();
        foreach (var box in boxes)
            totals[box.Party] += box.Adds;
        Span<long> least = stackalloc long[bound.Length];
        totals.CopyTo(least);
        Span<long> most = stackalloc long[bound.Length];
        Span<long> sided = stackalloc long[bound.Length];
        Span<long> here = stackalloc long[bound.Length];
        foreach (var issue in issues)
        {
            most.Clear();
            sided.Clear();
            for (var term = 0; term < region.Allowed[issue].Length; term++)
            {
                if (!region.Allowed[issue][term])
                    continue;
                here.Clear();
                sided.Clear();
                foreach (var box in boxes)
                {
                    if (box.MembersOf(issue) is not { } members)
                        continue;
                    sided[box.Party] += box.Adds;
                    here[box.Party] += members[term] ? box.Adds : 0;
                }

                for (var party = 0; party < bound.Length; party++)
                    most[party] = Math.Max(most[party], here[party]);
            }

            for (var party = 0; party < bound.Length; party++)
                least[party] = Math.Min(least[party], totals[party] - sided[party] + most[party]);
        }

        for (var party = 0; party < bound.Length; party++)
            bound[party] += least[party];
    }

    private bool[]? MembersOf(int issue)
    {
        foreach (var (sided, members) in Sides)
        {
            if (sided == issue)
                return members;
        }

        return null;
    }
}
