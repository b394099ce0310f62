using Truce.Dossiers;
using Truce.Sequencing.Plans;

namespace Truce.Reports;

/// <content>Step plans in sentences.</content>
public sealed partial class Narration
{
    /// <summary>A plan in a sentence: its title, or its name, in quotation marks.</summary>
    internal static string PlanName(Plan plan) => $"“{plan.Title ?? Words.Plain(plan.Id.Value)}”";

    /// <summary>A step in a few words: its title, or what becomes true.</summary>
    internal string Step(PlanStep step) => step.Title ?? Words.Clauses(step.Then);

    /// <summary>What the order is worth: as it is written, one step a day, and with exchanges.</summary>
    internal IEnumerable<Sentence> Ordering(StepPlanAnalysis analysis)
    {
        var left = analysis.Plan.Steps.Count - analysis.Done.Count;
        var says = Union([analysis.Plan.Says, .. analysis.Plan.Steps.Select(step => step.Says)]);
        yield return Sentence.OfModel(
            analysis.IsDerived
                ? $"From {(analysis.IsFromStatusQuo ? "the status quo" : "the state to start with")}, {Words.Count(left, "step")} {(left == 1 ? "leads" : "lead")} to the target: {Target(analysis)}."
                : $"The plan {PlanName(analysis.Plan)} has {Words.Count(analysis.Plan.Steps.Count, "step")}{(analysis.Done.IsEmpty ? "" : $", of which {Words.Number(analysis.Done.Count)} {Are(analysis.Done.Count)} done")}.",
            says);
        if (analysis.Best is not { } best)
        {
            yield return Sentence.OfModel("No order keeps every state feasible and every party within its cap.");
            yield break;
        }

        if (best.Days.IsEmpty)
        {
            yield return Sentence.OfModel("Every step is done.");
            yield break;
        }

        if (analysis.AsWritten is { } written)
            yield return Sentence.OfModel($"In the order in which the steps are written, one a day, {Demand(analysis, written)}.");
        else if (!analysis.IsDerived)
            yield return Sentence.OfModel("The order in which the steps are written does not keep the plan's own rules, or passes through a state that is not feasible.");
        yield return Sentence.OfModel(analysis.OneADay is { } single
            ? $"In the best order with one step a day, {Demand(analysis, single)}."
            : "With one step a day no order keeps every state feasible and every party within its cap.");
        if (analysis.WithExchanges is { } exchanged && exchanged != analysis.OneADay)
            yield return Sentence.OfModel($"If two parties may take a step each on one day, {Demand(analysis, exchanged)}.");
        yield return Sentence.OfModel($"This order is {(best.IsSafe ? "safe: nobody is exposed on the way" : "not safe: somebody is exposed on the way")}; and it is {(best.IsSelfEnforcing ? "self-enforcing: nobody gains by stopping" : "not self-enforcing: somebody gains by stopping")}.");
        if (!analysis.IsExact)
            yield return Sentence.OfModel($"There are too many orders to look at every one; no order can need less than {Amount(analysis.NeedAtLeast)}.");
        if (analysis.Parties.Any(party => party.Basis == WalkAwayBasis.NotStated))
            yield return Sentence.OfAssumption($"Where {Words.Parties(analysis.Parties.Where(party => party.Basis == WalkAwayBasis.NotStated).Select(party => party.Party).ToEquatableArray(), "or")} would walk away is not stated; {(analysis.IsFromStatusQuo ? "the status quo" : "the state to start with")} is taken for it");
        if (!analysis.Unknown.IsEmpty)
            yield return Sentence.OfModel($"Nothing is said of {Words.Parties(analysis.Unknown, "or")}, of whom no preference is recorded.");
    }

    /// <summary>Who is exposed or tempted, and when.</summary>
    internal IEnumerable<Sentence> Moments(StepPlanAnalysis analysis)
    {
        for (var k = 0; k < analysis.Best?.Days.Count; k++)
        {
            var day = analysis.Best.Days[k];
            foreach (var moment in day.Moments)
            {
                var party = Words.Party(moment.Party);
                if (moment.WouldStop == true)
                    yield return Sentence.OfModel($"Before day {k + 1}, {party} would rather stop than go on{(moment.Temptation is { } gain ? $": it would gain {Amount(gain)}" : "")}.", StatementsBehind(moment.Party));
                if (moment.CrossesRedLine)
                    yield return Sentence.OfModel($"After day {k + 1}, the state is on what {party} would not accept.", StatementsBehind(moment.Party));
                else if (moment.WouldWalkAway == true)
                    yield return Sentence.OfModel($"After day {k + 1}, {party} would rather walk away if the others stopped there{(moment.Exposure is { } exposure ? $": it stands to lose {Amount(exposure)}" : "")}.", StatementsBehind(moment.Party));
            }
        }

        var open = analysis.Best?.Days.SelectMany(day => day.Moments).Where(moment => moment.WouldWalkAway is null).Select(moment => moment.Party).Distinct().ToEquatableArray() ?? [];
        if (!open.IsEmpty)
            yield return Sentence.OfModel($"Whether {Words.Parties(open, "or")} would walk away is not known for every state on the way.");
    }

