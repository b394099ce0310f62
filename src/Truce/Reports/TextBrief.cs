using Truce.Comparison;
using Truce.Dossiers;
using Truce.Quotations;

namespace Truce.Reports;

/// <summary>Lays a brief out as plain text for a terminal or a mail.</summary>
/// <remarks>Numbers in brackets lead to the list of statements at the end. Same brief and width, same text; lines end with a line feed.</remarks>
public static partial class TextBrief
{
    /// <summary>The width when nobody says otherwise, in characters.</summary>
    public const int UsualWidth = 100;

    private const int NarrowestWidth = 40;
    private const int WidestFirstColumn = 30;

    /// <summary>Lays out a brief.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="width">How many characters a line may have; at least 40.</param>
    public static string Write(Brief brief, int width = UsualWidth)
    {
        var layout = NewLayout(width);
        Head(layout, brief);
        AtAGlance(layout, brief);
        Proposals(layout, brief, brief.AtAGlance.SelectMany(finding => finding.Answer).ToEquatableArray());
        States(layout, brief, width);
        Moves(layout, brief);
        WhyTheStatusQuo(layout, brief);
        WaysAhead(layout, brief);
        List(layout, brief, "What parties could do together", brief.Coalitions);
        CommonGround(layout, brief);
        Agreement(layout, brief);
        foreach (var part in brief.Parts)
            Part(layout, brief, part);
        List(layout, brief, "What is assumed", brief.Assumed);
        List(layout, brief, "What is not known", brief.Unknown);
        WhoSaidWhat(layout, brief);
        Sources(layout, brief);
        HowThisWasFound(layout, brief);
        return layout.ToString();
    }

    private static void Head(TextLayout layout, Brief brief)
    {
        layout.Title(brief.Title);
        if (brief.AsOf is { } day)
            layout.Paragraph($"As of {Words.Date(day)}.");
        if (brief.Summary is { } summary)
            layout.Paragraph(summary);
        if (brief.Citation is { } citation)
            layout.Paragraph($"Model: {citation}.");
        if (!brief.References.IsEmpty)
            layout.Paragraph("Numbers in brackets lead to the statements at the end. A statement is its speaker's; nothing here says that it is so.");
    }

    private static void AtAGlance(TextLayout layout, Brief brief)
    {
        if (brief.AtAGlance.IsEmpty)
            return;
        layout.Section("At a glance");
        Findings(layout, brief, brief.AtAGlance);
    }

    /// <summary>The proposals side by side, without the sentences that the reader has just read.</summary>
    private static void Proposals(TextLayout layout, Brief brief, EquatableArray<Sentence> alreadyRead)
    {
        if (brief.Proposals is not { } table)
            return;
        layout.Section("The proposals side by side");
        foreach (var column in table.Columns)
        {
            layout.Paragraph($"{column.Title} ({column.Heading}){(column.IsOnTheTable ? "" : ", no longer on the table")}");
            var sentences = Except([.. column.InWords, .. column.Replies], alreadyRead);
            Sentences(layout, brief, sentences);
            if (!sentences.IsEmpty && column != table.Columns[^1])
                layout.Gap();
        }

        // Where every proposal has an author of its own, the author's name is enough to tell them apart.
        var isAuthorEnough = table.Columns.Select(column => column.By).Distinct().Count() == table.Columns.Count;
        foreach (var row in table.Rows)
        {
            layout.Gap();
            layout.Paragraph($"{row.VerdictInWord.ToUpperInvariant()}: {row.Question} {Words.Ended($"Decided by {row.DecidedBy}")}");
            for (var k = 0; k < table.Columns.Count; k++)
            {
                foreach (var entry in row.Cells[k])
                {
                    var asSaid = entry.AsSaid.IsEmpty ? "" : $" As said: {string.Join(", ", entry.AsSaid.Select(words => $"“{words}”"))}.";
                    layout.Paragraph($"{(isAuthorEnough ? table.Columns[k].By : table.Columns[k].Title)}, {entry.Lead}: {entry.Terms.Text}.{Marks(brief, entry.Terms.Says)}{asSaid}", 4, "- ");
                }
            }

            Sentences(layout, brief, row.Elsewhere);
            if (row.Verdict is IssueVerdict.Contradict or IssueVerdict.Differ or IssueVerdict.Undecided)
                Sentences(layout, brief, row.Why);
        }

        List(layout, brief, "Terms on different issues that exclude each other", table.AcrossIssues);
        foreach (var conflict in table.OrderConflicts)
            List(layout, brief, "Order conflict", Except(conflict, alreadyRead));
    }

    private static EquatableArray<Sentence> Except(EquatableArray<Sentence> sentences, EquatableArray<Sentence> alreadyRead) =>
        sentences.Where(sentence => !alreadyRead.Contains(sentence)).ToEquatableArray();

