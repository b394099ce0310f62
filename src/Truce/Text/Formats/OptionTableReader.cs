using System.Globalization;
using Truce.Text.Csv;

namespace Truce.Text.Formats;

/// <summary>Reads the rows of an option table into what it says, and reports what cannot be meant.</summary>
/// <remarks>
/// Before the states stand one column, the option, under rows that name its decision maker; or two, the decision maker (nothing for the same as above)
/// and the option. The first row may number the states; a row above it that has a single cell is the title.
/// </remarks>
internal sealed class OptionTableReader
{
    private readonly DiagnosticBag _diagnostics;
    private readonly List<Row> _options = [];
    private readonly List<(string Word, CsvCell Party, EquatableArray<CsvCell> Cells)> _preferences = [];
    private (CsvCell Name, EquatableArray<CsvCell> Cells)? _statusQuo;
    private string? _title;
    private CsvCell? _group;
    private int _labels;
    private List<(int Number, TextSpan Span)>? _numbers;

    public OptionTableReader(DiagnosticBag diagnostics) => _diagnostics = diagnostics;

    /// <summary>The table, or null when it has no options; the diagnostics may hold errors either way.</summary>
    public OptionTable? Read(List<EquatableArray<CsvCell>> rows)
    {
        var body = ReadHead(rows);
        _labels = _labels > 0 ? _labels : CountLabels(rows);
        foreach (var row in rows.Skip(body))
            Sort(row);
        if (_options.Count == 0)
        {
            _diagnostics.Add(new TextSpan(0, 0), Messages.TableNoOption());
            return null;
        }

        var count = _numbers?.Count ?? _options.Max(row => Filled(row.Cells));
        var options = _options.Select(row => OptionTableLabel.Read(row.Owner, row.Name, _diagnostics)).ToArray();
        var cells = _options.Select((row, k) => ReadTerms(row, options[k], count)).ToArray();
        var columns = Enumerable.Range(0, count).Select(column => new TableColumn(
            _numbers?[column].Number ?? column + 1,
            cells.Select(terms => terms[column]).ToEquatableArray(),
            _numbers?[column].Span ?? CellAt(_options[0].Cells, column)?.Span ?? _options[0].Name.Span)).ToEquatableArray();
        if (_diagnostics.HasErrors)
            return null;

        CheckColumns(columns);
        var preferences = new OptionTablePreferences(options, columns, _diagnostics);
        return new OptionTable(
            _title,
            options.ToEquatableArray(),
            columns,
            _statusQuo is { } marks ? ReadStatusQuo(marks.Name, marks.Cells, columns) : null,
            preferences.Read(_preferences));
    }

    /// <summary>Reads the title and the row of state numbers, if they are there.</summary>
    /// <returns>How many rows they take.</returns>
    private int ReadHead(List<EquatableArray<CsvCell>> rows)
    {
        for (var head = 0; head < Math.Min(2, rows.Count); head++)
        {
            if (FirstNumber(rows[head]) is { } first)
            {
                if (head == 1)
                    _title = rows[0].First(cell => !cell.IsEmpty).Value;
                _labels = first;
                _numbers = ReadNumbers(rows[head], first);
                if (first > 2)
                    _diagnostics.Add(rows[head][first].Span, Messages.TableLabels(first));
                return head + 1;
            }

            if (rows[head].Count(cell => !cell.IsEmpty) != 1)
                break;
        }

        return 0;
    }

    /// <summary>The zero-based place of the first number of a row that numbers the states; null when the row does something else.</summary>
    private static int? FirstNumber(EquatableArray<CsvCell> row)
    {
        if (OptionTableWords.Find(row[0].Value) is not null)
            return null;
        var first = 1;
        while (first < row.Count && NumberOf(row[first].Value) is null)
            first++;
        return first < row.Count && !row.Skip(first).Any(cell => OptionTableLabel.IsTermOfOption(cell.Value)) ? first : null;
    }

    private List<(int Number, TextSpan Span)> ReadNumbers(EquatableArray<CsvCell> row, int first)
    {
        var numbers = new List<(int, TextSpan)>();
        var seen = new HashSet<int>();
        foreach (var cell in row.Take(Filled(row)).Skip(first))
        {
            if (NumberOf(cell.Value) is not { } number)
                _diagnostics.Add(cell.Span, Messages.TableExpected("the number of a state", cell.Value));
            else if (!seen.Add(number))
                _diagnostics.Add(cell.Span, Messages.TableNumberTwice(number));
            numbers.Add((NumberOf(cell.Value) ?? 0, cell.Span));
        }

        return numbers;
    }

    /// <summary>How many columns stand before the states, going by where in most rows the first letters stand.</summary>
    private static int CountLabels(List<EquatableArray<CsvCell>> rows)
    {
        var votes = new int[3];
        foreach (var row in rows)
        {
            if (row[0].Value.EndsWith('}') || (row.Count > 1 && OptionTableLabel.IsTermOfOption(row[1].Value)))
                votes[1]++;
            else if ((row.Count > 1 && row[1].Value.EndsWith('}')) || (row.Count > 2 && OptionTableLabel.IsTermOfOption(row[2].Value)))
                votes[2]++;
        }

        return votes[2] > votes[1] ? 2 : 1;
    }

