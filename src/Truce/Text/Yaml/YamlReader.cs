using System.Buffers;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Truce.Text.Yaml;

/// <summary>Reads the YAML of a dossier: a text in, a tree with the place of every node out.</summary>
/// <remarks>
/// <para>
/// What YAML offers beyond mappings, lists and scalars (anchors, aliases, tags, directives, several documents) is refused: no part of a
/// dossier needs it, and without aliases a small file cannot grow into a large tree.
/// </para>
/// <para>
/// A syntax error ends the entry that holds it, not the file: reading goes on at the next line that starts with a key of the root. What the
/// error took away is <see cref="YamlUnreadable"/>, and what may lack entries because of it is marked <see cref="YamlMapping.IsPartial"/>.
/// </para>
/// </remarks>
internal sealed class YamlReader
{
    /// <summary>The longest text that is read, in UTF-16 code units.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    /// <summary>How many lists and mappings may stand within one another, the root included.</summary>
    public const int MaxDepth = 64;

    /// <summary>How often reading goes on after a syntax error before the rest of the text is given up.</summary>
    private const int MaxSyntaxErrors = 20;

    // C0 without tab and line ends, DEL, C1, the Unicode line separators, the two noncharacters, and surrogates, of which pairs are let pass.
    private static readonly SearchValues<char> s_suspicious = SearchValues.Create(
        Enumerable.Range(0, 0x20).Except([0x09, 0x0A, 0x0D]).Concat(Enumerable.Range(0x7F, 0x21)).Concat(Enumerable.Range(0xD800, 0x800))
            .Concat([0x2028, 0x2029, 0xFFFE, 0xFFFF]).Select(c => (char)c).ToArray());

    private readonly string _text;
    private readonly DiagnosticBag _diagnostics;
    private readonly List<YamlEntry> _rootEntries = [];
    private readonly Dictionary<string, TextSpan> _rootKeys = [];
    private Parser _parser = null!;
    private int _offset;
    private int _depth;
    private int _lastEnd;
    private int? _failure;

    private YamlReader(DiagnosticBag diagnostics)
    {
        _text = diagnostics.Text.Text;
        _diagnostics = diagnostics;
    }

    private ParsingEvent Event => _parser.Current!;

    /// <summary>The root of the text, or null when there is none; then the bag says why.</summary>
    public static YamlNode? Read(DiagnosticBag diagnostics)
    {
        var text = diagnostics.Text.Text;
        if (text.Length > MaxLength)
        {
            diagnostics.Add(default, Messages.FileTooLarge(text.Length, MaxLength, "characters"));
            return null;
        }

        if (FindForbidden(text, 0) is var first and >= 0)
        {
            var count = 0;
            for (var at = first; at >= 0; at = FindForbidden(text, at + 1))
                count++;
            diagnostics.Add(new TextSpan(first, 1), Messages.ForbiddenCharacter(text[first], count));
            return null;
        }

        return new YamlReader(diagnostics).ReadRoot();
    }

    private static int FindForbidden(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            var next = text.AsSpan(i).IndexOfAny(s_suspicious);
            if (next < 0)
                return -1;
            i += next;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return i;
            i++;
        }

