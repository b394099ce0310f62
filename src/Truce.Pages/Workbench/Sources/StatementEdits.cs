using Truce.Dossiers;
using Truce.Quotations;
using Truce.Text;

namespace Truce.Pages.Workbench;

/// <summary>Makes a statement of words that somebody selected in a source.</summary>
public static class StatementEdits
{
    /// <summary>Adds the statement that a form describes.</summary>
    public static Edit Add(ShownDossier opened, Form form)
    {
        ArgumentNullException.ThrowIfNull(opened);
        ArgumentNullException.ThrowIfNull(form);
        var source = new SourceId(form["source"] ?? "");
        if (opened.Sources.FirstOrDefault(document => document.Id == source) is not { } document)
            return Edit.Refused("The text of the source is not there, so that no words can be quoted from it.");
        if (form["quote"] is not { } words)
            return Edit.Refused("A statement needs words. Select them in the text.");
        if (Spelling.Find<Act>(form["act"]) is not { } act || Spelling.Find<Standing>(form["standing"]) is not { } standing)
            return Edit.Refused("A statement needs an act and a standing.");
        var reader = new FormReader(opened, form);
        var date = reader.Day("date");
        if (Place(document, words, form) is not { } quotation)
            return Edit.Refused("These words do not stand in the source. Select them in the text, so that they are exact.");
        var about = reader.Formulas("about");
        if (reader.Refusal is { } refusal)
            return refusal;
        var id = new StatementId(form["name"] ?? NameFor(opened.Dossier, act));
        if (opened.Dossier.Find(id) is not null)
            return Edit.Refused($"There is a statement called “{id}” already. Give it another name.");
        var statement = new Statement
        {
            Id = id,
            Source = source,
            Quotation = quotation,
            Party = form["party"] is { } party ? new PartyId(party) : null,
            Speaker = form["speaker"],
            Date = date,
            Act = act,
            Standing = standing,
            About = about,
        };
        return Edit.Of(opened, opened.Dossier with { Statements = opened.Dossier.Statements.Append(statement).ToEquatableArray() }, $"recorded the statement {id}");
    }

    // The browser counts characters in what it shows; the words decide, and its place only among several that have them.
    private static Quotation? Place(SourceDocument document, string words, Form form)
    {
        var text = new NormalizedText(document.Text);
        TextRange? near = form.Number("start") is { } start && form.Number("end") is { } end && start <= end ? new TextRange(start, end) : null;
        return QuotationAnchor.Find(text, new Quotation(words, Position: near)) switch
        {
            Anchoring.Found found => Selectors.Quote(text, found.Range),
            Anchoring.Ambiguous(_, var first) => Selectors.Quote(text, first),
            _ => null,
        };
    }

    private static string NameFor(Dossier dossier, Act act)
    {
        var word = Spelling.InFile(act);
        for (var k = 1; ; k++)
        {
            var name = k == 1 ? word : $"{word}-{k}";
            if (dossier.Find(new StatementId(name)) is null)
                return name;
        }
    }
}
