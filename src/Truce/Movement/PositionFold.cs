using Truce.Dossiers;

namespace Truce.Movement;

/// <summary>What a position is after one more thing was said, and how it then differs from the one before.</summary>
/// <remarks>
/// Every taking speaks of the terms that it names and leaves the others as they were, but for these: to insist on terms is to refuse all others; to
/// accept one that was not insisted on ends the insistence; to refuse all terms but one is to accept that one, since the issue is settled by one
/// of them; to drop an insistence leaves the terms that were refused with it unspoken of.
/// </remarks>
internal static class PositionFold
{
    /// <summary>A position of which nothing has been said.</summary>
    public static TermStance[] Unspoken(int terms)
    {
        var stances = new TermStance[terms];
        Array.Fill(stances, new TermStance(Stance.Silent));
        return stances;
    }

    /// <summary>Applies one taking to a position, in place.</summary>
    /// <param name="stances">The position, one stance for each term.</param>
    /// <param name="take">What was said.</param>
    /// <param name="named">The terms that it names.</param>
    public static void Apply(TermStance[] stances, Take take, bool[] named)
    {
        switch (take.Kind)
        {
            case TakeKind.Insists:
                for (var term = 0; term < stances.Length; term++)
                    stances[term] = new TermStance(named[term] ? Stance.Insists : Stance.Refuses);
                break;
            case TakeKind.Accepts when take.If is not null:
                SetNamed(stances, named, new TermStance(Stance.AcceptsIf, take.If));
                break;
            case TakeKind.Accepts:
                Accept(stances, named);
                break;
            case TakeKind.Refuses:
                SetNamed(stances, named, new TermStance(Stance.Refuses));
                AcceptTheOnlyOneLeft(stances);
                break;
            case TakeKind.Drops:
                Drop(stances, named);
                break;
        }
    }

    /// <summary>How a position differs from the one before.</summary>
    /// <param name="before">The position before; null when there was none.</param>
    /// <param name="after">The position after.</param>
    public static PositionChange Compare(TermStance[]? before, TermStance[] after)
    {
        if (before is null || before.All(term => term.Stance == Stance.Silent))
            return PositionChange.Taken;
        var (softer, harder, hasOtherCondition) = (false, false, false);
        for (var term = 0; term < after.Length; term++)
        {
            softer |= Level(after[term]) > Level(before[term]);
            harder |= Level(after[term]) < Level(before[term]);
            hasOtherCondition |= after[term].Stance == Stance.AcceptsIf && before[term].Stance == Stance.AcceptsIf && after[term].If != before[term].If;
        }

        var (insisted, insists) = (Insists(before), Insists(after));
        if ((softer && harder) || (hasOtherCondition && !softer && !harder))
            return PositionChange.Shifted;
        if (softer)
            return insisted && !insists ? PositionChange.Dropped : PositionChange.Softened;
        if (harder || (insists && !insisted))
            return PositionChange.Hardened;
        return insisted && !insists ? PositionChange.Dropped : PositionChange.Restated;
    }

    private static int Level(TermStance term) => (int)(term.Stance == Stance.Insists ? Stance.Accepts : term.Stance);

    private static bool Insists(TermStance[] stances) => stances.Any(term => term.Stance == Stance.Insists);

    private static void SetNamed(TermStance[] stances, bool[] named, TermStance stance)
    {
        for (var term = 0; term < stances.Length; term++)
        {
            if (named[term])
                stances[term] = stance;
        }
    }

    private static void Accept(TermStance[] stances, bool[] named)
    {
        var isWider = false;
        for (var term = 0; term < stances.Length; term++)
            isWider |= named[term] && stances[term].Stance != Stance.Insists;
        for (var term = 0; term < stances.Length; term++)
        {
            if ((named[term] && stances[term].Stance != Stance.Insists) || (isWider && stances[term].Stance == Stance.Insists))
                stances[term] = new TermStance(Stance.Accepts);
        }
    }

    private static void AcceptTheOnlyOneLeft(TermStance[] stances)
    {
        var left = -1;
        for (var term = 0; term < stances.Length; term++)
        {
            if (stances[term].Stance == Stance.Refuses)
                continue;
            if (left >= 0)
                return;
            left = term;
        }

        if (left >= 0 && stances[left].Stance == Stance.Silent)
            stances[left] = new TermStance(Stance.Accepts);
    }

    private static void Drop(TermStance[] stances, bool[] named)
    {
        var hasDropped = false;
        for (var term = 0; term < stances.Length; term++)
        {
            if (!named[term] || stances[term].Stance != Stance.Insists)
                continue;
            stances[term] = new TermStance(Stance.Accepts);
            hasDropped = true;
        }

        for (var term = 0; hasDropped && term < stances.Length; term++)
        {
            if (stances[term].Stance == Stance.Refuses)
                stances[term] = new TermStance(Stance.Silent);
        }
    }
}
