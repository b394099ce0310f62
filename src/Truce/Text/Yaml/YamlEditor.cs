namespace Truce.Text.Yaml;

/// <summary>Edits a YAML text so that it says something else, touching nothing but what differs.</summary>
/// <remarks>
/// Three trees are walked together: what the text says, what it is to say, and the syntax tree that has the places. Where the syntax is not
/// shaped like the content (a shorthand), the smallest piece that is there is written anew. The editor does not prove that its result says
/// what it should: the caller reads it again.
/// </remarks>
internal sealed partial class YamlEditor
{
    private readonly string _text;
    private readonly int _levels;
    private readonly YamlWriter _writer;
    private readonly TextEdits _edits;

    private YamlEditor(string text, int levels)
    {
        _text = text;
        _levels = levels;
        _writer = new YamlWriter(LineEnds.Of(text));
        _edits = new TextEdits(text);
    }

    /// <summary>Where a value may stand.</summary>
    /// <param name="After">The offset just after the colon of its key, or after its dash.</param>
    /// <param name="Indent">The column of its key or its dash.</param>
    /// <param name="InFlow">Whether that is within braces or brackets.</param>
    private readonly record struct Slot(int After, int Indent, bool InFlow);

    /// <summary>The edited text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="root">Its syntax tree.</param>
    /// <param name="before">What it says.</param>
    /// <param name="after">What it is to say.</param>
    /// <param name="levels">At how many levels from the root single entries are edited; below, a value that differs is written anew as a whole.</param>
    public static string Edit(string text, YamlMapping root, YamlMap before, YamlMap after, int levels)
    {
        var editor = new YamlEditor(text, levels);
        editor.Change(root, before, after, new Slot(0, 0, InFlow: false), level: 0);
        return editor._edits.Apply();
    }

    private void Change(YamlNode node, YamlContent before, YamlContent after, Slot slot, int level)
    {
        if (before == after)
            return;
        var isDone = level < _levels && (node, before, after) switch
        {
            (YamlMapping mapping, YamlMap old, YamlMap changed) => ChangeEntries(mapping, old, changed, level),
            (YamlSequence sequence, YamlList old, YamlList changed) => ChangeItems(sequence, old, changed, level),
            _ => false,
        };
        if (!isDone)
            Replace(node, after, slot);
    }

    /// <summary>Writes a value anew in its place.</summary>
    private void Replace(YamlNode node, YamlContent content, Slot slot)
    {
        var (start, end) = (node.Span.Start, node.Span.End);
        if (node.Span.Length == 0)
            _edits.Insert(slot.After, slot.InFlow ? " " + Inline(node, content, slot) : AfterColon(content, slot));
        else if (slot.InFlow)
            _edits.Replace(start, end, Inline(node, content, slot));
        else if (content is YamlValue || YamlWriter.FitsLine(content, ColumnOf(slot.After) + 1))
            ReplaceByInline(node, content, slot);
        else if (IsOnOwnLine(start) || _text[slot.After - 1] == '-')
            _edits.Replace(start, end, _writer.Lines(content, ColumnOf(start)));
        else
            _edits.Replace(slot.After, end, AfterColon(content, slot));
    }

    private void ReplaceByInline(YamlNode node, YamlContent content, Slot slot)
    {
        var gap = _text.AsSpan(slot.After, node.Span.Start - slot.After);
        var inline = Inline(node, content, slot);

        // A value that stood on the lines below its key moves up to it, unless there is a comment between.
        if (gap.IndexOfAny('\r', '\n') >= 0 && gap.IsWhiteSpace())
            _edits.Replace(slot.After, node.Span.End, " " + inline);
        else
            _edits.Replace(node.Span.Start, node.Span.End, inline);
    }

    private string Inline(YamlNode node, YamlContent content, Slot slot)
    {
        if (content is not YamlValue value)
            return YamlWriter.Flow(content);
        var first = node.Span.Length > 0 && node is YamlScalar { IsPlain: false } ? _text[node.Span.Start] : ' ';
        var quote = first is '"' or '\'' ? first : ' ';
        if (slot.InFlow)
            return YamlScalarText.Write(value, inFlow: true, quote);

        // A comment after a folded text would become a part of it.
        var canFold = _text.AsSpan(node.Span.End, LineEnds.LineEnd(_text, node.Span.End) - node.Span.End).IsWhiteSpace();
        return canFold ? _writer.Value(value, slot.Indent, ColumnOf(slot.After) + 1, quote) : YamlScalarText.Write(value, inFlow: false, quote);
    }

    private string AfterColon(YamlContent content, Slot slot) => _writer.AfterKey(content, slot.Indent, ColumnOf(slot.After) + 1);

    private int ColumnOf(int offset) => offset - LineEnds.LineStart(_text, offset);

    private bool IsOnOwnLine(int offset) => _text.AsSpan(LineEnds.LineStart(_text, offset), ColumnOf(offset)).IsWhiteSpace();

    /// <summary>Where new lines go after an entry that ends at an offset: after its line and the comments below it that are further in.</summary>
    private int LineAfter(int end, int indent)
    {
        var at = LineEnds.After(_text, LineEnds.LineEnd(_text, end));
        while (at < _text.Length)
        {
            var line = _text.AsSpan(at, LineEnds.LineEnd(_text, at) - at);
            var comment = line.TrimStart(' ');
            if (!comment.StartsWith('#') || line.Length - comment.Length <= indent)
                break;
            at = LineEnds.After(_text, at + line.Length);
        }

        return at;
    }

    /// <summary>Puts lines in that follow an entry; a text that does not end with a line end does not end with one afterwards.</summary>
    private void InsertLines(int at, int indent, string lines, bool afterBlankLine)
    {
        var blank = afterBlankLine ? _writer.NewLine(0) : "";
        var isOpenEnd = at == _text.Length && at > 0 && _text[at - 1] is not ('\r' or '\n');
        _edits.Insert(at, isOpenEnd ? blank + _writer.NewLine(indent) + lines : blank + new string(' ', indent) + lines + _writer.NewLine(0));
    }

    /// <summary>Puts lines in that precede the first entry of a block.</summary>
    private void InsertBefore(int first, string lines)
    {
        var indent = ColumnOf(first);
        if (IsOnOwnLine(first))
            _edits.Insert(first - indent, new string(' ', indent) + lines + _writer.NewLine(0));
        else
            _edits.Insert(first, lines + _writer.NewLine(indent));
    }

    /// <summary>Takes the lines of an entry out, and one of the blank lines if it stood between two.</summary>
    private void RemoveLines(int start, int end)
    {
        var first = LineEnds.LineStart(_text, start);
        var last = LineEnds.After(_text, LineEnds.LineEnd(_text, end));
        var lineAbove = LineEnds.LineAbove(_text, first);
        if (lineAbove < first && _text.AsSpan(lineAbove, first - lineAbove).IsWhiteSpace())
        {
            var endBelow = LineEnds.LineEnd(_text, last);
            if (last == _text.Length)
                first = lineAbove;
            else if (_text.AsSpan(last, endBelow - last).IsWhiteSpace())
                last = LineEnds.After(_text, endBelow);
        }

        _edits.Remove(first, last);
    }
}
