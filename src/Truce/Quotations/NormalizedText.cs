using Truce.Dossiers;

namespace Truce.Quotations;

/// <summary>A text prepared for finding quotations in it, whatever its line breaks and its typography.</summary>
/// <remarks>
/// <para>
/// Quotations are compared in a normal form: a run of white space (line ends and no-break spaces included) is one space; typographic
/// quotation marks, apostrophes, dashes and ellipses are their plain forms; soft hyphens and characters without width are left out. Case
/// and everything else count. The text itself is kept, and every place in the normal form leads back to the place it comes from.
/// </para>
/// <para>Places are told in Unicode code points of the text as it is, from 0, the end exclusive, as the W3C's TextPositionSelector counts
/// them; a line end written as carriage return and line feed is two.</para>
/// <para>Cost: one pass to make; the index that finds words in it is made at the first search. Immutable; safe to share between threads.</para>
/// </remarks>
public sealed class NormalizedText
{
    private readonly int[] _rawOffsets;
    private readonly CodePoints _codePoints;
    private readonly Lazy<SeedIndex> _seeds;

    /// <summary>Prepares a text.</summary>
    public NormalizedText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Raw = text;
        _codePoints = new CodePoints(text);
        (Normal, _rawOffsets) = NormalFormOf(text);
        _seeds = new Lazy<SeedIndex>(() => new SeedIndex(Normal));
    }

    /// <summary>The text as it is.</summary>
    public string Raw { get; }

    /// <summary>How long the text is, in Unicode code points.</summary>
    public int Length => _codePoints.Count;

    /// <summary>The normal form.</summary>
    internal string Normal { get; }

    /// <summary>Where short stretches of the normal form occur.</summary>
    internal SeedIndex Seeds => _seeds.Value;

    /// <summary>The words that stand in a place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The place is not within the text.</exception>
    public string Passage(TextRange range)
    {
        var (start, end) = ToRaw(range);
        return Raw[start..end];
    }

    /// <summary>The UTF-16 offsets of a place.</summary>
    internal (int Start, int End) ToRaw(TextRange range)
    {
        if (range.Start < 0 || range.End < range.Start || range.End > Length)
            throw new ArgumentOutOfRangeException(nameof(range), range, $"the text has {Length} code points");
        return (_codePoints.ToUtf16(range.Start), _codePoints.ToUtf16(range.End));
    }

    /// <summary>The place of a stretch of the normal form that neither starts nor ends with a space.</summary>
    internal TextRange RangeOf(int start, int length)
    {
        var (rawStart, rawEnd) = RawRangeOf(start, length);
        return new TextRange(_codePoints.FromUtf16(rawStart), _codePoints.FromUtf16(rawEnd));
    }

    /// <summary>The same in UTF-16 offsets: the end is one character after the last, since only a space can stand for several.</summary>
    internal (int Start, int End) RawRangeOf(int start, int length) => (_rawOffsets[start], _rawOffsets[start + length - 1] + 1);

    /// <summary>Whether a place in the normal form lies between two characters of the text, not within an ellipsis that became three dots.</summary>
    internal bool IsBoundary(int index) =>
        index == 0 || index == Normal.Length || _rawOffsets[index] != _rawOffsets[index - 1];

    /// <summary>The place in the normal form of the first character that stands at or after a UTF-16 offset.</summary>
    internal int NormalIndexOf(int rawOffset)
    {
        var index = Array.BinarySearch(_rawOffsets, rawOffset);
        if (index < 0)
            return ~index;
        while (index > 0 && _rawOffsets[index - 1] == rawOffset)
            index--;
        return index;
    }

    /// <summary>The normal form of a text, and for each of its characters the UTF-16 offset of the one it comes from.</summary>
    internal static (string Normal, int[] RawOffsets) NormalFormOf(string text)
    {
        var normal = new char[text.Length];
        var offsets = new int[text.Length];
        var count = 0;
        var inSpace = false;
        for (var i = 0; i < text.Length; i++)
        {
            var plain = Characters.Plain(text[i]);
            if (plain == Characters.Nothing || (plain == ' ' && inSpace))
                continue;
            inSpace = plain == ' ';
            var times = plain == Characters.Ellipsis ? 3 : 1;
            if (count + times > normal.Length)
            {
                Array.Resize(ref normal, 2 * (count + times));
                Array.Resize(ref offsets, normal.Length);
            }

            for (var k = 0; k < times; k++)
                (normal[count], offsets[count++]) = (plain == Characters.Ellipsis ? '.' : plain, i);
        }

        return (new string(normal, 0, count), offsets[..count]);
    }
}
