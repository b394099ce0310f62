using System.Text;
using System.Text.RegularExpressions;
using Truce.Dossiers;
using Truce.Quotations;

namespace Truce.Tests.Quotations;

/// <summary>Compares the search with a literal reading of its rules, stretch by stretch, on small random texts.</summary>
public sealed partial class AnchoringAgreementTests
{
    private static readonly string[] s_pieces =
        ["a", "b", "a", "b", "ab", " ", "  ", "\n", "\r\n", "\u00A0", "\u00AD", "\u200B", "’", "'", "“", "\"", "–", "-", "…", "...", ".", "🕊"];

    [Fact]
    public void The_places_found_are_those_whose_plain_form_is_that_of_the_quotation()
    {
        var random = new Random(20240614);
        var found = 0;
        for (var round = 0; round < 2000; round++)
        {
            var source = Text(random, 24);
            var quote = Text(random, random.Next(1, 10));
            var expected = PlacesByDefinition(source, quote);
            var place = QuotationAnchor.Find(source, new Quotation(quote)) switch
            {
                Anchoring.Found one => one.Range,
                Anchoring.Ambiguous several => several.First,
                _ => (TextRange?)null,
            };
            Assert.Equal(expected.Count == 0, place is null);
            if (place is null)
                continue;
            found++;
            Assert.Contains(place.Value, expected);
            foreach (var other in expected)
            {
                var recorded = QuotationAnchor.Find(source, new Quotation(quote, Position: other));
                var there = Assert.IsType<Anchoring.Found>(recorded);
                Assert.Equal(other, there.Range);
                Assert.Equal(Placement.AsRecorded, there.Placement);
                Assert.Equal(expected.Count, there.Places);
            }
        }

        Assert.True(found > 200, $"only {found} quotations stood in their source");
    }

    [Fact]
    public void Words_in_the_middle_of_a_long_text_are_found_by_the_index_as_by_reading()
    {
        var random = new Random(7);
        for (var round = 0; round < 40; round++)
        {
            var source = Text(random, 150);
            var runes = source.EnumerateRunes().ToArray();
            var start = random.Next(runes.Length - 40);
            var quote = string.Concat(runes[start..(start + random.Next(8, 40))]);
            if (Plain(quote).Length > 0)
                Assert.Equal(PlacesByDefinition(source, quote).Count, PlacesFound(source, quote));
        }
    }

    private static int PlacesFound(string source, string quote) => QuotationAnchor.Find(source, new Quotation(quote, Position: new(0, 1))) switch
    {
        Anchoring.Found one => one.Places,
        _ => 0,
    };

    // Every stretch that starts and ends with something visible and whose plain form is the quotation's.
    private static List<TextRange> PlacesByDefinition(string source, string quote)
    {
        var wanted = Plain(quote);
        var places = new List<TextRange>();
        if (wanted.Length == 0)
            return places;
        var runes = source.EnumerateRunes().ToArray();
        for (var start = 0; start < runes.Length; start++)
        {
            if (Plain(runes[start].ToString()).Length == 0)
                continue;
            var stretch = new StringBuilder();
            for (var end = start + 1; end <= Math.Min(runes.Length, start + (3 * quote.Length) + 40); end++)
            {
                stretch.Append(runes[end - 1]);
                if (Plain(runes[end - 1].ToString()).Length > 0 && Plain(stretch.ToString()) == wanted)
                    places.Add(new TextRange(start, end));
            }
        }

        return places;
    }

    private static string Plain(string text)
    {
        text = WhiteSpace().Replace(WithoutWidth().Replace(text, ""), " ");
        return text.Replace('’', '\'').Replace('“', '"').Replace('–', '-').Replace("…", "...").Trim(' ');
    }

    [GeneratedRegex("[\u00AD\u200B]", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex WithoutWidth();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex WhiteSpace();

    private static string Text(Random random, int pieces)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pieces; i++)
            text.Append(s_pieces[random.Next(s_pieces.Length)]);
        return text.ToString();
    }
}
