using Truce.Dossiers;

namespace Truce.Quotations;

/// <summary>Answers which passage of a source comes nearest to words that do not stand in it.</summary>
/// <remarks>
/// Short stretches of the words are looked up in the source; where many of them stand at the offsets that they have in the words, there is
/// the passage. Its ends are then fixed by the smallest edit distance. Words without any common stretch are compared with the whole source
/// if that is small enough. Ties: the first place.
/// </remarks>
internal static class NearestPassage
{
    // Below this share of equal characters a passage is no help to somebody who looks for the words.
    private const double LeastSimilarity = 0.5;

    // The head of a longer quotation leads to the same place.
    private const int MostCharacters = 4096;
    private const int MostLookedUp = 4096;
    private const int MostScanned = 1 << 22;

    public static NearPassage? Find(NormalizedText source, string words)
    {
        if (words.Length > MostCharacters)
            words = words[..MostCharacters];
        var (start, end) = Window(source, words);
        var near = ApproximateMatch.Find(words, source.Normal.AsSpan(start, end - start));
        var similarity = 1 - ((double)near.Distance / Math.Max(words.Length, near.Length));
        if (near.Length == 0 || similarity < LeastSimilarity)
            return null;
        var range = WholeWords(source, start + near.Start, start + near.Start + near.Length);
        return new NearPassage(range, source.Passage(range), similarity);
    }

    /// <summary>Where in the normal form to look closely.</summary>
    private static (int Start, int End) Window(NormalizedText source, string words)
    {
        var slack = (words.Length / 4) + 16;
        var shifts = Shifts(source, words);
        if (shifts.Count == 0)
            return (0, (long)source.Normal.Length * words.Length <= MostScanned ? source.Normal.Length : 0);

        // The stretch of shifts, as wide as the slack, that most of them fall into.
        var (best, bestStart) = (0, 0);
        for (int first = 0, last = 0; last < shifts.Count; last++)
        {
            while (shifts[last] - shifts[first] > slack)
                first++;
            if (last - first + 1 > best)
                (best, bestStart) = (last - first + 1, shifts[first]);
        }

        return (Math.Max(0, bestStart - slack), Math.Min(source.Normal.Length, bestStart + slack + words.Length + slack));
    }

    // By how much each stretch found is displaced, ascending; the rarest stretches first until there are enough.
    private static List<int> Shifts(NormalizedText source, string words)
    {
        var groups = source.Seeds.GroupsOf(words);
        var offsets = Enumerable.Range(0, groups.Length).ToArray();
        Array.Sort(Array.ConvertAll(groups, source.Seeds.SizeOf), offsets);
        var shifts = new List<int>();
        foreach (var offset in offsets)
        {
            foreach (var place in source.Seeds.PlacesIn(groups[offset]))
            {
                if (shifts.Count < MostLookedUp && source.Normal.AsSpan(place, SeedIndex.SeedLength).SequenceEqual(words.AsSpan(offset, SeedIndex.SeedLength)))
                    shifts.Add(place - offset);
            }

            if (shifts.Count == MostLookedUp)
                break;
        }

        shifts.Sort();
        return shifts;
    }

    private static TextRange WholeWords(NormalizedText source, int start, int end)
    {
        var text = source.Normal;
        while (start > 0 && char.IsLetterOrDigit(text[start]) && char.IsLetterOrDigit(text[start - 1]))
            start--;
        while (end < text.Length && char.IsLetterOrDigit(text[end]) && char.IsLetterOrDigit(text[end - 1]))
            end++;
        while (start < end && text[start] == ' ')
            start++;
        while (start < end && text[end - 1] == ' ')
            end--;
        return source.RangeOf(start, end - start);
    }
}
