using Truce.Pages.Workbench;
using Truce.Quotations;
using Truce.Text;

namespace Truce.Tests.Pages.Workbench;

/// <summary>Sources that are added, and texts that are replaced.</summary>
public sealed class SourceEditsTests
{
    [Fact]
    public void A_new_source_is_a_file_in_the_folder_and_an_entry_in_the_dossier()
    {
        var talks = Opened.Talks;
        var edit = SourceEdits.Add(talks, Opened.Form(("title", "Réponse of the Ministry: 20 June"), ("publisher", "Ministry"), ("published", "2024-06-20")), "They answered.\n");
        Assert.Equal("sources/r-ponse-of-the-ministry.md", edit.File!.Path);
        var after = After(talks, edit);
        Assert.Equal(new DateOnly(2024, 6, 20), after.Dossier.Sources[^1].Published);
        Assert.DoesNotContain(after.Diagnostics, found => found.IsError || found.Message.Contains("sha256"));
    }

    [Fact]
    public void Two_sources_of_one_title_have_two_names()
    {
        var once = After(Opened.Talks, SourceEdits.Add(Opened.Talks, Opened.Form(("title", "Note")), "One.\n"));
        Assert.Equal("note-2", once.Dossier.Sources[^1].Id.Value);
    }

    [Theory]
    [InlineData("", "Some text.", "A source needs a title.")]
    [InlineData("A title", " ", "A source needs a text. Paste it, or choose a file.")]
    public void What_is_missing_is_said(string title, string text, string refusal) =>
        Assert.Equal(refusal, SourceEdits.Add(Opened.Talks, Opened.Form(("title", title)), text).Refusal?.Text);

    [Fact]
    public void Words_that_changed_in_a_new_text_are_lost_and_found_again()
    {
        var talks = Opened.Talks;
        var text = talks.Sources[0].Text.Replace("Kyiv has consistently refused to concede any territory", "Kyiv has always refused to concede any territory", StringComparison.Ordinal);
        var replaced = After(talks, SourceEdits.Replace(talks, Opened.Form(("source", "note")), text));
        var lost = Assert.Single(replaced.Record.References, reference => reference.Anchoring is Anchoring.NotFound);
        Assert.Equal("refusal", lost.Statement.Id.Value);
        Assert.Contains(replaced.Diagnostics, found => found.IsError);

        var found = After(replaced, SourceEdits.Reanchor(replaced, Opened.Form(("statement", "refusal"))));
        Assert.StartsWith("Kyiv has always refused", found.Dossier.Find(new Truce.Dossiers.StatementId("refusal"))!.Quotation.Exact);
        Assert.DoesNotContain(found.Diagnostics, diagnostic => diagnostic.IsError);
    }

    [Fact]
    public void The_same_text_again_changes_nothing() =>
        Assert.Equal(Edit.Nothing, SourceEdits.Replace(Opened.Talks, Opened.Form(("source", "note")), Opened.Talks.Sources[0].Text));

    private static ShownDossier After(ShownDossier before, Edit edit)
    {
        Assert.Null(edit.Refusal);
        var files = DossierFiles.None.With(new DossierFile(DossierFolder.FileName, edit.Text!)).With(before.Sources.Select(source => new DossierFile(source.Path, source.Text)));
        return Opened.Of(edit.File is { } file ? files.With(new DossierFile(file.Path, file.Text)) : files);
    }
}
