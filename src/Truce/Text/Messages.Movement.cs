using Truce.Dossiers;
using static Truce.Text.DiagnosticDescriptors;

namespace Truce.Text;

internal static partial class Messages
{
    public static Finding TakeForms(List<string> given, EquatableArray<string> forms) =>
        new(TakeForm, $"this position {Given(given)}; expected one of {All(forms)}");

    public static Finding OnlyWithAccepts(string key) =>
        new(TakeForm, $"found 'if' beside '{key}'; only what is accepted can depend on something, so write 'accepts', or take 'if' out");

    public static Finding TakesOfNobody() =>
        new(DiagnosticDescriptors.TakesOfNobody, "this statement is no party's, so nobody takes a position by it; expected 'party' beside 'takes'");

    public static Finding NotOneIssue(string key, List<string> issues) => new(
        DiagnosticDescriptors.NotOneIssue,
        issues.Count == 0
            ? $"'{key}' names no issue; expected terms of one issue, such as 'talks = open'"
            : $"'{key}' is about {List(issues)}; expected terms of one issue, so write a position for each of them");

    public static Finding SignalForms(List<string> given, EquatableArray<string> forms) =>
        new(SignalForm, $"this signal {Given(given)}; expected one of {All(forms)}");

    public static Finding ThenOrWithout() =>
        new(SignalForm, "found 'first' with neither or both of 'then' and 'without'; expected one of them, which says what follows, or does not");

    public static Finding BadDays(int days, int most) =>
        new(DiagnosticDescriptors.BadNumber, $"found 'within: {days}'; expected a number of days from 1 to {most:N0}");

    public static Finding WithinWithoutForetells() =>
        new(WithoutItsPartner, "found 'within' without 'foretells'; it says in how many days what is foretold is to come");

    public static Finding ResolvedWithoutOutcome() =>
        new(WithoutItsPartner, "found 'resolved' without 'came'; it says on which day it was known whether what was forecast came");

    public static Finding NotAShare(string key, decimal number) =>
        new(DiagnosticDescriptors.NotAShare, $"found '{key}: {number}'; expected a number from 0 to 1");

    public static Finding RecordedBefore(DateOnly recorded, DateOnly date) => new(
        DiagnosticDescriptors.RecordedBefore, $"this became known on {Day(recorded)}, before {Day(date)}, when it happened; correct one of the two days");

    public static Finding PositionUndated(StatementId id) => new(
        DiagnosticDescriptors.PositionUndated, $"the statement '{id}' takes a position and has no day, so the timeline leaves it out; add its 'date'");

    public static Finding LinkToOther(StatementId id, StatementId other, string key) => new(
        LinkAmiss, $"'{id}' {key} '{other}', which is not an earlier statement of the same party; name one that is, or use 'contradicts'");

    public static Finding PositionAgainstItself(TermId term, IssueId issue) => new(
        DiagnosticDescriptors.PositionAgainstItself, $"this statement both accepts and rejects '{term}' of '{issue}'; take it out of one of the two");

    public static Finding DeedsAgainstStatusQuo(IssueId issue, TermId now, DeedId deed) => new(
        DiagnosticDescriptors.DeedsAgainstStatusQuo,
        $"the status quo has '{now}' for '{issue}', and the last event on it, '{deed}', made something else true; correct one of them, or add the event by which that changed");

    public static Finding DaysOutOfOrder(DateOnly earlier, DateOnly made) => new(
        DiagnosticDescriptors.DaysOutOfOrder, $"this day, {Day(earlier)}, is before {Day(made)}, when the forecast was made; correct one of the two");

    private static string Given(List<string> given) =>
        given.Count == 0 ? "has no form" : $"is given as {string.Join(" and as ", given.Select(Quote))}";
}
