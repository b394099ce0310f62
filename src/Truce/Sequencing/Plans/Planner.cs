using System.Diagnostics;
using Truce.Dossiers;
using Truce.States;

namespace Truce.Sequencing.Plans;

/// <summary>Puts a <see cref="StepPlanAnalysis"/> together.</summary>
internal sealed class Planner
{
    private const int DaysAhead = 30;

    private readonly Dossier _dossier;
    private readonly PlanModel _model;
    private readonly PlanNode _node;
    private readonly DateOnly? _asOf;

    private Planner(Dossier dossier, PlanModel model, DateOnly? asOf)
    {
        (_dossier, _model, _asOf) = (dossier, model, asOf);
        _node = new PlanNode(model, dossier.Issues.Count);
    }

    public static Answer<StepPlanAnalysis> Analyse(Dossier dossier, Plan plan, bool isDerived, StepPlanOptions options, Stopwatch watch, CancellationToken cancellation)
    {
        int[]? start = options.From.IsEmpty
            ? Outcomes.StatusQuoOf(dossier)
            : [.. dossier.Issues.Select((issue, place) => issue.IndexOf(options.From[place]))];
        if (start is null)
            return Answer.Cannot<StepPlanAnalysis>("the dossier does not say what the status quo is; name a state to start from");
        var built = PlanModel.Of(dossier, plan, start);
        if (!built.Is(out var model))
            return Answer.Cannot<StepPlanAnalysis>(built.Obstacles);
        if (model.Parties.Length == 0)
            return Answer.Cannot<StepPlanAnalysis>("no preference is recorded, so nothing can be said of what a step is worth to anybody");
        return new Planner(dossier, model, options.AsOf ?? dossier.AsOf).Analyse(isDerived, options, watch, cancellation);
    }

    private Answer<StepPlanAnalysis> Analyse(bool isDerived, StepPlanOptions options, Stopwatch watch, CancellationToken cancellation)
    {
        var plan = _model.Plan;
        int[] done = [.. Enumerable.Range(0, plan.Steps.Count).Where(IsDone)];
        var doneUnits = PlanModel.Mask(Enumerable.Range(0, _model.Units.Length).Where(unit => _model.Units[unit].All(done.Contains)));
        var search = new PlanSearch(_model, _dossier.Issues.Count, doneUnits, cancellation);
        var isExact = search.Count <= options.MaxExactSteps;
        var (oneADay, exchanges, atLeast) = isExact ? Exact(search) : Approximate(search, options.Width);
        var written = WrittenOrder(doneUnits);
        var (first, second) = (OrderOf(doneUnits, oneADay), OrderOf(doneUnits, exchanges));
        return Answer.Of(new StepPlanAnalysis
        {
            Dossier = _dossier,
            DossierHash = options.DossierHash,
            Plan = plan,
            IsDerived = isDerived,
            Start = _model.StateOf(0).ToEquatableArray(),
            Target = _model.Target.ToEquatableArray(),
            Parties = _model.Parties.Select((party, p) => new PlanParty(party.Party, party.IsCardinal, _model.BasisOf(p))).ToEquatableArray(),
            Unknown = DecisionMaker.In(_dossier).Select(dm => dm.Id).Where(id => _dossier.PreferenceOf(id) is null).ToEquatableArray(),
            Done = done.ToEquatableArray(),
            Now = MomentsAt(doneUnits, ownersBefore: 0, before: null),
            AsWritten = written is null ? null : OrderOf(doneUnits, written),
            OneADay = first,
            WithExchanges = second,
            Closings = Closings(second ?? first).ToEquatableArray(),
            Standings = Enumerable.Range(0, plan.Steps.Count).Select(step => StandingOf(step, done)).ToEquatableArray(),
            AsOf = _asOf,
            NeedAtLeast = atLeast,
            IsExact = isExact,
            Elapsed = watch.Elapsed,
        });
    }

