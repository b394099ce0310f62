namespace Truce.Text.Yaml;

/// <content>The values of lists.</content>
internal sealed partial class YamlEditor
{
    private bool ChangeItems(YamlSequence sequence, YamlList before, YamlList after, int level)
    {
        if (sequence.Items.Count != before.Items.Count || before.Items.IsEmpty)
            return false;
        var moved = Moved(before, after);
        var steps = Steps(before, after, moved);
        var isKept = new bool[before.Items.Count];
        foreach (var (old, changed) in steps)
        {
            if (old is { } kept && changed is not null)
                isKept[kept] = true;
        }

        if (!isKept.Contains(true) || (!sequence.IsFlow && !IsOnOwnLine(sequence.Span.Start) && !isKept[0]))
            return false;
        var leaving = Leaving(sequence, before, after, steps);
        int? previous = null;
        foreach (var (old, changed) in steps)
        {
            if (changed is { } place && old is { } kept)
            {
                if (!Reduce(sequence, kept, before.Items[kept], after.Items[place]))
                    Change(sequence.Items[kept], before.Items[kept], after.Items[place], SlotOf(sequence, kept), level + 1);
                previous = kept;
            }
            else if (changed is { } added)
            {
                InsertItem(sequence, after.Items[added], moved.TryGetValue(added, out var from) ? from : null, previous, leaving);
            }
        }

        RemoveItems(sequence, isKept);
        return true;
    }

    /// <summary>From where items came that say what an item said elsewhere in the list, by their new places: they take their words along.</summary>
    private static Dictionary<int, int> Moved(YamlList before, YamlList after)
    {
        var stayed = Alignment.Of(before.Items, after.Items);
        var left = Enumerable.Range(0, before.Items.Count).Except(stayed.Select(pair => pair.Old)).ToList();
        var moved = new Dictionary<int, int>();
        foreach (var place in Enumerable.Range(0, after.Items.Count).Except(stayed.Select(pair => pair.New)))
        {
            var at = left.FindIndex(from => before.Items[from] == after.Items[place]);
            if (at < 0)
                continue;
            moved.Add(place, left[at]);
            left.RemoveAt(at);
        }

        return moved;
    }

    /// <summary>What becomes of each item, in order: kept, changed into another, removed, or new. Between two that stayed, items that did not move pair up in order.</summary>
    private static List<(int? Old, int? New)> Steps(YamlList before, YamlList after, Dictionary<int, int> moved)
    {
        var steps = new List<(int? Old, int? New)>();
        var (i, j) = (0, 0);
        foreach (var (old, changed) in Alignment.Of(before.Items, after.Items).Append((before.Items.Count, after.Items.Count)))
        {
            while (i < old || j < changed)
            {
                var leaves = i < old && moved.ContainsValue(i);
                var comes = j < changed && moved.ContainsKey(j);
                if (leaves || comes)
                {
                    // What moved is taken out where it stood and put in where it belongs; neither is made of another.
                    if (leaves)
                        steps.Add((i++, null));
                    if (comes)
                        steps.Add((null, j++));
                    continue;
                }

                steps.Add((i < old ? i++ : null, j < changed ? j++ : null));
            }

            if (old < before.Items.Count)
                steps.Add((i++, j++));
        }

        return steps;
    }

    private Slot SlotOf(YamlSequence sequence, int item)
    {
        if (sequence.IsFlow)
            return new Slot(sequence.Items[item].Span.Start, 0, InFlow: true);
        var dash = DashOf(sequence, item);
        return new Slot(dash + 1, ColumnOf(dash), InFlow: false);
    }

    // The dash of an item can stand on a line above it; all dashes of a list stand in one column.
    private int DashOf(YamlSequence sequence, int item)
    {
        if (item == 0)
            return sequence.Span.Start;
        var column = ColumnOf(sequence.Span.Start);
        var line = LineEnds.LineStart(_text, sequence.Items[item].Span.Start);
        while (line > sequence.Span.Start && !(_text[line + column] == '-' && IsOnOwnLine(line + column)))
            line = LineEnds.LineAbove(_text, line);
        return line + column;
    }

    private int EndOf(YamlSequence sequence, int item) =>
        sequence.IsFlow ? sequence.Items[item].Span.End : EndOf(sequence.Items[item], DashOf(sequence, item) + 1);

    private void InsertItem(YamlSequence sequence, YamlContent item, int? from, int? previous, List<Member> leaving)
    {
        if (sequence.IsFlow)
        {
            var inline = from is { } source ? _text[sequence.Items[source].Span.Start..sequence.Items[source].Span.End] : YamlWriter.Flow(item);
            if (previous is { } before)
                _edits.Insert(EndOf(sequence, before), ", " + inline);
            else
                _edits.Insert(sequence.Items[0].Span.Start, inline + ", ");
            return;
        }

        // All dashes of a list stand in one column, so that the lines of an item can stand anywhere in it.
        var indent = ColumnOf(sequence.Span.Start);
        var lines = from is { } place ? _text[DashOf(sequence, place)..LineEnds.LineEnd(_text, EndOf(sequence, place))] : Taken(leaving, item, indent) ?? _writer.Item(item, indent);
        if (previous is { } last)
            InsertLines(LineAfter(EndOf(sequence, last), indent), indent, lines, afterBlankLine: false);
        else
            InsertBefore(sequence.Span.Start, lines);
    }

    private void RemoveItems(YamlSequence sequence, bool[] isKept)
    {
        var items = sequence.Items;
        var firstKept = Array.IndexOf(isKept, true);
        if (sequence.IsFlow && firstKept > 0)
            _edits.Remove(items[0].Span.Start, items[firstKept].Span.Start);
        for (var i = sequence.IsFlow ? firstKept : 0; i < items.Count; i++)
        {
            if (isKept[i])
                continue;
            if (sequence.IsFlow)
                RemoveFromFlow(items[i - 1].Span.End, items[i].Span.Start, items[i].Span.End);
            else
                RemoveLines(DashOf(sequence, i), EndOf(sequence, i));
        }
    }
}
