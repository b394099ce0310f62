using Truce.Reports.Figures;

namespace Truce.Tests.Reports.Figures;

public sealed class TextWidthTests
{
    /// <summary>Advance widths of DejaVu Sans, in units of 1/2048 em, read from its hmtx table.</summary>
    [Theory]
    [InlineData("i", 569)]
    [InlineData("m", 1995)]
    [InlineData("M", 1767)]
    [InlineData("W", 2025)]
    [InlineData("@", 2048)]
    [InlineData("0", 1303)]
    [InlineData("Ж", 2206)]
    [InlineData("щ", 1934)]
    [InlineData("é", 1260)]
    public void A_width_is_never_below_that_of_a_wide_face(string character, int unitsOf2048) =>
        Assert.True(TextWidth.Of(character, 2048) >= unitsOf2048);

    [Fact]
    public void Every_printable_ascii_character_has_a_width()
    {
        for (var character = ' '; character <= '~'; character++)
            Assert.InRange(TextWidth.Of(character.ToString(), 1), 0.3, 1.05);
    }

    [Fact]
    public void A_combining_mark_takes_no_room() => Assert.Equal(TextWidth.Of("e", 10), TextWidth.Of("e\u0301", 10));

    [Fact]
    public void Lines_break_between_words() =>
        Assert.Equal(["ten ten", "ten", "eleven"], TextWidth.Wrap("ten  ten\nten eleven", 43, 10));

    [Fact]
    public void A_word_that_is_too_long_is_broken_within() => Assert.Equal(["see", "aaa", "aaa", "a bb"], TextWidth.Wrap("see aaaaaaa bb", 24, 10));

    [Fact]
    public void A_letter_is_not_parted_from_its_accent() => Assert.Equal(["e\u0301", "e\u0301"], TextWidth.Wrap("e\u0301e\u0301", 1, 10));

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void A_text_without_a_word_has_no_line(string text) => Assert.Empty(TextWidth.Wrap(text, 100, 10));

    [Fact]
    public void No_line_is_wider_than_the_limit()
    {
        var random = new Random(7);
        for (var k = 0; k < 500; k++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(' ', 0x600)));
            Assert.All(TextWidth.Wrap(text, 60, 12), line => Assert.True(TextWidth.Of(line, 12) <= 60));
        }
    }
}
