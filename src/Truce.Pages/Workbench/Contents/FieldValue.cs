using Truce.Dossiers;

namespace Truce.Pages.Workbench;

/// <summary>What a field of a form holds, which is also how it is filled in.</summary>
public abstract record FieldValue
{
    private FieldValue()
    {
    }

    /// <summary>A line of text.</summary>
    /// <param name="Text">What it says.</param>
    /// <param name="Type">What the browser takes it for.</param>
    /// <param name="InputMode">Which keys a phone offers.</param>
    /// <param name="Words">Words to choose from; others may be typed.</param>
    public sealed record Line(string? Text, string Type = "text", string? InputMode = null, IEnumerable<string>? Words = null) : FieldValue;

    /// <summary>Several lines of text.</summary>
    /// <param name="Text">What they say.</param>
    /// <param name="Height">How many there is room for.</param>
    public sealed record Prose(string? Text, int Height = 2) : FieldValue;

    /// <summary>One of a few words.</summary>
    /// <param name="Chosen">The one that holds now.</param>
    /// <param name="Options">The words, as sent and as read.</param>
    /// <param name="Any">The choice of none, for people; null when there is none.</param>
    public sealed record Choice(string? Chosen, IEnumerable<(string Value, string Text)> Options, string? Any = null) : FieldValue;

    /// <summary>Terms of issues, or formulas.</summary>
    /// <param name="Formulas">What is so now.</param>
    public sealed record Terms(EquatableArray<Formula> Formulas) : FieldValue;

    /// <summary>Boxes to tick.</summary>
    /// <param name="Options">Each with its value, its words, and whether it is ticked.</param>
    public sealed record Boxes(IEnumerable<(string Value, string Text, bool IsTicked)> Options) : FieldValue;

    /// <summary>Statements, chosen by their words.</summary>
    /// <param name="Says">Those that are chosen.</param>
    public sealed record Statements(EquatableArray<StatementId> Says) : FieldValue;

    /// <summary>One field for each of several things.</summary>
    /// <param name="Fields">Each with the name behind the colon, its words and what it holds.</param>
    public sealed record Rows(IEnumerable<(string Key, string Label, FieldValue Value)> Fields) : FieldValue;
}
