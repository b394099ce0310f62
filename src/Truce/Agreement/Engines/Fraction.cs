using System.Numerics;

namespace Truce.Agreement.Engines;

/// <summary>A quotient of whole numbers, so that worths which are equal on paper are equal in the machine.</summary>
internal readonly record struct Fraction
{
    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / common;
        Denominator = denominator / common;
    }

    public BigInteger Numerator { get; }

    /// <summary>Above 0; without a divisor in common with the numerator.</summary>
    public BigInteger Denominator { get; }

    public static Fraction Of(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var digits = unchecked(((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0]);
        return new Fraction(bits[3] < 0 ? -digits : digits, BigInteger.Pow(10, bits[3] >> 16 & 0x7F));
    }

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Fraction operator /(Fraction a, Fraction b) => b.Numerator.Sign < 0
        ? new(-a.Numerator * b.Denominator, a.Denominator * -b.Numerator)
        : new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>The multiple of it that is nearest to a whole number of units.</summary>
    /// <param name="scale">How many units make 1.</param>
    public BigInteger Round(BigInteger scale)
    {
        var doubled = (2 * Numerator * scale) + Denominator;
        return Floor(doubled, 2 * Denominator);
    }

    /// <summary>The least whole number of units that is not below it.</summary>
    public BigInteger Ceiling(BigInteger scale) => -Floor(-Numerator * scale, Denominator);

    private static BigInteger Floor(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }
}
