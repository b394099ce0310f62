using Truce.Dossiers;
using Truce.Quotations;

namespace Truce.Tests.Quotations;

public sealed class QuotationAnchorTests
{
    private const string Note = "The leader said that forces must leave.\nLater the leader said that talks would open. Talks would open at once.\n";

    [Fact]
    public void Words_that_stand_where_they_were_recorded_are_found_there() =>
        Assert.Equal(
            new Anchoring.Found(new(0, 10), Wording.Exact, Placement.AsRecorded, Context.Unrecorded, 1, Choice.OnlyPlace),
            QuotationAnchor.Find(Note, new Quotation("The leader", Position: new(0, 10))));

    [Fact]
    public void Words_that_moved_are_found_at_their_new_place() =>
        Assert.Equal(
            new Anchoring.Found(new(21, 38), Wording.Exact, Placement.Moved, Context.Unrecorded, 1, Choice.OnlyPlace),
            QuotationAnchor.Find(Note, new Quotation("forces must leave", Position: new(7, 24))));

    [Fact]
    public void A_recorded_place_outside_the_source_is_only_a_wrong_record() =>
        Assert.Equal(
            new Anchoring.Found(new(21, 38), Wording.Exact, Placement.Moved, Context.Unrecorded, 1, Choice.OnlyPlace),
            QuotationAnchor.Find(Note, new Quotation("forces must leave", Position: new(9000, 9017))));

    [Theory]
    [InlineData("said that forces  must\tleave", 11, 38)]
    [InlineData("leave. Later", 33, 45)]
    [InlineData("  forces\u00A0must leave\n", 21, 38)]
    [InlineData("for\u00ADces m\u200Bust leave", 21, 38)]
    public void White_space_and_characters_without_width_do_not_count(string quote, int start, int end) =>
        Assert.Equal(new TextRange(start, end), Assert.IsType<Anchoring.Found>(QuotationAnchor.Find(Note, new Quotation(quote))).Range);

    [Theory]
    [InlineData("“We won’t go – not now…”", "\"We won't go - not now...\"")]
    [InlineData("\"We won't go - not now...\"", "“We won’t go – not now…”")]
    [InlineData("„We won‘t go — not now…“", "«We won´t go − not now...»")]
    public void Typography_does_not_count_but_is_told(string source, string quote) =>
        Assert.Equal(
            new Anchoring.Found(new(2, 2 + source.Length), Wording.Normalized, Placement.Unrecorded, Context.Unrecorded, 1, Choice.OnlyPlace),
            QuotationAnchor.Find("x " + source + " y", new Quotation(quote)));

    [Fact]
    public void White_space_at_the_ends_of_the_recorded_place_does_not_count() =>
        Assert.Equal(
            new Anchoring.Found(new(21, 38), Wording.Exact, Placement.AsRecorded, Context.Unrecorded, 1, Choice.OnlyPlace),
            QuotationAnchor.Find(Note, new Quotation(" forces must leave", Position: new(20, 38))));

    [Fact]
    public void Case_counts() =>
        Assert.IsType<Anchoring.NotFound>(QuotationAnchor.Find(Note, new Quotation("THE LEADER")));

    [Fact]
    public void Two_dots_are_not_a_part_of_an_ellipsis() =>
        Assert.IsType<Anchoring.NotFound>(QuotationAnchor.Find("Well… yes", new Quotation("Well..")));

    [Fact]
    public void Offsets_count_a_character_beyond_the_basic_plane_once() =>
        Assert.Equal(
            new Anchoring.Found(new(3, 6), Wording.Exact, Placement.AsRecorded, Context.Unrecorded, 1, Choice.OnlyPlace),
            QuotationAnchor.Find("🕊🕊 a🕊b 🕊", new Quotation("a🕊b", Position: new(3, 6))));

    [Fact]
    public void Carriage_return_and_line_feed_are_two_code_points() =>
        Assert.Equal(
            new TextRange(3, 7),
            Assert.IsType<Anchoring.Found>(QuotationAnchor.Find("a\r\nb\r\nc", new Quotation("b c"))).Range);

    [Theory]
    [InlineData("Later the", null, 50)]
    [InlineData(null, "that forces", 4)]
    [InlineData("The", "that  forces\nmust", 4)]
    [InlineData("the", "that talks", 50)]
    public void The_prefix_and_the_suffix_pick_one_of_several_places(string? prefix, string? suffix, int start) =>
        Assert.Equal(
            new Anchoring.Found(new(start, start + 11), Wording.Exact, Placement.Unrecorded, Context.Agrees, 2, Choice.Context),
            QuotationAnchor.Find(Note, new Quotation("leader said", prefix, suffix)));

    [Fact]
    public void Context_counts_for_more_than_the_recorded_place_since_the_words_around_move_along() =>
        Assert.Equal(
            new Anchoring.Found(new(50, 61), Wording.Exact, Placement.Moved, Context.Agrees, 2, Choice.Context),
            QuotationAnchor.Find(Note, new Quotation("leader said", "Later the", Position: new(4, 15))));

