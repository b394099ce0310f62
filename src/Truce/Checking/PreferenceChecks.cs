using Truce.Dossiers;
using Truce.States;
using Truce.Text;

namespace Truce.Checking;

/// <summary>Does every part of a preference tell states apart, and does a ranking place each feasible state once?</summary>
internal static class PreferenceChecks
{
    public static void Run(Dossier dossier, FeasibleSearch search, Findings findings)
    {
        foreach (var preference in dossier.Preferences)
        {
            if (findings.IsFull)
                return;
            var part = $"preferences/{preference.Party}";
            switch (preference.Preference)
            {
                case Preference.Priorities(var priorities):
                    CheckPriorities(preference, priorities, $"{part}/priorities", search, findings);
                    break;
                case Preference.Ranking(var tiers):
                    CheckRanking(dossier, tiers, $"{part}/ranking", search, findings);
                    break;
            }

            KnowledgeChecks.Run(dossier, preference, part, search, findings);
        }
    }

    private static void CheckPriorities(PartyPreference preference, EquatableArray<Priority> priorities, string list, FeasibleSearch search, Findings findings)
    {
        // Where places are not known, a priority that has no effect where it is written may have one elsewhere.
        var isOrderKnown = priorities.All(priority => priority.Place == PriorityPlace.Fixed);
        for (var k = 0; k < priorities.Count; k++)
        {
            var part = $"{list}/{PlaceOf(priorities, k)}";
            if (search.IsUnsatisfiable(priorities[k].Prefer))
                findings.Add(part, Messages.PriorityConstant("no"));
            else if (search.IsUnsatisfiable(new Formula.Not(priorities[k].Prefer)))
                findings.Add(part, Messages.PriorityConstant("every"));
            else if (isOrderKnown && search.Space.Is(out var space) && space.RanksOf(preference.Party).Is(out var ranks) && ranks.IdlePriorities.Contains(k))
                findings.Add(part, Messages.PriorityIdle());
        }
    }

    /// <summary>Where a priority stands in the file's list, in which those of one <c>any-order</c> are one entry.</summary>
    private static string PlaceOf(EquatableArray<Priority> priorities, int k)
    {
        var first = k;
        while (first > 0 && priorities[first].Place == PriorityPlace.WithPrevious)
            first--;
        var entry = priorities.Take(first).Count(priority => priority.Place != PriorityPlace.WithPrevious);
        var isAmongOthers = k > first || (k + 1 < priorities.Count && priorities[k + 1].Place == PriorityPlace.WithPrevious);
        return isAmongOthers ? $"{entry}/any-order/{k - first}" : $"{entry}";
    }

    private static void CheckRanking(Dossier dossier, EquatableArray<Tier> tiers, string part, FeasibleSearch search, Findings findings)
    {
        if (!search.Space.Is(out var space))
            return;
        var tierOf = new int[space.Count];
        var item = 0;
        for (var k = 0; k < tiers.Count && !findings.IsFull; k++, item++)
        {
            // Marks of strong preference stand in the list too.
            if (k > 0 && tiers[k - 1].IsStronglyPreferredToNext)
                item++;
            var members = space.Where(tiers[k].States);
            if (members.IsEmpty)
                findings.Add($"{part}/{item}", Messages.TierEmpty());
            var repeated = members.Where(state => tierOf[state.Ordinal] > 0).ToList();
            if (repeated.Count > 0)
                findings.Add($"{part}/{item}", Messages.RankedTwice(repeated.Count, PatternOf(repeated[0]), tierOf[repeated[0].Ordinal]));
            foreach (var state in members)
            {
                if (tierOf[state.Ordinal] == 0)
                    tierOf[state.Ordinal] = k + 1;
            }
        }

        var missing = space.States.Where(state => tierOf[state.Ordinal] == 0).ToList();
        if (missing.Count > 0)
            findings.Add(part, Messages.NotRanked(missing.Count, space.Count, PatternOf(missing[0])));

        string PatternOf(StateId state) =>
            new FormulaWriter(dossier).WriteState(Enumerable.Range(0, space.Issues.Count).Select(i => space.TermOf(state, i).Id).ToEquatableArray());
    }
}
