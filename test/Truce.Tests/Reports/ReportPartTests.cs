using Truce.Pages.Briefs;
using Truce.Reports;

namespace Truce.Tests.Reports;

/// <summary>Parts of a report that are data: laid out alike as text and as a page.</summary>
public sealed class ReportPartTests
{
    private static readonly ReportTable s_table = new(
        "Who waits for whom",
        ["offer", "waits for"],
        [["East, first", "the withdrawal, and a renunciation that is given in writing"], ["West", "nothing"]]);

    private static readonly ReportPart s_part = new("order", "In which order", [new("Who can start?", [new("Nobody can.", [], Basis.Model)])])
    {
        Tables = [s_table],
        Figures = [new ReportFigure("waits", "Who waits", "<svg id=\"waits\"></svg>", "An arrow leads to what is waited for.", s_table with { Caption = "Behind the drawing" })],
    };

    [Fact]
    public void A_text_shows_questions_then_tables_and_the_table_in_the_place_of_a_drawing()
    {
        var text = TextBrief.WritePart(Brief.Of(Some.Dossier("dossier: A dispute")), s_part, 60);

        Assert.Equal(
            """


            IN WHICH ORDER
            --------------
            Who can start?
              - Nobody can.

            Who waits for whom

              offer        waits for
              -----------  ---------------------------------------------
              East, first  the withdrawal, and a renunciation that is
                           given in writing
              West         nothing

            Behind the drawing

              offer        waits for
              -----------  ---------------------------------------------
              East, first  the withdrawal, and a renunciation that is
                           given in writing
              West         nothing

            """,
            text);
    }

    [Fact]
    public void A_page_has_the_part_among_its_contents_with_its_drawing_and_the_table_behind_it()
    {
        var brief = Brief.Of(Some.Dossier("dossier: A dispute")) with { Parts = [s_part] };

        var html = BriefHtml.Render(brief);

        Assert.Contains("<a href=\"#order\">In which order</a>", html, StringComparison.Ordinal);
        Assert.Contains("<svg id=\"waits\"></svg>", html, StringComparison.Ordinal);
        Assert.Contains("<caption id=\"waits-table\">Behind the drawing</caption>", html, StringComparison.Ordinal);
        Assert.Contains("<caption id=\"order-table-1\">Who waits for whom</caption>", html, StringComparison.Ordinal);
    }
}
