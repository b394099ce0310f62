using static Truce.Text.DiagnosticDescriptors;

namespace Truce.Text;

internal static partial class Messages
{
    public static Finding CsvQuoteOpen() => new(CsvSyntax, "this quotation mark is never closed; a quotation mark within a cell is written twice");

    public static Finding CsvAfterQuote(char found) => new(
        CsvSyntax, $"found {Quote(found.ToString())} after the quotation mark that ends the cell; expected the end of the cell, or the mark written twice");

    public static Finding TableNoOption() => new(
        TableShape, "the table has no option; expected rows with a decision maker, an option, and Y, N or '-' for each state");

    public static Finding TableLabels(int columns) => new(
        TableShape, $"{columns} columns stand before the states; expected one (options under their decision makers) or two (decision maker, option)");

    /// <param name="expected">What was expected.</param>
    /// <param name="found">What was found.</param>
    public static Finding TableExpected(string expected, string found) => new(TableShape, $"expected {expected}, found {Quote(found)}");

    public static Finding TableNoName() => new(TableShape, "the row has cells for states and no name; expected an option, or the word 'rank', 'ranking' or 'payoff' and a decision maker");

    public static Finding TableNoOwner(string option) => new(
        TableShape, $"no decision maker stands before or above {Quote(option)}; expected its name in the first column, or in a row of its own above");

    public static Finding TableCellMissing(string option, int number) => new(
        TableShape, $"{Quote(option)} says nothing in state {number}; expected a term, or '-' where the states are not told apart");

    public static Finding TableCellExtra(int count, string found) => new(
        TableShape, $"the table has {Count(count, "state")}, and {Quote(found)} stands to the right of the last; number every state in the first row, or take the cell out");

    public static Finding TableNumbers(string name) => new(
        TableShape, $"the row of {Quote(name)} holds numbers; expected Y, N or '-', or one of the words 'rank', 'payoff', 'ranking' before the decision maker whose preference this is");

    public static Finding TableBraces(string braces) => new(
        TableShape, $"{Quote(braces)} cannot be read; expected terms with commas between them, and 'from -> to' for a change that cannot be undone");

    public static Finding TableNumberTwice(int number) => new(TableStates, $"the number {number} is given to two states; give each its own");

    public static Finding TableSameState(int first, int second) => new(
        TableStates, $"the states {first} and {second} are not told apart: they have the same terms, or a '-' where they could differ; take one out, or correct a term");

    public static Finding TableTooManyDashes(int most) => new(TableStates, $"more than {most:N0} states have a '-'; write their terms out");

    public static Finding TableStatusQuo(int marks) => new(
        TableStates, $"the row of the status quo marks {(marks == 0 ? "no state" : marks == 1 ? "a cell that is no state" : $"{marks} cells")}; expected one mark, below the state in which things stand now");

    public static Finding TableStatusQuoCoalesced(int number) => new(
        TableStates, $"state {number} is marked as the status quo and has a '-'; things stand in one state, so write its terms out");

    public static Finding TableNoSuchParty(string name, string[] known) => new(
        TablePreference, $"no decision maker of the table is called {Quote(name)}; {(Nearest.To(name, known) is { } near ? $"did you mean {Quote(near)}?" : $"the table names {List(known)}")}");

    public static Finding TablePreferenceTwice(string name) => new(TablePreference, $"the preference of {Quote(name)} is given twice; keep one of the rows");

    public static Finding TableNoSuchState(int number, IEnumerable<int> known) => new(
        TablePreference, $"the table has no state {number}; its states are {known.Min()} to {known.Max()}");

    public static Finding TableRankedTwice(int number) => new(TablePreference, $"the state {number} is ranked twice; expected each state once");

    public static Finding TableBrackets() => new(TablePreference, "the brackets of this ranking do not match; expected each tie in one pair of brackets, as in [3 4]");

    public static Finding TablePartial(string name, int[] missing, int count) => new(
        TablePartialPreference,
        $"the preference of {Quote(name)} leaves out {Count(missing.Length, "state")} of {count:N0} ({string.Join(", ", missing.Take(8))}{(missing.Length > 8 ? ", …" : "")}); it is not known until they are placed");

    public static Finding TableCoalesced(EquatableArray<int> numbers) => new(
        TableCoalescedColumn,
        $"{(numbers.Count == 1 ? $"state {numbers[0]} has" : $"{Count(numbers.Count, "state")} have")} a '-': any term, so that every combination becomes a state of its own, all equally preferred; states are numbered anew");
}
