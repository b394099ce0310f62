using System.Text;

namespace Truce.Text.Csv;

/// <summary>A cell of a table, and where it stands.</summary>
/// <param name="Value">Its text, without quotes and without spaces around it.</param>
/// <param name="Span">Where it stands, quotes included.</param>
internal sealed record CsvCell(string Value, TextSpan Span)
{
    /// <summary>Whether nothing stands in it.</summary>
    public bool IsEmpty => Value.Length == 0;
}

/// <summary>Reads rows of cells: RFC 4180 with commas, semicolons or tabs.</summary>
/// <remarks>
/// The delimiter is the one of the three that stands most often outside quotes, or the one that a first line <c>sep=;</c> names, as spreadsheets
/// write it. Rows without any text are left out. Cost: linear in the text.
/// </remarks>
internal sealed class CsvReader
{
    private static readonly char[] s_delimiters = [',', ';', '\t'];

    private readonly DiagnosticBag _diagnostics;
    private readonly string _text;
    private readonly char _delimiter;
    private int _at;

    private CsvReader(DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _text = diagnostics.Text.Text;
        _at = _text.StartsWith('\uFEFF') ? 1 : 0;
        if (_text.AsSpan(_at).StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && _at + 4 < _text.Length && s_delimiters.Contains(_text[_at + 4]))
        {
            _delimiter = _text[_at + 4];
            _at += 5;
            EndRow();
        }
        else
        {
            _delimiter = MostFrequent(_text);
        }
    }

    /// <summary>The rows that say something, each with at least one cell.</summary>
    public static List<EquatableArray<CsvCell>> Read(DiagnosticBag diagnostics)
    {
        var reader = new CsvReader(diagnostics);
        var rows = new List<EquatableArray<CsvCell>>();
        while (reader._at < reader._text.Length)
        {
            var row = reader.ReadRow();
            if (row.Exists(cell => !cell.IsEmpty))
                rows.Add(row.ToEquatableArray());
        }

        return rows;
    }

    private List<CsvCell> ReadRow()
    {
        var cells = new List<CsvCell> { ReadCell() };
        while (_at < _text.Length && _text[_at] == _delimiter)
        {
            _at++;
            cells.Add(ReadCell());
        }

        EndRow();
        return cells;
    }

    private CsvCell ReadCell()
    {
        SkipSpaces();
        if (_at < _text.Length && _text[_at] == '"')
            return ReadQuoted();
        var start = _at;
        while (!IsAtEndOfCell())
            _at++;
        var value = _text[start.._at].TrimEnd();
        return new CsvCell(value, new TextSpan(start, value.Length));
    }

    private CsvCell ReadQuoted()
    {
        var start = _at++;
        var value = new StringBuilder();
        while (true)
        {
            if (_at == _text.Length)
            {
                _diagnostics.Add(new TextSpan(start, 1), Messages.CsvQuoteOpen());
                break;
            }

            if (_text[_at] != '"')
            {
                value.Append(_text[_at++]);
                continue;
            }

            _at++;
            if (_at == _text.Length || _text[_at] != '"')
                break;
            value.Append(_text[_at++]);
        }

        var span = new TextSpan(start, _at - start);
        SkipSpaces();
        if (!IsAtEndOfCell())
        {
            _diagnostics.Add(new TextSpan(_at, 1), Messages.CsvAfterQuote(_text[_at]));
            while (!IsAtEndOfCell())
                _at++;
        }

        return new CsvCell(value.ToString().Trim(), span);
    }

    private bool IsAtEndOfCell() => _at >= _text.Length || _text[_at] == _delimiter || _text[_at] is '\r' or '\n';

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] != _delimiter && _text[_at] is not ('\r' or '\n') && char.IsWhiteSpace(_text[_at]))
            _at++;
    }

    private void EndRow()
    {
        if (_at < _text.Length && _text[_at] == '\r')
            _at++;
        if (_at < _text.Length && _text[_at] == '\n')
            _at++;
    }

    /// <summary>The delimiter that stands most often outside quotes; a comma when none does.</summary>
    private static char MostFrequent(string text)
    {
        var counts = new int[s_delimiters.Length];
        var isQuoted = false;
        foreach (var c in text)
        {
            if (c == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && Array.IndexOf(s_delimiters, c) is >= 0 and var found)
                counts[found]++;
        }

        return s_delimiters[Array.IndexOf(counts, counts.Max())];
    }
}
