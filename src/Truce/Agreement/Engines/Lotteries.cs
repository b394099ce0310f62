namespace Truce.Agreement.Engines;

/// <summary>What could the parties reach if lots could be drawn between packages?</summary>
/// <remarks>
/// Lots between points fill their convex hull. Both questions are answered by taking in one point at a time: the few points that carry the answer are
/// weighed, then the point that would improve most on them is looked for, until none does by more than 1e-10.
/// </remarks>
internal static class Lotteries
{
    private const double Precision = 1e-11;

    /// <summary>The expected utilities at which the least gain, each measured by its unit, is greatest; null when nobody can gain.</summary>
    /// <remarks>A matrix game between whoever draws the lots and whoever names the party that gains least, solved by the simplex method.</remarks>
    public static double[]? MaxMin(UtilitySet set, double[] units)
    {
        int[] parties = [.. Enumerable.Range(0, set.Parties).Where(party => set.CanGain(party) && units[party] > 0)];
        if (parties.Length == 0)
            return null;

        // Gains are moved above 0, which moves the value of the game and not its solution.
        var shares = set.Points.Select(point => parties.Select(party => ((point[party] - set.Disagreement[party]) / units[party]) + 1).ToArray()).ToArray();
        var taken = parties.Select((_, k) => BestFor(shares, k)).Distinct().ToList();
        while (true)
        {
            var (prices, weights) = MatrixGame.Solve([.. taken.Select(point => shares[point])]);
            var next = 0;
            for (var point = 1; point < shares.Length; point++)
            {
                if (Product(shares[point], prices) > Product(shares[next], prices))
                    next = point;
            }

            if (taken.Contains(next) || Product(shares[next], prices) <= 1 + Precision)
                return Mixture(set, taken, weights);
            taken.Add(next);
        }
    }

    /// <summary>The expected utilities at which the product of the gains is greatest; null when nobody can gain.</summary>
    /// <remarks>The product is greatest where no point k has Σ gᵢ(k) / gᵢ above the number of parties (the condition of Kuhn and Tucker).</remarks>
    public static double[]? Nash(UtilitySet set)
    {
        int[] parties = [.. Enumerable.Range(0, set.Parties).Where(set.CanGain)];
        if (parties.Length == 0)
            return null;
        var gains = set.Points.Select(point => parties.Select(party => (point[party] - set.Disagreement[party]) / (set.Ideal[party] - set.Disagreement[party])).ToArray()).ToArray();
        var taken = parties.Select((_, k) => BestFor(gains, k)).Distinct().ToList();
        var weights = taken.Select(_ => 1.0 / taken.Count).ToList();
        for (var round = 0; round < 200; round++)
        {
            Balance(gains, taken, weights, parties.Length);
            var mixture = Enumerable.Range(0, parties.Length).Select(k => taken.Select((point, place) => weights[place] * gains[point][k]).Sum()).ToArray();
            var prices = mixture.Select(gain => 1 / gain).ToArray();
            var next = 0;
            for (var point = 1; point < gains.Length; point++)
            {
                if (Product(gains[point], prices) > Product(gains[next], prices))
                    next = point;
            }

            if (taken.Contains(next) || Product(gains[next], prices) <= parties.Length * (1 + Precision))
                break;
            for (var k = 0; k < weights.Count; k++)
                weights[k] *= 0.9;
            taken.Add(next);
            weights.Add(0.1);
        }

        return Mixture(set, taken, [.. weights]);
    }

    /// <summary>Weighs some points so that the product of their mixture's gains is greatest.</summary>
    /// <remarks>Pairwise steps: weight goes from the point with the least slope to the one with the greatest, as far as the product rises.</remarks>
    private static void Balance(double[][] gains, List<int> taken, List<double> weights, int parties)
    {
        var mixture = new double[parties];
        for (var step = 0; step < 2_000; step++)
        {
            for (var k = 0; k < parties; k++)
                mixture[k] = taken.Select((point, place) => weights[place] * gains[point][k]).Sum();
            var (up, down) = (-1, -1);
            var (most, least) = (double.NegativeInfinity, double.PositiveInfinity);
            for (var place = 0; place < taken.Count; place++)
            {
                var slope = 0.0;
                for (var k = 0; k < parties; k++)
                    slope += gains[taken[place]][k] / mixture[k];
                if (slope > most)
                    (up, most) = (place, slope);
                if (slope < least && weights[place] > 0)
                    (down, least) = (place, slope);
            }

            if (most - least < Precision)
                return;
            var moved = LengthOfStep(mixture, gains[taken[up]], gains[taken[down]], weights[down]);
            weights[up] += moved;
            weights[down] = moved == weights[down] ? 0 : weights[down] - moved;
        }
    }

    // The slope along the step falls, so its zero is found by halving.
    private static double LengthOfStep(double[] mixture, double[] up, double[] down, double most)
    {
        if (Slope(most) >= 0)
            return most;
        var (low, high) = (0.0, most);
        for (var k = 0; k < 60; k++)
        {
            var middle = (low + high) / 2;
            (low, high) = Slope(middle) > 0 ? (middle, high) : (low, middle);
        }

        return low;

        double Slope(double length)
        {
            var slope = 0.0;
            for (var k = 0; k < mixture.Length; k++)
                slope += (up[k] - down[k]) / Math.Max(mixture[k] + (length * (up[k] - down[k])), double.Epsilon);
            return slope;
        }
    }

    private static int BestFor(double[][] points, int party)
    {
        var best = 0;
        for (var point = 1; point < points.Length; point++)
        {
            if (points[point][party] > points[best][party] || (points[point][party] == points[best][party] && points[point].Sum() > points[best].Sum()))
                best = point;
        }

        return best;
    }

    private static double Product(double[] point, double[] prices)
    {
        var sum = 0.0;
        for (var k = 0; k < prices.Length; k++)
            sum += point[k] * prices[k];
        return sum;
    }

    private static double[] Mixture(UtilitySet set, List<int> taken, double[] weights)
    {
        var total = weights.Sum();
        return [.. Enumerable.Range(0, set.Parties).Select(party => taken.Select((point, place) => weights[place] / total * set.Points[point][party]).Sum())];
    }
}
