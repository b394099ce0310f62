namespace Truce.Reports;

/// <content>Parts of a brief that can be asked for alone, each with the statements that it rests on.</content>
public static partial class TextBrief
{
    /// <summary>Lays out the proposals side by side.</summary>
    /// <param name="brief">The brief.</param>
    /// <param name="width">How many characters a line may have; at least 40.</param>
    public static string WriteProposals(Brief brief, int width = UsualWidth)
    {
        var layout = NewLayout(width);
        layout.Title(brief.Title);
        if (brief.Proposals is { } table)
        {
            Proposals(layout, brief, []);
            Cited(layout, brief, table.Sentences);
        }
        else
        {
            layout.Paragraph("No proposal is written down, and nothing was said to any issue.");
        }

        return layout.ToString();
    }

    /// <summary>Lays out sentences about the dossier of a brief.</summary>
    /// <param name="brief">The brief, which numbers the statements.</param>
    /// <param name="story">The sentences.</param>
    /// <param name="width">How many characters a line may have; at least 40.</param>
    public static string WriteStory(Brief brief, EquatableArray<Sentence> story, int width = UsualWidth)
    {
        var layout = NewLayout(width);
        Sentences(layout, brief, story);
        Cited(layout, brief, story);
        return layout.ToString();
    }

    /// <summary>Lays out the questions of a part with their answers, each as a section, and its tables; what stands behind the drawings where it has none.</summary>
    /// <param name="brief">The brief, which numbers the statements.</param>
    /// <param name="part">The part.</param>
    /// <param name="width">How many characters a line may have; at least 40.</param>
    public static string WriteQuestions(Brief brief, ReportPart part, int width = UsualWidth)
    {
        ArgumentNullException.ThrowIfNull(part);
        var layout = NewLayout(width);
        foreach (var finding in part.Findings)
        {
            layout.Section(finding.Question);
            Sentences(layout, brief, finding.Answer);
        }

        foreach (var table in part.Tables.IsEmpty ? part.AllTables : part.Tables)
            Table(layout, table);
        Cited(layout, brief, part.Sentences);
        return layout.ToString();
    }

    /// <summary>Lays out a part of a report by itself.</summary>
    /// <param name="brief">The brief, which numbers the statements.</param>
    /// <param name="part">The part.</param>
    /// <param name="width">How many characters a line may have; at least 40.</param>
    public static string WritePart(Brief brief, ReportPart part, int width = UsualWidth)
    {
        ArgumentNullException.ThrowIfNull(part);
        var layout = NewLayout(width);
        Part(layout, brief, part);
        Cited(layout, brief, part.Sentences);
        return layout.ToString();
    }

    /// <summary>Lays out parts of a report under the title of the dossier, and below them once the statements that they rest on.</summary>
    /// <param name="brief">The brief, which numbers the statements.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="width">How many characters a line may have; at least 40.</param>
    public static string WriteParts(Brief brief, EquatableArray<ReportPart> parts, int width = UsualWidth)
    {
        ArgumentNullException.ThrowIfNull(brief);
        var layout = NewLayout(width);
        layout.Title(brief.Title);
        foreach (var part in parts)
            Part(layout, brief, part);
        Cited(layout, brief, parts.SelectMany(part => part.Sentences));
        return layout.ToString();
    }

    private static void Part(TextLayout layout, Brief brief, ReportPart part)
    {
        layout.Section(part.Heading);
        Findings(layout, brief, part.Findings);
        foreach (var table in part.AllTables)
            Table(layout, table);
    }

    private static void Table(TextLayout layout, ReportTable table)
    {
        layout.Gap();
        layout.Paragraph(table.Caption);
        layout.Gap();
        layout.Table(table);
    }

    private static void Findings(TextLayout layout, Brief brief, EquatableArray<Finding> findings)
    {
        foreach (var (finding, place) in findings.Select((finding, place) => (finding, place)))
        {
            if (place > 0)
                layout.Gap();
            if (finding.Question.Length > 0)
                layout.Paragraph(finding.Question);
            Sentences(layout, brief, finding.Answer);
        }
    }

    private static TextLayout NewLayout(int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, NarrowestWidth);
        return new TextLayout(width);
    }

    private static void Cited(TextLayout layout, Brief brief, IEnumerable<Sentence> sentences)
    {
        var cited = sentences.SelectMany(sentence => sentence.Says).ToHashSet();
        var references = brief.References.Where(reference => cited.Contains(reference.Statement.Id)).ToArray();
        if (references.Length == 0)
            return;
        layout.Section("The statements behind this");
        var indent = brief.References.Count.ToString().Length + 3;
        foreach (var reference in references)
            Said(layout, reference, indent);
    }
}
