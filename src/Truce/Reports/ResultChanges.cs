using Truce.Dossiers;
using Truce.Stability;
using Truce.States;

namespace Truce.Reports;

/// <summary>How what follows from a dispute changed with its model: which equilibria came, went and stayed, and for whom the status quo is stable.</summary>
/// <param name="FeasibleBefore">How many states were feasible.</param>
/// <param name="FeasibleAfter">How many are.</param>
/// <param name="IsComparable">Whether both have the same issues, so that a state of one can be found in the other.</param>
/// <param name="Definitions">By each definition that both were judged by.</param>
public sealed record ResultChanges(int FeasibleBefore, int FeasibleAfter, bool IsComparable, EquatableArray<DefinitionChange> Definitions)
{
    /// <summary>Whether something is not as it was.</summary>
    public bool HasChanges => FeasibleBefore != FeasibleAfter || Definitions.Any(definition => definition.HasChanges);

    /// <summary>Compares two analyses. Pure; cost: linear in the equilibria.</summary>
    public static ResultChanges Of(StabilityAnalysis before, StabilityAnalysis after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var isComparable = before.Space.Issues.Select(issue => issue.Id).ToHashSet().SetEquals(after.Space.Issues.Select(issue => issue.Id));
        var definitions = before.Definitions.Where(definition => after.Definitions.Contains(definition))
            .Select(definition => Compare(definition, before, after, isComparable)).ToEquatableArray();
        return new ResultChanges(before.Space.Count, after.Space.Count, isComparable, definitions);
    }

    private static DefinitionChange Compare(StabilityDefinition definition, StabilityAnalysis before, StabilityAnalysis after, bool isComparable)
    {
        var old = before.Equilibria(definition);
        var now = after.Equilibria(definition);
        var oldKeys = old.Select(state => KeyOf(before.Space, state)).ToHashSet();
        var nowKeys = now.Select(state => KeyOf(after.Space, state)).ToHashSet();
        return new DefinitionChange(
            definition.Id,
            old.Count,
            now.Count,
            isComparable ? now.Where(state => !oldKeys.Contains(KeyOf(after.Space, state))).ToEquatableArray() : [],
            isComparable ? old.Where(state => !nowKeys.Contains(KeyOf(before.Space, state))).ToEquatableArray() : [],
            StableAtStatusQuo(definition, before),
            StableAtStatusQuo(definition, after));
    }

    private static EquatableArray<PartyId> StableAtStatusQuo(StabilityDefinition definition, StabilityAnalysis analysis) =>
        analysis.Space.StatusQuo is { } now
            ? analysis.Space.DecisionMakers.Where(party => analysis.IsStable(definition, party, now)).Select(party => party.Id).ToEquatableArray()
            : [];

    /// <summary>A state by its terms, whatever the order of issues.</summary>
    private static string KeyOf(StateSpace space, StateId state) =>
        string.Join('\n', space.Issues.Select((issue, place) => $"{issue.Id}={space.TermOf(state, place).Id}").Order(StringComparer.Ordinal));
}

/// <summary>How the verdicts by one definition changed.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="EquilibriaBefore">How many equilibria there were.</param>
/// <param name="EquilibriaAfter">How many there are.</param>
/// <param name="Gained">The states of the second that were no equilibria in the first.</param>
/// <param name="Lost">The states of the first that are no equilibria in the second.</param>
/// <param name="StatusQuoBefore">For whom the status quo was stable.</param>
/// <param name="StatusQuoAfter">For whom it is.</param>
public sealed record DefinitionChange(
    string Definition,
    int EquilibriaBefore,
    int EquilibriaAfter,
    EquatableArray<StateId> Gained,
    EquatableArray<StateId> Lost,
    EquatableArray<PartyId> StatusQuoBefore,
    EquatableArray<PartyId> StatusQuoAfter)
{
    /// <summary>Whether something is not as it was.</summary>
    public bool HasChanges => EquilibriaBefore != EquilibriaAfter || !Gained.IsEmpty || !Lost.IsEmpty || StatusQuoBefore != StatusQuoAfter;
}
