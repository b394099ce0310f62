using Truce.States;

namespace Truce.Exports;

/// <summary>A move that a decision maker can make by itself.</summary>
/// <param name="From">Where it starts.</param>
/// <param name="Mover">Who makes it.</param>
/// <param name="To">Where it leads.</param>
/// <param name="IsImprovement">Whether the mover prefers where it leads; null when it is not known how the mover takes the two states.</param>
internal readonly record struct MoveArc(StateId From, DecisionMaker Mover, StateId To, bool? IsImprovement);

/// <summary>The arcs of the graph model, for the formats that hold graphs.</summary>
internal static class MoveArcs
{
    /// <summary>How many states and arcs a file may hold: more than programs that draw graphs can open.</summary>
    public const int Most = 2_000_000;

    /// <summary>The arcs by the state that they leave, then by mover, then by the state that they reach, all in the dossier's order.</summary>
    /// <remarks>Cannot answer when there are too many. Cost: linear in states and arcs.</remarks>
    public static Answer<List<MoveArc>> Of(StateSpace space, CancellationToken cancellation)
    {
        var arcs = new List<MoveArc>();
        var relations = space.DecisionMakers.Select(party => space.RelationOf(party.Id).Is(out var known) ? known : null).ToArray();
        foreach (var from in space.States)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var mover in space.DecisionMakers)
            {
                foreach (var to in space.Moves(mover, from))
                    arcs.Add(new MoveArc(from, mover, to, IsImprovement(relations[mover.Index], from, to)));
            }

            if (arcs.Count + space.Count > Most)
                return Answer.Cannot<List<MoveArc>>($"the graph has {space.Count:N0} states and more moves than can be shown; at most {Most:N0} states and moves are written");
        }

        return Answer.Of(arcs);
    }

    private static bool? IsImprovement(PreferenceRelation? relation, StateId from, StateId to) => relation?.Between(to, from) switch
    {
        null or Relation.Unknown => null,
        Relation.Preferred or Relation.StronglyPreferred => true,
        _ => false,
    };

    /// <summary>What the graph cannot tell because preferences are not known.</summary>
    public static EquatableArray<string> Remarks(ExportMaterial material) => material.Analysis.Is(out _)
        ? []
        : material.Analysis.Obstacles.Select(obstacle => $"verdicts are left out: {obstacle}").ToEquatableArray();
}
