namespace Truce.Robustness;

/// <summary>Between which numbers does a share lie, given how often something held so far, however often one looks?</summary>
/// <remarks>
/// <para>After k of n draws, the shares p that are kept are those with ln B(½ + k, ½ + n − k) − ln B(½, ½) − k ln p − (n − k) ln(1 − p) &lt; ln(1/α): the mixture over
/// a Beta(½, ½) prior has not gained on p by more than 1/α. By Ville's inequality the true share is kept at every n at once with probability at least 1 − α, so that it may be looked
/// at after every draw and drawing may stop at any time. Source: Robbins 1970; Howard, Ramdas, McAuliffe and Sekhon 2021.</para>
/// <para>Units: shares of 1. It never closes on 0 or 1: after n draws that all held, 1 is kept and so are shares a little below it.</para>
/// </remarks>
public static class ConfidenceSequence
{
    private const int Halvings = 60;

    /// <summary>The least and the greatest share that are kept.</summary>
    /// <param name="held">How often it held, k; of weighted draws their effective number, so not always whole.</param>
    /// <param name="draws">How many draws there were, n.</param>
    /// <param name="error">α: how likely the true share is ever left out.</param>
    public static (double Low, double High) Of(double held, double draws, double error = 0.05)
    {
        if (draws <= 0)
            return (0, 1);
        var missed = draws - held;
        var mixture = LogBeta(0.5 + held, 0.5 + missed) - LogBeta(0.5, 0.5) - Math.Log(1 / error);
        var middle = held / draws;
        return (held <= 0 ? 0 : Edge(0, middle), missed <= 0 ? 1 : Edge(1, middle));

        // What is kept is an interval round k/n, since the left side is convex in p.
        double Edge(double outside, double inside)
        {
            for (var i = 0; i < Halvings; i++)
            {
                var between = (outside + inside) / 2;
                if (IsKept(between))
                    inside = between;
                else
                    outside = between;
            }

            return inside;
        }

        bool IsKept(double p) => mixture < (held > 0 ? held * Math.Log(p) : 0) + (missed > 0 ? missed * Math.Log(1 - p) : 0);
    }

    private static double LogBeta(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);

    /// <summary>ln Γ(x) for x above 0, by Stirling's series after the argument is raised above 10; off by less than 1e-12 of its size.</summary>
    private static double LogGamma(double x)
    {
        var shift = 0.0;
        for (; x < 10; x++)
            shift -= Math.Log(x);
        var inverse = 1 / (x * x);
        var series = (1.0 / 12 - (inverse * (1.0 / 360 - (inverse * (1.0 / 1260 - (inverse * (1.0 / 1680 - (inverse / 1188)))))))) / x;
        return shift + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + series;
    }
}
