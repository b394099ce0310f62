using Truce.Dossiers;
using Truce.States;
using Truce.Text;

namespace Truce.Checking;

/// <summary>Does what is known of a preference fit together, and does what is written down as the working assumption fit to it?</summary>
internal static class KnowledgeChecks
{
    private const int LongestQuotation = 80;

    public static void Run(Dossier dossier, PartyPreference preference, string part, FeasibleSearch search, Findings findings)
    {
        if (preference.Preference is Preference.Utility utility)
            CheckWeights(utility, part, findings);
        CheckEffect(preference, part, search, findings);
        if (!search.Space.Is(out var space) || preference.Known.IsEmpty)
            return;
        if (preference.Preference is Preference.Partial)
            CheckCircle(dossier, space, preference, part, findings);
        else if (space.RanksOf(preference.Party).Is(out var ranks))
            CheckOrder(space, preference, ranks, part, findings);
    }

    private static void CheckWeights(Preference.Utility utility, string part, Findings findings)
    {
        foreach (var issue in utility.Issues)
        {
            if (issue.Between is { } bounds && !bounds.Contain(issue.Weight))
                findings.Add($"{part}/utility/{issue.Issue}/between", Messages.WeightOutside(issue.Issue.Value, issue.Weight, bounds.Least, bounds.Greatest));
        }

        var free = utility.Issues.Where(issue => issue.Between is { } bounds && bounds.Least < bounds.Greatest).ToArray();
        if (free is [var lone])
            findings.Add($"{part}/utility/{lone.Issue}/between", Messages.LoneBounds(lone.Issue.Value));
        for (var k = 0; k < utility.Weights.Count; k++)
        {
            var (heavier, than) = (Sum(utility.Weights[k].Heavier), Sum(utility.Weights[k].Than));
            if (heavier < than)
                findings.Add($"{part}/weights/{k}", Messages.WeightsContradicted(heavier, than));
        }

        if (utility.ReservationBetween is { } between && utility.Reservation is { } worth && !between.Contain(worth))
            findings.Add($"{part}/reservation-between", Messages.ReservationOutside(worth, between.Least, between.Greatest));

        decimal Sum(EquatableArray<IssueId> issues) => issues.Sum(id => utility.Issues.FirstOrDefault(issue => issue.Issue == id)?.Weight ?? 0);
    }

    private static void CheckEffect(PartyPreference preference, string part, FeasibleSearch search, Findings findings)
    {
        for (var k = 0; k < preference.Known.Count && !findings.IsFull; k++)
        {
            if (search.IsUnsatisfiable(preference.Known[k].First) || search.IsUnsatisfiable(preference.Known[k].Second))
                findings.Add($"{part}/known/{k}", Messages.KnownIdle());
        }

        for (var k = 0; k < preference.Evidence.Count && !findings.IsFull; k++)
        {
            var choice = preference.Evidence[k];
            if (search.IsUnsatisfiable(choice.What) || (choice.Against is { } against && search.IsUnsatisfiable(against)))
                findings.Add($"{part}/evidence/{k}", Messages.KnownIdle());
        }
    }

    private static void CheckCircle(Dossier dossier, StateSpace space, PartyPreference preference, string part, Findings findings)
    {
        if (space.Count > PartialOrder.MostStates)
            return;
        var sets = ComparedSets.Of(new FormulaSets(space.Issues, space.Codes), preference.Known);
        var (_, circle) = PartialOrder.Close(sets, space.Count);
        if (circle.IsEmpty)
            return;
        findings.Add($"{part}/known/{circle[0].Comparison}", Messages.KnownCircle(circle.Select(step =>
            $"{PatternOf(dossier, space, step.First)} {(step.IsTie ? "is as good as" : "is better than")} {PatternOf(dossier, space, step.Second)} (line {findings.LineOf($"{part}/known/{step.Comparison}")}{Quoted(step.Comparison)})")));

        string Quoted(int comparison) => string.Concat(preference.Known[comparison].Says.Select(says => dossier.Find(says)).OfType<Statement>()
            .Select(statement => $", {statement.Id}: “{Shortened(statement.Quotation.Exact)}”"));
    }

    private static void CheckOrder(StateSpace space, PartyPreference preference, PreferenceRanks ranks, string part, Findings findings)
    {
        for (var k = 0; k < preference.Known.Count && !findings.IsFull; k++)
        {
            var known = preference.Known[k];
            var (first, second) = (space.Where(known.First), space.Where(known.Second));
            if (first.IsEmpty || second.IsEmpty)
                continue;
            var isTie = known.Kind == ComparisonKind.Indifferent;
            var (low, high) = (first.MaxBy(state => ranks[state]), second.MinBy(state => ranks[state]));
            var (best, worst) = (first.MinBy(state => ranks[state]), second.MaxBy(state => ranks[state]));
            if (isTie ? ranks[low] != ranks[high] || ranks[best] != ranks[worst] : ranks[low] >= ranks[high])
                findings.Add($"{part}/known/{k}", Messages.KnownContradicted(PatternOf(space.Dossier, space, low), PatternOf(space.Dossier, space, high)));
        }
    }

    private static string PatternOf(Dossier dossier, StateSpace space, StateId state) =>
        new FormulaWriter(dossier).WriteState(Enumerable.Range(0, space.Issues.Count).Select(i => space.TermOf(state, i).Id).ToEquatableArray());

    private static string Shortened(string quotation) => quotation.Length <= LongestQuotation ? quotation : quotation[..LongestQuotation] + "…";
}
