using Truce.Text.Csv;

namespace Truce.Text.Formats;

/// <summary>Reads what stands before a row of an option table: who decides, the option, and in braces its terms and one-way changes.</summary>
internal static class OptionTableLabel
{
    private const string No = "no";
    private const string Yes = "yes";
    private const string Arrow = "->";

    private static readonly string[] s_dashes = ["-", "–", "—", "−"];

    /// <summary>Whether a cell is a term of an option that is taken or not, or a dash.</summary>
    public static bool IsTermOfOption(string cell) => s_dashes.Contains(cell) || YesNo(cell) is not null;

    /// <summary>Reads the labels of a row.</summary>
    public static TableOption Read(CsvCell owner, CsvCell label, DiagnosticBag diagnostics)
    {
        var (owners, areJoint) = ReadOwners(CsvText.Meant(owner.Value));
        var text = CsvText.Meant(label.Value);
        var open = text.LastIndexOf('{');
        if (open < 0 || !text.EndsWith('}'))
            return new TableOption(text, owners, areJoint, [No, Yes], [], label.Span);

        var terms = new List<string>();
        var changes = new List<(string From, string To)>();
        foreach (var entry in text[(open + 1)..^1].Split(','))
        {
            var chain = entry.Split(Arrow, StringSplitOptions.TrimEntries);
            if (Array.Exists(chain, term => term.Length == 0))
                diagnostics.Add(label.Span, Messages.TableBraces(text[open..]));
            terms.AddRange(chain.Except(terms));
            changes.AddRange(chain.Zip(chain.Skip(1)));
        }

        // The change of an option that is taken or not may be written either way round.
        if (terms.Count == 2 && terms.Contains(No) && terms.Contains(Yes))
            terms = [No, Yes];
        var name = text[..open].TrimEnd();
        return new TableOption(
            name.Length == 0 ? text : name,
            owners,
            areJoint,
            terms.ToEquatableArray(),
            changes.Where(change => change.From != change.To).Select(change => (terms.IndexOf(change.From), terms.IndexOf(change.To))).Distinct().ToEquatableArray(),
            label.Span);
    }

    /// <summary>The zero-based place of the term that a cell says, <see cref="TableColumn.Any"/> for a dash, or null when it is none.</summary>
    public static int? TermOf(TableOption option, string cell)
    {
        var place = option.Terms.AsSpan().IndexOf(cell);
        if (place >= 0)
            return place;
        if (s_dashes.Contains(cell))
            return TableColumn.Any;
        return IsYesNo(option) ? YesNo(cell) : null;
    }

    /// <summary>What a cell of the option may say.</summary>
    public static string Expected(TableOption option) => IsYesNo(option) ? "Y, N or '-'" : $"{string.Join(", ", option.Terms.Select(Messages.Quote))} or '-'";

    private static bool IsYesNo(TableOption option) => option.Terms.Count == 2 && option.Terms[0] == No && option.Terms[1] == Yes;

    private static int? YesNo(string cell) => cell.ToUpperInvariant() switch
    {
        "N" or "NO" => 0,
        "Y" or "YES" => 1,
        _ => null,
    };

    private static (EquatableArray<string> Owners, bool AreJoint) ReadOwners(string text)
    {
        if (text.Equals(OptionTableWords.Nobody, StringComparison.OrdinalIgnoreCase))
            return ([], false);
        var areJoint = text.Contains(OptionTableWords.All, StringComparison.Ordinal);
        return (text.Split(areJoint ? OptionTableWords.All : OptionTableWords.Any, StringSplitOptions.TrimEntries).Distinct().ToEquatableArray(), areJoint);
    }
}
