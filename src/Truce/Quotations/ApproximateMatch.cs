namespace Truce.Quotations;

/// <summary>Answers which stretch of a text comes nearest to some words by edit distance.</summary>
/// <param name="Start">Where the stretch starts.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Distance">How many characters must be changed, added or left out to make it the words.</param>
/// <remarks>
/// Ties: the stretch that ends first, and of those the shortest. Cost: the text's length times the words' length over 64.
/// Source: Myers 1999, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", in the form of blocks.
/// </remarks>
internal readonly record struct ApproximateMatch(int Start, int Length, int Distance)
{
    private const int BlockLength = 64;

    public static ApproximateMatch Find(string words, ReadOnlySpan<char> text)
    {
        var (end, distance) = Columns(words, text, mayStartAnywhere: true);
        var backwards = text[..end].ToArray();
        Array.Reverse(backwards);
        var reversed = words.ToCharArray();
        Array.Reverse(reversed);
        var (length, _) = Columns(new string(reversed), backwards, mayStartAnywhere: false);
        return new ApproximateMatch(end - length, length, distance);
    }

    /// <summary>The end of the nearest stretch and its distance, column by column of the table of edit distances.</summary>
    private static (int End, int Distance) Columns(string words, ReadOnlySpan<char> text, bool mayStartAnywhere)
    {
        var blocks = (words.Length + BlockLength - 1) / BlockLength;
        var places = PlacesOfCharacters(words, blocks);
        var absent = new ulong[blocks];
        var ups = new ulong[blocks];
        var downs = new ulong[blocks];
        Array.Fill(ups, ulong.MaxValue);
        var lastBit = 1UL << ((words.Length - 1) % BlockLength);
        var distance = words.Length;
        var (bestEnd, bestDistance) = (0, distance);
        for (var column = 0; column < text.Length; column++)
        {
            var equal = places.GetValueOrDefault(text[column], absent);
            var carry = mayStartAnywhere ? 0 : 1;
            for (var block = 0; block < blocks; block++)
                carry = Advance(equal[block], ref ups[block], ref downs[block], carry, block == blocks - 1 ? lastBit : 1UL << (BlockLength - 1));
            distance += carry;
            if (distance < bestDistance)
                (bestEnd, bestDistance) = (column + 1, distance);
        }

        return (bestEnd, bestDistance);
    }

    /// <summary>One column of one block; a bit of <paramref name="up"/> (<paramref name="down"/>) says that the table grows (falls) by one from row to row.</summary>
    private static int Advance(ulong equal, ref ulong up, ref ulong down, int carry, ulong lastBit)
    {
        unchecked
        {
            var vertical = equal | down;
            if (carry < 0)
                equal |= 1;
            var horizontal = (((equal & up) + up) ^ up) | equal;
            var growing = down | ~(horizontal | up);
            var falling = up & horizontal;
            var next = (growing & lastBit) != 0 ? 1 : (falling & lastBit) != 0 ? -1 : 0;
            growing <<= 1;
            falling <<= 1;
            if (carry < 0)
                falling |= 1;
            else if (carry > 0)
                growing |= 1;
            up = falling | ~(vertical | growing);
            down = growing & vertical;
            return next;
        }
    }

    private static Dictionary<char, ulong[]> PlacesOfCharacters(string words, int blocks)
    {
        var places = new Dictionary<char, ulong[]>();
        for (var i = 0; i < words.Length; i++)
        {
            if (!places.TryGetValue(words[i], out var bits))
                places.Add(words[i], bits = new ulong[blocks]);
            bits[i / BlockLength] |= 1UL << (i % BlockLength);
        }

        return places;
    }
}
