using Truce.Dossiers;
using Truce.Pages.Workbench;

namespace Truce.Tests.Pages.Workbench;

/// <summary>Words that somebody selected in a source become a statement.</summary>
public sealed class StatementEditsTests
{
    private static readonly (string, string)[] s_form = [("source", "note"), ("act", "claim"), ("standing", "reported"), ("date", "2024-06-14"), ("party", "russia"), ("speaker", "Vladimir Putin"), ("about:0", "withdraw")];

    [Fact]
    public void The_words_are_anchored_where_they_stand()
    {
        var talks = Opened.Talks;
        var words = "Western countries have imposed";
        var after = Opened.After(talks, StatementEdits.Add(talks, Opened.Form([("quote", words), ("name", "measures"), .. s_form])));
        var statement = after.Dossier.Statements[^1];
        Assert.Equal(new StatementId("measures"), statement.Id);
        Assert.Equal(words, statement.Quotation.Exact);
        Assert.Equal(talks.Sources[0].Text.IndexOf(words, StringComparison.Ordinal), statement.Quotation.Position!.Value.Start);
        Assert.Equal(new DateOnly(2024, 6, 14), statement.Date);
        Assert.DoesNotContain(after.Diagnostics, found => found.IsError);
    }

    [Fact]
    public void Of_words_that_stand_twice_the_selected_place_is_taken()
    {
        var talks = Opened.Talks;
        var text = talks.Sources[0].Text;
        var second = text.IndexOf("Russia", text.IndexOf("Russia", StringComparison.Ordinal) + 1, StringComparison.Ordinal);
        var after = Opened.After(talks, StatementEdits.Add(talks, Opened.Form([("quote", "Russia"), ("start", $"{second}"), ("end", $"{second + 6}"), .. s_form])));
        Assert.Equal(second, after.Dossier.Statements[^1].Quotation.Position!.Value.Start);
    }

    [Fact]
    public void A_statement_without_a_name_is_called_after_its_act()
    {
        var talks = Opened.Talks;
        var once = Opened.After(talks, StatementEdits.Add(talks, Opened.Form([("quote", "Western countries"), .. s_form])));
        var twice = Opened.After(once, StatementEdits.Add(once, Opened.Form([("quote", "Western countries give"), .. s_form])));
        Assert.Equal(["claim", "claim-2"], twice.Dossier.Statements.TakeLast(2).Select(statement => statement.Id.Value));
    }

    [Theory]
    [InlineData("quote", "words that nobody wrote", "These words do not stand in the source. Select them in the text, so that they are exact.")]
    [InlineData("quote", "", "A statement needs words. Select them in the text.")]
    [InlineData("source", "elsewhere", "The text of the source is not there, so that no words can be quoted from it.")]
    [InlineData("date", "14/06/2024", "“14/06/2024” is not a day such as 2024-06-14, and nothing was saved.")]
    [InlineData("name", "plan", "There is a statement called “plan” already. Give it another name.")]
    [InlineData("party", "nobody", "This would leave a dossier that cannot be read, and nothing was saved.")]
    public void What_is_missing_is_said(string field, string value, string refusal)
    {
        var edit = StatementEdits.Add(Opened.Talks, Opened.Form([(field, value), ("quote", "Western countries"), .. s_form]));
        Assert.Equal(refusal, edit.Refusal?.Text);
    }
}
