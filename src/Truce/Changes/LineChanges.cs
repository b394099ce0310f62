using Truce.Text.Yaml;

namespace Truce.Changes;

/// <summary>A line of one of two texts, or of both.</summary>
/// <param name="Old">Its one-based number in the first; null when it is new.</param>
/// <param name="New">Its one-based number in the second; null when it is gone.</param>
/// <param name="Text">The line, without its end.</param>
public readonly record struct LineChange(int? Old, int? New, string Text)
{
    /// <summary>Whether both texts have it.</summary>
    public bool IsKept => Old is not null && New is not null;
}

/// <summary>Which lines changed from one text to another.</summary>
/// <remarks>As few as possible, unless the texts differ in some two thousand lines: then all of these. Pure.</remarks>
public static class LineChanges
{
    /// <summary>The lines of both in order, those that are gone before those that are new.</summary>
    public static EquatableArray<LineChange> Between(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, changed) = (LinesOf(before), LinesOf(after));
        var lines = new List<LineChange>();
        var (i, j) = (0, 0);
        foreach (var (keptOld, keptNew) in Alignment.Of(old, changed).Append((old.Length, changed.Length)))
        {
            while (i < keptOld)
                lines.Add(new LineChange(i + 1, null, old[i++]));
            while (j < keptNew)
                lines.Add(new LineChange(null, j + 1, changed[j++]));
            if (i < old.Length && j < changed.Length)
                lines.Add(new LineChange(i + 1, j + 1, old[i]));
            i++;
            j++;
        }

        return lines.ToEquatableArray();
    }

    /// <summary>The changed lines, each with a few kept ones around it, in groups that do not touch.</summary>
    /// <param name="before">The first text.</param>
    /// <param name="after">The second.</param>
    /// <param name="around">How many kept lines to show before and after a changed one.</param>
    public static EquatableArray<EquatableArray<LineChange>> Groups(string before, string after, int around = 3)
    {
        var lines = Between(before, after);
        var isShown = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].IsKept)
                Array.Fill(isShown, true, Math.Max(0, i - around), Math.Min(lines.Count, i + around + 1) - Math.Max(0, i - around));
        }

        var groups = new List<EquatableArray<LineChange>>();
        for (var start = 0; start < lines.Count; start++)
        {
            if (!isShown[start])
                continue;
            var end = start;
            while (end < lines.Count && isShown[end])
                end++;
            groups.Add(lines.Skip(start).Take(end - start).ToEquatableArray());
            start = end;
        }

        return groups.ToEquatableArray();
    }

    private static string[] LinesOf(string text)
    {
        if (text.Length == 0)
            return [];
        var lines = text.ReplaceLineEndings("\n");
        return (lines.EndsWith('\n') ? lines[..^1] : lines).Split('\n');
    }
}
