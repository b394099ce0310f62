using Truce.Dossiers;
using Truce.Text.Sections;
using Truce.Text.Yaml;

namespace Truce.Text;

/// <summary>Reads a dossier: a text in, the dossier or everything that is wrong with the text out.</summary>
/// <remarks>
/// All errors are found in one pass: one in a part of the file does not hide those elsewhere. What a single file can show is checked here
/// (names, kinds of values, formulas); whether the dossier makes sense, and whether its quotations stand in their sources, is the question
/// of the check. Never throws for a user's text. Cost: linear in the text.
/// </remarks>
public static class DossierReader
{
    /// <summary>Reads the text of a <c>dossier.yaml</c>.</summary>
    public static ReadResult Read(SourceText text) => Read(text, asked: null);

    /// <summary>Reads it, and tells which keys it asks for; so the schema can be held against the reader.</summary>
    internal static ReadResult Read(SourceText text, KeyAsked? asked)
    {
        ArgumentNullException.ThrowIfNull(text);
        var diagnostics = new DiagnosticBag(text);
        var root = YamlReader.Read(diagnostics);
        Dossier? dossier = null;
        switch (root)
        {
            case YamlMapping mapping:
                dossier = Read(new Reading(diagnostics, mapping, asked));
                break;
            case null or YamlUnreadable:
                break;
            default:
                diagnostics.Add(root.Span, Messages.WrongKind(root, "a mapping that starts with 'dossier: ' and a title"));
                break;
        }

        return new ReadResult(diagnostics.HasErrors ? null : dossier, diagnostics.ToDiagnostics(), new Origins(text, () => SpansOf(root))) { Draft = dossier };
    }

    private static Dossier Read(Reading reading)
    {
        var root = reading.Root;
        var dossier = new Dossier
        {
            Title = root.RequiredText("dossier"),
            Summary = root.Text("summary"),
            AsOf = root.Date("as-of"),
            Citation = root.Text("citation"),
            Sources = SourcesSection.Read(reading),
            Parties = PartiesSection.Read(reading),

            // Before everything that holds formulas.
            Issues = IssuesSection.Read(reading),
            Constraints = ModelSection.ReadConstraints(reading),
            Agreement = ModelSection.ReadAgreement(reading),
            Moves = MovesSection.Read(reading),
            StatusQuo = ModelSection.ReadStatusQuo(reading),
            Statements = StatementsSection.Read(reading),
            Events = EventsSection.Read(reading),
            Proposals = ProposalsSection.Read(reading),
            Plans = PlansSection.Read(reading),
            Preferences = PreferencesSection.Read(reading),
            Views = ViewsSection.Read(reading),
            Watch = WatchSection.Read(reading),
            Forecasts = ForecastsSection.Read(reading),
            OpenQuestions = QuestionsSection.Read(reading),
        };
        root.Finish();
        return dossier;
    }

    // An entry with a single value is found at its value, one with more within it at its key.
    internal static Dictionary<string, TextSpan> SpansOf(YamlNode? root)
    {
        var spans = new Dictionary<string, TextSpan>();
        if (root is not null)
            Add(root, "");
        return spans;

        void Add(YamlNode node, string path)
        {
            switch (node)
            {
                case YamlMapping mapping:
                    foreach (var entry in mapping.Entries)
                        AddPart(entry.Value, path + entry.Key.Value, entry.Value is YamlScalar { Span.Length: > 0 } scalar ? scalar.Span : entry.Key.Span);
                    break;
                case YamlSequence sequence:
                    for (var i = 0; i < sequence.Items.Count; i++)
                        AddPart(sequence.Items[i], $"{path}{i}", sequence.Items[i].Span);
                    break;
            }
        }

        void AddPart(YamlNode node, string path, TextSpan span)
        {
            spans[path] = span;
            Add(node, path + "/");
        }
    }
}
