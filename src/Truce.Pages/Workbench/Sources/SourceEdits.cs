using System.Security.Cryptography;
using System.Text;
using Truce.Dossiers;
using Truce.Quotations;

namespace Truce.Pages.Workbench;

/// <summary>Adds sources to a dossier, replaces their texts, and finds quotations again whose words have changed.</summary>
public static class SourceEdits
{
    private const string Folder = "sources/";

    /// <summary>Adds a source with its text.</summary>
    public static Edit Add(ShownDossier opened, Form form, string text)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(form);
        if (string.IsNullOrWhiteSpace(text))
            return Edit.Refused("A source needs a text. Paste it, or choose a file.");
        if (form["title"] is not { } title)
            return Edit.Refused("A source needs a title.");
        var reader = new FormReader(opened, form);
        var published = reader.Day("published");
        if (reader.Refusal is { } refusal)
            return refusal;
        var id = NameFor(opened.Dossier, form["name"] ?? title);
        var source = new Source
        {
            Id = id,
            File = $"{Folder}{id}.md",
            Title = title,
            Publisher = form["publisher"],
            Published = published,
            Url = form["url"],
            Sha256 = HashOf(text),
        };
        var edit = Edit.Of(opened, opened.Dossier with { Sources = opened.Dossier.Sources.Append(source).ToEquatableArray() }, $"added the source {id}");
        return edit.Refusal is null ? edit with { File = new SourceFile(source.File, text) } : edit;
    }

    /// <summary>Gives a source another text; its quotations are looked for in it.</summary>
    public static Edit Replace(ShownDossier opened, Form form, string text)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(form);
        var id = new SourceId(form["source"] ?? "");
        if (opened.Dossier.Find(id) is not { } source)
            return Edit.Refused($"The dossier has no source called “{id}”.");
        if (string.IsNullOrWhiteSpace(text))
            return Edit.Refused("A source needs a text. Paste it, or choose a file.");
        if (opened.Sources.FirstOrDefault(document => document.Id == id)?.Text == text)
            return Edit.Nothing;
        var note = $"replaced the text of the source {id}";
        if (source.Sha256 is null)
            return new Edit(opened.Text.Text, note, null) { File = new SourceFile(source.File, text) };
        var changed = opened.Dossier.Sources.Select(other => other.Id == id ? other with { Sha256 = HashOf(text) } : other).ToEquatableArray();
        return Edit.Of(opened, opened.Dossier with { Sources = changed }, note) with { File = new SourceFile(source.File, text) };
    }

    /// <summary>Takes the passage that comes nearest for the words of a statement that are not in its source any more.</summary>
    public static Edit Reanchor(ShownDossier opened, Form form)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(form);
        var id = new StatementId(form["statement"] ?? "");
        if (opened.Dossier.Find(id) is not { } statement || opened.Sources.FirstOrDefault(document => document.Id == statement.Source) is not { } document)
            return Edit.Refused($"The dossier has no statement called “{id}”, or the text of its source is not there.");
        var text = new NormalizedText(document.Text);
        if (QuotationAnchor.Find(text, statement.Quotation) is not Anchoring.NotFound { Nearest: { } nearest })
            return Edit.Refused("Nothing in the source resembles these words. Select the right words and record the statement again.");
        var changed = opened.Dossier.Statements.Select(other => other.Id == id ? other with { Quotation = Selectors.Quote(text, nearest.Range) } : other);
        return Edit.Of(opened, opened.Dossier with { Statements = changed.ToEquatableArray() }, $"took the words of the statement {id} from the changed source");
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // Small letters, digits and hyphens: fit for a file's name everywhere, and for a formula.
    private static SourceId NameFor(Dossier dossier, string title)
    {
        var word = new StringBuilder();
        foreach (var c in title.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                word.Append(c);
            else if (word.Length > 0 && word[^1] != '-')
                word.Append('-');
            if (word.Length >= 24)
                break;
        }

        var name = word.ToString().Trim('-') is { Length: > 0 } made ? made : "source";
        for (var k = 1; ; k++)
        {
            var id = new SourceId(k == 1 ? name : $"{name}-{k}");
            if (dossier.Find(id) is null && dossier.Sources.All(source => source.File != $"{Folder}{id}.md"))
                return id;
        }
    }
}
