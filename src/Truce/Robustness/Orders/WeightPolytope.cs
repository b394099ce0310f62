using System.Numerics;

namespace Truce.Robustness.Orders;

/// <summary>Which weights fit what is known of them: a polytope, by its corners.</summary>
/// <remarks>
/// <para>The weights that vary are at least 0, keep their sum, lie within their bounds, and satisfy linear comparisons. The corners come from those of the simplex by cutting with one
/// condition after another (double description: Motzkin, Raiffa, Thompson and Thrall 1953): those that satisfy it stay, and between every one that does and every neighbour that does not a
/// new one is put on the cut. Corners are whole numbers over a common divisor, so that nothing is rounded.</para>
/// <para>Cost: for each condition, the corners cubed at worst; refuses beyond <see cref="MostCorners"/>.</para>
/// </remarks>
internal sealed class WeightPolytope
{
    /// <summary>The most corners that are held.</summary>
    public const int MostCorners = 2_000;

    private readonly int _conditions;

    private WeightPolytope(Corner[] corners, int conditions) => (Corners, _conditions) = (corners, conditions);

    /// <summary>The corners; none when nothing fits.</summary>
    public IReadOnlyList<Corner> Corners { get; }

    /// <summary>The mean of the corners, which lies within; there has to be a corner.</summary>
    public Corner Middle
    {
        get
        {
            if (field is not null)
                return field;
            var common = Corners.Aggregate(BigInteger.One, (product, corner) => product * (corner.Divisor / BigInteger.GreatestCommonDivisor(product, corner.Divisor)));
            var weights = new BigInteger[Corners[0].Weights.Length];
            foreach (var corner in Corners)
            {
                for (var k = 0; k < weights.Length; k++)
                    weights[k] += corner.Weights[k] * (common / corner.Divisor);
            }

            return field = new Corner(weights, common * Corners.Count, []);
        }
    }

    /// <summary>Finds the corners; null when there are too many.</summary>
    /// <param name="sum">What the weights add up to, in units; above 0.</param>
    /// <param name="count">How many weights there are, at least 1.</param>
    /// <param name="conditions">Σ factor · weight + constant ≥ 0, the constant last, in the same units.</param>
    public static WeightPolytope? Of(BigInteger sum, int count, IReadOnlyList<BigInteger[]> conditions)
    {
        var corners = Enumerable.Range(0, count).Select(i => new Corner(
            [.. Enumerable.Range(0, count).Select(k => k == i ? sum : BigInteger.Zero)],
            BigInteger.One,
            [.. Enumerable.Range(0, count).Where(k => k != i)])).ToList();
        for (var c = 0; c < conditions.Count; c++)
        {
            corners = Cut(corners, conditions[c], count + c);
            if (corners.Count > MostCorners)
                return null;
        }

        return new WeightPolytope([.. corners], count + conditions.Count);
    }

    /// <summary>The weights that satisfy one more condition; null when there are too many corners.</summary>
    public WeightPolytope? Cut(BigInteger[] condition)
    {
        var corners = Cut([.. Corners], condition, _conditions);
        return corners.Count > MostCorners ? null : new WeightPolytope([.. corners], _conditions + 1);
    }

    /// <summary>Whether the left side of a condition is nowhere below 0, and whether it is above 0 somewhere.</summary>
    public (bool IsNowhereBelow, bool IsSomewhereAbove) Signs(BigInteger[] condition)
    {
        var (isNowhereBelow, isSomewhereAbove) = (true, false);
        foreach (var corner in Corners)
        {
            var sign = corner.Value(condition).Sign;
            isNowhereBelow &= sign >= 0;
            isSomewhereAbove |= sign > 0;
            if (!isNowhereBelow && isSomewhereAbove)
                break;
        }

        return (isNowhereBelow, isSomewhereAbove);
    }

    private static List<Corner> Cut(List<Corner> corners, BigInteger[] condition, int number)
    {
        var values = corners.Select(corner => corner.Value(condition)).ToArray();
        var kept = new List<Corner>();
        for (var k = 0; k < corners.Count; k++)
        {
            if (values[k].Sign >= 0)
                kept.Add(values[k].IsZero ? corners[k].TightAt(number) : corners[k]);
        }

        for (var p = 0; p < corners.Count; p++)
        {
            if (values[p].Sign <= 0)
                continue;
            for (var q = 0; q < corners.Count; q++)
            {
                if (values[q].Sign < 0 && AreNeighbours(corners, p, q))
                    kept.Add(Corner.Between(corners[p], values[p], corners[q], values[q], number));
            }
        }

        return kept;
    }

    /// <summary>Whether no third corner lies on every face that both lie on.</summary>
    private static bool AreNeighbours(List<Corner> corners, int p, int q)
    {
        var shared = corners[p].Tight.Where(corners[q].Tight.Contains).ToArray();
        for (var k = 0; k < corners.Count; k++)
        {
            if (k != p && k != q && shared.All(corners[k].Tight.Contains))
                return false;
        }

        return true;
    }

    /// <summary>A corner: whole numbers over a divisor, and the conditions that hold there without slack.</summary>
    internal sealed record Corner(BigInteger[] Weights, BigInteger Divisor, HashSet<int> Tight)
    {
        /// <summary>A positive multiple of the left side of a condition.</summary>
        public BigInteger Value(BigInteger[] condition)
        {
            var value = condition[^1] * Divisor;
            for (var k = 0; k < Weights.Length; k++)
                value += condition[k] * Weights[k];
            return value;
        }

        /// <summary>The same, with one more condition that holds without slack.</summary>
        public Corner TightAt(int number) => this with { Tight = [.. Tight, number] };

        /// <summary>A weight in the units of the polytope.</summary>
        public double Weight(int place) => (double)Weights[place] / (double)Divisor;

        public static Corner Between(Corner inside, BigInteger above, Corner outside, BigInteger below, int number)
        {
            var weights = new BigInteger[inside.Weights.Length];
            for (var k = 0; k < weights.Length; k++)
                weights[k] = (outside.Weights[k] * above) - (inside.Weights[k] * below);
            var divisor = (outside.Divisor * above) - (inside.Divisor * below);
            var common = weights.Aggregate(divisor, BigInteger.GreatestCommonDivisor);
            for (var k = 0; k < weights.Length; k++)
                weights[k] /= common;
            return new Corner(weights, divisor / common, [.. inside.Tight.Where(outside.Tight.Contains), number]);
        }
    }
}
