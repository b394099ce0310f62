namespace Truce.Text;

/// <summary>Finds the known name that a mistyped one most likely means.</summary>
public static class Nearest
{
    /// <summary>The number of names after which the search ends, so that a large file with many errors is still answered quickly.</summary>
    private const int MostNames = 10_000;

    /// <summary>The longest name that is compared; longer ones are sentences, not slips of the finger.</summary>
    private const int LongestName = 64;

    /// <summary>The known name nearest to a word, or null when none is near; of equally near ones, the first.</summary>
    /// <remarks>
    /// Near means: at most one letter in four, and always one, is missing, added, different or swapped with its neighbour, upper and lower
    /// case being one (the optimal string alignment distance of Damerau and Levenshtein).
    /// </remarks>
    public static string? To(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > LongestName)
            return null;
        string? nearest = null;
        var limit = Math.Max(1, (word.Length + 1) / 4);
        foreach (var name in known.Take(MostNames))
        {
            var distance = Distance(word, name, limit);
            if (distance > limit)
                continue;
            nearest = name;
            if (distance == 0)
                break;
            limit = distance - 1;
        }

        return nearest;
    }

    /// <summary>The number of slips between two words, or more than the limit as soon as it is certain to be more.</summary>
    internal static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit || b.Length > LongestName || a.Length > LongestName)
            return limit + 1;
        Span<int> beforeLast = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var best = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                best = Math.Min(best, row[j]);
            }

            // Rows grow by at most 1, so that a swap, which counts from two rows back, cannot come below the limit again either.
            if (best > limit)
                return limit + 1;
            var spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }

        return last[b.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
