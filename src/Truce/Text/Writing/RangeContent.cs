using Truce.Dossiers;
using static Truce.Text.Writing.FieldList;

namespace Truce.Text.Writing;

/// <summary>Says how far apart the numbers of a range are, where they are not the whole numbers: by a step if there is an exact one, else by a count.</summary>
internal static class RangeContent
{
    public static string? StepOf(NumericRange range) => ExactStep(range) is { } step and not 1 ? Number(step) : null;

    public static string? CountOf(NumericRange range) => ExactStep(range) is null ? Number(range.Count) : null;

    private static decimal? ExactStep(NumericRange range)
    {
        if (range.Count == 1)
            return 1;
        var step = (range.To - range.From) / (range.Count - 1);
        return decimal.Round(step, NumericRange.Decimals) == step && range.From + (step * (range.Count - 1)) == range.To ? step : null;
    }
}
