using Truce.Randomness;

namespace Truce.Robustness.Orders;

/// <summary>Draws weights, each that fits with the same density.</summary>
/// <remarks>
/// Normalised exponentials are uniform on the simplex above the lower bounds (Dirichlet(1)); where at least one draw in <see cref="Fewest"/> fits the other conditions, those that do not are drawn again, which
/// is exact. Else hit-and-run (Smith 1984): from the mean of the corners, steps along random directions within the sum, each to a uniform point of the chord; so many of them that the start is forgotten.
/// </remarks>
internal sealed class WeightSampler
{
    private const int Fewest = 64;
    private const int Pilots = 1024;
    private const int MostTries = 100_000;
    private const uint PilotPurpose = 619;

    private readonly double[] _least;
    private readonly double _room;
    private readonly double[][] _conditions;
    private readonly double[] _middle;

    /// <param name="sum">What the weights add up to.</param>
    /// <param name="least">The lower bounds.</param>
    /// <param name="conditions">Σ factor · weight + constant ≥ 0, the constant last.</param>
    /// <param name="corners">The corners of all that fits, at least one.</param>
    public WeightSampler(double sum, double[] least, double[][] conditions, IReadOnlyList<double[]> corners)
    {
        (_least, _conditions) = (least, conditions);
        _room = sum - least.Sum();
        _middle = [.. Enumerable.Range(0, least.Length).Select(k => corners.Average(corner => corner[k]))];
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

    // Normal deviates less their mean: a direction in which the sum stays, none more likely than another.
    private static void NewDirection(RandomSeries random, Span<double> direction)
    {
        var mean = 0.0;
        for (var k = 0; k < direction.Length; k++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
            mean += direction[k] = radius * Math.Cos(2 * Math.PI * random.NextDouble());
        }

        mean /= direction.Length;
        for (var k = 0; k < direction.Length; k++)
            direction[k] -= mean;
    }

    private static double Slack(double[] condition, ReadOnlySpan<double> weights)
    {
        var slack = condition[^1];
        for (var k = 0; k < weights.Length; k++)
            slack += condition[k] * weights[k];
        return slack;
    }
}
