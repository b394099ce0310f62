namespace Truce.Quotations;

/// <summary>Turns UTF-16 offsets in one text into code points and back.</summary>
/// <remarks>Only the pairs that make one code point of two UTF-16 units are kept, so a text without any costs nothing. An unpaired surrogate counts as one code point.</remarks>
internal sealed class CodePoints
{
    // The code point number of each character that takes two UTF-16 units, ascending.
    private readonly int[] _pairs;
    private readonly int _utf16Length;

    public CodePoints(string text)
    {
        _utf16Length = text.Length;
        var pairs = new List<int>();
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i], text[i + 1]))
            {
                pairs.Add(i - pairs.Count);
                i++;
            }
        }

        _pairs = pairs.ToArray();
    }

    public int Count => _utf16Length - _pairs.Length;

    public int ToUtf16(int codePoint) => codePoint + CountBelow(k => _pairs[k] < codePoint);

    /// <summary>The code point at a UTF-16 offset; within a pair, the pair's.</summary>
    public int FromUtf16(int offset) => offset - CountBelow(k => _pairs[k] + k < offset);

    // How many pairs lie before: they are a prefix of the list, so halving finds its length.
    private int CountBelow(Func<int, bool> liesBefore)
    {
        var (low, high) = (0, _pairs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (liesBefore(middle))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