    /// <summary>Finds out what a row is, and puts it where rows of its kind are kept.</summary>
    private void Sort(EquatableArray<CsvCell> row)
    {
        var cells = row.Skip(_labels).ToEquatableArray();
        var second = CellAt(row, 1);
        if (OptionTableWords.Find(row[0].Value) == OptionTableWords.StatusQuo)
        {
            _statusQuo = (row[0], cells);
            return;
        }

        if (Filled(cells) == 0 && (_labels == 1 || second is null or { IsEmpty: true }))
        {
            _group = row[0];
            return;
        }

        if (_labels > 1 && !row[0].IsEmpty)
            _group = row[0];
        var name = _labels == 1 ? row[0] : second;
        if (name is null or { IsEmpty: true })
            _diagnostics.Add(row.First(cell => !cell.IsEmpty).Span, Messages.TableNoName());
        else if (_group is null)
            _diagnostics.Add(name.Span, Messages.TableNoOwner(name.Value));
        else if (OptionTableWords.Find(_group.Value) is { } word)
            _preferences.Add((word, name, cells));
        else
            _options.Add(new Row(_group, name, cells));
    }

    private int[] ReadTerms(Row row, TableOption option, int count)
    {
        var terms = new int[count];
        var filled = row.Cells.Where(cell => !cell.IsEmpty).ToArray();
        if (filled.Length > 0 && Array.TrueForAll(filled, cell => NumberOf(cell.Value) is not null && OptionTableLabel.TermOf(option, cell.Value) is null))
        {
            _diagnostics.Add(row.Name.Span, Messages.TableNumbers(option.Name));
            return terms;
        }

        for (var column = 0; column < count; column++)
        {
            var cell = CellAt(row.Cells, column);
            if (cell is null or { IsEmpty: true })
                _diagnostics.Add(cell?.Span ?? row.Name.Span, Messages.TableCellMissing(option.Name, _numbers?[column].Number ?? column + 1));
            else if (OptionTableLabel.TermOf(option, cell.Value) is { } term)
                terms[column] = term;
            else
                _diagnostics.Add(cell.Span, Messages.TableExpected(OptionTableLabel.Expected(option), cell.Value));
        }

        foreach (var cell in row.Cells.Skip(count).Where(cell => !cell.IsEmpty))
            _diagnostics.Add(cell.Span, Messages.TableCellExtra(count, cell.Value));
        return terms;
    }

    /// <summary>No two columns may hold the same state.</summary>
    private void CheckColumns(EquatableArray<TableColumn> columns)
    {
        var single = new Dictionary<EquatableArray<int>, TableColumn>();
        foreach (var column in columns.Where(column => !column.IsCoalesced))
        {
            if (!single.TryAdd(column.Terms, column))
                _diagnostics.Add(column.Span, Messages.TableSameState(single[column.Terms].Number, column.Number));
        }

        const int Most = 1_000;
        var coalesced = columns.Where(column => column.IsCoalesced).ToArray();
        if (coalesced.Length > Most)
        {
            _diagnostics.Add(coalesced[Most].Span, Messages.TableTooManyDashes(Most));
            return;
        }

        for (var k = 0; k < coalesced.Length && !_diagnostics.IsFull; k++)
        {
            foreach (var other in single.Values.Concat(coalesced[..k]).Where(coalesced[k].Meets))
                _diagnostics.Add(coalesced[k].Span, Messages.TableSameState(other.Number, coalesced[k].Number));
        }
    }

    private int? ReadStatusQuo(CsvCell name, EquatableArray<CsvCell> cells, EquatableArray<TableColumn> columns)
    {
        var marked = Enumerable.Range(0, cells.Count).Where(place => !cells[place].IsEmpty).ToArray();
        if (marked.Length != 1 || marked[0] >= columns.Count)
        {
            _diagnostics.Add(name.Span, Messages.TableStatusQuo(marked.Length));
            return null;
        }

        if (columns[marked[0]].IsCoalesced)
            _diagnostics.Add(cells[marked[0]].Span, Messages.TableStatusQuoCoalesced(columns[marked[0]].Number));
        return marked[0];
    }

    /// <summary>The number that a cell gives a state: <c>7</c>, <c>s7</c> or <c>state 7</c>.</summary>
    internal static int? NumberOf(string text)
    {
        var digits = text.StartsWith("state ", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(6) : text.StartsWith('s') || text.StartsWith('S') ? text.AsSpan(1) : text;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static CsvCell? CellAt(EquatableArray<CsvCell> row, int place) => place < row.Count ? row[place] : null;

    /// <summary>How many cells there are up to the last that is not empty.</summary>
    private static int Filled(EquatableArray<CsvCell> row)
    {
        var count = row.Count;
        while (count > 0 && row[count - 1].IsEmpty)
            count--;
        return count;
    }

    /// <summary>A row of an option as it stands.</summary>
    private sealed record Row(CsvCell Owner, CsvCell Name, EquatableArray<CsvCell> Cells);
}
