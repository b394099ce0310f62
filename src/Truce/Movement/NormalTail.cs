namespace Truce.Movement;

/// <summary>How much of a normal distribution lies beyond a value.</summary>
internal static class NormalTail
{
    /// <summary>The share of a standard normal distribution that is at least as far from 0 as z, to twelve digits.</summary>
    /// <remarks>Near 0 by the series of erf, further out by the continued fraction of erfc (Abramowitz and Stegun 1964, 7.1.6 and 7.1.14).</remarks>
    public static double TwoSided(double z)
    {
        var x = Math.Abs(z) / Math.Sqrt(2);
        return x < 2.5 ? 1 - Series(x) : Fraction(x);
    }

    // erf x = 2/sqrt(pi) e^(-x²) sum of 2^n x^(2n+1) / (1·3·…·(2n+1)).
    private static double Series(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 1; term > 1e-17 * sum; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    // erfc x = e^(-x²)/sqrt(pi) · 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …)))).
    private static double Fraction(double x)
    {
        var value = x;
        for (var n = 80; n > 0; n--)
            value = x + (n / 2.0 / value);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / value;
    }
}
