namespace Truce.Text;

/// <summary>Something to be told about a user's text, and where.</summary>
/// <param name="Descriptor">Which rule speaks.</param>
/// <param name="Path">The file, as <see cref="SourceText.Path"/> names it.</param>
/// <param name="Span">Where in the file.</param>
/// <param name="Start">The same place as people count.</param>
/// <param name="Message">What was found, what was expected, and what to do; starts in lower case, without a full stop.</param>
/// <param name="Excerpt">The line that holds the start of the span; null when the file has no text to show.</param>
public sealed record Diagnostic(
    DiagnosticDescriptor Descriptor,
    string Path,
    TextSpan Span,
    LinePosition Start,
    string Message,
    string? Excerpt)
{
    /// <summary>Whether the text cannot be used as it stands.</summary>
    public bool IsError => Descriptor.Severity == Severity.Error;

    /// <summary><c>dossier.yaml(12,7): error TRC0012: …</c>: the form that editors and build logs make a link of.</summary>
    public override string ToString() =>
        $"{Path}({Start.Line},{Start.Column}): {(IsError ? "error" : "warning")} {Descriptor.Id}: {Message}";
}

/// <summary>A rule that a user's text can break.</summary>
/// <param name="Id"><c>TRC</c> and four digits; never reused.</param>
/// <param name="Severity">Whether the text can still be used.</param>
/// <param name="Title">The rule in a few words, for the reference page.</param>
/// <param name="Help">What to do about it, in a sentence or two, for the reference page.</param>
public sealed record DiagnosticDescriptor(string Id, Severity Severity, string Title, string Help);

/// <summary>How bad it is.</summary>
public enum Severity
{
    /// <summary>The text can be used, but something in it is likely not meant.</summary>
    Warning,

    /// <summary>The text cannot be used as it stands.</summary>
    Error,
}