    private static void States(TextLayout layout, Brief brief, int width)
    {
        var form = brief.States;
        if (form.Rows.IsEmpty && form.Notes.IsEmpty)
            return;
        layout.Section("The states that matter");
        Sentences(layout, brief, form.Notes);
        if (form.Columns.IsEmpty)
        {
            foreach (var row in form.Rows)
                layout.Paragraph($"{row.Name}: {row.Question ?? "no question is written down"} {Words.Ended($"Decided by {row.DecidedBy}")}", 4, "- ");
            return;
        }

        layout.Gap();
        var first = Math.Min(WidestFirstColumn, form.Rows.Select(row => row.Name.Length).Concat(form.Verdicts.Select(row => row.Name.Length)).Append(12).Max());
        var other = Math.Max(form.Verdicts.IsEmpty ? 7 : 11, form.Rows.SelectMany(row => row.Cells).Max(cell => cell.Name.Length));
        foreach (var (places, table) in Divide(form, (width - first - 4) / (other + 2)).Select((places, table) => (places, table)))
        {
            if (table > 0)
                layout.Gap();
            Table(layout, form, places, first, other);
        }

        layout.Gap();
        if (form.Columns.Any(column => column.IsStatusQuo))
        {
            var better = form.Columns.Any(column => column.IsCommonImprovement) ? " better: every principal prefers the state to the status quo." : "";
            layout.Paragraph($"now: the status quo. A dot: as now.{better}", 2);
        }

        if (!form.Verdicts.IsEmpty)
            layout.Paragraph("For each party: under which definitions the state is stable for it. Last row: under which it is stable for all, an equilibrium.", 2);
        foreach (var note in brief.Definitions)
            layout.Paragraph($"{note.Abbreviation} ({note.Name}): {note.Supposes}", 4);
        layout.Gap();
        foreach (var row in form.Rows.Where(row => row.Question is not null))
            layout.Paragraph($"{row.Name}: {row.Question} {Words.Ended($"Decided by {row.DecidedBy}")}", 4, "- ");
    }

    /// <summary>The columns in as many tables of even width as are needed, the status quo in each.</summary>
    private static IEnumerable<int[]> Divide(OptionForm form, int room)
    {
        int[] always = form.Columns[0].IsStatusQuo ? [0] : [];
        var others = Enumerable.Range(always.Length, form.Columns.Count - always.Length).ToArray();
        var most = Math.Max(1, room - always.Length);
        var tables = Math.Max(1, (others.Length + most - 1) / most);
        var each = Math.Max(1, (others.Length + tables - 1) / tables);
        return others.Length == 0 ? [always] : others.Chunk(each).Select(chunk => (int[])[.. always, .. chunk]);
    }

    private static void Table(TextLayout layout, OptionForm form, int[] places, int first, int other)
    {
        var rows = new List<string[]>
        {
            Row("state", k => (form.Columns[k].State.Ordinal + 1).ToString()),
            Row("", k => form.Columns[k].IsStatusQuo ? "now" : form.Columns[k].IsCommonImprovement ? "better" : ""),
        };
        rows.AddRange(form.Rows.Select(row => Row(row.Name, k => row.Cells[k].IsChanged || form.Columns[k].IsStatusQuo || !form.Columns[0].IsStatusQuo ? row.Cells[k].Name : ".")));
        foreach (var party in form.Verdicts.GroupBy(row => (row.Party, row.Name)).OrderBy(party => party.Key.Party is null ? 1 : 0))
            rows.Add(Row(party.Key.Name, k => Under([.. party.Where(row => row.IsStable[k]).Select(row => row.Definition)], party.Count())));
        layout.Rows([.. rows.Where(row => row.Any(cell => cell.Length > 0))], first, other);

        string[] Row(string name, Func<int, string> cell) => [name, .. places.Select(cell)];
    }

    private static string Under(string[] definitions, int all)
    {
        if (definitions.Length == all)
            return "all";
        return definitions.Length == 0 ? "-" : string.Join(' ', definitions);
    }

    private static void Moves(TextLayout layout, Brief brief)
    {
        if (brief.Moves is not { } graph || graph.Moves.IsEmpty)
            return;
        layout.Section("Moves among these states");
        foreach (var from in graph.Moves.GroupBy(move => move.From))
        {
            var moves = from.Select(move => $"{move.Mover} to {Words.Uncapitalized(graph.States[move.To].Name)}{(move.IsImprovement ? " (prefers it)" : "")}");
            layout.Paragraph($"From {Words.Uncapitalized(graph.States[from.Key].Name)}{(graph.States[from.Key].IsStatusQuo ? " (now)" : "")}: {string.Join("; ", moves)}.", 4, "- ");
        }
    }

    private static void WhyTheStatusQuo(TextLayout layout, Brief brief)
    {
        if (brief.WhyTheStatusQuo.IsEmpty)
            return;
        layout.Section("Why the status quo holds or not");
        foreach (var (story, place) in brief.WhyTheStatusQuo.Select((story, place) => (story, place)))
        {
            if (place > 0)
                layout.Gap();
            layout.Paragraph(Flow(brief, story.Story), 2);
        }
    }

