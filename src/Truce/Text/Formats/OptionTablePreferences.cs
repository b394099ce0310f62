using System.Globalization;
using Truce.Text.Csv;

namespace Truce.Text.Formats;

/// <summary>Reads the preference rows of an option table: rankings of state numbers, ranks or payoffs column by column.</summary>
internal sealed class OptionTablePreferences
{
    private readonly EquatableArray<TableColumn> _columns;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<int, int> _columnOf = [];
    private readonly string[] _parties;

    public OptionTablePreferences(TableOption[] options, EquatableArray<TableColumn> columns, DiagnosticBag diagnostics)
    {
        _columns = columns;
        _diagnostics = diagnostics;
        _parties = [.. options.SelectMany(option => option.Owners).Distinct()];
        for (var column = 0; column < columns.Count; column++)
            _columnOf[columns[column].Number] = column;
    }

    public EquatableArray<TablePreference> Read(IEnumerable<(string Word, CsvCell Party, EquatableArray<CsvCell> Cells)> rows)
    {
        var preferences = new List<TablePreference>();
        foreach (var (word, party, cells) in rows)
        {
            var name = CsvText.Meant(party.Value);
            if (!_parties.Contains(name))
                _diagnostics.Add(party.Span, Messages.TableNoSuchParty(name, _parties));
            else if (preferences.Exists(known => known.Party == name))
                _diagnostics.Add(party.Span, Messages.TablePreferenceTwice(name));
            var tiers = word == OptionTableWords.Ranking ? ReadRanking(cells) : ReadNumbers(cells, bestIsLeast: word == OptionTableWords.Rank);
            preferences.Add(new TablePreference(name, tiers, party.Span));
            var missing = _columns.Where((_, column) => !tiers.Any(tier => tier.Contains(column))).Select(column => column.Number).ToArray();
            if (missing.Length > 0 && !_diagnostics.HasErrors)
                _diagnostics.Add(party.Span, Messages.TablePartial(name, missing, _columns.Count));
        }

        return preferences.ToEquatableArray();
    }

    /// <summary>Numbers of states, best first; a tie in brackets or joined by <c>=</c>; <c>&gt;</c> and commas may stand between.</summary>
    private EquatableArray<EquatableArray<int>> ReadRanking(EquatableArray<CsvCell> cells)
    {
        var tiers = new List<List<int>>();
        var placed = new HashSet<int>();
        var open = 0;
        var joins = false;
        foreach (var cell in cells)
        {
            foreach (var token in Tokens(cell.Value))
            {
                if (token is "(" or "[" or "{")
                {
                    open++;
                    tiers.Add([]);
                }
                else if (token is ")" or "]" or "}")
                {
                    open--;
                }
                else if (token is "=" or "~")
                {
                    joins = true;
                    continue;
                }
                else if (ColumnOf(token, cell, placed) is { } column)
                {
                    if (tiers.Count == 0 || (open == 0 && !joins))
                        tiers.Add([]);
                    tiers[^1].Add(column);
                }

                joins = false;
            }

            if (open is < 0 or > 1)
            {
                _diagnostics.Add(cell.Span, Messages.TableBrackets());
                open = 0;
            }
        }

        if (open != 0)
            _diagnostics.Add(cells.First(cell => !cell.IsEmpty).Span, Messages.TableBrackets());
        return tiers.Where(tier => tier.Count > 0).Select(tier => tier.ToEquatableArray()).ToEquatableArray();
    }

    private int? ColumnOf(string token, CsvCell cell, HashSet<int> placed)
    {
        if (OptionTableReader.NumberOf(token) is not { } number)
            _diagnostics.Add(cell.Span, Messages.TableExpected("the numbers of states, best first, a tie in brackets", token));
        else if (!_columnOf.TryGetValue(number, out var column))
            _diagnostics.Add(cell.Span, Messages.TableNoSuchState(number, _columns.Select(known => known.Number)));
        else if (!placed.Add(number))
            _diagnostics.Add(cell.Span, Messages.TableRankedTwice(number));
        else
            return column;
        return null;
    }

    /// <summary>One number below each column: ranks, 1 being best, or payoffs, more being better.</summary>
    private EquatableArray<EquatableArray<int>> ReadNumbers(EquatableArray<CsvCell> cells, bool bestIsLeast)
    {
        var columnsOf = new SortedDictionary<decimal, List<int>>();
        for (var column = 0; column < cells.Count; column++)
        {
            if (cells[column].IsEmpty)
                continue;

            // Where cells end at semicolons or tabs, a comma in a number is a decimal one.
            var text = cells[column].Value.Replace(',', '.');
            if (column >= _columns.Count)
                _diagnostics.Add(cells[column].Span, Messages.TableCellExtra(_columns.Count, cells[column].Value));
            else if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
                _diagnostics.Add(cells[column].Span, Messages.TableExpected(bestIsLeast ? "a rank, 1 being best" : "a payoff, more being better", cells[column].Value));
            else if (columnsOf.TryGetValue(number, out var same))
                same.Add(column);
            else
                columnsOf.Add(number, [column]);
        }

        var ascending = columnsOf.Values.Select(columns => columns.ToEquatableArray());
        return (bestIsLeast ? ascending : ascending.Reverse()).ToEquatableArray();
    }

    private static IEnumerable<string> Tokens(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] is ',' or ';' or '>' or '≻')
            {
                at++;
                continue;
            }

            var start = at++;
            if (!"()[]{}=~".Contains(text[start], StringComparison.Ordinal))
            {
                while (at < text.Length && !char.IsWhiteSpace(text[at]) && !",;>≻()[]{}=~".Contains(text[at], StringComparison.Ordinal))
                    at++;
            }

            yield return text[start..at];
        }
    }
}
