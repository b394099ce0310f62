using Truce.Dossiers;
using Truce.States;

namespace Truce.Movement.Watch;

/// <summary>On which days was a signal seen in a timeline?</summary>
/// <remarks>One occurrence for each day, ascending, with all that shows it. Cost: statements and deeds, and the product of both where one thing follows another.</remarks>
internal sealed class SignalReading(Timeline timeline, DateOnly end)
{
    public EquatableArray<Occurrence> Of(Signal signal) => Days(signal switch
    {
        Signal.Said said => Said(said),
        Signal.Took took => Took(took),
        Signal.Moved moved => Moved(moved),
        Signal.Done done => Done(done),
        Signal.Followed(var first, var then, var within) => Followed(Of(first), Of(then), within),
        Signal.NotFollowed(var first, var without, var within) => NotFollowed(Of(first), Of(without), within),
        Signal.Any(var signals) => signals.SelectMany(each => Of(each)),
        Signal.All(var signals) => All([.. signals.Select(Of)]),
        _ => throw new ArgumentException($"No such signal: {signal.GetType().Name}", nameof(signal)),
    });

    private EquatableArray<Occurrence> Days(IEnumerable<Occurrence> seen) =>
        seen.Where(occurrence => occurrence.Date <= end).GroupBy(occurrence => occurrence.Date).OrderBy(day => day.Key).Select(day => new Occurrence(
            day.Key,
            day.SelectMany(occurrence => occurrence.Statements).Distinct().ToEquatableArray(),
            day.SelectMany(occurrence => occurrence.Deeds).Distinct().ToEquatableArray())).ToEquatableArray();

    private IEnumerable<Occurrence> Said(Signal.Said signal) =>
        from said in timeline.Statements
        let statement = said.Statement
        where statement.Act == signal.Act && (signal.By is null || statement.Party == signal.By) && (signal.On is not { } issue || BearsOn(said, issue))
        select new Occurrence(said.Date, [said.Id], []);

    private static bool BearsOn(DatedStatement said, IssueId issue) =>
        said.Takes.Any(take => take.Issue == issue) || said.Statement.About.Any(formula => formula.Issues().Contains(issue));

    private IEnumerable<Occurrence> Took(Signal.Took signal)
    {
        var named = SingleIssue.TermsOf(signal.Terms, timeline.Dossier.Issues);
        var held = new HashSet<PartyId>();
        foreach (var position in timeline.Positions.Where(position => position.Issue == signal.Issue && (signal.By is null || position.Party == signal.By)))
        {
            if (!Holds(signal.Kind, named, position.Terms))
                held.Remove(position.Party);
            else if (held.Add(position.Party))
                yield return new Occurrence(position.Date, [position.Statement], []);
        }
    }

    private static bool Holds(TakeKind kind, bool[] named, EquatableArray<TermStance> stances)
    {
        var places = Enumerable.Range(0, named.Length);
        return kind switch
        {
            TakeKind.Insists => places.Any(term => stances[term].Stance == Stance.Insists) && places.All(term => named[term] || stances[term].Stance != Stance.Insists),
            TakeKind.Refuses => named.Contains(true) && places.All(term => !named[term] || stances[term].Stance == Stance.Refuses),
            _ => named.Contains(true) && places.All(term => !named[term] || stances[term].IsAccepted),
        };
    }

    private IEnumerable<Occurrence> Moved(Signal.Moved signal) =>
        timeline.Changes.Where(change => IsOf(change.Kind, signal.Direction) && (signal.By is null || change.Party == signal.By) && (signal.On is null || change.Issue == signal.On))
            .Select(change => new Occurrence(change.Date, change.Statements, []));

    private static bool IsOf(ChangeKind kind, Direction direction) => direction switch
    {
        Direction.Softer => kind is ChangeKind.Softened or ChangeKind.Dropped,
        Direction.Harder => kind == ChangeKind.Hardened,
        _ => kind == ChangeKind.Dropped,
    };

    private IEnumerable<Occurrence> Done(Signal.Done signal)
    {
        var issues = timeline.Dossier.Issues;
        var formula = CompiledFormula.Compile(signal.Became, issues);
        var terms = new int[issues.Count];
        Array.Fill(terms, CompiledFormula.Open);
        foreach (var deed in timeline.Deeds.Select(standing => standing.Deed))
        {
            var wasSo = formula.Evaluate(terms) == Truth.True;
            foreach (var (issue, fact) in DeedHistory.Facts(deed))
            {
                var holds = SingleIssue.TermsOf(fact, issues);
                terms[issues.PlaceOf(issue)] = holds.Count(isSo => isSo) == 1 ? Array.IndexOf(holds, true) : CompiledFormula.Open;
            }

            if (!wasSo && formula.Evaluate(terms) == Truth.True && (signal.By is not { } by || deed.By.Contains(by)))
                yield return new Occurrence(deed.Date, deed.Says, [deed.Id]);
        }
    }

    private static IEnumerable<Occurrence> Followed(EquatableArray<Occurrence> first, EquatableArray<Occurrence> then, int within) =>
        from later in then
        let earlier = first.LastOrDefault(occurrence => occurrence.Date < later.Date)
        where earlier is not null && later.Date.DayNumber - earlier.Date.DayNumber <= within
        select Together(later.Date, [earlier, later]);

    private IEnumerable<Occurrence> NotFollowed(EquatableArray<Occurrence> first, EquatableArray<Occurrence> without, int within) =>
        from earlier in first
        let last = earlier.Date.DayNumber + within
        where last <= end.DayNumber && !without.Any(later => later.Date > earlier.Date && later.Date.DayNumber <= last)
        select earlier with { Date = earlier.Date.AddDays(within) };

    private static IEnumerable<Occurrence> All(EquatableArray<Occurrence>[] each)
    {
        if (each.Length > 0 && each.All(seen => !seen.IsEmpty))
            yield return Together(each.Max(seen => seen[0].Date), [.. each.Select(seen => seen[0])]);
    }

    private static Occurrence Together(DateOnly date, Occurrence[] seen) => new(
        date, seen.SelectMany(occurrence => occurrence.Statements).ToEquatableArray(), seen.SelectMany(occurrence => occurrence.Deeds).ToEquatableArray());
}
