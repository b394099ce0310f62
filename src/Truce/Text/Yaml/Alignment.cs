namespace Truce.Text.Yaml;

/// <summary>Answers which elements of a list stayed when it became another: a longest common subsequence.</summary>
/// <remarks>Ties: the earlier element of the old list. Cost: the product of the lengths of what lies between the common start and the common end.</remarks>
internal static class Alignment
{
    // Beyond that nothing between the common ends counts as having stayed; the result of an edit is the same, only more of it is written anew.
    private const long LargestTable = 4_000_000;

    /// <summary>The places of the elements that stayed, in both lists, ascending.</summary>
    public static List<(int Old, int New)> Of<T>(IReadOnlyList<T> old, IReadOnlyList<T> changed)
        where T : IEquatable<T>
    {
        var start = 0;
        while (start < old.Count && start < changed.Count && old[start].Equals(changed[start]))
            start++;
        var end = 0;
        while (end < old.Count - start && end < changed.Count - start && old[^(end + 1)].Equals(changed[^(end + 1)]))
            end++;

        var stayed = new List<(int Old, int New)>();
        for (var i = 0; i < start; i++)
            stayed.Add((i, i));
        AddBetween(old, changed, start, old.Count - end, changed.Count - end, stayed);
        for (var i = end; i > 0; i--)
            stayed.Add((old.Count - i, changed.Count - i));
        return stayed;
    }

    private static void AddBetween<T>(IReadOnlyList<T> old, IReadOnlyList<T> changed, int start, int oldEnd, int changedEnd, List<(int Old, int New)> stayed)
        where T : IEquatable<T>
    {
        var (rows, columns) = (oldEnd - start, changedEnd - start);
        if ((long)rows * columns is 0 or > LargestTable)
            return;

        // longest[i, j] is the length for the elements from i and j on.
        var longest = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
            {
                longest[i, j] = old[start + i].Equals(changed[start + j])
                    ? longest[i + 1, j + 1] + 1
                    : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (old[start + i].Equals(changed[start + j]))
                stayed.Add((start + i++, start + j++));
            else if (longest[i, j + 1] >= longest[i + 1, j])
                j++;
            else
                i++;
        }
    }
}
