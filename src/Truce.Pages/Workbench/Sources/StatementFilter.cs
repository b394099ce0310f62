using Truce.Dossiers;
using Truce.Reports;

namespace Truce.Pages.Workbench;

/// <summary>Which statements to list.</summary>
/// <param name="Words">Words that the quotation, the speaker or the name has; null for any.</param>
/// <param name="Party">Whose statements; "-" for those that are nobody's in the dispute; null for anybody's.</param>
/// <param name="Act">The act; null for any.</param>
/// <param name="Standing">The standing; null for any.</param>
/// <param name="Unused">Whether only those that nothing in the dossier rests on.</param>
public sealed record StatementFilter(string? Words = null, string? Party = null, Act? Act = null, Standing? Standing = null, bool Unused = false)
{
    /// <summary>Whether it lets everything through.</summary>
    public bool IsOpen => this == new StatementFilter();

    /// <summary>The act that a word names; null when none does.</summary>
    public static Act? ActOf(string? word) => Spelling.Find<Act>(word);

    /// <summary>The standing that a word names; null when none does.</summary>
    public static Standing? StandingOf(string? word) => Spelling.Find<Standing>(word);

    /// <summary>The statements that fit.</summary>
    internal IEnumerable<Reference> Over(Brief record, Dossier dossier)
    {
        var used = Unused ? Uses.Of(dossier) : null;
        return record.References.Where(reference => Fits(reference.Statement) && (used is null || !used.ContainsKey(reference.Statement.Id)));
    }

    private bool Fits(Statement statement) =>
        (Words is null || Has(statement.Quotation.Exact) || Has(statement.Speaker) || Has(statement.Id.Value))
        && (Party is null || (Party == "-" ? statement.Party is null : statement.Party?.Value == Party))
        && (Act is null || statement.Act == Act)
        && (Standing is null || statement.Standing == Standing);

    private bool Has(string? text) => text?.Contains(Words!, StringComparison.OrdinalIgnoreCase) == true;
}