    private static void WaysAhead(TextLayout layout, Brief brief)
    {
        if (brief.WaysAhead is not { } ways)
            return;
        layout.Section("How the dispute could move from here");
        Sentences(layout, brief, ways.Story);
    }

    private static void CommonGround(TextLayout layout, Brief brief)
    {
        var ground = brief.CommonGround;
        if (ground.States.IsEmpty && ground.Lead.All(sentence => brief.AtAGlance.Any(finding => finding.Answer.Contains(sentence))))
            return;
        layout.Section("What every principal would rather have");
        layout.Paragraph(Flow(brief, ground.Lead), 2);
        foreach (var state in ground.States)
        {
            layout.Gap();
            layout.Paragraph(state.Heading, 2);
            Sentences(layout, brief, state.Story);
        }
    }

    private static void Agreement(TextLayout layout, Brief brief)
    {
        if (brief.Agreement is { } part)
            Part(layout, brief, part);
    }

    private static void WhoSaidWhat(TextLayout layout, Brief brief)
    {
        if (brief.WhoSaidWhat.IsEmpty)
            return;
        layout.Section("Who said what");
        var number = brief.References.Count.ToString().Length + 3;
        foreach (var (party, place) in brief.WhoSaidWhat.Select((party, place) => (party, place)))
        {
            if (place > 0)
                layout.Gap();
            layout.Paragraph(party.Role is null ? party.Name : $"{party.Name} ({party.Role})");
            foreach (var said in party.Said)
                Said(layout, said, number + 2);
        }
    }

    private static void Said(TextLayout layout, Reference said, int indent)
    {
        layout.Paragraph(said.Attribution, indent, $"[{said.Number}] ");
        layout.Paragraph($"“{said.Statement.Quotation.Exact}”{Standing(said)}", indent);
    }

    private static string Standing(Reference said) => said.Anchoring switch
    {
        Anchoring.NotFound => " (these words were not found in the source)",
        Anchoring.Ambiguous => " (these words stand in the source more than once)",
        _ => "",
    };

    private static void Sources(TextLayout layout, Brief brief)
    {
        var sources = brief.References.Select(reference => reference.Source).OfType<Source>().Distinct().ToArray();
        if (sources.Length == 0)
            return;
        layout.Section("Sources");
        foreach (var source in sources)
        {
            var said = brief.References.Where(reference => reference.Source == source).Select(reference => reference.Statement.Id).ToEquatableArray();
            var parts = new[] { source.Title ?? source.Id.Value, source.Publisher, source.Published is { } day ? Words.Date(day) : null, source.Url, source.File };
            layout.Paragraph($"{string.Join(", ", parts.Where(part => part is not null))}.{Marks(brief, said)}", 4, "- ");
        }
    }

    private static void HowThisWasFound(TextLayout layout, Brief brief)
    {
        if (brief.Provenance is not { } provenance)
            return;
        layout.Section("How this was found");
        var accuracy = provenance.Accuracy.ToString().ToLowerInvariant();
        layout.Paragraph($"Found by Truce {provenance.ProductVersion} with the engine “{provenance.Engine}”; {accuracy}, given the model.{(provenance.DossierHash is { } hash ? $" Dossier {hash}." : "")}");
    }

    private static void List(TextLayout layout, Brief brief, string heading, EquatableArray<Sentence> sentences)
    {
        if (sentences.IsEmpty)
            return;
        layout.Section(heading);
        Sentences(layout, brief, sentences);
    }

    private static void Sentences(TextLayout layout, Brief brief, EquatableArray<Sentence> sentences)
    {
        foreach (var sentence in sentences)
            layout.Paragraph(sentence.Text + Marks(brief, sentence.Says), 4, "- ");
    }

    private static string Flow(Brief brief, EquatableArray<Sentence> sentences) =>
        string.Join(' ', sentences.Select(sentence => sentence.Text + Marks(brief, sentence.Says)));

    /// <summary>The numbers of statements, ascending, runs of three or more as a range: " [1-4, 7]".</summary>
    private static string Marks(Brief brief, EquatableArray<StatementId> says)
    {
        var numbers = says.Select(brief.NumberOf).OfType<int>().Distinct().Order().ToArray();
        if (numbers.Length == 0)
            return "";
        var runs = new List<string>();
        for (var start = 0; start < numbers.Length;)
        {
            var end = start;
            while (end + 1 < numbers.Length && numbers[end + 1] == numbers[end] + 1)
                end++;
            if (end - start < 2)
                end = start;
            runs.Add(end == start ? $"{numbers[start]}" : $"{numbers[start]}-{numbers[end]}");
            start = end + 1;
        }

        return $" [{string.Join(", ", runs)}]".Replace(", ", ",\u00A0");
    }
}
