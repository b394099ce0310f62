using System.Globalization;
using Truce.Dossiers;
using Truce.Text;

namespace Truce.Pages.Workbench;

/// <summary>Takes the fields of a form for what they mean in a dossier, and collects what is not understood, all of it in one pass.</summary>
/// <param name="opened">The dossier that the form is about.</param>
/// <param name="form">What was sent.</param>
internal sealed class FormReader(ShownDossier opened, Form form)
{
    private readonly FormulaParser _parser = new(opened.Dossier);
    private readonly List<(string Text, EquatableArray<string> Details)> _problems = [];

    /// <summary>Why nothing can be saved; null when all was understood.</summary>
    public Edit? Refusal => _problems.Count switch
    {
        0 => null,
        1 => Edit.Refused($"{_problems[0].Text}, and nothing was saved.", _problems[0].Details),
        _ => Edit.Refused("This was not understood, and nothing was saved.", _problems.SelectMany(problem => problem.Details.IsEmpty ? [problem.Text] : problem.Details.Prepend(problem.Text)).ToEquatableArray()),
    };

    /// <summary>The formula of a text; true when it is not understood.</summary>
    public Formula Formula(string? text)
    {
        var parsed = _parser.Parse(text ?? "", "formula");
        if (parsed.Formula is null)
            Wrong($"“{text}” was not understood", parsed.Diagnostics.Select(diagnostic => diagnostic.Message).ToEquatableArray());
        return parsed.Formula ?? Dossiers.Formula.True;
    }

    /// <summary>The formulas of a field that is repeated, <c>name:0</c> and on; those that are empty do not count.</summary>
    public EquatableArray<Formula> Formulas(string name) => form.All(name).Where(text => text.Length > 0).Select(Formula).ToEquatableArray();

    /// <summary>The day of a field; null when it is empty.</summary>
    public DateOnly? Day(string name)
    {
        if (form[name] is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Wrong($"“{text}” is not a day such as 2024-06-14");
        return null;
    }

    /// <summary>The number of a field; null when it is empty.</summary>
    public decimal? Number(string name)
    {
        if (form[name] is not { } text)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number;
        Wrong($"“{text}” is not a number such as 0.5");
        return null;
    }

    /// <summary>Between which numbers something lies; null when neither is given.</summary>
    public Bounds? Bounds(string least, string greatest, string what)
    {
        var (from, to) = (Number(least), Number(greatest));
        if (from is { } low && to is { } high)
        {
            if (low <= high)
                return new Bounds(low, high);
            Wrong($"{what} cannot lie between {low.ToString(CultureInfo.InvariantCulture)} and {high.ToString(CultureInfo.InvariantCulture)}: the first has to be the less");
        }
        else if (from is not null || to is not null)
        {
            Wrong($"{what} needs both numbers that it lies between, or neither");
        }

        return null;
    }

    /// <summary>The statements of a field, their names with commas or spaces between.</summary>
    public EquatableArray<StatementId> Says(string name)
    {
        var ids = (form[name] ?? "").Split([',', ' ', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(id => new StatementId(id)).Distinct().ToEquatableArray();
        foreach (var id in ids.Where(id => opened.Dossier.Find(id) is null))
            Wrong($"“{id}” is no statement of this dossier", Nearest.To(id.Value, opened.Dossier.Statements.Select(known => known.Id.Value)) is { } near ? [$"did you mean '{near}'?"] : []);
        return ids;
    }

    /// <summary>The parties of which a box was ticked, <c>name:PARTY</c>.</summary>
    public EquatableArray<PartyId> Ticked(string name) => opened.Dossier.Parties.Where(party => form.Has($"{name}:{party.Id}")).Select(party => party.Id).ToEquatableArray();

    /// <summary>Notes that something cannot be.</summary>
    /// <param name="text">What, without a full stop.</param>
    /// <param name="details">Why, in the words of the reader.</param>
    public void Wrong(string text, EquatableArray<string> details = default) => _problems.Add((text, details));
}
