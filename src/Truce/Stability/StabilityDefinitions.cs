using Truce.Stability.Definitions;
using Truce.States;

namespace Truce.Stability;

/// <summary>The stability definitions that Truce knows.</summary>
public static class StabilityDefinitions
{
    private static readonly SanctionDefinition s_nash = new NashStability();
    private static readonly SanctionDefinition s_gmr = new GeneralMetarationality();
    private static readonly SanctionDefinition s_smr = new SymmetricMetarationality();
    private static readonly SanctionDefinition s_seq = new SequentialStability();

    /// <summary>Those that are judged by when nobody says which, in the order in which reports show them: from no foresight to more.</summary>
    public static EquatableArray<StabilityDefinition> Standard { get; } =
    [
        s_nash,
        s_gmr,
        s_smr,
        s_seq,
        new SymmetricSequentialStability(),
    ];

    /// <summary>Those for disputes in which some preferences are not known.</summary>
    public static EquatableArray<StabilityDefinition> ForUnknownPreference { get; } =
    [
        .. UnknownPreferenceStability.Of(s_nash),
        .. UnknownPreferenceStability.Of(s_gmr),
        .. UnknownPreferenceStability.Of(s_smr),
        .. UnknownPreferenceStability.Of(s_seq),
    ];

    /// <summary>All of them.</summary>
    public static EquatableArray<StabilityDefinition> All { get; } =
    [
        .. Standard,
        new SimultaneousStability(),
        new LimitedMoveStability(2),
        new LimitedMoveStability(3),
        new LimitedMoveStability(4),
        new NonMyopicStability(),
        new StrongStability(s_gmr),
        new StrongStability(s_smr),
        new StrongStability(s_seq),
        new WeakStability(s_gmr),
        new WeakStability(s_smr),
        new WeakStability(s_seq),
        .. ForUnknownPreference,
        new AttitudeStability(s_nash),
        new AttitudeStability(s_gmr),
        new AttitudeStability(s_smr),
        new AttitudeStability(s_seq),
    ];

    /// <summary>Those that say something of a dispute when nobody says which: the standard ones, or where preferences are not all known their extensions.</summary>
    public static EquatableArray<StabilityDefinition> UsualFor(StateSpace space) =>
        space.DecisionMakers.Any(i => space.RelationOf(i.Id).Is(out var relation) && relation.HasUnknown) ? ForUnknownPreference : Standard;

    /// <summary>The definition of that <see cref="StabilityDefinition.Id"/>, or null. Any number of moves can follow the l of limited-move stability.</summary>
    public static StabilityDefinition? Find(string id)
    {
        foreach (var definition in All)
        {
            if (definition.Id == id)
                return definition;
        }

        return id.StartsWith('l') && int.TryParse(id.AsSpan(1), out var horizon) && horizon is > 0 and <= LimitedMoveStability.MostMovesAhead && id == $"l{horizon}"
            ? new LimitedMoveStability(horizon)
            : null;
    }
}
