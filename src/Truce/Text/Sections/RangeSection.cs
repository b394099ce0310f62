using Truce.Dossiers;
using Truce.Text.Yaml;

namespace Truce.Text.Sections;

/// <summary>Reads the <c>range</c> of an issue, with <c>step</c> or <c>count</c>: at which numbers can it be settled?</summary>
internal static class RangeSection
{
    /// <param name="reading">The reading it is part of.</param>
    /// <param name="fields">The entries.</param>
    /// <param name="isRight">False when there is a range but not one that can be read; then the terms are not known.</param>
    /// <returns>The range, or null when the issue has none.</returns>
    public static NumericRange? Read(Reading reading, Fields fields, out bool isRight)
    {
        var (node, step, count, terms) = (fields["range"], fields["step"], fields["count"], fields["terms"]);
        isRight = true;
        if (node is null)
        {
            foreach (var stray in new[] { step, count }.OfType<YamlNode>())
                reading.Report(stray.Span, Messages.OnlyWithRange());
            return null;
        }

        if (terms is not null)
            reading.Report(terms.Span, Messages.RangeAndTerms());
        if (step is not null && count is not null)
            reading.Report(count.Span, Messages.StepAndCount());
        var range = ReadEnds(reading, node) is var (from, to) ? Make(reading, node, from, to, step, count) : null;
        isRight = range is not null;
        return range;
    }

    private static (decimal From, decimal To)? ReadEnds(Reading reading, YamlNode node)
    {
        if (node is not YamlSequence { Items: { Count: 2 } ends })
        {
            reading.WrongKind(node, "a range of numbers such as [140, 360]");
            return null;
        }

        if (reading.Number(ends[0]) is not { } from || reading.Number(ends[1]) is not { } to)
            return null;
        (from, to) = (decimal.Round(from, NumericRange.Decimals), decimal.Round(to, NumericRange.Decimals));
        if (from <= to)
            return (from, to);
        reading.Report(node.Span, Messages.RangeBackward(from, to));
        return null;
    }

    private static NumericRange? Make(Reading reading, YamlNode node, decimal from, decimal to, YamlNode? step, YamlNode? count)
    {
        if (count is not null)
        {
            var numbers = reading.WholeNumber(count);
            if (numbers is null)
                return null;
            var least = from == to ? 1 : 2;
            if (numbers >= least && numbers <= (from == to ? 1 : NumericRange.MaxCount))
                return new NumericRange(from, to, numbers.Value);
            reading.Report(count.Span, Messages.RangeCount(numbers.Value, least));
            return null;
        }

        var distance = step is null ? 1 : reading.Number(step);
        if (distance is null)
            return null;
        if (distance <= 0)
        {
            reading.Report(step!.Span, Messages.RangeStep(distance.Value));
            return null;
        }

        var steps = decimal.Floor((to - from) / distance.Value);
        if (steps >= NumericRange.MaxCount)
            reading.Report(node.Span, Messages.RangeTooLarge(steps + 1));
        else if (from + (steps * distance.Value) != to)
            reading.Report(node.Span, Messages.RangeOffStep(from, to, distance.Value, from + (steps * distance.Value)));
        else
            return new NumericRange(from, to, (int)steps + 1);
        return null;
    }
}
