namespace Truce.Pages.Workbench;

/// <summary>Who looks at a page, and how.</summary>
/// <param name="Theme">The chosen theme, <c>light</c> or <c>dark</c>; null follows the system.</param>
/// <param name="CanEdit">Whether the viewer may change the dossier.</param>
/// <param name="Person">Who the viewer is; null for the one user of a machine.</param>
/// <param name="Notice">Something to be told once, at the head of the page.</param>
public sealed record Viewer(string? Theme, bool CanEdit, string? Person = null, Notice? Notice = null)
{
    /// <summary>A form of the page that was sent and refused; null when none was.</summary>
    public RefusedForm? Refused { get; init; }

    /// <summary>What a field of a form holds: what was typed, when that was refused, else what is so.</summary>
    internal string Typed(string form, string field, string? otherwise) => RefusedAs(form) is { } sent && sent.Has(field) ? sent[field] ?? "" : otherwise ?? "";

    /// <summary>The form as it was sent, when it is the one that was refused.</summary>
    internal Form? RefusedAs(string form) => Refused?.Key == form ? Refused.Sent : null;

    /// <summary>What is wrong with a field of a form that was refused; null when nothing is.</summary>
    internal string? WrongWith(string form, string field) =>
        Refused?.Key == form && Refused.Notice.Fields.Where(problem => problem.Field == field).Select(problem => problem.Text).ToArray() is { Length: > 0 } found ? string.Join(" ", found) : null;
}

/// <summary>A form that was sent and refused: it is shown again with what was typed, and with the reason beside it.</summary>
/// <param name="Key">Which of the page's forms it is.</param>
/// <param name="Sent">What was sent.</param>
/// <param name="Notice">Why it was refused.</param>
public sealed record RefusedForm(string Key, Form Sent, Notice Notice);

/// <summary>Something to be told once.</summary>
/// <param name="Text">What, in a sentence or two.</param>
/// <param name="IsRefusal">Whether something was not done.</param>
/// <param name="Details">More, thing by thing.</param>
public sealed record Notice(string Text, bool IsRefusal = false, EquatableArray<string> Details = default)
{
    /// <summary>What is wrong with single fields of the form that was refused, to be told beside them.</summary>
    public EquatableArray<FieldProblem> Fields { get; init; }
}

/// <summary>What is wrong with a field.</summary>
/// <param name="Field">Its name in the form, without the place of a repeated one.</param>
/// <param name="Text">What, in the language of the dispute.</param>
public sealed record FieldProblem(string Field, string Text);
