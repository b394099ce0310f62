using Truce.Dossiers;

namespace Truce.Text;

internal static partial class Messages
{
    public static Finding QuotationNotFound(string path, string? nearest, TextRange? place) => new(
        DiagnosticDescriptors.QuotationNotFound,
        $"these words do not stand in {Quote(path)}; {(nearest is null ? "nothing in it resembles them" : $"the nearest passage, at {At(place!.Value)}, is '{Shortened(nearest, LongestPassage)}'")}");

    public static Finding QuotationAmbiguous(string path, int places) => new(
        DiagnosticDescriptors.QuotationAmbiguous,
        $"these words stand in {places:N0} places in {Quote(path)}; add the words before or after them as 'prefix' or 'suffix', or their 'position'");

    public static Finding QuotationNearest(string path, int places, TextRange found) => new(
        DiagnosticDescriptors.QuotationMoved,
        $"these words stand in {places:N0} places in {Quote(path)}, none of them the recorded position; the nearest was taken, {At(found)}; add 'prefix' or 'suffix' and record the position anew");

    public static Finding QuotationMoved(string path, TextRange recorded, TextRange found) => new(
        DiagnosticDescriptors.QuotationMoved,
        $"these words stand at {At(found)} of {Quote(path)}, not at {At(recorded)} as recorded; they were anchored anew, so record the new position");

    public static Finding QuotationContext(string path) => new(
        DiagnosticDescriptors.QuotationMoved,
        $"these words stand in {Quote(path)}, but not after the recorded 'prefix' or before the recorded 'suffix'; look whether the place is the one that is meant");

    public static Finding SourceChanged(string path, string sha256) => new(
        DiagnosticDescriptors.SourceChanged,
        $"{Quote(path)} is not the file that was recorded: its SHA-256 is now {sha256}; its quotations were looked up in the new text, so check them and record the new value");

    public static Finding StatementNotCited(StatementId id) => new(
        DiagnosticDescriptors.StatementNotCited,
        $"nothing in the dossier cites the statement '{id}'; name it under 'says' where something rests on it, or take it out");

    public static Finding NoPreference(PartyId id) => new(
        DiagnosticDescriptors.NoPreference,
        $"the party '{id}' decides an issue and has no preference, so nothing can be said of what it would do; add it under 'preferences'");

    public static Finding SilentPrincipal(PartyId id) => new(
        DiagnosticDescriptors.SilentPrincipal,
        $"the principal '{id}' decides no issue and makes no statement; give it a part, or another 'role'");

    public static Finding LaterThanAsOf(DateOnly date, DateOnly asOf) => new(
        DiagnosticDescriptors.LaterThanAsOf, $"this day, {Day(date)}, is after the day up to which the dossier is complete, {Day(asOf)}; correct one of the two");

    public static Finding PastExpiry(DateOnly expires, DateOnly asOf) => new(
        DiagnosticDescriptors.PastExpiry,
        $"this proposal expired on {Day(expires)}, before {Day(asOf)}, and its status is 'tabled'; write 'lapsed' if it lapsed, or correct the day");

    /// <param name="others">The other constraints that leave nothing together with this one, with their lines.</param>
    public static Finding NothingFeasible(List<(string Formula, int Line)> others) => new(
        DiagnosticDescriptors.NothingFeasible,
        others.Count == 0
            ? "no state satisfies this constraint, so no state is feasible; correct it or take it out"
            : $"no state satisfies this constraint together with {string.Join(" and ", others.Select(o => $"{Quote(o.Formula)} (line {o.Line})"))}, so no state is feasible; correct one of them or take it out");

    public static Finding StatusQuoInfeasible(string constraint, int line) => new(
        DiagnosticDescriptors.StatusQuoInfeasible,
        $"the status quo breaks the constraint in line {line}, {Quote(constraint)}; what is now cannot be infeasible, so correct one of the two");

    public static Finding NeverFeasible(string formula) => new(
        DiagnosticDescriptors.NeverFeasible, $"{Quote(formula)} holds of no feasible state, so it can never come about; correct it, or the constraints");

    public static Finding NeverFeasibleTogether(int count) => new(
        DiagnosticDescriptors.NeverFeasible,
        $"{(count == 2 ? "both" : $"all {count}")} of these together hold of no feasible state, so they can never come about; correct them, or the constraints");

    /// <param name="which">Of which feasible states it is true: <c>no</c> or <c>every</c>.</param>
    public static Finding PriorityConstant(string which) => new(
        DiagnosticDescriptors.PriorityIdle, $"this priority holds of {which} feasible state, so it tells none apart and has no effect; correct it or take it out");

    public static Finding PriorityIdle() => new(
        DiagnosticDescriptors.PriorityIdle, "this priority tells no two feasible states apart that those above it leave equal, so it has no effect; move it up, correct it or take it out");

    public static Finding TierEmpty() =>
        new(DiagnosticDescriptors.TierEmpty, "this tier holds of no feasible state, so it has no effect; correct it, or the constraints");

    public static Finding RankedTwice(int count, string first, int tier) => new(
        DiagnosticDescriptors.RankedTwice,
        $"{Count(count, "state")} of this tier {(count == 1 ? "stands" : "stand")} in a tier above already, such as {first} in tier {tier}; expected each feasible state in one tier");

    public static Finding NotRanked(int missing, int count, string first) => new(
        DiagnosticDescriptors.NotRanked,
        $"the ranking leaves out {missing:N0} of {Count(count, "feasible state")}, such as {first}; expected each feasible state in one tier");

    public static Finding OneWayLeaks(OneWay change, IEnumerable<TermId> way) => new(
        DiagnosticDescriptors.OneWayLeaks,
        $"'{change.From} -> {change.To}' is said not to be undone, and can be undone by a way round: {string.Join(" -> ", way)}; add one-way changes that bar it, or take this one out");

    private const int LongestPassage = 200;

    private static string At(TextRange range) => $"characters {range.Start} to {range.End}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");
}
