namespace Truce.Exports.Scenarios;

/// <summary>Do numbers at even distances lie on a straight line?</summary>
internal static class StraightLine
{
    /// <summary>Whether they do, but for a lack of digits.</summary>
    public static bool Is(decimal[] numbers)
    {
        if (numbers.Length < 3)
            return true;
        var slope = (numbers[^1] - numbers[0]) / (numbers.Length - 1);
        for (var k = 1; k < numbers.Length - 1; k++)
        {
            if (Math.Abs(numbers[0] + (slope * k) - numbers[k]) > ScenarioParty.Rounding)
                return false;
        }

        return true;
    }
}
