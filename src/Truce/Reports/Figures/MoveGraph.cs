namespace Truce.Reports.Figures;

/// <summary>The states and moves that a figure shows, in the order in which ties of the layout are decided.</summary>
/// <param name="States">The states to draw; a figure stays readable up to about sixteen, so a larger graph is cut before it comes here.</param>
/// <param name="Moves">The moves among them.</param>
/// <param name="Layers">
/// Which states stand together, in layers from 0 at the top, one number for each state, when every move leads to a lower layer; empty to let the figure
/// find the layers.
/// </param>
public sealed record MoveGraph(EquatableArray<DrawnState> States, EquatableArray<DrawnMove> Moves, EquatableArray<int> Layers = default);

/// <summary>A state as a box.</summary>
/// <param name="Name">What the state is called in the report, such as <c>State 3</c>.</param>
/// <param name="Lines">What is said inside the box, a line each; a long line is wrapped.</param>
/// <param name="IsStatusQuo">Whether things stand so now.</param>
/// <param name="EquilibriumUnder">The abbreviations of the definitions under which the state is stable for every decision maker; empty when there is none.</param>
public sealed record DrawnState(
    string Name,
    EquatableArray<string> Lines,
    bool IsStatusQuo = false,
    EquatableArray<string> EquilibriumUnder = default)
{
    /// <summary>What a double border stands for where it is not an equilibrium; null when it is.</summary>
    internal string? Mark { get; init; }
}

/// <summary>A move as an arrow.</summary>
/// <param name="From">The zero-based place of the state it leaves.</param>
/// <param name="To">The zero-based place of the state it leads to; another one.</param>
/// <param name="Mover">The name of the party that can make it.</param>
/// <param name="IsImprovement">Whether the mover prefers the state it leads to.</param>
public sealed record DrawnMove(int From, int To, string Mover, bool IsImprovement);