    /// <summary>What would make the order hold.</summary>
    internal IEnumerable<Sentence> Closings(StepPlanAnalysis analysis)
    {
        foreach (var closing in analysis.Closings)
        {
            var party = Words.Party(closing.Party);
            var worth = closing.Amount is { } amount ? $" worth at least {Amount(amount)} to it" : "";
            yield return closing.Kind switch
            {
                GapClosingKind.Guarantee => Sentence.OfModel($"A guarantee to {party}{worth} would cover what it stands to lose, most of all after day {closing.Day}."),
                GapClosingKind.Escrow => Sentence.OfModel($"A deposit of {party} with a third party, or a penalty,{worth} would outweigh what it gains by stopping, most of all before day {closing.Day}."),
                GapClosingKind.Verification => Sentence.OfModel($"Nobody can verify the step “{StepCalled(analysis.Plan, closing.Step!.Value)}” of {party}, which would rather leave it out unseen{(closing.Amount is { } gain ? $" and gain {Amount(gain)}" : "")}; somebody who sees it would close that gap."),
                _ => Sentence.OfModel($"No guarantee helps where the state itself is on what {party} would not accept, from day {closing.Day} on.", StatementsBehind(closing.Party)),
            };
            foreach (var clause in closing.Offered)
            {
                var proposal = _dossier.Find(clause.Proposal)!;
                yield return Sentence.OfRecord($"Put forward for steps of this plan: “{Words.Plain(proposal.Clauses[clause.Index].Guarantee!.Name)}”, to {party}.", SaysOf(proposal, proposal.Clauses[clause.Index]));
            }
        }

        if (analysis.Best is { Days: [.., { Steps: [_] } last] } && !analysis.Best.IsSelfEnforcing)
            yield return Sentence.OfModel($"The last day is a single step, “{Step(analysis.Plan.Steps[last.Steps[0]])}”: whoever takes it has nothing more to wait for. An exchange, a guarantee or a future that is valued would have to stand behind it.");
    }

    /// <summary>How far the plan has come.</summary>
    internal IEnumerable<Sentence> Tracking(StepPlanAnalysis analysis)
    {
        if (analysis.Standings.All(standing => standing.Latest is null && analysis.Plan.Steps[standing.Step].Due is null))
            yield break;
        var asOf = analysis.AsOf is { } day ? $"As of {Words.Date(day)}, " : "";
        var counts = analysis.Standings.GroupBy(standing => standing.Status).ToDictionary(same => same.Key, same => same.Count());
        yield return Sentence.OfModel(Words.Capital($"{asOf}{Told(StepStatus.Done, $" of {Words.Count(analysis.Standings.Count, "step")}")} done, {Told(StepStatus.Late)} late, {Told(StepStatus.Due)} due within thirty days."));
        foreach (var late in analysis.Standings.Where(standing => standing.Status == StepStatus.Late))
        {
            var step = analysis.Plan.Steps[late.Step];
            yield return Sentence.OfModel($"Late by {Words.Count(late.DaysLate, "day")}: “{Step(step)}”, by {Words.Parties(step.By)}{(late.WaitsFor.IsEmpty ? "" : $"; it waits for {Words.Row(late.WaitsFor.Select(id => $"“{StepCalled(analysis.Plan, id)}”"))}")}.", Union(step.Says, late.Latest?.Says ?? []));
        }

        foreach (var moment in analysis.Now)
        {
            if (moment.CrossesRedLine)
                yield return Sentence.OfModel($"As things stand, the state is on what {Words.Party(moment.Party)} would not accept.", StatementsBehind(moment.Party));
            else if (moment.WouldWalkAway == true)
                yield return Sentence.OfModel($"As things stand, {Words.Party(moment.Party)} is exposed: it would rather walk away{(moment.Exposure is { } exposure ? $", and stands to lose {Amount(exposure)}" : "")} if the others went no further.", StatementsBehind(moment.Party));
        }

        if (!analysis.Done.IsEmpty && analysis.Now.All(moment => moment is { WouldWalkAway: false, CrossesRedLine: false }))
            yield return Sentence.OfModel("As things stand, nobody is exposed.");

        string Told(StepStatus status, string of = "")
        {
            var count = counts.GetValueOrDefault(status);
            return count == 0 ? $"none{of} is" : $"{Words.Number(count)}{of} {Are(count)}";
        }
    }

    private string StepCalled(Plan plan, StepId id) => plan.Steps.Where(step => step.Id == id).Select(Step).FirstOrDefault() ?? Words.Plain(id.Value);

    private string Target(StepPlanAnalysis analysis) => Words.Difference(analysis.Start, analysis.Target);

    private static string Demand(StepPlanAnalysis analysis, StepOrder order)
    {
        var parts = new List<string>();
        if (analysis.Parties.Any(party => party.IsCardinal))
            parts.Add(order.Need == 0 ? "no guarantee is needed" : $"the largest guarantee that a party needs is {Amount(order.Need)}");
        var (somebody, nobody) = parts.Count == 0 ? ("somebody", "nobody") : ("a party without numbers", "no party without numbers");
        if (analysis.Parties.Any(party => !party.IsCardinal) || order.Against > 0)
            parts.Add(order.Against == 0 ? $"{nobody} would rather walk away or stop" : $"at {Words.Count(order.Against, "point")} {somebody} would rather walk away or stop, or a red line is crossed");
        return string.Join(", and ", parts);
    }
}
