namespace Truce.Text;

/// <summary>Where each part of a dossier was written.</summary>
/// <remarks>
/// A part is named by the keys and zero-based places that lead to it from the root of the file, joined by slashes:
/// <c>proposals/june-terms/clauses/0/when/1</c>. A part that was not written down is found at the nearest part above it that was.
/// Safe to share between threads.
/// </remarks>
public sealed class Origins
{
    private readonly Lazy<IReadOnlyDictionary<string, TextSpan>> _spans;

    internal Origins(SourceText text, IReadOnlyDictionary<string, TextSpan> spans)
        : this(text, () => spans)
    {
    }

    // Most dossiers are never asked about, so the places are gathered on the first question.
    internal Origins(SourceText text, Func<IReadOnlyDictionary<string, TextSpan>> spans)
    {
        Text = text;
        _spans = new Lazy<IReadOnlyDictionary<string, TextSpan>>(spans);
    }

    /// <summary>The file that the parts stand in.</summary>
    public SourceText Text { get; }

    /// <summary>Where a part stands, or the nearest part above it; the start of the file when nothing fits.</summary>
    public TextSpan Find(string part)
    {
        while (true)
        {
            if (_spans.Value.TryGetValue(part, out var span))
                return span;
            var slash = part.LastIndexOf('/');
            if (slash < 0)
                return new TextSpan(0, 0);
            part = part[..slash];
        }
    }
}
