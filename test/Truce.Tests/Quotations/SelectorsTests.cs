using System.Text;
using Truce.Dossiers;
using Truce.Quotations;

namespace Truce.Tests.Quotations;

public sealed class SelectorsTests
{
    private static readonly NormalizedText s_note = new("The leader said that forces must leave.\nLater the leader said that talks would open.\n");

    [Fact]
    public void Words_that_stand_once_need_no_context() =>
        Assert.Equal(new Quotation("forces must leave", Position: new(21, 38)), Selectors.Quote(s_note, new(20, 39 - 1)));

    [Fact]
    public void Words_that_stand_twice_get_whole_words_of_context() =>
        Assert.Equal(
            new Quotation("leader said", "forces must leave.\nLater the", "that talks would open.", new(50, 61)),
            Selectors.Quote(s_note, new(50, 61)));

    [Fact]
    public void What_is_quoted_is_found_again_at_its_place_without_the_position()
    {
        var random = new Random(99);
        string[] words = ["talks", "will", "open", "“soon”", "–", "🕊", "\n", "if", "forces", "leave", "at\u00ADonce", "…!"];
        for (var round = 0; round < 500; round++)
        {
            var text = new StringBuilder();
            for (var i = 0; i < 30; i++)
                text.Append(words[random.Next(words.Length)]).Append(random.Next(8) == 0 ? "" : " ");
            var source = new NormalizedText(text.ToString());
            var place = new TextRange(random.Next(source.Length - 6), 0);
            place = place with { End = place.Start + random.Next(3, 6) };
            if (string.IsNullOrWhiteSpace(source.Passage(place)))
                continue;
            var quotation = Selectors.Quote(source, place);
            var found = Assert.IsType<Anchoring.Found>(QuotationAnchor.Find(source, quotation with { Position = null }));
            Assert.Equal(quotation.Position, found.Range);
            Assert.Equal(quotation.Exact, source.Passage(found.Range));
        }
    }

    [Fact]
    public void Words_without_a_space_between_get_a_bounded_context()
    {
        var source = new NormalizedText(string.Concat(Enumerable.Repeat("停火谈判", 500)) + "。停火" + new string('和', 3000));
        var quotation = Selectors.Quote(source, new TextRange(2001, 2003));
        Assert.True(quotation.Prefix!.Length <= 48);
        Assert.Equal(new TextRange(2001, 2003), Assert.IsType<Anchoring.Found>(QuotationAnchor.Find(source, quotation with { Position = null })).Range);
    }

    [Fact]
    public void A_place_outside_the_source_or_without_words_is_the_callers_mistake()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Selectors.Quote(s_note, new(0, 900)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Selectors.Quote(s_note, new(-1, 3)));
        Assert.Throws<ArgumentException>(() => Selectors.Quote(s_note, new(39, 40)));
    }
}
