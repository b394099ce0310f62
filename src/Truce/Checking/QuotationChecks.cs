using Truce.Dossiers;
using Truce.Quotations;
using Truce.Text;

namespace Truce.Checking;

/// <summary>Do the quotations stand in their sources, and where they were recorded?</summary>
internal static class QuotationChecks
{
    public static void Run(Dossier dossier, EquatableArray<SourceDocument> sources, Findings findings, CancellationToken cancellation)
    {
        var documents = new Dictionary<SourceId, SourceDocument>();
        foreach (var document in sources)
            documents.TryAdd(document.Id, document);
        CheckHashes(dossier, documents, findings);

        // Preparing a text is the costly part; several sources may be one file.
        var prepared = new Dictionary<string, NormalizedText>();
        foreach (var statement in dossier.Statements)
        {
            cancellation.ThrowIfCancellationRequested();
            if (findings.IsFull || string.IsNullOrWhiteSpace(statement.Quotation.Exact) || !documents.TryGetValue(statement.Source, out var document))
                continue;
            if (!prepared.TryGetValue(document.Path, out var text))
            {
                text = new NormalizedText(document.Text);
                prepared.Add(document.Path, text);
            }

            if (Judge(QuotationAnchor.Find(text, statement.Quotation), statement.Quotation, document.Path) is { } finding)
                findings.Add($"statements/{statement.Id}/quote", finding);
        }
    }

    private static void CheckHashes(Dossier dossier, Dictionary<SourceId, SourceDocument> documents, Findings findings)
    {
        foreach (var source in dossier.Sources)
        {
            if (source.Sha256 is { } recorded && documents.TryGetValue(source.Id, out var document) && recorded != document.Sha256)
                findings.Add($"sources/{source.Id}/sha256", Messages.SourceChanged(source.File, document.Sha256));
        }
    }

    private static Finding? Judge(Anchoring anchoring, Quotation quotation, string path) => anchoring switch
    {
        Anchoring.NotFound(var nearest) => Messages.QuotationNotFound(path, nearest?.Text, nearest?.Range),
        Anchoring.Ambiguous(var places, _) => Messages.QuotationAmbiguous(path, places),
        Anchoring.Found { ChosenBy: Choice.Nearness } found => Messages.QuotationNearest(path, found.Places, found.Range),
        Anchoring.Found { Placement: Placement.Moved } found => Messages.QuotationMoved(path, quotation.Position!.Value, found.Range),
        Anchoring.Found { Context: Context.Differs } => Messages.QuotationContext(path),
        _ => null,
    };
}
