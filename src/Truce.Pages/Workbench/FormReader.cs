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
    private readonly List<(string Text, EquatableArray<string> Details, string? Field)> _problems = [];

    /// <summary>The dossier that the form is about.</summary>
    public Dossier Dossier => opened.Dossier;

    /// <summary>What was sent.</summary>
    public Form Form => form;

    /// <summary>Why nothing can be saved; null when all was understood.</summary>
    public Edit? Refusal => _problems.Count switch
    {
        0 => null,
        1 => Refused($"{_problems[0].Text}, and nothing was saved.", _problems[0].Details),
        _ => Refused("This was not understood, and nothing was saved.", _problems.SelectMany(problem => problem.Details.Prepend(problem.Text)).ToEquatableArray()),
    };

    private Edit Refused(string why, EquatableArray<string> details) => new(null, null, new Notice(why, IsRefusal: true, details)
    {
        Fields = _problems.Where(problem => problem.Field is not null)
            .Select(problem => new FieldProblem(problem.Field!, $"{string.Join(": ", problem.Details.Prepend(problem.Text))}.")).ToEquatableArray(),
    });

    /// <summary>The text of a field; null when it is empty.</summary>
    /// <param name="name">The field.</param>
    /// <param name="missing">What to say when it is empty, without a full stop; null when it may be.</param>
    public string? Text(string name, string? missing = null)
    {
        if (form[name] is null && missing is not null)
            Wrong(missing, field: name);
        return form[name];
    }

    /// <summary>The text of a field, which stays as it was, with all of its white space, when it came back as it was shown.</summary>
    /// <param name="name">The field.</param>
    /// <param name="shown">The text that it showed.</param>
    /// <param name="isLine">Whether it is one line.</param>
    /// <param name="missing">What to say when there is none, without a full stop; null when it may be.</param>
    public string? Text(string name, string? shown, bool isLine, string? missing)
    {
        var text = form.Text(name, shown, isLine);
        if (missing is not null && string.IsNullOrEmpty(text))
            Wrong(missing, field: name);
        return text;
    }

    /// <summary>The lines of a field that are not empty.</summary>
    public EquatableArray<string> Lines(string name) => (form[name] ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToEquatableArray();

    /// <summary>The formula of a text; true when it is not understood.</summary>
    /// <param name="text">The text.</param>
    /// <param name="field">The field that it stands in.</param>
    public Formula Formula(string? text, string? field = null)
    {
        var parsed = _parser.Parse(text ?? "", "formula");
        if (parsed.Formula is null)
            Wrong($"“{text}” was not understood", parsed.Diagnostics.Select(diagnostic => diagnostic.Message).ToEquatableArray(), field);
        return parsed.Formula ?? Truce.Dossiers.Formula.True;
    }

    /// <summary>The formulas of a field that is repeated, <c>name:0</c> and on; those that are empty do not count.</summary>
    public EquatableArray<Formula> Formulas(string name) => form.All(name).Where(text => text.Length > 0).Select(text => Formula(text, name)).ToEquatableArray();

    /// <summary>The formula that all those of a repeated field are so; null when there are none, which is then told.</summary>
    public Formula? Together(string name, string missing)
    {
        var formula = Workbench.Together.Of(Formulas(name));
        if (formula is null)
            Wrong(missing, field: name);
        return formula;
    }

    /// <summary>The day of a field; null when it is empty.</summary>
    public DateOnly? Day(string name)
    {
        if (form[name] is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Wrong($"“{text}” is not a day such as 2024-06-14", field: name);
        return null;
    }

    /// <summary>The number of a field; null when it is empty.</summary>
    public decimal? Number(string name)
    {
        if (form[name] is not { } text)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number;
        Wrong($"“{text}” is not a number such as 0.5", field: name);
        return null;
    }

    /// <summary>The number of a field that may not be left empty; the one before when the field was not sent, or is refused.</summary>
    /// <param name="name">The field.</param>
    /// <param name="before">The number that it held.</param>
    /// <param name="missing">What to say when it is empty, without a full stop.</param>
    public decimal Number(string name, decimal before, string missing) =>
        form.Has(name) && Text(name, missing) is not null ? Number(name) ?? before : before;

    /// <summary>The whole number of a field, 0 or more; null when it is empty.</summary>
    public int? Whole(string name)
    {
        if (form[name] is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Wrong($"“{text}” is not a whole number such as 14", field: name);
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
            Wrong($"{what} cannot lie between {Telling.Number(low)} and {Telling.Number(high)}: the first has to be the less");
        }
        else if (from is not null || to is not null)
        {
            Wrong($"{what} needs both numbers that it lies between, or neither");
        }

        return null;
    }

    /// <summary>The statements of a field: those of which a box is ticked, or that are named with commas or spaces between, and those that <c>name-words:0</c> and on tell by their words.</summary>
    public EquatableArray<StatementId> Says(string name)
    {
        var named = (form[name] ?? "").Split([',', ' ', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(id => Named(id, name));
        var told = form.All($"{name}-words").Where(text => text.Length > 0).SelectMany(text => Told(text, name));
        return named.Concat(told).Distinct().ToEquatableArray();
    }

    private IEnumerable<StatementId> Named(string id, string field)
    {
        if (opened.Dossier.Find(new StatementId(id)) is { } statement)
            return [statement.Id];
        Wrong($"“{id}” is no statement of this dossier", Nearest.To(id, opened.Dossier.Statements.Select(known => known.Id.Value)) is { } near ? [$"did you mean '{near}'?"] : [], field);
        return [];
    }

    // One that was chosen from the list ends with its name; else it is names, or words that stand in one statement alone.
    private IEnumerable<StatementId> Told(string text, string field)
    {
        if (StatementChoice.NamedIn(opened.Dossier, text) is { } chosen)
            return [chosen];
        var names = text.Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.All(name => opened.Dossier.Find(new StatementId(name)) is not null))
            return names.Select(name => new StatementId(name));
        var fitting = opened.Dossier.Statements.Where(statement => StatementChoice.TextOf(opened.Dossier, statement).Contains(text, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (fitting.Length == 1)
            return [fitting[0].Id];
        if (fitting.Length == 0)
            return names.SelectMany(name => Named(name, field)).ToArray();
        Wrong($"“{text}” stands in {fitting.Length} statements; choose one of them from the list", field: field);
        return [];
    }

    /// <summary>The parties of which a box was ticked, <c>name:PARTY</c>.</summary>
    public EquatableArray<PartyId> Ticked(string name) => opened.Dossier.Parties.Where(party => form.Has($"{name}:{party.Id}")).Select(party => party.Id).ToEquatableArray();

    /// <summary>Notes that something cannot be.</summary>
    /// <param name="text">What, without a full stop.</param>
    /// <param name="details">Why, in the words of the reader.</param>
    /// <param name="field">The field beside which it is told; null when it is about the whole form.</param>
    public void Wrong(string text, EquatableArray<string> details = default, string? field = null) => _problems.Add((text, details, field));
}
