using Truce.Dossiers;

namespace Truce.Quotations;

/// <summary>Answers how to write down a place in a source so that it is found again.</summary>
public static class Selectors
{
    private const int FirstContext = 24;

    /// <summary>The quotation of a place: its words, its position and, when the words stand in several places, as much before and after as tells it from them.</summary>
    /// <param name="source">The source.</param>
    /// <param name="range">The place, in Unicode code points; white space at its ends is left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The place is not within the source.</exception>
    /// <exception cref="ArgumentException">No word stands there.</exception>
    public static Quotation Quote(NormalizedText source, TextRange range)
    {
        ArgumentNullException.ThrowIfNull(source);
        var (rawStart, rawEnd) = source.ToRaw(range);
        while (rawStart < rawEnd && Words.IsEdge(source.Raw[rawStart]))
            rawStart++;
        while (rawStart < rawEnd && Words.IsEdge(source.Raw[rawEnd - 1]))
            rawEnd--;
        if (rawStart == rawEnd)
            throw new ArgumentException($"no word stands at {range.Start} to {range.End}", nameof(range));

        var start = source.NormalIndexOf(rawStart);
        var length = source.NormalIndexOf(rawEnd) - start;
        var exact = new Quotation(source.Raw[rawStart..rawEnd], Position: source.RangeOf(start, length));
        if (IsTold(source, exact))
            return exact;
        for (var context = FirstContext; ; context *= 2)
        {
            var quotation = exact with { Prefix = Before(source, start, context), Suffix = After(source, start + length, context) };
            if (context > source.Normal.Length || IsTold(source, quotation))
                return quotation;
        }
    }

    private static bool IsTold(NormalizedText source, Quotation quotation) =>
        QuotationAnchor.Find(source, quotation with { Position = null }) is Anchoring.Found { ChosenBy: Choice.OnlyPlace or Choice.Context };

    // Contexts start and end with whole words, as far as there are words: a text may have no space for long.
    private static string? Before(NormalizedText source, int end, int context)
    {
        var start = Math.Max(0, end - context);
        for (var i = 0; i < FirstContext && start > 0 && source.Normal[start - 1] != ' '; i++)
            start--;
        return Slice(source, start, end);
    }

    private static string? After(NormalizedText source, int start, int context)
    {
        var end = (int)Math.Min(source.Normal.Length, (long)start + context);
        for (var i = 0; i < FirstContext && end < source.Normal.Length && source.Normal[end] != ' '; i++)
            end++;
        return Slice(source, start, end);
    }

    private static string? Slice(NormalizedText source, int start, int end)
    {
        while (start < end && source.Normal[start] == ' ')
            start++;
        while (start < end && source.Normal[end - 1] == ' ')
            end--;
        if (start == end)
            return null;
        var (rawStart, rawEnd) = source.RawRangeOf(start, end - start);
        return source.Raw[rawStart..rawEnd];
    }
}
