using Truce.Dossiers;
using Truce.Stability;
using Truce.Stability.Coalitions;
using Truce.Stability.Evolution;
using Truce.States;

namespace Truce.Casebook;

/// <summary>A computed result that differs from what is expected.</summary>
/// <param name="Part">Which part of the expected results, as <see cref="Truce.Text.Origins"/> names parts.</param>
/// <param name="Citation">The authority that says otherwise.</param>
public abstract record Mismatch(string Part, string Citation)
{
    /// <summary>Another number of states is feasible.</summary>
    public sealed record Feasible(string Part, string Citation, int Expected, int Computed) : Mismatch(Part, Citation);

    /// <summary>A party gives a state another rank.</summary>
    /// <param name="Part">Which part of the expected results.</param>
    /// <param name="Citation">The authority that says otherwise.</param>
    /// <param name="Party">The party.</param>
    /// <param name="State">The state.</param>
    /// <param name="Expected">The expected rank, 1 being best; null when the expected order leaves the state out.</param>
    /// <param name="Computed">The computed rank.</param>
    public sealed record Rank(string Part, string Citation, PartyId Party, StateId State, int? Expected, int Computed) : Mismatch(Part, Citation);

    /// <summary>A state is stable that was not expected to be, or the other way round.</summary>
    /// <param name="Part">Which part of the expected results.</param>
    /// <param name="Citation">The authority that says otherwise.</param>
    /// <param name="Definition">Under which definition.</param>
    /// <param name="Party">For whom; null for every decision maker at once.</param>
    /// <param name="State">The state.</param>
    /// <param name="Expected">Whether it was expected to be stable.</param>
    /// <param name="Computed">Whether it is.</param>
    public sealed record Verdict(
        string Part, string Citation, StabilityDefinition Definition, PartyId? Party, StateId State, bool Expected, bool Computed)
        : Mismatch(Part, Citation);

    /// <summary>A state is stable for a coalition that was not expected to be, or the other way round.</summary>
    /// <param name="Part">Which part of the expected results.</param>
    /// <param name="Citation">The authority that says otherwise.</param>
    /// <param name="Definition">Under which definition.</param>
    /// <param name="Coalition">For which coalition; null for every coalition at once.</param>
    /// <param name="State">The state.</param>
    /// <param name="Expected">Whether it was expected to be stable; it is the other way round.</param>
    public sealed record CoalitionVerdict(
        string Part, string Citation, CoalitionalDefinition Definition, Coalition? Coalition, StateId State, bool Expected)
        : Mismatch(Part, Citation);

    /// <summary>A state takes another number of moves.</summary>
    /// <param name="Part">Which part of the expected results.</param>
    /// <param name="Citation">The authority that says otherwise.</param>
    /// <param name="Kind">By which moves.</param>
    /// <param name="Start">Where the dispute starts from.</param>
    /// <param name="State">The state.</param>
    /// <param name="Expected">The fewest moves expected; null when the state was not expected to be reached.</param>
    /// <param name="Computed">The fewest moves; null when it is not reached.</param>
    public sealed record Moves(string Part, string Citation, MoveKind Kind, StateId Start, StateId State, int? Expected, int? Computed)
        : Mismatch(Part, Citation);

    /// <summary>An expectation names states of which none is feasible.</summary>
    public sealed record NoSuchState(string Part, string Citation, Formula States) : Mismatch(Part, Citation);

    /// <summary>An order places a state in two tiers.</summary>
    public sealed record PlacedTwice(string Part, string Citation, PartyId Party, StateId State) : Mismatch(Part, Citation);

    /// <summary>The results cannot be computed.</summary>
    /// <param name="Part">Which part of the expected results.</param>
    /// <param name="Citation">The authority that gives a result.</param>
    /// <param name="Obstacle">Why not.</param>
    public sealed record NotComputed(string Part, string Citation, string Obstacle) : Mismatch(Part, Citation);
}
