using Truce.Dossiers;
using Truce.Sequencing;
using Truce.Sequencing.Plans;
using Truce.Text;

namespace Truce.Checking;

/// <summary>Can the plans be carried out as they are written, and can what is waited for be seen?</summary>
internal static class SequenceChecks
{
    public static void Run(Dossier dossier, Findings findings)
    {
        CheckGroups(dossier, findings);
        CheckSuccessors(dossier, findings);
        CheckUnseenConditions(dossier, findings);
        foreach (var plan in dossier.Plans)
            CheckPlan(dossier, plan, findings);
    }

    private static void CheckGroups(Dossier dossier, Findings findings)
    {
        var groups = from proposal in dossier.Proposals
                     from index in Enumerable.Range(0, proposal.Clauses.Count)
                     let name = proposal.Clauses[index].Group
                     where name is not null
                     group $"proposals/{proposal.Id}/clauses/{index}/group" by name;
        foreach (var group in groups)
        {
            if (group.Take(2).ToArray() is [var only])
                findings.Add(only, Messages.LonelyGroup(group.Key));
        }
    }

    private static void CheckSuccessors(Dossier dossier, Findings findings)
    {
        var told = new HashSet<ProposalId>();
        foreach (var proposal in dossier.Proposals)
        {
            var way = new List<ProposalId>();
            for (ProposalId? id = proposal.Id; id is { } at && !way.Contains(at) && !told.Contains(at); id = dossier.Find(at)?.Successor)
                way.Add(at);
            if (way.Count > 0 && dossier.Find(way[^1])?.Successor is { } back && way.Contains(back))
                findings.Add($"proposals/{way[^1]}/successor", Messages.SuccessorCircle([.. way.SkipWhile(id => id != back), back]));
            told.UnionWith(way);
        }
    }

    /// <summary>A step that nobody can verify may not be a condition: whoever waits for it could not know when it is met.</summary>
    private static void CheckUnseenConditions(Dossier dossier, Findings findings)
    {
        var unseen = dossier.Proposals.SelectMany(proposal => proposal.Clauses.Where(clause => clause.VerifiedBy == Verification.Nobody).Select(clause => (proposal.By, clause.Then))).ToArray();
        if (unseen.Length == 0)
            return;
        var steps = new Steps(dossier);
        var givers = unseen.Select(pair => (pair.By, Gives: steps.Of(pair.Then))).ToArray();
        foreach (var proposal in dossier.Proposals)
        {
            for (var index = 0; index < proposal.Clauses.Count && !findings.IsFull; index++)
            {
                for (var k = 0; k < proposal.Clauses[index].When.Count; k++)
                {
                    foreach (var step in steps.Of([proposal.Clauses[index].When[k]]))
                    {
                        if (givers.Where(giver => giver.By != proposal.By && giver.Gives.Contains(step)).Select(giver => dossier.Find(giver.By)!.Name).FirstOrDefault() is { } who)
                            findings.Add($"proposals/{proposal.Id}/clauses/{index}/when/{k}", Messages.UnseenCondition(new FormulaWriter(dossier).Write(step), who));
                    }
                }
            }
        }
    }

    private static void CheckPlan(Dossier dossier, Plan plan, Findings findings)
    {
        var rules = new PlanRules(dossier, plan);
        if (rules.Circle is { } circle)
            findings.Add($"plans/{plan.Id}/steps/{circle[0]}", Messages.PlanOrder([.. circle, circle[0]]));
        if (rules.Clash is var (first, second, issue))
            findings.Add($"plans/{plan.Id}/steps/{second}", Messages.PlanClash(first, second, issue));
        foreach (var amount in plan.Caps.Concat(plan.Penalties).Where(amount => dossier.PreferenceOf(amount.Party)?.Preference is not Preference.Utility))
            findings.Add($"plans/{plan.Id}", Messages.CapWithoutUtility(amount.Party));
        foreach (var step in plan.Steps)
        {
            if (findings.IsFull)
                return;
            if (step.VerifiedBy == Verification.Nobody && plan.Steps.Where(next => next.After.Contains(step.Id)).Select(next => (StepId?)next.Id).FirstOrDefault() is { } later)
                findings.Add($"plans/{plan.Id}/steps/{step.Id}/verified-by", Messages.UnseenStep(step.Id, later));
            foreach (var fact in step.Then.SelectMany(PlanModel.Facts))
            {
                if (dossier.Find(fact.Issue) is { Deciders.Parties.IsEmpty: false } settled && !Decide(step.By, settled.Deciders))
                    findings.Add($"plans/{plan.Id}/steps/{step.Id}/by", Messages.PlanOwner(step.Id, fact.Issue, string.Join(settled.Deciders.Rule == DecisionRule.All ? " and " : " or ", settled.Deciders.Parties)));
            }
        }
    }

    private static bool Decide(EquatableArray<PartyId> takers, Deciders deciders) => deciders.Rule == DecisionRule.All
        ? deciders.Parties.All(takers.Contains)
        : deciders.Parties.Any(takers.Contains);
}
