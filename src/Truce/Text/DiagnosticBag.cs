namespace Truce.Text;

/// <summary>Collects what is wrong with one file while it is read.</summary>
/// <remarks>
/// It holds at most <see cref="Limit"/> diagnostics, the last of which then says that there are more: a file of random bytes must not turn
/// into a million messages. Not safe to share between threads.
/// </remarks>
internal sealed class DiagnosticBag
{
    /// <summary>The number of diagnostics after which a file's further ones are left out.</summary>
    public const int Limit = 1_000;

    /// <summary>The number of characters above which a line is not shown below a message.</summary>
    private const int LongestExcerpt = 1_000;

    private readonly List<Diagnostic> _found = [];
    private readonly Dictionary<int, string?> _excerpts = [];

    public DiagnosticBag(SourceText text) => Text = text;

    /// <summary>The file.</summary>
    public SourceText Text { get; }

    /// <summary>Whether further diagnostics are left out, so that the work of wording them can be spared.</summary>
    public bool IsFull => _found.Count >= Limit;

    /// <summary>How many were found so far, up to <see cref="Limit"/>.</summary>
    public int Count => _found.Count;

    /// <summary>Whether something was found that keeps the file from being used.</summary>
    public bool HasErrors { get; private set; }

    public void Add(TextSpan span, Finding finding)
    {
        HasErrors |= finding.Rule.Severity == Severity.Error;
        if (IsFull)
            return;
        if (_found.Count == Limit - 1)
            finding = Messages.TooManyProblems(Limit - 1);
        var start = Text.PositionOf(span.Start);
        _found.Add(new Diagnostic(finding.Rule, Text.Path, span, start, finding.Message, Excerpt(start.Line)));
        HasErrors |= finding.Rule.Severity == Severity.Error;
    }

    /// <summary>Everything found, in the order of places; at one place, in the order of finding.</summary>
    public EquatableArray<Diagnostic> ToDiagnostics() => _found.OrderBy(d => d.Span.Start).ToEquatableArray();

    private string? Excerpt(int line)
    {
        if (!_excerpts.TryGetValue(line, out var excerpt))
        {
            var content = Text.Line(line);
            excerpt = content.Length is 0 or > LongestExcerpt ? null : content.ToString();
            _excerpts.Add(line, excerpt);
        }

        return excerpt;
    }
}
