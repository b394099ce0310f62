namespace Truce.Pages.Workbench;

/// <summary>What a form sent.</summary>
/// <param name="field">The value of a field; null when it was not sent.</param>
public sealed class Form(Func<string, string?> field)
{
    /// <summary>The value of a field without white space at its ends; null when it was not sent or is empty.</summary>
    public string? this[string name] => Read(field(name));

    /// <summary>The value of a field; the text that it showed, with all of its white space, when that came back.</summary>
    /// <param name="name">The field.</param>
    /// <param name="shown">The text that it showed.</param>
    /// <param name="isLine">Whether it is one line.</param>
    internal string? Text(string name, string? shown, bool isLine) => ComesBack(name, shown, isLine) ? shown : this[name];

    /// <summary>Whether a field came back with the text that it showed: white space at its ends does not count, and a browser takes the line ends out of one line.</summary>
    internal bool ComesBack(string name, string? shown, bool isLine) =>
        this[name] == Read(isLine ? shown?.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal) : shown);

    private static string? Read(string? text) => text?.ReplaceLineEndings("\n").Trim() is { Length: > 0 } value ? value : null;

    /// <summary>Whether a field was sent, empty or not.</summary>
    internal bool Has(string name) => field(name) is not null;

    /// <summary>The values of a field that is repeated, <c>name:0</c>, <c>name:1</c> and on, as they were typed; empty ones too.</summary>
    internal IEnumerable<string> All(string name)
    {
        for (var k = 0; Has($"{name}:{k}"); k++)
            yield return this[$"{name}:{k}"] ?? "";
    }

    /// <summary>A whole number, 0 or more; null when none was sent.</summary>
    public int? Number(string name) => int.TryParse(this[name], out var number) && number >= 0 ? number : null;

    /// <summary>The old places of a list's entries in their new order; null unless each is there once.</summary>
    internal int[]? Order(int count)
    {
        var places = (this["order"] ?? "").Split(',').Select(part => int.TryParse(part, out var place) ? place : -1).ToArray();
        return places.Order().SequenceEqual(Enumerable.Range(0, count)) ? places : null;
    }

    /// <summary>What is asked for: a word, and after a colon the place that it is asked of, which has to be below a count.</summary>
    internal (string? Act, int? Place) Act(int count)
    {
        if (this["act"] is not { } act)
            return (null, null);
        var colon = act.IndexOf(':');
        if (colon < 0)
            return (act, null);
        return (act[..colon], int.TryParse(act.AsSpan(colon + 1), out var place) && place >= 0 && place < count ? place : null);
    }
}
