namespace Truce.States;

/// <summary>A feasible state of a state space, named by its place.</summary>
/// <param name="Ordinal">
/// Its place among the feasible states, from 0. The states stand in ascending order of their mixed-radix code, in which the first issue is the
/// least significant digit, so that yes/no models number their states as the graph-model programs do. People see <c>Ordinal + 1</c>.
/// </param>
public readonly record struct StateId(int Ordinal) : IComparable<StateId>
{
    /// <inheritdoc/>
    public int CompareTo(StateId other) => Ordinal.CompareTo(other.Ordinal);
}