        return -1;
    }

    private YamlNode? ReadRoot()
    {
        RefuseDirectives();
        var start = _text.StartsWith('\uFEFF') ? 1 : 0;
        var root = ReadDocument(start);
        var isPartial = _failure is not null;
        for (var errors = 1; errors < MaxSyntaxErrors && _failure is int failure && NextRootKey(failure) is int next; errors++)
            root = ReadDocument(next) ?? root;
        return isPartial && root is YamlMapping mapping ? mapping with { IsPartial = true } : root;
    }

    // Every part of the text that is read on its own adds its entries to the same root.
    private YamlNode? ReadDocument(int offset)
    {
        _offset = offset;
        _depth = 0;
        _lastEnd = offset;
        _failure = null;
        _parser = new Parser(new Scanner(new StringReader(_text[offset..]), skipComments: true));
        if (!Next() || !Next())
            return null;
        if (Event is StreamEnd)
        {
            _diagnostics.Add(new TextSpan(offset, 0), Messages.EmptyFile());
            return null;
        }

        if (!Next())
            return null;
        var root = ReadNode();
        if (_failure is null && Next() && Next() && Event is DocumentStart)
            _diagnostics.Add(SpanOf(Event), Messages.SecondDocument());
        return root;
    }

    /// <summary>The node that starts at the present event; afterwards the present event is its last.</summary>
    private YamlNode ReadNode()
    {
        if (Event is AnchorAlias alias)
        {
            _diagnostics.Add(SpanOf(alias), Messages.Alias(alias.Value.Value));
            return new YamlUnreadable(SpanOf(alias));
        }

        // On some malformed texts YamlDotNet ends a mapping between a key and its value.
        if (Event is not NodeEvent start)
        {
            Fail(OffsetOf(Event.Start), OffsetOf(Event.Start), "did not find expected node content");
            return new YamlUnreadable(SpanOf(Event));
        }

        RefuseAnchorAndTag(start);
        if (start is Scalar scalar)
            return ToNode(scalar);
        if (_depth == MaxDepth)
        {
            _diagnostics.Add(new TextSpan(OffsetOf(start.Start), 1), Messages.NestedTooDeep(MaxDepth));
            _failure = OffsetOf(start.Start);
            return new YamlUnreadable(SpanOf(start));
        }

        _depth++;
        YamlNode node = start is MappingStart
            ? ReadMapping(_depth == 1 ? _rootEntries : [], _depth == 1 ? _rootKeys : [])
            : ReadSequence();

        // After a syntax error, the root and the section that holds it keep what was read before; anything smaller is lost as a whole.
        if (_failure is not null && _depth > 2)
            node = new YamlUnreadable(node.Span);
        _depth--;
        return node;
    }

    private YamlScalar ToNode(Scalar scalar)
    {
        var span = SpanOf(scalar);
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
            span = span with { Length = Math.Max(1, _text.AsSpan(span.Start, span.Length).TrimEnd().Length) };
        _lastEnd = Math.Max(_lastEnd, span.End);
        return new YamlScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, span);
    }

    private YamlMapping ReadMapping(List<YamlEntry> entries, Dictionary<string, TextSpan> keys)
    {
        var start = (MappingStart)Event;
        var isFlow = start.Style == MappingStyle.Flow;
        var first = OffsetOf(start.Start);

        // A pair without braces in a flow list, [a: b], is a mapping that YamlDotNet places at the start of the text.
        var isPair = isFlow && (first < _lastEnd || _text[first] != '{');
        _lastEnd = Math.Max(_lastEnd, first);
        while (Next() && Event is not MappingEnd)
        {
            if (!isFlow)
                RefuseTabBefore(OffsetOf(Event.Start));
            if (isPair && entries.Count == 0)
                first = OffsetOf(Event.Start);
            var key = ReadKey();
            if (_failure is not null || !Next())
            {
                if (key is not null)
                    AddEntry(key, new YamlUnreadable(key.Span), entries, keys);
                break;
            }

            var value = ReadNode();
            if (key is not null)
                AddEntry(key, value, entries, keys);
            if (_failure is not null)
                break;
        }

        // What stands just before a syntax error may have been cut by it.
        if (_failure is not null && entries.Count > 0)
            entries[^1] = entries[^1] with { Value = CutOff(entries[^1].Value) };
        return new YamlMapping(entries.ToEquatableArray(), isFlow, SpanFrom(first)) { IsPartial = _failure is not null };
    }

    private YamlScalar? ReadKey()
    {
        var start = SpanOf(Event);
        switch (ReadNode())
        {
            case YamlScalar { IsPlain: true, Value: "" }:
                // YamlDotNet places a missing key at the start of the text.
                _diagnostics.Add(new TextSpan(Math.Max(_lastEnd, _text.IndexOf(':', _lastEnd)), 0), Messages.EmptyKey());
                return null;
            case YamlScalar key:
                return key;
            case YamlUnreadable:
                return null;
            default:
                _diagnostics.Add(start, Messages.KeyIsNoWord());
                return null;
        }
    }

    private void AddEntry(YamlScalar key, YamlNode value, List<YamlEntry> entries, Dictionary<string, TextSpan> keys)
    {
        if (keys.TryAdd(key.Value, key.Span))
            entries.Add(new YamlEntry(key, value));
        else
            _diagnostics.Add(key.Span, Messages.DuplicateKey(key.Value, _diagnostics.Text.PositionOf(keys[key.Value].Start).Line));
    }

    private YamlSequence ReadSequence()
    {
        var start = (SequenceStart)Event;
        var isFlow = start.Style == SequenceStyle.Flow;
        var first = OffsetOf(start.Start);
        _lastEnd = Math.Max(_lastEnd, first);
        var items = new List<YamlNode>();
        while (Next() && Event is not SequenceEnd)
        {
            if (!isFlow)
                RefuseTabBefore(OffsetOf(Event.Start));
            items.Add(ReadNode());
            if (_failure is not null)
                break;
        }

        if (_failure is not null && items.Count > 0)
            items[^1] = CutOff(items[^1]);
        return new YamlSequence(items.ToEquatableArray(), isFlow, SpanFrom(first)) { IsPartial = _failure is not null };
    }

    // A flow collection ends with the bracket at which its last event stands; everything else ends where its last value does.
    private TextSpan SpanFrom(int first)
    {
        if (_failure is null && first < _text.Length && _text[first] is '{' or '[' && OffsetOf(Event.Start) is var end && end < _text.Length && _text[end] is '}' or ']')
            _lastEnd = end + 1;
        return new TextSpan(first, Math.Max(0, _lastEnd - first));
    }

    private static YamlNode CutOff(YamlNode node) => node is YamlScalar ? new YamlUnreadable(node.Span) : node;

    private bool Next()
    {
        // Nothing that is found from here on would be shown.
        if (_diagnostics.IsFull)
        {
            _failure = _text.Length;
            return false;
        }

        try
        {
            return _parser.MoveNext();
        }
        catch (YamlException error)
        {
            Fail(_offset + (int)error.Start.Index, _offset + (int)error.End.Index, error.Message);
        }
        catch (InvalidOperationException)
        {
            // What YamlDotNet throws when a line at the left edge stands within an open bracket.
            Fail(_lastEnd, _lastEnd, "");
        }
        catch (ArgumentException)
        {
            // What it throws for an escape beyond Unicode, "\UFFFFFFFF", and for a tag without a name, !<>.
            Fail(_lastEnd, _lastEnd, "found an escape or a tag that names nothing");
        }

        return false;
    }

    private void Fail(int start, int end, string problem)
    {
        _failure = Math.Clamp(Math.Max(start, _lastEnd), 0, _text.Length);
        if (FindTab(_lastEnd, Math.Max(end, _failure.Value)) is int tab)
            _diagnostics.Add(new TextSpan(tab, 1), Messages.TabIndentation());
        else
            _diagnostics.Add(new TextSpan(_failure.Value, Math.Clamp(end - _failure.Value, 0, 1)), Messages.YamlSyntax(problem));
    }

    /// <summary>The first tab in the indentation of a line that starts after one offset, or of the line after another.</summary>
    private int? FindTab(int from, int to)
    {
        var isIndentation = false;
        for (var i = from; i < _text.Length; i++)
        {
            var c = _text[i];
            if (c is '\r' or '\n')
                isIndentation = true;
            else if (isIndentation && c == '\t')
                return i;
            else if (c != ' ')
                isIndentation = false;
            if (i > to && !isIndentation)
                return null;
        }

        return null;
    }

    private void RefuseTabBefore(int offset)
    {
        for (var i = offset - 1; i >= 0 && _text[i] is ' ' or '\t' or '-' or '?' or ':'; i--)
        {
            if (_text[i] == '\t')
            {
                _diagnostics.Add(new TextSpan(i, 1), Messages.TabIndentation());
                return;
            }
        }
    }

    private void RefuseAnchorAndTag(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            _diagnostics.Add(SpanOf(node), Messages.Anchor(node.Anchor.Value));
        if (!node.Tag.IsEmpty)
            _diagnostics.Add(SpanOf(node), Messages.Tag(node.Tag.Value));
    }

    private void RefuseDirectives()
    {
        for (var at = _text.IndexOf('%'); at >= 0 && !_diagnostics.IsFull; at = _text.IndexOf('%', at + 1))
        {
            if (at == 0 || _text[at - 1] is '\r' or '\n' or '\uFEFF')
                _diagnostics.Add(new TextSpan(at, 1), Messages.Directive());
        }
    }

    /// <summary>The start of the next line, at an offset or after it, that is a key at the left edge; always past where reading last started.</summary>
    private int? NextRootKey(int from)
    {
        for (var at = Math.Max(from, _offset + 1); at < _text.Length; at++)
        {
            if (_text[at - 1] is '\r' or '\n' && IsKeyLine(_text.AsSpan(at)))
                return at;
            at += _text.AsSpan(at).IndexOfAny('\r', '\n') is var end and >= 0 ? end : _text.Length - at;
        }

        return null;
    }

    private static bool IsKeyLine(ReadOnlySpan<char> line)
    {
        var length = 0;
        while (length < line.Length && (char.IsAsciiLetterOrDigit(line[length]) || line[length] is '-' or '_' or '.'))
            length++;
        var rest = line[length..].TrimStart(' ');
        return length > 0 && line[0] != '-' && rest.StartsWith(':') && (rest.Length == 1 || rest[1] is ' ' or '\t' or '\r' or '\n');
    }

    private TextSpan SpanOf(ParsingEvent node)
    {
        var start = OffsetOf(node.Start);
        return new TextSpan(start, Math.Max(0, OffsetOf(node.End) - start));
    }

    // YamlDotNet counts UTF-16 code units from 0; it places the missing value after a last line --- one past the end.
    private int OffsetOf(Mark mark) => (int)Math.Min(_offset + mark.Index, _text.Length);
}
