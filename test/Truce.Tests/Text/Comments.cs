using System.Text;

namespace Truce.Tests.Text;

/// <summary>Strews comments and blank lines over a YAML text in block style, where they change nothing.</summary>
internal static class Comments
{
    /// <summary>The text with comments; those that start with <c>#0</c> stand at the left edge, before a section.</summary>
    public static string AddTo(string text, int seed, string newLine)
    {
        var random = new Random(seed);
        var result = new StringBuilder();
        int? folded = null;
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            var indent = line.Length - line.TrimStart(' ').Length;
            if (folded is { } key && (line.Length == 0 || indent > key))
            {
                result.Append(line).Append(newLine);
                continue;
            }

            folded = line.EndsWith(">-", StringComparison.Ordinal) ? indent : null;
            if (indent == 0 && random.Next(3) == 0)
                result.Append("#0 before ").Append(random.Next(1000)).Append(newLine);
            else if (random.Next(6) == 0)
                result.Append(' ', indent).Append("# above").Append(newLine);
            if (random.Next(8) == 0)
                result.Append(newLine);
            result.Append(line);
            if (line.Length > 0 && folded is null && random.Next(5) == 0)
                result.Append("   # beside");
            result.Append(newLine);
        }

        return result.ToString();
    }
}
