using Truce.Agreement.Solutions;

namespace Truce.Agreement;

/// <summary>Every bargaining solution over utilities, in the order in which they are shown.</summary>
public static class BargainingSolutions
{
    /// <summary>All of them. A new one is one file in <c>Solutions/</c> and one line here.</summary>
    public static EquatableArray<BargainingSolution> All { get; } =
    [
        new NashSolution(),
        new KalaiSmorodinskySolution(),
        new EgalitarianSolution(),
        new UtilitarianSolution(),
        new ProportionalSolution(),
        new EqualLossSolution(),
        new NegmasNashSolution(),
        new NegmasKalaiSolution(),
        new NegmasKalaiSmorodinskySolution(),
        new NegmasWelfareSolution(),
        new NegmasRelativeWelfareSolution(),
        new GeniusNashSolution(),
        new GeniusKalaiSmorodinskySolution(),
    ];

    /// <summary>The solution of that id, or null.</summary>
    public static BargainingSolution? Find(string id)
    {
        foreach (var solution in All)
        {
            if (solution.Id == id)
                return solution;
        }

        return null;
    }
}
