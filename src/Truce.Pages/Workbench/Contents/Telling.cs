using System.Globalization;
using Truce.Dossiers;
using Truce.Reports;
using Truce.Text;

namespace Truce.Pages.Workbench;

/// <summary>A dossier with the means to speak of it.</summary>
/// <param name="Dossier">The dossier.</param>
internal sealed record Telling(Dossier Dossier)
{
    /// <summary>Its words.</summary>
    public Words Words { get; } = new(Dossier);

    /// <summary>Writes its formulas.</summary>
    public FormulaWriter Formulas { get; } = new(Dossier);

    /// <summary>What somebody would have, or what has to be, in words.</summary>
    public string That(Formula formula) => Words.That(formula);

    /// <summary>A number as it is written, and as it is typed.</summary>
    public static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The parties to choose from.</summary>
    public IEnumerable<(string, string)> Parties => Dossier.Parties.Select(party => (party.Id.Value, party.Name));

    /// <summary>The issues to choose from.</summary>
    public IEnumerable<(string, string)> Issues => Dossier.Issues.Select(issue => (issue.Id.Value, Words.Question(issue.Id)));
}