    private static (List<ulong>? OneADay, List<ulong>? Exchanges, double AtLeast) Exact(PlanSearch search)
    {
        var oneADay = search.Best(withExchanges: false);
        var exchanges = search.Best(withExchanges: true, oneADay?.Need ?? double.PositiveInfinity);
        return (oneADay?.Days, exchanges?.Days, exchanges?.Need ?? 0);
    }

    private static (List<ulong>? OneADay, List<ulong>? Exchanges, double AtLeast) Approximate(PlanSearch search, int width)
    {
        var oneADay = search.Approximate(withExchanges: false, width);
        var (days, atLeast) = search.Approximate(withExchanges: true, width);
        return (oneADay.Days, days, atLeast);
    }

    private bool IsDone(int step) => _model.Plan.Steps[step].ProgressAsOf(_asOf)?.Level == ProgressLevel.Full;

    /// <summary>The units that are left one by one as they are written; null when a rule or a constraint speaks against it.</summary>
    private List<ulong>? WrittenOrder(ulong done)
    {
        var days = new List<ulong>();
        var set = done;
        for (var unit = 0; unit < _model.Units.Length; unit++)
        {
            if ((done >> unit & 1) != 0)
                continue;
            if ((_model.Before[unit] & ~set) != 0)
                return null;
            set |= 1UL << unit;
            if (!_model.IsFeasible(_model.StateOf(set)))
                return null;
            days.Add(1UL << unit);
        }

        return days;
    }

    private StepOrder? OrderOf(ulong done, List<ulong>? days)
    {
        if (days is null)
            return null;
        var told = new List<PlanDay>();
        var (set, need, against) = (done, 0.0, 0);
        foreach (var day in days)
        {
            var units = Enumerable.Range(0, _model.Units.Length).Where(unit => (day >> unit & 1) != 0).ToArray();
            var owners = units.Aggregate(0u, (mask, unit) => mask | _model.Owners[unit]);
            var moments = MomentsAt(set | day, owners, set);
            set |= day;
            foreach (var moment in moments)
            {
                need = Math.Max(need, Math.Max(moment.Exposure ?? 0, moment.Temptation ?? 0));
                against += (moment.CrossesRedLine || moment is { Exposure: null, WouldWalkAway: true } ? 1 : 0) + (moment is { Temptation: null, WouldStop: true } ? 1 : 0);
            }

            told.Add(new PlanDay(units.SelectMany(unit => _model.Units[unit]).ToEquatableArray(), _model.StateOf(set).ToEquatableArray(), moments));
        }

        var all = told.SelectMany(day => day.Moments).ToArray();
        return new StepOrder(
            told.ToEquatableArray(),
            need,
            against,
            all.All(moment => moment is { WouldWalkAway: false, CrossesRedLine: false }),
            all.All(moment => moment.WouldStop != true));
    }

    private EquatableArray<PartyMoment> MomentsAt(ulong set, uint ownersBefore, ulong? before)
    {
        var parties = _model.Parties.Length;
        var temptation = new double?[parties];
        var wouldStop = new bool?[parties];
        if (before is { } earlier)
        {
            _node.Look(earlier);
            for (var p = 0; p < parties; p++)
            {
                if ((ownersBefore >> p & 1) == 0)
                    continue;
                temptation[p] = _model.Parties[p].IsCardinal ? _node.Temptation[p] : null;
                wouldStop[p] = _node.WouldStop[p];
            }
        }

        _node.Look(set);
        return Enumerable.Range(0, parties).Select(p => new PartyMoment(
            _model.Parties[p].Party,
            _model.Parties[p].IsCardinal ? _node.Exposure[p] : null,
            _node.WouldWalkAway[p],
            temptation[p],
            wouldStop[p],
            _node.IsBarred[p])).ToEquatableArray();
    }

