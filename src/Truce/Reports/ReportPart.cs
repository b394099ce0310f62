namespace Truce.Reports;

/// <summary>A part of a report that every renderer lays out alike: questions with their answers, then tables, then drawings.</summary>
/// <param name="Id">Its name within the report, fit for an address: small letters and hyphens.</param>
/// <param name="Heading">What it is about.</param>
/// <param name="Findings">The questions; one that is the heading's own has an empty question.</param>
public sealed record ReportPart(string Id, string Heading, EquatableArray<Finding> Findings)
{
    /// <summary>What is better read as a table.</summary>
    public EquatableArray<ReportTable> Tables { get; init; }

    /// <summary>What is better seen.</summary>
    public EquatableArray<ReportFigure> Figures { get; init; }

    /// <summary>Its tables, and in the place of each drawing the table behind it: all that is not sentences, where nothing can be drawn.</summary>
    public IEnumerable<ReportTable> AllTables => Tables.Concat(Figures.Select(figure => figure.Behind).OfType<ReportTable>());

    /// <summary>Every sentence of the part.</summary>
    public IEnumerable<Sentence> Sentences => Findings.SelectMany(finding => finding.Answer);
}

/// <summary>A table of words.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">The heads of its columns, that of the rows' heads first.</param>
/// <param name="Rows">The rows, each with one cell for each column; the first cell heads its row.</param>
public sealed record ReportTable(string Caption, EquatableArray<string> Columns, EquatableArray<EquatableArray<string>> Rows);

/// <summary>A drawing.</summary>
/// <param name="Id">Its name within the report, fit for an address.</param>
/// <param name="Title">What it shows, in a few words, for those who cannot see it.</param>
/// <param name="Svg">The drawing, an SVG element.</param>
/// <param name="Caption">How to read it.</param>
/// <param name="Behind">The same as a table, which a text shows in the drawing's place; null when a table of the part has it.</param>
public sealed record ReportFigure(string Id, string Title, string Svg, string Caption, ReportTable? Behind);
