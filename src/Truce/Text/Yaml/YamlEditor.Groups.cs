namespace Truce.Text.Yaml;

/// <content>Groups in lists, items that hold a list and nothing else: a member that leaves takes its words along, and the comment beside them.</content>
internal sealed partial class YamlEditor
{
    /// <summary>A member of a group, by its place.</summary>
    private readonly record struct Member(YamlSequence Group, int Place, YamlContent Says);

    private static List<Member> MembersOf(YamlNode item, YamlContent says) =>
        item is YamlMapping { Entries: [{ Value: YamlSequence group }] } && says is YamlMap { Fields: [{ Value: YamlList members }] } && group.Items.Count == members.Items.Count
            ? [.. members.Items.Select((member, place) => new Member(group, place, member))]
            : [];

    /// <summary>The members that leave the groups of a list, in order. What a group becomes is a smaller one, or the only member that is left.</summary>
    private static List<Member> Leaving(YamlSequence sequence, YamlList before, YamlList after, List<(int? Old, int? New)> steps)
    {
        var leaving = new List<Member>();
        foreach (var (old, changed) in steps)
        {
            if (old is not { } item)
                continue;
            var staying = changed is not { } place ? [] : after.Items[place] is YamlMap { Fields: [{ Value: YamlList members }] } ? members.Items.ToList() : [after.Items[place]];
            leaving.AddRange(MembersOf(sequence.Items[item], before.Items[item]).Where(member => !staying.Remove(member.Says)));
        }

        return leaving;
    }

    /// <summary>The lines of a member that has left its group and says this, for a list in a column; null when there is none.</summary>
    private string? Taken(List<Member> leaving, YamlContent item, int indent)
    {
        var at = leaving.FindIndex(member => member.Says == item);
        if (at < 0)
            return null;
        var lines = LinesOf(leaving[at], indent);
        leaving.RemoveAt(at);
        return lines;
    }

    /// <summary>Puts the only member that is left of a group in the group's place; comments on lines of their own stay, above it or below.</summary>
    private bool Reduce(YamlSequence sequence, int item, YamlContent before, YamlContent after)
    {
        var members = MembersOf(sequence.Items[item], before);
        var left = members.FindIndex(member => member.Says == after);
        if (left < 0 || sequence.IsFlow || DashOf(sequence, item) is var dash && !IsOnOwnLine(dash) || LinesOf(members[left], ColumnOf(dash)) is not { } lines)
            return false;
        var group = members[left].Group;
        var entry = ((YamlMapping)sequence.Items[item]).Entries[0];
        var end = group.IsFlow ? EndOf(sequence, item) : LineEnds.LineEnd(_text, EndOf(sequence, item));
        List<string> above = [.. Comments(dash + 1, entry.Key.Span.Start), .. Comments(ColonEnd(entry), StartOf(group, 0))];
        List<string> below = [];
        for (var place = 0; place < members.Count; place++)
            (place < left ? above : below).AddRange(Comments(AfterMember(group, place), place + 1 < members.Count ? StartOf(group, place + 1) : end));
        _edits.Replace(dash, end, string.Join(_writer.NewLine(ColumnOf(dash)), [.. above, lines, .. below]));
        return true;
    }

    /// <summary>The lines of a member as those of an item in a column; null for words over several lines within brackets, which are written anew.</summary>
    private string? LinesOf(Member member, int indent)
    {
        var (start, end) = (StartOf(member.Group, member.Place), AfterMember(member.Group, member.Place));
        if (!member.Group.IsFlow)
            return Shifted(_text[start..end], indent - ColumnOf(start));
        return _text.AsSpan(start, end - start).IndexOfAny('\r', '\n') < 0 ? $"- {_text[start..end]}" : null;
    }

    private int StartOf(YamlSequence group, int member) => group.IsFlow ? group.Items[member].Span.Start : DashOf(group, member);

    private int AfterMember(YamlSequence group, int member) => group.IsFlow ? group.Items[member].Span.End : LineEnds.LineEnd(_text, EndOf(group, member));

    /// <summary>The comments between two members.</summary>
    private IEnumerable<string> Comments(int start, int end) =>
        _text[start..end].Split('\n').Select(line => line.TrimStart(' ', '\t', ',', '[').TrimEnd()).Where(line => line.StartsWith('#'));

    /// <summary>Lines further in or out; the first begins where it is put.</summary>
    private static string Shifted(string lines, int by) => string.Join('\n', lines.Split('\n').Select((line, k) =>
    {
        if (k == 0 || string.IsNullOrWhiteSpace(line))
            return line;
        return by > 0 ? new string(' ', by) + line : line[Math.Min(-by, line.Length - line.TrimStart(' ').Length)..];
    }));
}
