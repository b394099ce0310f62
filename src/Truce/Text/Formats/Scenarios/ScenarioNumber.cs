using System.Globalization;
using Truce.Dossiers;

namespace Truce.Text.Formats.Scenarios;

/// <summary>Reads the numbers of scenario files.</summary>
internal static class ScenarioNumber
{
    /// <summary>The greatest number that is read, so that products and sums of a few of them can be computed exactly.</summary>
    public const decimal Greatest = 1_000_000_000;

    private const NumberStyles Styles = NumberStyles.Float;

    /// <summary>The number that a text says, or null when it says none that can be computed with.</summary>
    public static decimal? Parse(string text) => decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The number that a text says, or null after a report.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">Where it stands.</param>
    /// <param name="what">What it is the number of: "the weight of issue 2".</param>
    /// <param name="diagnostics">Where to report.</param>
    /// <param name="mayBeNegative">Whether a number below 0 makes sense.</param>
    public static decimal? Read(string text, TextSpan span, string what, DiagnosticBag diagnostics, bool mayBeNegative = true)
    {
        if (Parse(text) is not { } number)
            diagnostics.Add(span, IsHuge(text) ? Messages.ScenarioNumberTooLarge(what, text, Greatest) : Messages.ScenarioNoNumber(what, text));
        else if (Math.Abs(number) > Greatest)
            diagnostics.Add(span, Messages.ScenarioNumberTooLarge(what, text, Greatest));
        else if (number < 0 && !mayBeNegative)
            diagnostics.Add(span, Messages.ScenarioNegative(what, text));
        else
            return number;
        return null;
    }

    /// <summary>Every whole number between two bounds, or null after a report.</summary>
    public static NumericRange? Whole(decimal from, decimal to, TextSpan span, string issue, DiagnosticBag diagnostics)
    {
        if (from > to)
            diagnostics.Add(span, Messages.ScenarioBoundsTurned(issue, from, to));
        else if (to - from >= NumericRange.MaxCount)
            diagnostics.Add(span, Messages.ScenarioTooManyValues(issue, to - from + 1, NumericRange.MaxCount));
        else if (from != decimal.Truncate(from) || to != decimal.Truncate(to))
            diagnostics.Add(span, Messages.ScenarioBoundsNotWhole(issue));
        else
            return NumericRange.Whole((int)from, (int)to);
        return null;
    }

    private static bool IsHuge(string text) => double.TryParse(text, Styles, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) && text.Any(char.IsDigit);
}
