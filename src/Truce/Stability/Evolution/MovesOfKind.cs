using Truce.States;

namespace Truce.Stability.Evolution;

/// <summary>The moves that a dispute may evolve by.</summary>
internal static class MovesOfKind
{
    /// <summary>R_i(s) or R_i⁺(s).</summary>
    public static StateId[] Targets(this GraphModel model, DecisionMaker mover, StateId state, MoveKind kind) =>
        kind == MoveKind.Any ? model.Moves(mover, state) : model.Improvements(mover, state);
}
