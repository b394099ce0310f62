using System.Numerics;
using Truce.Agreement.Engines;

namespace Truce.Tests.Agreement;

public sealed class FractionTests
{
    public static TheoryData<decimal, string, string> Numbers => new()
    {
        { 0m, "0", "1" },
        { -0.75m, "-3", "4" },

        // More digits than a part of a decimal's 96 bits holds with its sign.
        { 0.2423991044521965m, "484798208904393", "2000000000000000" },
        { 79228162514264337593543950335m, "79228162514264337593543950335", "1" },
        { -0.0000000000000000000000000004m, "-1", "2500000000000000000000000000" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_decimal_is_the_fraction_that_it_is_on_paper(decimal number, string numerator, string denominator)
    {
        var fraction = Fraction.Of(number);
        Assert.Equal(BigInteger.Parse(numerator), fraction.Numerator);
        Assert.Equal(BigInteger.Parse(denominator), fraction.Denominator);
    }

    [Theory]
    [InlineData(1, 3, 0, 1)]
    [InlineData(-1, 3, 0, 0)]
    [InlineData(1, 2, 1, 1)]
    [InlineData(-1, 2, 0, 0)]
    [InlineData(-5, 3, -2, -1)]
    [InlineData(7, 1, 7, 7)]
    public void Rounding_goes_to_the_nearest_unit_and_a_floor_to_reach_upwards(int numerator, int denominator, int nearest, int above)
    {
        var fraction = Fraction.Of(numerator) / Fraction.Of(denominator);
        Assert.Equal(nearest, fraction.Round(BigInteger.One));
        Assert.Equal(above, fraction.Ceiling(BigInteger.One));
    }
}
