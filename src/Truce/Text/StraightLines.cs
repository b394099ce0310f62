using Truce.Dossiers;

namespace Truce.Text;

/// <summary>Between numbers whose values are given, values lie on straight lines; beyond the outermost they stay level.</summary>
/// <remarks>
/// The reader fills in what stands between; the writer leaves out what the reader would fill in. Both compute in the same way, so that what is
/// written reads back as equal.
/// </remarks>
internal static class StraightLines
{
    /// <summary>A value for every number of a range.</summary>
    /// <param name="range">The range.</param>
    /// <param name="given">The values given, by the place of their number; at least one.</param>
    public static EquatableArray<decimal> Fill(NumericRange range, SortedDictionary<int, decimal> given)
    {
        var places = given.Keys.ToArray();
        var values = new decimal[range.Count];
        values.AsSpan(0, places[0]).Fill(given[places[0]]);
        values.AsSpan(places[^1]).Fill(given[places[^1]]);
        for (var k = 1; k < places.Length; k++)
        {
            values[places[k - 1]] = given[places[k - 1]];
            for (var place = places[k - 1] + 1; place < places[k]; place++)
                values[place] = Between(range, places[k - 1], given[places[k - 1]], places[k], given[places[k]], place);
        }

        return values.ToEquatableArray();
    }

    /// <summary>The places of values from which <see cref="Fill"/> makes all of them: few where they lie on few lines.</summary>
    public static List<int> Corners(NumericRange range, EquatableArray<decimal> values)
    {
        var last = values.Count - 1;
        while (last > 0 && values[last - 1] == values[last])
            last--;
        var first = 0;
        while (first < last && values[first + 1] == values[first])
            first++;
        var corners = new List<int> { first };
        while (corners[^1] < last)
            corners.Add(EndOfLine(range, values, corners[^1], last));
        return corners;
    }

    // The far end is tried first, then ever nearer ones: a line over the whole range is found at once, and unrelated values cost little each.
    private static int EndOfLine(NumericRange range, EquatableArray<decimal> values, int start, int last)
    {
        for (var length = last - start; length > 1; length /= 2)
        {
            if (!IsLine(start, start + length))
                continue;
            var (holds, fails) = (start + length, Math.Min(last, start + (2 * length) + 1) + 1);
            while (fails - holds > 1)
            {
                var middle = (holds + fails) / 2;
                (holds, fails) = IsLine(start, middle) ? (middle, fails) : (holds, middle);
            }

            return holds;
        }

        return start + 1;

        bool IsLine(int from, int to)
        {
            for (var place = from + 1; place < to; place++)
            {
                if (Between(range, from, values[from], to, values[to], place) != values[place])
                    return false;
            }

            return true;
        }
    }

    private static decimal Between(NumericRange range, int from, decimal start, int to, decimal end, int place) =>
        start + ((end - start) * (range[place] - range[from]) / (range[to] - range[from]));
}
