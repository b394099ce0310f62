using System.Xml;

namespace Truce.Text.Xml;

/// <summary>Reads the elements and attributes of an XML text into a tree with the place of each; text between elements is passed over.</summary>
/// <remarks>
/// A document type declaration is refused, so that there are no entities: nothing outside the text is read, and a small text cannot grow into a large
/// one. The first syntax error ends the reading.
/// </remarks>
internal sealed class XmlTreeReader
{
    /// <summary>How many elements may stand within one another, the root included.</summary>
    public const int MaxDepth = 64;

    private readonly DiagnosticBag _diagnostics;
    private readonly XmlReader _reader;
    private readonly IXmlLineInfo _lines;
    private readonly int _start;
    private bool _isTooDeep;

    private XmlTreeReader(DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _start = diagnostics.Text.Text.Length - diagnostics.Text.Text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').Length;
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        };
        _reader = XmlReader.Create(new StringReader(diagnostics.Text.Text[_start..]), settings);
        _lines = (IXmlLineInfo)_reader;
    }

    /// <summary>The root of the tree, or null when the text is not XML that is read; then the diagnostics say where.</summary>
    public static XmlTag? Read(DiagnosticBag diagnostics)
    {
        var reader = new XmlTreeReader(diagnostics);
        using (reader._reader)
        {
            try
            {
                reader._reader.MoveToContent();
                var root = reader.ReadTag();
                while (!reader._isTooDeep && reader._reader.Read())
                {
                    // What stands after the root can still be wrong.
                }

                return reader._isTooDeep ? null : root;
            }
            catch (XmlException error)
            {
                reader.Refuse(error);
                return null;
            }
        }
    }

    /// <summary>Reads the element at which the reader stands, down to its end.</summary>
    private XmlTag ReadTag()
    {
        var span = new TextSpan(Offset(_lines.LineNumber, _lines.LinePosition), _reader.Name.Length);
        var name = _reader.Name;
        var isEmpty = _reader.IsEmptyElement;
        var attributes = new List<XmlValue>();
        while (_reader.MoveToNextAttribute())
            attributes.Add(new XmlValue(_reader.Name, _reader.Value.Trim(), new TextSpan(Offset(_lines.LineNumber, _lines.LinePosition), _reader.Name.Length)));

        var children = new List<XmlTag>();
        if (_reader.Depth >= MaxDepth)
        {
            _diagnostics.Add(span, Messages.XmlNestedTooDeep(MaxDepth));
            _isTooDeep = true;
        }

        while (!isEmpty && !_isTooDeep && _reader.Read() && _reader.NodeType != XmlNodeType.EndElement)
        {
            if (_reader.NodeType == XmlNodeType.Element)
                children.Add(ReadTag());
        }

        return new XmlTag(name, attributes.ToEquatableArray(), children.ToEquatableArray(), span);
    }

    private void Refuse(XmlException error)
    {
        var offset = Offset(error.LineNumber, error.LinePosition);
        var declaration = _diagnostics.Text.Text.IndexOf("<!DOCTYPE", StringComparison.Ordinal);
        if (declaration >= 0 && error.Message.Contains("DTD", StringComparison.Ordinal))
            _diagnostics.Add(new TextSpan(declaration, "<!DOCTYPE".Length), Messages.XmlDocumentType());
        else if (_diagnostics.Text.Text.AsSpan(Math.Min(offset, _diagnostics.Text.Text.Length)).IsWhiteSpace())
            _diagnostics.Add(new TextSpan(offset, 0), Messages.XmlEndsTooSoon());
        else
            _diagnostics.Add(new TextSpan(offset, 1), Messages.XmlSyntax(error.Message));
    }

    /// <summary>The place of a line and a column that the reader counted from where it started.</summary>
    private int Offset(int line, int column)
    {
        var first = _diagnostics.Text.PositionOf(_start);
        return line <= 1
            ? Math.Min(_start + Math.Max(column - 1, 0), _diagnostics.Text.Text.Length)
            : _diagnostics.Text.OffsetOf(new LinePosition(first.Line + line - 1, Math.Max(column, 1)));
    }
}
