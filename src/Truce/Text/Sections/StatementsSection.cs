using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads <c>statements</c>: who said what, when, in which source?</summary>
internal static class StatementsSection
{
    public static EquatableArray<Statement> Read(Reading reading) =>
        reading.Named(reading.Root["statements"], "a statement").Select(entry => ReadStatement(reading, entry)).ToEquatableArray();

    private static Statement ReadStatement(Reading reading, YamlEntry entry)
    {
        var fields = new Fields(reading, entry.Value, entry.Key.Span, "a statement");
        var source = fields.Required("source", "the name of a source");
        var party = fields["party"];
        var statement = new Statement
        {
            Id = new StatementId(entry.Key.Value),
            Source = new SourceId(reading.Reference(source, reading.Sources) ?? ""),
            Quotation = new Quotation(fields.RequiredText("quote"), fields.Text("prefix"), fields.Text("suffix"), ReadPosition(reading, fields["position"])),
            Party = reading.Reference(party, reading.Parties) is { } name ? new PartyId(name) : null,
            Speaker = fields.Text("speaker"),
            Date = fields.Date("date"),
            Act = fields.RequiredWord<Act>("act"),
            Standing = fields.Word("standing", Standing.Stated),
            About = fields.Formulas("about"),
            Recorded = fields.Date("recorded"),
            Takes = TakesSection.Read(reading, fields["takes"], party is not null),
            Replaces = fields.Says("replaces"),
            Reframes = fields.Says("reframes"),
            Contradicts = fields.Says("contradicts"),
        };
        fields.Finish();
        return statement;
    }

    private static TextRange? ReadPosition(Reading reading, YamlNode? node)
    {
        if (node is null)
            return null;
        if (node is not YamlSequence { Items: { Count: 2 } items })
        {
            reading.WrongKind(node, "[start, end] in characters from 0");
            return null;
        }

        if (reading.WholeNumber(items[0]) is not { } start || reading.WholeNumber(items[1]) is not { } end)
            return null;
        if (start > end)
            reading.Report(node.Span, Messages.BackwardPosition(start, end));
        return new TextRange(start, end);
    }
}
