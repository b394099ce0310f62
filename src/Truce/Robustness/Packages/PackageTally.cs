using Truce.Robustness.Engines;
using Truce.Robustness.Orders;

namespace Truce.Robustness.Packages;

/// <summary>What was added up over the profiles so far: the weight of those in which each candidate is accepted by whom, better for whom, efficient, and best for whom.</summary>
/// <remarks>
/// In this order: the weight of all and the sum of its squares; for each candidate by party what is accepted, by party what is better than the status quo, then accepted by all, better for all principals, efficient; for each
/// party with weights that vary, by package how often it is best and the sum of the weights by which it is.
/// </remarks>
internal sealed class PackageTally(PackageProblem problem)
{
    private readonly double[] _sums = new double[ColumnsOf(problem)];

    /// <summary>How many profiles were looked at.</summary>
    public long Draws { get; set; }

    public double Weight => _sums[0];

    /// <summary>How many profiles of equal weight would tell as much.</summary>
    public double EffectiveDraws => ProfileSource.EffectiveDraws(_sums[0], _sums[1]);

    public static int ColumnsOf(PackageProblem problem) => Place(problem, problem.Candidates.Length)
        + problem.Orders.OfType<WeightOrders>().Sum(party => (1 + party.Places) * problem.Packages.Length);

    /// <summary>Where the sums of a candidate start.</summary>
    public static int Place(PackageProblem problem, int candidate) => 2 + (candidate * ((2 * problem.Orders.Length) + 3));

    /// <summary>The place of the package that comes first in an order; of tied ones the first.</summary>
    public static int PlaceOfBest(int[] packages, int[] ranks)
    {
        var best = 0;
        for (var k = 1; k < packages.Length; k++)
        {
            if (ranks[packages[k]] < ranks[packages[best]])
                best = k;
        }

        return best;
    }

    public void Add(double[] sums)
    {
        for (var k = 0; k < sums.Length; k++)
            _sums[k] += sums[k];
    }

    public double Accepted(int candidate, int party) => _sums[Place(problem, candidate) + party];

    public double Better(int candidate, int party) => _sums[Place(problem, candidate) + problem.Orders.Length + party];

    public double AcceptedByAll(int candidate) => _sums[Place(problem, candidate) + (2 * problem.Orders.Length)];

    public double BetterForAll(int candidate) => _sums[Place(problem, candidate) + (2 * problem.Orders.Length) + 1];

    public double Efficient(int candidate) => _sums[Place(problem, candidate) + (2 * problem.Orders.Length) + 2];

    /// <summary>How often a package is best for a party, and the mean weights by which it is; none for a party without weights that vary, or when it never is.</summary>
    public (double Held, double[] Weights) Best(int package, int party)
    {
        var at = Place(problem, problem.Candidates.Length);
        for (var i = 0; i < party; i++)
            at += problem.Orders[i] is WeightOrders ? (1 + problem.Orders[i].Places) * problem.Packages.Length : 0;
        if (problem.Orders[party] is not WeightOrders)
            return (0, []);
        var width = 1 + problem.Orders[party].Places;
        at += width * package;
        var held = _sums[at];
        return (held, held <= 0 ? [] : [.. Enumerable.Range(1, width - 1).Select(k => _sums[at + k] / held)]);
    }

    /// <summary>Whether what is said of all parties is told apart from few and most, for every candidate of which it is not proved.</summary>
    public bool IsTold => Share.AreTold(
        Enumerable.Range(0, problem.Candidates.Length).SelectMany(c => (double[])[AcceptedByAll(c), BetterForAll(c), Efficient(c)]), Weight, EffectiveDraws);
}
