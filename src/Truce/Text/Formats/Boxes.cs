using System.Numerics;

namespace Truce.Text.Formats;

/// <summary>Finds few boxes that hold exactly the combinations of terms that given boxes leave out.</summary>
/// <remarks>
/// A box is a set of terms for each issue, a bit for each; it holds the combinations that take one term of each set. What is left out is split at the
/// issue in which most terms are left out altogether; each box found is then widened term by term as far as it meets no given box, and boxes that the
/// others cover are dropped. Deterministic; not always the least number, which is hard to find.
/// </remarks>
internal sealed class Boxes
{
    private readonly ulong[] _all;

    private Boxes(ulong[] all) => _all = all;

    /// <summary>Boxes for what the given ones leave out.</summary>
    /// <param name="given">The boxes, of which no two meet.</param>
    /// <param name="all">The box of all combinations.</param>
    public static List<ulong[]> LeftOutBy(List<ulong[]> given, ulong[] all)
    {
        var boxes = new Boxes(all);
        var found = new List<ulong[]>();
        boxes.Split(all, given, found.Add);
        var widened = new List<ulong[]>();
        foreach (var box in found)
        {
            if (!widened.Exists(wide => Contains(wide, box)))
                widened.Add(boxes.Widen(box, given));
        }

        return WithoutCovered(boxes, widened);
    }

    /// <summary>Whether a box is no narrower than all combinations in an issue.</summary>
    public static bool IsOpen(ulong[] box, int issue, ulong[] all) => box[issue] == all[issue];

    private static List<ulong[]> WithoutCovered(Boxes boxes, List<ulong[]> widened)
    {
        const int MostCompared = 256;
        if (widened.Count > MostCompared)
            return widened;
        var kept = new List<ulong[]>(widened);
        foreach (var box in widened.AsEnumerable().Reverse())
        {
            var isCovered = true;
            boxes.Split(box, kept.FindAll(other => other != box && Meets(other, box)), _ => isCovered = false);
            if (isCovered)
                kept.Remove(box);
        }

        return kept;
    }

    /// <summary>Gives boxes that make up what the given ones leave out of a region.</summary>
    private void Split(ulong[] region, List<ulong[]> given, Action<ulong[]> emit)
    {
        if (given.Count == 0)
        {
            emit(region);
            return;
        }

        if (given.Exists(box => Contains(box, region)))
            return;
        var issue = BestSplit(region, given);
        var used = given.Aggregate(0UL, (terms, box) => terms | box[issue]);
        if ((region[issue] & ~used) is not 0 and var unused)
            emit(With(region, issue, unused));
        for (var left = region[issue] & used; left != 0; left &= left - 1)
        {
            var term = left & ~(left - 1);
            Split(With(region, issue, term), given.FindAll(box => (box[issue] & term) != 0), emit);
        }
    }

    /// <summary>The issue in which most terms of the region are in no given box; of those that some box narrows, the first.</summary>
    private int BestSplit(ulong[] region, List<ulong[]> given)
    {
        var (best, most) = (-1, -1);
        for (var issue = 0; issue < _all.Length; issue++)
        {
            var used = 0UL;
            var isNarrowed = false;
            foreach (var box in given)
            {
                used |= box[issue];
                isNarrowed |= (region[issue] & ~box[issue]) != 0;
            }

            var unused = BitOperations.PopCount(region[issue] & ~used);
            if (isNarrowed && unused > most)
                (best, most) = (issue, unused);
        }

        return best;
    }

    /// <summary>The box with every term added that does not make it meet a given one.</summary>
    private ulong[] Widen(ulong[] box, List<ulong[]> given)
    {
        var wide = (ulong[])box.Clone();
        for (var issue = 0; issue < wide.Length; issue++)
        {
            for (var left = _all[issue] & ~wide[issue]; left != 0; left &= left - 1)
            {
                var term = left & ~(left - 1);
                var added = With(wide, issue, term);
                if (!given.Exists(other => Meets(other, added)))
                    wide[issue] |= term;
            }
        }

        return wide;
    }

    private static ulong[] With(ulong[] box, int issue, ulong terms)
    {
        var changed = (ulong[])box.Clone();
        changed[issue] = terms;
        return changed;
    }

    private static bool Contains(ulong[] outer, ulong[] inner)
    {
        for (var issue = 0; issue < outer.Length; issue++)
        {
            if ((inner[issue] & ~outer[issue]) != 0)
                return false;
        }

        return true;
    }

    private static bool Meets(ulong[] first, ulong[] second)
    {
        for (var issue = 0; issue < first.Length; issue++)
        {
            if ((first[issue] & second[issue]) == 0)
                return false;
        }

        return true;
    }
}
