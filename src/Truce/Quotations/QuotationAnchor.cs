using Truce.Dossiers;

namespace Truce.Quotations;

/// <summary>Answers whether the words of a quotation stand in its source, and where.</summary>
/// <remarks>
/// Of several places it takes those whose prefix and suffix fit best; of these the recorded one; else the one that has the words letter for
/// letter; else the one nearest to the recorded place. Words that no rule places are <see cref="Anchoring.Ambiguous"/>.
/// White space at either end of a quotation, its prefix and its suffix does not count.
/// Cost: the length of the quotation and the number of its places; a search for the nearest passage costs at most about a million steps.
/// Source: W3C Web Annotation Data Model, 4.2.4 Text Quote Selector and 4.2.5 Text Position Selector.
/// </remarks>
public static class QuotationAnchor
{
    /// <summary>Finds one quotation. Prepare the text once with <see cref="NormalizedText"/> to find many.</summary>
    public static Anchoring Find(string sourceText, Quotation quotation) => Find(new NormalizedText(sourceText), quotation);

    /// <summary>Finds a quotation in a prepared text.</summary>
    public static Anchoring Find(NormalizedText source, Quotation quotation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(quotation);
        var words = Words.Of(quotation.Exact);
        if (words.Normal.Length == 0)
            return new Anchoring.NotFound(Nearest: null);
        var prefix = Words.Of(quotation.Prefix).Normal;
        var suffix = Words.Of(quotation.Suffix).Normal;
        var places = new List<Place>();
        foreach (var start in source.Seeds.PlacesOf(words.Normal))
        {
            if (source.IsBoundary(start) && source.IsBoundary(start + words.Normal.Length))
                places.Add(PlaceAt(source, start, words, prefix, suffix));
        }

        return places.Count == 0
            ? new Anchoring.NotFound(NearestPassage.Find(source, words.Normal))
            : Choose(source, places, quotation.Position, (prefix.Length > 0 ? 1 : 0) + (suffix.Length > 0 ? 1 : 0));
    }

    private static Place PlaceAt(NormalizedText source, int start, Words words, string prefix, string suffix)
    {
        var (rawStart, rawEnd) = source.RawRangeOf(start, words.Normal.Length);
        var isExact = source.Raw.AsSpan(rawStart, rawEnd - rawStart).SequenceEqual(words.Raw);
        var fit = 0;
        if (prefix.Length > 0 && source.Normal.AsSpan(0, start).TrimEnd(' ').EndsWith(prefix))
            fit++;
        if (suffix.Length > 0 && source.Normal.AsSpan(start + words.Normal.Length).TrimStart(' ').StartsWith(suffix))
            fit++;
        return new Place(source.RangeOf(start, words.Normal.Length), isExact, fit);
    }

    private static Anchoring Choose(NormalizedText source, List<Place> places, TextRange? position, int contexts)
    {
        var recorded = position is { } p ? WithoutEdges(source, p) : (TextRange?)null;
        var bestFit = places.Max(place => place.Fit);
        var left = places.FindAll(place => place.Fit == bestFit);
        if (left.Count == 1)
            return Found(left[0], places.Count == 1 ? Choice.OnlyPlace : Choice.Context);
        if (left.Find(place => place.Range == recorded) is { } there)
            return Found(there, Choice.Position);
        var exact = left.FindAll(place => place.IsExact);
        if (exact.Count == 1)
            return Found(exact[0], Choice.Wording);
        if (exact.Count > 0)
            left = exact;
        return recorded is { } near
            ? Found(left.MinBy(place => Math.Abs((long)place.Range.Start - near.Start))!, Choice.Nearness)
            : new Anchoring.Ambiguous(left.Count, left[0].Range);

        Anchoring.Found Found(Place place, Choice choice) => new(
            place.Range,
            place.IsExact ? Wording.Exact : Wording.Normalized,
            recorded is null ? Placement.Unrecorded : place.Range == recorded ? Placement.AsRecorded : Placement.Moved,
            contexts == 0 ? Context.Unrecorded : place.Fit == contexts ? Context.Agrees : Context.Differs,
            places.Count,
            choice);
    }

    // A record may include white space at the ends of the quotation; the places found do not.
    private static TextRange WithoutEdges(NormalizedText source, TextRange recorded)
    {
        if (recorded.Start < 0 || recorded.End < recorded.Start || recorded.End > source.Length)
            return recorded;
        var (start, end) = source.ToRaw(recorded);
        while (start < end && Words.IsEdge(source.Raw[start]))
            (start, recorded) = (start + 1, recorded with { Start = recorded.Start + 1 });
        while (start < end && Words.IsEdge(source.Raw[end - 1]))
            (end, recorded) = (end - 1, recorded with { End = recorded.End - 1 });
        return recorded;
    }

    private sealed record Place(TextRange Range, bool IsExact, int Fit);
}
