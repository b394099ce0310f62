using Truce.Dossiers;
using Truce.Text.Xml;

namespace Truce.Text.Formats.Scenarios;

/// <summary>What the numbers of an issue are worth in a Genius profile.</summary>
internal static class GeniusEvaluators
{
    /// <summary>A value from 0 to 1 for each number, or null after a report.</summary>
    public static EquatableArray<decimal>? Read(XmlTag evaluator, NumericRange range, string name, DiagnosticBag diagnostics)
    {
        decimal Number(string attribute, decimal otherwise) => evaluator.Find(attribute) is { } written
            ? ScenarioNumber.Read(written.Value, written.Span, $"the {attribute} of the evaluator of {Messages.Quote(name)}", diagnostics) ?? otherwise
            : otherwise;

        Func<decimal, decimal>? worth = null;
        switch (evaluator.Find("ftype")?.Value ?? "linear")
        {
            // Integers count from their lower bound, numbers of older files and real ones do not.
            case "linear" when evaluator.Find("slope") is not null || evaluator.Find("offset") is not null:
                var (slope, offset) = (Number("slope", 0), Number("offset", 0));
                worth = number => (slope * (number - range.From)) + offset;
                break;
            case "linear" when evaluator.Find("parameter1") is not null || evaluator.Find("parameter0") is not null:
                var (factor, constant) = (Number("parameter1", 0), Number("parameter0", 0));
                worth = number => (factor * number) + constant;
                break;
            case "constant" when evaluator.Find("parameter0") is not null:
                var same = Number("parameter0", 0);
                worth = _ => same;
                break;
            case "triangular" when evaluator.Find("parameter2") is not null:
                var (lower, upper, top) = (Number("parameter0", 0), Number("parameter1", 0), Number("parameter2", 0));
                worth = number => Triangle(number, lower, upper, top);
                break;
            case "linear" or "constant" or "triangular":
                diagnostics.Add(evaluator.Span, Messages.ScenarioMissing($"a number of the evaluator of the issue {Messages.Quote(name)}", "slope and offset, or parameter0 and so on"));
                break;
            case var other:
                diagnostics.Add(evaluator.Span, Messages.ScenarioKind(name, other, "linear, constant and triangular evaluators"));
                break;
        }

        return worth is null ? null : Enumerable.Range(0, range.Count).Select(place => Math.Clamp(worth(range[place]), 0, 1)).ToEquatableArray();
    }

    private static decimal Triangle(decimal number, decimal lower, decimal upper, decimal top)
    {
        if (number < lower || number > upper)
            return 0;
        if (number < top)
            return (number - lower) / (top - lower);
        return upper == top ? 1 : (upper - number) / (upper - top);
    }
}
