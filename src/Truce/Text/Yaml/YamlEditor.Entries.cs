namespace Truce.Text.Yaml;

/// <content>The entries of mappings.</content>
internal sealed partial class YamlEditor
{
    private bool ChangeEntries(YamlMapping mapping, YamlMap before, YamlMap after, int level)
    {
        var oldFields = before.Fields.ToDictionary(field => field.Key);
        var stayed = Alignment.Of(before.Fields.Select(field => field.Key).ToList(), after.Fields.Select(field => field.Key).ToList())
            .Select(pair => after.Fields[pair.New].Key)
            .ToHashSet();
        var removed = mapping.Entries.Where(entry => oldFields.ContainsKey(entry.Key.Value) && !stayed.Contains(entry.Key.Value)).ToDictionary(entry => entry.Key.Value);
        var kept = mapping.Entries.Where(entry => !removed.ContainsKey(entry.Key.Value)).ToDictionary(entry => entry.Key.Value);
        if (kept.Count == 0)
            return false;

        YamlEntry? previous = null;
        foreach (var field in after.Fields)
        {
            var old = oldFields.GetValueOrDefault(field.Key);
            if (kept.TryGetValue(field.Key, out var entry))
            {
                // An entry that says what goes without saying has no old field; now it says something else.
                if (old is null)
                    Replace(entry.Value, field.Value, SlotOf(mapping, entry));
                else
                    Change(entry.Value, old.Value, field.Value, SlotOf(mapping, entry), level + 1);
                previous = entry;
            }
            else if (!stayed.Contains(field.Key) || old!.Value != field.Value)
            {
                var moved = old?.Value == field.Value ? removed.GetValueOrDefault(field.Key) : null;
                InsertEntry(mapping, field, previous, moved, isSection: level == 0 && field.Value is not YamlValue);
            }
        }

        RemoveEntries(mapping, removed);
        return true;
    }

    private Slot SlotOf(YamlMapping mapping, YamlEntry entry) =>
        new(ColonEnd(entry), ColumnOf(entry.Key.Span.Start), mapping.IsFlow);

    private int ColonEnd(YamlEntry entry)
    {
        var colon = _text.IndexOf(':', entry.Key.Span.End);
        return colon < 0 ? entry.Key.Span.End : colon + 1;
    }

    private int EndOf(YamlEntry entry) => entry.Value.Span.Length == 0 ? ColonEnd(entry) : EndOf(entry.Value, ColonEnd(entry));

    // A block that ends with an empty value may seem to reach to the next line.
    private int EndOf(YamlNode node, int atLeast)
    {
        var end = Math.Max(node.Span.End, atLeast);
        while (end > atLeast && char.IsWhiteSpace(_text[end - 1]))
            end--;
        return end;
    }

    private void InsertEntry(YamlMapping mapping, YamlField field, YamlEntry? previous, YamlEntry? moved, bool isSection)
    {
        var first = mapping.Entries[0].Key.Span.Start;
        if (mapping.IsFlow)
        {
            if (previous is null)
                _edits.Insert(first, YamlWriter.FlowField(field) + ", ");
            else
                _edits.Insert(EndOf(previous), ", " + YamlWriter.FlowField(field));
            return;
        }

        var indent = ColumnOf(first);
        var lines = moved is null ? _writer.Entry(field, indent) : _text[moved.Key.Span.Start..LineEnds.LineEnd(_text, EndOf(moved))];
        if (previous is null)
            InsertBefore(first, lines);
        else
            InsertLines(LineAfter(EndOf(previous), indent), indent, lines, afterBlankLine: isSection);
    }

    private void RemoveEntries(YamlMapping mapping, Dictionary<string, YamlEntry> removed)
    {
        var entries = mapping.Entries;
        var firstKept = 0;
        while (removed.ContainsKey(entries[firstKept].Key.Value))
            firstKept++;
        var start = entries[0].Key.Span.Start;
        var isLineShared = mapping.IsFlow || !IsOnOwnLine(start);
        if (isLineShared && firstKept > 0)
            _edits.Remove(start, entries[firstKept].Key.Span.Start);
        for (var i = isLineShared ? firstKept : 0; i < entries.Count; i++)
        {
            if (!removed.ContainsKey(entries[i].Key.Value))
                continue;
            if (mapping.IsFlow)
                RemoveFromFlow(EndOf(entries[i - 1]), entries[i].Key.Span.Start, EndOf(entries[i]));
            else
                RemoveLines(entries[i].Key.Span.Start, EndOf(entries[i]));
        }
    }

    /// <summary>Takes a part of a flow collection out with the comma before it; if that is on another line, with the one after it, since a comment may stand between.</summary>
    private void RemoveFromFlow(int previousEnd, int start, int end)
    {
        if (_text.AsSpan(previousEnd, start - previousEnd).IndexOfAny('\r', '\n') < 0)
        {
            _edits.Remove(previousEnd, end);
            return;
        }

        var comma = end;
        while (comma < _text.Length && char.IsWhiteSpace(_text[comma]))
            comma++;
        if (comma < _text.Length && _text[comma] == ',')
            end = comma + 1;
        var lineEnd = LineEnds.LineEnd(_text, end);
        if (IsOnOwnLine(start) && _text.AsSpan(end, lineEnd - end).IsWhiteSpace())
            _edits.Remove(LineEnds.LineStart(_text, start), LineEnds.After(_text, lineEnd));
        else
            _edits.Remove(start, end);
    }
}
