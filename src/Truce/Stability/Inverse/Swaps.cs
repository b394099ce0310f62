using System.Globalization;

namespace Truce.Stability.Inverse;

/// <summary>How far two orders of the states lie apart, counted in swaps of neighbours.</summary>
/// <remarks>
/// Each pair of states that the orders take in opposite ways counts one, each pair that is tied in one of them only counts a half: Kendall's tau distance with
/// Kemeny's treatment of ties. Between orders without ties it is the least number of swaps of neighbours that turn one into the other.
/// Source: Kendall 1938; Kemeny 1959; Fagin, Kumar, Mahdian, Sivakumar and Vee 2006.
/// </remarks>
/// <param name="Halves">The number of half swaps.</param>
public readonly record struct Swaps(int Halves) : IComparable<Swaps>
{
    /// <summary>The number of swaps.</summary>
    public decimal Count => Halves / 2m;

    /// <inheritdoc/>
    public int CompareTo(Swaps other) => Halves.CompareTo(other.Halves);

    /// <summary>The number for people: "2", "1½".</summary>
    public override string ToString()
    {
        var whole = Halves / 2;
        return (Halves % 2 == 0, whole) switch
        {
            (true, _) => whole.ToString("N0", CultureInfo.InvariantCulture),
            (false, 0) => "½",
            _ => whole.ToString("N0", CultureInfo.InvariantCulture) + "½",
        };
    }

    /// <summary>Both one after the other.</summary>
    public static Swaps operator +(Swaps left, Swaps right) => new(left.Halves + right.Halves);
}