    private IEnumerable<GapClosing> Closings(StepOrder? order)
    {
        for (var p = 0; order is not null && p < _model.Parties.Length; p++)
        {
            var party = _model.Parties[p].Party;
            var days = order.Days.Select((day, k) => (Day: k + 1, Moment: day.Moments[p])).ToArray();
            if (days.Where(day => day.Moment.CrossesRedLine).Select(day => (int?)day.Day).FirstOrDefault() is { } crossed)
                yield return new GapClosing(party, GapClosingKind.None, crossed, null, null, []);
            if (Widest(days, moment => moment.WouldWalkAway == true, moment => moment.Exposure) is { } exposed)
                yield return new GapClosing(party, GapClosingKind.Guarantee, exposed.Day, exposed.Amount, null, OfferedTo(party));
            if (Widest(days, moment => moment.WouldStop == true, moment => moment.Temptation) is { } tempted)
                yield return new GapClosing(party, GapClosingKind.Escrow, tempted.Day, tempted.Amount, null, []);
            foreach (var unseen in Unseen(p))
                yield return unseen;
        }

        static (int Day, double? Amount)? Widest((int Day, PartyMoment Moment)[] days, Func<PartyMoment, bool> isGap, Func<PartyMoment, double?> amount)
        {
            var gaps = days.Where(day => isGap(day.Moment)).ToArray();
            if (gaps.Length == 0)
                return null;
            var widest = gaps.MaxBy(day => amount(day.Moment) ?? 0);
            return (widest.Day, amount(widest.Moment));
        }
    }

    /// <summary>The steps of a party that nobody can verify, and what it would gain by leaving one of them out unseen.</summary>
    private IEnumerable<GapClosing> Unseen(int p)
    {
        var order = _model.Parties[p];
        for (var unit = 0; unit < _model.Units.Length; unit++)
        {
            foreach (var step in _model.Units[unit].Select(place => _model.Plan.Steps[place]).Where(step => step.VerifiedBy == Verification.Nobody && step.By.Contains(order.Party)))
            {
                var without = _model.StateOf(_model.Full & ~(1UL << unit));
                if (order.Compare(without, _model.Target) is > 0)
                    yield return new GapClosing(order.Party, GapClosingKind.Verification, null, order.IsCardinal ? (double)(order.WorthOf(without) - order.WorthOf(_model.Target)) : null, step.Id, []);
            }
        }
    }

    private EquatableArray<ClausePlace> OfferedTo(PartyId party)
    {
        var own = _model.Plan.Steps.Where(step => step.By.Contains(party)).SelectMany(step => step.Then.SelectMany(PlanModel.Facts)).Select(fact => (Formula)fact).ToHashSet();
        return (from proposal in _dossier.Proposals.Where(_dossier.IsOnTheTable)
                from index in Enumerable.Range(0, proposal.Clauses.Count)
                let clause = proposal.Clauses[index]
                where clause.Guarantee is { } guarantee && (guarantee.To.IsEmpty ? proposal.To : guarantee.To).Contains(party)
                    && (guarantee.Covers.IsEmpty ? clause.When : guarantee.Covers).SelectMany(PlanModel.Facts).Any(own.Contains)
                select new ClausePlace(proposal.Id, index)).ToEquatableArray();
    }

    private StepStanding StandingOf(int step, int[] done)
    {
        var planned = _model.Plan.Steps[step];
        var latest = planned.ProgressAsOf(_asOf);
        var waits = planned.After.Where(id => _model.Plan.Steps.Select((other, place) => (other, place)).Any(pair => pair.other.Id == id && !done.Contains(pair.place))).ToEquatableArray();
        var late = _asOf is { } day && planned.Due is { } due && !done.Contains(step) ? day.DayNumber - due.DayNumber : 0;
        var isDue = _asOf is { } now && planned.Due is { } by && by.DayNumber - now.DayNumber <= DaysAhead;
        var status = done.Contains(step) ? StepStatus.Done
            : late > 0 ? StepStatus.Late
            : !waits.IsEmpty ? StepStatus.Waiting
            : isDue ? StepStatus.Due : StepStatus.Open;
        return new StepStanding(step, latest?.Level, latest, status, Math.Max(0, late), waits);
    }
}
