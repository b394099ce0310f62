using Truce.Dossiers;
using Truce.Quotations;
using Truce.Reports;

namespace Truce.Pages.Workbench;

/// <summary>A stretch of a source's text in which the same statements are quoted from its first to its last character.</summary>
/// <param name="Text">The words.</param>
/// <param name="Said">The statements that quote them; none for the rest of the text.</param>
/// <param name="Starts">Those of them whose words begin here.</param>
/// <param name="Ends">Those of them whose words end here.</param>
internal sealed record StatementMark(string Text, IReadOnlyList<Reference> Said, IReadOnlyList<Reference> Starts, IReadOnlyList<Reference> Ends)
{
    /// <summary>The name of a statement's place on the page of sources.</summary>
    public static string IdOf(StatementId statement) => "st-" + statement.Value.Replace(' ', '-');

    /// <summary>A source's text, cut where a quotation begins or ends.</summary>
    public static IReadOnlyList<StatementMark> Of(string text, IEnumerable<Reference> references)
    {
        var normalized = new NormalizedText(text);
        var places = references.Select(reference => (Reference: reference, Range: RangeOf(reference.Anchoring)))
            .Where(place => place.Range is { } range && range.End <= normalized.Length)
            .Select(place => (place.Reference, Range: place.Range!.Value)).ToArray();
        var cuts = places.SelectMany(place => new[] { place.Range.Start, place.Range.End }).Append(0).Append(normalized.Length).Distinct().Order().ToArray();
        var marks = new List<StatementMark>();
        for (var k = 0; k + 1 < cuts.Length; k++)
        {
            var (start, end) = (cuts[k], cuts[k + 1]);
            marks.Add(new StatementMark(
                normalized.Passage(new TextRange(start, end)),
                [.. places.Where(place => place.Range.Start <= start && end <= place.Range.End).Select(place => place.Reference)],
                [.. places.Where(place => place.Range.Start == start).Select(place => place.Reference)],
                [.. places.Where(place => place.Range.End == end).Select(place => place.Reference)]));
        }

        return marks;
    }

    private static TextRange? RangeOf(Anchoring? anchoring) => anchoring switch
    {
        Anchoring.Found found => found.Range,
        Anchoring.Ambiguous(_, var first) => first,
        _ => null,
    };
}
