using System.Globalization;
using System.Text;

namespace Truce.Reports.Figures;

/// <summary>Builds the text of an SVG drawing; whatever people wrote is escaped on its way in.</summary>
internal sealed class SvgText
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = [];

    /// <summary>Opens an element that holds others.</summary>
    public void Open(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        _text.Append(">\n");
        _open.Push(name);
    }

    /// <summary>The start of a drawing: its root, what it is called, and what it shows for those who cannot see it.</summary>
    /// <param name="id">A name that nothing else on the page has; the parts are named after it.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="description">What it shows, in words.</param>
    /// <param name="width">How wide it is.</param>
    /// <param name="height">How high it is.</param>
    /// <param name="kind">Its class; null for none.</param>
    /// <param name="margin">How far it reaches to the left of and above its origin.</param>
    /// <param name="textSize">The size of its text; null where each text says its own.</param>
    public static SvgText Drawing(string id, string title, string description, double width, double height, string? kind = null, double margin = 0, double? textSize = null)
    {
        var svg = new SvgText();
        svg.Open("svg", [
            ("xmlns", "http://www.w3.org/2000/svg"),
            .. kind is null ? [] : new[] { ("class", kind) },
            ("role", "img"),
            ("aria-labelledby", $"{id}-title {id}-description"),
            ("viewBox", $"{Number(0 - margin)} {Number(0 - margin)} {Number(width)} {Number(height)}"),
            ("width", Number(width)),
            ("height", Number(height)),
            ("font-family", "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif"),
            .. textSize is { } size ? new[] { ("font-size", Number(size)) } : [],
            ("fill", "var(--figure-ink, #1c2126)"),
        ]);
        svg.Text("title", title, ("id", $"{id}-title"));
        svg.Text("desc", description, ("id", $"{id}-description"));
        return svg;
    }

    /// <summary>Closes the element that was opened last.</summary>
    public void Close() => _text.Append("</").Append(_open.Pop()).Append(">\n");

    /// <summary>Adds an element without content.</summary>
    public void Empty(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        _text.Append("/>\n");
    }

    /// <summary>Adds an element that holds text.</summary>
    public void Text(string name, string content, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        _text.Append('>');
        Escape(content);
        _text.Append("</").Append(name).Append(">\n");
    }

    /// <summary>A number as SVG writes it, to a tenth.</summary>
    public static string Number(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Start(string name, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _text.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            _text.Append(' ').Append(attribute).Append("=\"");
            Escape(value);
            _text.Append('"');
        }
    }

    /// <summary>Writes text so that it is well-formed in HTML and in XML alike; characters that XML cannot hold become the replacement character.</summary>
    private void Escape(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    _text.Append("&amp;");
                    break;
                case '<':
                    _text.Append("&lt;");
                    break;
                case '>':
                    _text.Append("&gt;");
                    break;
                case '"':
                    _text.Append("&quot;");
                    break;
                case < ' ' and not ('\t' or '\n' or '\r'):
                case 0xFFFE or 0xFFFF:
                    _text.Append('\uFFFD');
                    break;
                default:
                    _text.Append(rune.ToString());
                    break;
            }
        }
    }
}
