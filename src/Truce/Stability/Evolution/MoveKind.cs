namespace Truce.Stability.Evolution;

/// <summary>Which moves a dispute may evolve by.</summary>
public enum MoveKind
{
    /// <summary>Every move that its mover can make.</summary>
    Any,

    /// <summary>Only unilateral improvements: moves to a state that the mover prefers to the one it leaves.</summary>
    Improvements,
}
