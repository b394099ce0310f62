using Truce.Dossiers;
using Truce.Robustness;

namespace Truce.Reports;

/// <content>What holds whatever is not known of the preferences.</content>
internal sealed partial class BriefComposition
{
    private const int MostStatesForRobustness = 512;

    /// <summary>The part of a dossier that marks something as not known, when its states are few enough to be judged many times over.</summary>
    private ReportPart? RobustnessPart()
    {
        return _robust.Value is { } analysis ? RobustnessReport.Of(analysis) : null;
    }

    private RobustnessAnalysis? Robust()
    {
        if (_space is null || _space.Count > MostStatesForRobustness || _space.DecisionMakers.IsEmpty || !_dossier.Preferences.Any(IsMarked))
            return null;
        return RobustnessAnalysis.Run(_space, cancellation: _cancellation).Is(out var analysis) && !analysis.IsFullyKnown ? analysis : null;
    }

    /// <summary>Whether what is said of the status quo, by the orders that are written down, is so by all that fit.</summary>
    private IEnumerable<Sentence> StatusQuoWhateverIsNotKnown() => _robust.Value is not { } analysis ? []
        : analysis.Definitions.All(definition => analysis.Equilibrium(definition, _space!.StatusQuo!.Value).Certainty == Certainty.Always)
            ? [Sentence.OfModel("So it is in every profile of preferences that fits what is known.", AllPreferences())]
            : _narration.StatusQuo(analysis);

    /// <summary>Whether there is a state that every principal would rather have, by all orders that fit or by some, and what that turns on.</summary>
    private IEnumerable<Sentence> ImprovementWhateverIsNotKnown() => _robust.Value is { } analysis ? _narration.CommonPreference(analysis) : [];

    /// <summary>What holds of packages, of a dossier that marks something as not known or leaves open what a party would walk away from.</summary>
    private ReportPart? RobustPackages()
    {
        if (_space is null || _space.Count > MostStatesForRobustness || !_dossier.Preferences.Any(preference => IsMarked(preference) || IsWalkAwayOpen(preference)))
            return null;
        return RobustAgreement.Run(_space, cancellation: _cancellation).Is(out var analysis) && !analysis.IsFullyKnown ? RobustAgreementReport.Of(analysis) : null;
    }

    /// <summary>Which orders and bounds of the preferences are not known.</summary>
    private IEnumerable<Sentence> UnknownPlaces()
    {
        foreach (var preference in _dossier.Preferences)
        {
            if (preference.Preference is not Preference.Priorities(var priorities))
                continue;
            var name = Words.Party(preference.Party);
            for (var k = 0; k < priorities.Count; k++)
            {
                if (priorities[k].Place == PriorityPlace.Unsure)
                    yield return Sentence.OfModel($"How much it matters to {name} beside the rest: {Words.Terms(priorities[k].Prefer)}.", priorities[k].Says);
                var group = priorities.Skip(k + 1).TakeWhile(next => next.Place == PriorityPlace.WithPrevious).ToArray();
                if (priorities[k].Place == PriorityPlace.Fixed && group.Length > 0)
                {
                    var all = group.Prepend(priorities[k]).ToArray();
                    yield return Sentence.OfModel(
                        $"What matters more to {name}: {Words.Row(all.Select(priority => Words.Terms(priority.Prefer)), "or")}.",
                        all.SelectMany(priority => priority.Says).Distinct().ToEquatableArray());
                }
            }
        }
    }

    private static bool IsWalkAwayOpen(PartyPreference preference) =>
        preference.WalkAwayAtLeast is not null || preference.Preference is Preference.Utility { ReservationBetween: not null };

    private static bool IsMarked(PartyPreference preference) => preference.Preference switch
    {
        Preference.Priorities(var priorities) => priorities.Any(priority => priority.Place != PriorityPlace.Fixed),
        Preference.Utility utility => utility.Issues.Any(issue => issue.Between is not null),
        Preference.Partial => true,
        _ => false,
    };
}
