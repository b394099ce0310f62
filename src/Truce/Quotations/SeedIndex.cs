namespace Truce.Quotations;

/// <summary>Where each stretch of <see cref="SeedLength"/> characters stands in a text, so that a long text is walked once and not once for each quotation.</summary>
/// <remarks>Places are grouped by a hash of the stretch; a group can hold places of another stretch, so whoever uses a place compares the text there.</remarks>
internal sealed class SeedIndex
{
    /// <summary>Long enough to be rare in prose, short enough to fit into nearly every quotation.</summary>
    public const int SeedLength = 6;

    private const int MostBits = 22;

    // Odd numbers without a pattern in their bits; the second spreads the hash over its highest bits, which name the group.
    private const ulong Factor = 0x2545F4914F6CDD1D;
    private const ulong Spread = 0x9E3779B97F4A7C15;
    private static readonly ulong s_factorOfOldest = Power(Factor, SeedLength);

    private readonly string _text;
    private readonly int _shift;

    // The places of group h are _places[_groups[h]] up to _places[_groups[h + 1]], ascending.
    private readonly int[] _groups;
    private readonly int[] _places;

    public SeedIndex(string text)
    {
        _text = text;
        var seeds = Math.Max(0, text.Length - SeedLength + 1);
        var bits = 4;
        while (bits < MostBits && (1 << bits) < seeds)
            bits++;
        _shift = 64 - bits;
        _groups = new int[(1 << bits) + 1];
        _places = new int[seeds];
        var groups = GroupsOf(text);
        foreach (var group in groups)
            _groups[group + 1]++;
        for (var h = 1; h < _groups.Length; h++)
            _groups[h] += _groups[h - 1];

        // Filling moves each group's start to its end, which is the next group's start: so the starts are shifted back afterwards.
        for (var i = 0; i < groups.Length; i++)
            _places[_groups[groups[i]]++] = i;
        Array.Copy(_groups, 0, _groups, 1, _groups.Length - 1);
        _groups[0] = 0;
    }

    /// <summary>The group of each stretch of some words, by where it starts in them.</summary>
    public int[] GroupsOf(string words)
    {
        var groups = new int[Math.Max(0, words.Length - SeedLength + 1)];
        unchecked
        {
            // The hash rolls: the newest character comes in and the oldest goes out.
            var hash = 0UL;
            for (var i = 0; i < words.Length; i++)
            {
                hash = (hash * Factor) + words[i];
                if (i >= SeedLength)
                    hash -= words[i - SeedLength] * s_factorOfOldest;
                if (i >= SeedLength - 1)
                    groups[i - SeedLength + 1] = (int)((hash * Spread) >> _shift);
            }
        }

        return groups;
    }

    /// <summary>How many places a group has.</summary>
    public int SizeOf(int group) => _groups[group + 1] - _groups[group];

    /// <summary>The places of a group, ascending.</summary>
    public ReadOnlySpan<int> PlacesIn(int group) => _places.AsSpan(_groups[group], SizeOf(group));

    /// <summary>Every place at which the words stand in the text, ascending.</summary>
    public IEnumerable<int> PlacesOf(string words)
    {
        if (words.Length < SeedLength)
            return ScanFor(words);
        var groups = GroupsOf(words);
        var rarest = 0;
        for (var i = 1; i < groups.Length; i++)
        {
            if (SizeOf(groups[i]) < SizeOf(groups[rarest]))
                rarest = i;
        }

        var found = new List<int>();
        foreach (var seed in PlacesIn(groups[rarest]))
        {
            var start = seed - rarest;
            if (start >= 0 && start + words.Length <= _text.Length && _text.AsSpan(start, words.Length).SequenceEqual(words))
                found.Add(start);
        }

        return found;
    }

    private static ulong Power(ulong factor, int exponent)
    {
        var power = 1UL;
        for (var i = 0; i < exponent; i++)
            power = unchecked(power * factor);
        return power;
    }

    private IEnumerable<int> ScanFor(string words)
    {
        for (var at = _text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = _text.IndexOf(words, at + 1, StringComparison.Ordinal))
            yield return at;
    }
}