    [Theory]
    [InlineData(50, 50, Placement.AsRecorded, Choice.Position)]
    [InlineData(52, 50, Placement.Moved, Choice.Nearness)]
    [InlineData(26, 4, Placement.Moved, Choice.Nearness)]
    public void The_recorded_place_picks_one_of_several(int recorded, int start, Placement placement, Choice choice) =>
        Assert.Equal(
            new Anchoring.Found(new(start, start + 11), Wording.Exact, placement, Context.Unrecorded, 2, choice),
            QuotationAnchor.Find(Note, new Quotation("leader said", Position: new(recorded, recorded + 11))));

    [Fact]
    public void Of_two_places_as_near_the_earlier_is_taken() =>
        Assert.Equal(
            new Anchoring.Found(new(0, 2), Wording.Exact, Placement.Moved, Context.Unrecorded, 2, Choice.Nearness),
            QuotationAnchor.Find("aa xx aa", new Quotation("aa", Position: new(3, 4))));

    [Fact]
    public void The_place_with_the_very_letters_is_preferred_to_one_that_differs_in_typography() =>
        Assert.Equal(
            new Anchoring.Found(new(9, 17), Wording.Exact, Placement.Unrecorded, Context.Unrecorded, 2, Choice.Wording),
            QuotationAnchor.Find("we won’t\nwe won't", new Quotation("we won't")));

    [Fact]
    public void Words_in_several_places_that_nothing_tells_apart_are_ambiguous()
    {
        Assert.Equal(new Anchoring.Ambiguous(2, new(4, 15)), QuotationAnchor.Find(Note, new Quotation("leader said")));
        Assert.Equal(new Anchoring.Ambiguous(2, new(4, 15)), QuotationAnchor.Find(Note, new Quotation("leader said", Prefix: "nobody")));
    }

    [Fact]
    public void A_context_that_does_not_stand_there_is_told() =>
        Assert.Equal(
            new Anchoring.Found(new(21, 38), Wording.Exact, Placement.Unrecorded, Context.Differs, 1, Choice.OnlyPlace),
            QuotationAnchor.Find(Note, new Quotation("forces must leave", "said that", "tomorrow")));

    [Fact]
    public void Words_that_are_not_there_come_with_the_nearest_passage()
    {
        var missing = Assert.IsType<Anchoring.NotFound>(QuotationAnchor.Find(Note, new Quotation("all forces should leave")));
        Assert.Equal("that forces must leave", missing.Nearest!.Text);
        Assert.Equal(new TextRange(16, 38), missing.Nearest.Range);

        // "all" to "at" takes 2 changes and "should" to "must" 5; the passage is then widened to whole words.
        Assert.Equal(1 - (7 / 23.0), missing.Nearest.Similarity, 10);
    }

    [Fact]
    public void The_nearest_passage_is_where_most_of_the_words_stand_though_some_were_put_in()
    {
        const string Source = "We could talk in May. We could talk in June. We are ready, if all forces leave the four regions, to open talks at once.";
        var missing = Assert.IsType<Anchoring.NotFound>(QuotationAnchor.Find(
            Source, new Quotation("We are ready, if forces leave the regions, to open talks")));
        Assert.Equal("We are ready, if all forces leave the four regions, to open talks", missing.Nearest!.Text);
        Assert.Equal(1 - (9 / 65.0), missing.Nearest.Similarity, 10);
    }

    [Fact]
    public void Many_small_changes_in_one_place_count_for_more_than_one_long_stretch_elsewhere()
    {
        const string Decoy = "They spoke of demining, and of fish.";
        const string Passage = "inspectors, verify; withdrawal, through; demining, monitors";
        var missing = Assert.IsType<Anchoring.NotFound>(QuotationAnchor.Find(
            Decoy + " " + string.Concat(Enumerable.Repeat("Nothing else was said. ", 10)) + Passage + ".",
            new Quotation("inspectors verify withdrawal through demining, and of monitors")));
        Assert.Equal(Passage, missing.Nearest!.Text);
    }

    [Fact]
    public void A_long_text_with_a_common_start_does_not_mislead_the_search()
    {
        var source = string.Concat(Enumerable.Repeat("We are ready to talk when the time has come. ", 400)) + "We are ready to talk, when forces have left the north.";
        var missing = Assert.IsType<Anchoring.NotFound>(QuotationAnchor.Find(source, new Quotation("We are ready to talk when forces have left the south")));
        Assert.Equal("We are ready to talk, when forces have left the north", missing.Nearest!.Text);
    }

    [Theory]
    [InlineData("an entirely different sentence about fisheries")]
    [InlineData("zz")]
    [InlineData("")]
    [InlineData(" \n\u200B")]
    public void Words_that_resemble_nothing_come_without_a_passage(string quote) =>
        Assert.Equal(new Anchoring.NotFound(null), QuotationAnchor.Find(Note, new Quotation(quote)));

    [Fact]
    public void Nothing_stands_in_an_empty_source() =>
        Assert.Equal(new Anchoring.NotFound(null), QuotationAnchor.Find("", new Quotation("forces must leave")));
}
