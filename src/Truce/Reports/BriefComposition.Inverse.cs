using Truce.Stability.Inverse;

namespace Truce.Reports;

/// <content>The smallest change after which a state that every principal prefers to the status quo would also hold.</content>
internal sealed partial class BriefComposition
{
    private const int MostStatesForInverse = 1 << 9;
    private const int MostChangesTold = 3;
    private const string WhatItWouldTake = "What it would take";

    /// <summary>Told where there are common improvements and none of them is an equilibrium under some definition.</summary>
    private ReportPart? WhatWouldItTake()
    {
        if (_analysis is null || _common is null || !_common.Is(out var common) || common.States.IsEmpty || _principals.Count < 2 || _space!.Count > MostStatesForInverse)
            return null;
        var definitions = InverseAnalysis.Supported
            .Where(definition => _analysis.Definitions.Contains(definition) && !common.States.Any(state => _analysis.IsEquilibrium(definition, state))).ToEquatableArray();
        var options = new InverseOptions { Definitions = definitions, MostStates = 1, MostAlternatives = 1, MostSteps = 2_000 };
        if (definitions.IsEmpty || !InverseReport.Of(_space, common.States, options, _cancellation).Is(out var report))
            return null;
        var told = new List<Sentence>
        {
            Sentence.OfModel(
                $"{Words.Capital(Words.Count(common.States.Count, "state"))} would be better than the status quo for every principal, and {(common.States.Count == 1 ? "it is no equilibrium" : "none of them is an equilibrium")} under {Words.Row(definitions.Select(definition => definition.Abbreviation))}. These are the smallest changes after which one would hold.",
                SaysOfPrincipals()),
        };
        told.AddRange(report.Acceptance.Select(acceptance => Sentence.OfModel($"{Words.Capital(Words.State(_space, acceptance.State))}: {Words.Description(_space, acceptance.State)}; the rest as now.")));

        // One of each kind: a change of orders reads best as what binds a party or as one of its priorities.
        told.AddRange(report.Suggestions.GroupBy(suggestion => (suggestion.State, KindOf(suggestion.Change.Changes[0])))
            .Select(alike => alike.First().InWords).Take(MostChangesTold));
        return new ReportPart("inverse", WhatItWouldTake, [new Finding("", told.ToEquatableArray())]);

        static bool KindOf(ModelChange change) => change is ModelChange.NewOrder;
    }
}
