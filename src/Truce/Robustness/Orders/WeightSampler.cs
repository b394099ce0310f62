using Truce.Randomness;

namespace Truce.Robustness.Orders;

/// <summary>Draws weights, each that fits with the same density.</summary>
/// <remarks>
/// Normalised exponentials are uniform on the simplex above the lower bounds (Dirichlet(1)); where at least one draw in <see cref="Fewest"/> fits the other conditions, those that do not are drawn again, which
/// is exact. Else hit-and-run (Smith 1984): from the mean of the corners, steps along random directions, each to a uniform point of the chord; so many of them that the start is forgotten. What fits may be long
/// and thin; directions are drawn by the covariance of the corners, so that its shape does not matter (as for a body made round, Lovász and Vempala 2006), and where corners lie in a plane, the steps do.
/// </remarks>
internal sealed class WeightSampler
{
    private const int Fewest = 64;
    private const int Pilots = 1024;
    private const int MostTries = 100_000;
    private const uint PilotPurpose = 619;
    private const double Negligible = 1e-12;

    private readonly double[] _least;
    private readonly double _room;
    private readonly double[][] _conditions;
    private readonly double[] _middle;
    private readonly double[][] _shape;

    /// <param name="sum">What the weights add up to.</param>
    /// <param name="least">The lower bounds.</param>
    /// <param name="conditions">Σ factor · weight + constant ≥ 0, the constant last.</param>
    /// <param name="corners">The corners of all that fits, at least one.</param>
    public WeightSampler(double sum, double[] least, double[][] conditions, IReadOnlyList<double[]> corners)
    {
        (_least, _conditions) = (least, conditions);
        _room = sum - least.Sum();
        _middle = [.. Enumerable.Range(0, least.Length).Select(k => corners.Average(corner => corner[k]))];
        _shape = ShapeOf(corners, _middle);
        var weights = new double[least.Length];
        var random = new RandomSeries(0, PilotPurpose);
        var fitting = 0;
        for (var pilot = 0; pilot < Pilots; pilot++)
        {
            DrawAboveLeast(random, weights);
            fitting += Fits(weights) ? 1 : 0;
        }

        IsExact = fitting * Fewest >= Pilots;
    }

    /// <summary>Whether draws are exactly uniform; else nearly so.</summary>
    public bool IsExact { get; }

    /// <summary>Draws weights.</summary>
    public void Draw(RandomSeries random, Span<double> weights)
    {
        if (IsExact)
        {
            for (var tries = 0; tries < MostTries; tries++)
            {
                DrawAboveLeast(random, weights);
                if (Fits(weights))
                    return;
            }
        }

        Walk(random, weights);
    }

    private void DrawAboveLeast(RandomSeries random, Span<double> weights)
    {
        var total = 0.0;
        for (var k = 0; k < weights.Length; k++)
            total += weights[k] = -Math.Log(1 - random.NextDouble());
        for (var k = 0; k < weights.Length; k++)
            weights[k] = _least[k] + (_room * weights[k] / total);
    }

    private bool Fits(ReadOnlySpan<double> weights)
    {
        foreach (var condition in _conditions)
        {
            if (Slack(condition, weights) < 0)
                return false;
        }

        return true;
    }

    private void Walk(RandomSeries random, Span<double> weights)
    {
        _middle.CopyTo(weights);
        Span<double> direction = stackalloc double[weights.Length];
        var steps = 64 + (16 * weights.Length * weights.Length);
        for (var step = 0; step < steps; step++)
        {
            NewDirection(random, direction);
            var (from, to) = (double.NegativeInfinity, double.PositiveInfinity);
            for (var k = 0; k < weights.Length; k++)
                Narrow(weights[k] - _least[k], direction[k], ref from, ref to);
            foreach (var condition in _conditions)
            {
                var change = 0.0;
                for (var k = 0; k < weights.Length; k++)
                    change += condition[k] * direction[k];
                Narrow(Math.Max(0, Slack(condition, weights)), change, ref from, ref to);
            }

            var at = from + ((to - from) * random.NextDouble());
            if (!double.IsFinite(at))
                continue;
            for (var k = 0; k < weights.Length; k++)
                weights[k] += at * direction[k];
        }
    }

    private static void Narrow(double slack, double change, ref double from, ref double to)
    {
        if (change > 0)
            from = Math.Max(from, -slack / change);
        else if (change < 0)
            to = Math.Min(to, -slack / change);
    }

    // Normal deviates with the covariance of the corners.
    private void NewDirection(RandomSeries random, Span<double> direction)
    {
        direction.Clear();
        for (var column = 0; column < direction.Length; column++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            var deviate = radius * Math.Cos(2 * Math.PI * random.NextDouble());
            for (var k = column; k < direction.Length; k++)
                direction[k] += _shape[k][column] * deviate;
        }
    }

    /// <summary>The lower triangle whose product with its transpose is the covariance of the corners (Cholesky); a column is nothing where earlier ones tell a weight already.</summary>
    private static double[][] ShapeOf(IReadOnlyList<double[]> corners, double[] middle)
    {
        var count = middle.Length;
        var covariance = Enumerable.Range(0, count).Select(k => Enumerable.Range(0, count).Select(l => corners.Average(corner => (corner[k] - middle[k]) * (corner[l] - middle[l]))).ToArray()).ToArray();
        var nothing = Negligible * Enumerable.Range(0, count).Sum(k => covariance[k][k]);
        var shape = Enumerable.Range(0, count).Select(_ => new double[count]).ToArray();
        for (var column = 0; column < count; column++)
        {
            var rest = covariance[column][column] - shape[column][..column].Sum(factor => factor * factor);
            if (rest <= nothing)
                continue;
            shape[column][column] = Math.Sqrt(rest);
            for (var k = column + 1; k < count; k++)
                shape[k][column] = (covariance[k][column] - Enumerable.Range(0, column).Sum(l => shape[k][l] * shape[column][l])) / shape[column][column];
        }

        return shape;
    }

    private static double Slack(double[] condition, ReadOnlySpan<double> weights)
    {
        var slack = condition[^1];
        for (var k = 0; k < weights.Length; k++)
            slack += condition[k] * weights[k];
        return slack;
    }
}
