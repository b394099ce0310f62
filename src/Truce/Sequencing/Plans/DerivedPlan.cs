using Truce.Dossiers;

namespace Truce.Sequencing.Plans;

/// <summary>Makes a plan out of two states: a step for each issue that changes, taken by those who decide it.</summary>
internal static class DerivedPlan
{
    public static Answer<Plan> To(Dossier dossier, EquatableArray<TermId> target, StepPlanOptions options)
    {
        var from = options.From.IsEmpty ? dossier.StatusQuo?.Terms : options.From;
        if (from is not { } start)
            return Answer.Cannot<Plan>("the dossier does not say what the status quo is; name a state to start from");
        var steps = new List<PlanStep>();
        var obstacles = new List<string>();
        for (var place = 0; place < dossier.Issues.Count; place++)
        {
            var issue = dossier.Issues[place];
            if (start[place] == target[place])
                continue;
            if (issue.Deciders.Parties.IsEmpty)
                obstacles.Add($"nobody in the dispute decides '{issue.Id}', so no step can change it");
            else if (!issue.Allows(start[place], target[place]))
                obstacles.Add($"'{issue.Id}' does not go from '{start[place]}' to '{target[place]}': that cannot be undone");
            else
                steps.Add(StepOf(issue, target[place]));
        }

        if (obstacles.Count == 0 && steps.Count == 0)
            obstacles.Add("the target is the state to start from, so there is nothing to do");
        return obstacles.Count > 0
            ? Answer.Cannot<Plan>(obstacles.ToEquatableArray())
            : Answer.Of(new Plan { Id = new PlanId("target"), Steps = steps.ToEquatableArray() });
    }

    private static PlanStep StepOf(Issue issue, TermId term) => new()
    {
        Id = new StepId(issue.Id.Value),
        By = issue.Deciders.Rule == DecisionRule.Any ? [issue.Deciders.Parties[0]] : issue.Deciders.Parties,
        Then = [new Formula.Is(issue.Id, term)],
    };
}
