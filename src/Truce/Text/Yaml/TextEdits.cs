using System.Text;

namespace Truce.Text.Yaml;

/// <summary>Gathers replacements in a text and makes them all at once; what none of them covers stays byte for byte.</summary>
internal sealed class TextEdits(string text)
{
    private readonly List<(int Start, int End, string Text)> _edits = [];

    /// <summary>Puts a text at an offset; of several at the same one, in the order in which they came, and before what is left out from there.</summary>
    public void Insert(int at, string inserted) => _edits.Add((at, at, inserted));

    public void Replace(int start, int end, string replacement) => _edits.Add((start, end, replacement));

    public void Remove(int start, int end) => _edits.Add((start, end, ""));

    /// <summary>The text with every edit made.</summary>
    public string Apply()
    {
        var result = new StringBuilder(text.Length);
        var at = 0;
        foreach (var (start, end, replacement) in _edits.OrderBy(edit => edit.Start).ThenBy(edit => edit.End > edit.Start))
        {
            // Two edits of the same place cannot both be made; the reader of the result will see that something is missing.
            if (start < at)
                continue;
            result.Append(text, at, start - at).Append(replacement);
            at = end;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
