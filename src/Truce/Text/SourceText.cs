namespace Truce.Text;

/// <summary>A text to be read, with the name to report it under.</summary>
/// <remarks>Offsets are UTF-16 code units from 0; lines and columns that people see count from 1. Immutable.</remarks>
public sealed class SourceText
{
    private readonly int[] _lineStarts;

    /// <summary>Wraps a text.</summary>
    /// <param name="path">What diagnostics call it: a path relative to where the user stands.</param>
    /// <param name="text">The text.</param>
    public SourceText(string path, string text)
    {
        Path = path;
        Text = text;
        _lineStarts = FindLineStarts(text);
    }

    /// <summary>What diagnostics call it.</summary>
    public string Path { get; }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>How many lines there are, at least one.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>The one-based line and column of a zero-based offset; offsets past the end count as the end.</summary>
    public LinePosition PositionOf(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var line = Array.BinarySearch(_lineStarts, offset);
        if (line < 0)
            line = ~line - 1;
        return new LinePosition(line + 1, offset - _lineStarts[line] + 1);
    }

    /// <summary>The zero-based offset of a one-based line and column; places past the end count as the end.</summary>
    internal int OffsetOf(LinePosition position) =>
        position.Line > LineCount ? Text.Length : Math.Min(_lineStarts[Math.Max(position.Line, 1) - 1] + position.Column - 1, Text.Length);

    /// <summary>The text of a one-based line, without its line end.</summary>
    public ReadOnlySpan<char> Line(int line)
    {
        var start = _lineStarts[line - 1];
        var end = line < _lineStarts.Length ? _lineStarts[line] : Text.Length;
        return Text.AsSpan(start, end - start).TrimEnd("\r\n");
    }

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
                starts.Add(i + 1);
        }

        return starts.ToArray();
    }
}

/// <summary>A stretch of a <see cref="SourceText"/>, in UTF-16 code units from 0.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Where it ends, exclusive.</summary>
    public int End => Start + Length;
}

/// <summary>A place in a text as people count: line and column from 1, the column in UTF-16 code units.</summary>
public readonly record struct LinePosition(int Line, int Column);
