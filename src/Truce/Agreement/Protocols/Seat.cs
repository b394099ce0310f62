namespace Truce.Agreement.Protocols;

/// <summary>What one party makes of the packages on the table.</summary>
/// <remarks>Made once for a table and shared by all negotiations at it. Immutable.</remarks>
internal sealed class Seat
{
    private readonly double[] _utilities;
    private readonly bool[] _isRefused;
    private readonly int[] _bestFirst;
    private readonly double[] _descending;

    /// <param name="utilities">The utility of each package.</param>
    /// <param name="isRefused">Whether the party would refuse each package, whatever else is on offer.</param>
    /// <param name="reservation">The utility of no agreement; null when the party has not said.</param>
    public Seat(double[] utilities, bool[] isRefused, double? reservation)
    {
        _utilities = utilities;
        _isRefused = isRefused;
        _bestFirst = [.. Enumerable.Range(0, utilities.Length).Where(package => !isRefused[package])];

        // Stable by the second key: packages worth the same stand in the order of their numbers.
        Array.Sort(_bestFirst, (a, b) => utilities[a] != utilities[b] ? utilities[b].CompareTo(utilities[a]) : a.CompareTo(b));
        _descending = [.. _bestFirst.Select(package => utilities[package])];
        if (_bestFirst.Length == 0)
            return;
        Best = _descending[0];
        Floor = reservation is { } stated ? Math.Min(Best, Math.Max(stated, utilities.Min())) : _descending[^1];
    }

    /// <summary>How many packages the party would not refuse; 0 means that it cannot make an offer.</summary>
    public int Count => _bestFirst.Length;

    /// <summary>The utility of the best package.</summary>
    public double Best { get; }

    /// <summary>The least that the party goes down to: no agreement, or the worst package where that is better or nothing was said.</summary>
    public double Floor { get; }

    /// <summary>How far a package lies on the way from floor to best: 0 to 1; 1 where there is no way.</summary>
    public double ShareOf(int package) => Best > Floor ? Math.Clamp((_utilities[package] - Floor) / (Best - Floor), 0, 1) : 1;

    /// <summary>The utility of a package.</summary>
    public double Of(int package) => _utilities[package];

    /// <summary>The package at a zero-based place, best first; packages worth the same stand in the order of their numbers.</summary>
    public int At(int place) => _bestFirst[place];

    /// <summary>Whether the party would refuse a package, whatever else is on offer.</summary>
    public bool Refuses(int package) => _isRefused[package];

    /// <summary>Whether a package is worth at least a utility and is not refused whatever else is on offer.</summary>
    public bool IsAtLeast(int package, double utility) => !_isRefused[package] && _utilities[package] >= utility;

    /// <summary>The worst package that is worth at least a utility, of several the first; the best package when none is worth so much.</summary>
    public int WorstFrom(double utility)
    {
        var end = FirstBelow(utility);
        return end == 0 ? _bestFirst[0] : _bestFirst[FirstNotAbove(_descending[end - 1])];
    }

    /// <summary>The greatest utility of a package below another utility, or that utility when there is none.</summary>
    public double NextBelow(double utility) => FirstBelow(utility) is var place && place < _descending.Length ? _descending[place] : utility;

    private int FirstBelow(double utility)
    {
        var (from, to) = (0, _descending.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (_descending[middle] >= utility)
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }

    private int FirstNotAbove(double utility)
    {
        var (from, to) = (0, _descending.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (_descending[middle] > utility)
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }
}
