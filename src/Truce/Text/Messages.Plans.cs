using Truce.Dossiers;

namespace Truce.Text;

internal static partial class Messages
{
    public static Finding NoEffect() => new(
        DiagnosticDescriptors.NoEffect, "this leaves open which state comes about; expected a term of an issue, such as 'talks = open', or several joined by 'and'");

    public static Finding NegativeAmount(decimal amount) =>
        new(DiagnosticDescriptors.NegativeAmount, $"found {amount}; expected 0 or more, in the party's own utility");

    public static Finding ClosedWindow(DateOnly opens, DateOnly expires) =>
        new(DiagnosticDescriptors.ClosedWindow, $"this clause opens on {Day(opens)} and expires before that, on {Day(expires)}; correct one of the two");

    public static Finding UnseenCondition(string step, string who) => new(
        DiagnosticDescriptors.UnseenCondition,
        $"{Quote(step)} is waited for, and nobody can verify it where {who} would take it; name who could under 'verified-by', or wait for something that can be seen");

    public static Finding UnseenStep(StepId step, StepId next) => new(
        DiagnosticDescriptors.UnseenCondition,
        $"the step '{next}' comes after '{step}', which nobody can verify; name who could under 'verified-by', or let it wait for something that can be seen");

    public static Finding PlanOrder(IEnumerable<StepId> circle) => new(
        DiagnosticDescriptors.PlanOrder, $"these steps come after one another in a circle: {string.Join(" -> ", circle)}; take one 'after' or 'with' out");

    public static Finding PlanClash(StepId first, StepId second, IssueId issue) => new(
        DiagnosticDescriptors.PlanClash, $"the steps '{first}' and '{second}' settle '{issue}' in different ways and neither comes after the other; say which comes first with 'after'");

    public static Finding PlanOwner(StepId step, IssueId issue, string deciders) => new(
        DiagnosticDescriptors.PlanOwner, $"the step '{step}' settles '{issue}', which is decided by {deciders}; name who decides it under 'by'");

    public static Finding SuccessorCircle(IEnumerable<ProposalId> circle) => new(
        DiagnosticDescriptors.SuccessorCircle, $"these proposals take one another's place in a circle: {string.Join(" -> ", circle)}; take one 'successor' out");

    public static Finding LonelyGroup(string group) => new(
        DiagnosticDescriptors.LonelyGroup, $"no other clause is in the group '{group}', of which at most one clause holds; correct the name, or take it out");

    public static Finding CapWithoutUtility(PartyId party) => new(
        DiagnosticDescriptors.CapWithoutUtility, $"'{party}' has no utility, so an amount for it has no effect; give it one under 'preferences', or take the amount out");
}
