using System.Numerics;
using Truce.Dossiers;
using Truce.States;

namespace Truce.Sequencing.Plans;

/// <summary>A plan ready to be searched: units of steps that are taken on one day, what has to come before each, and what each set of them is worth to the parties.</summary>
/// <remarks>A set of units is a bit mask. Where several of its steps settle one issue, the one that comes last by "after" counts; the check sees to it that there is one.</remarks>
internal sealed class PlanModel
{
    private readonly Outcomes _outcomes;
    private readonly (int Issue, int Term)[][] _effects;
    private readonly int[] _topological;
    private readonly int[] _start;
    private readonly int[] _walkAwayState;
    private readonly ulong[] _reversible;
    private readonly (decimal Start, decimal[] Units)?[] _added;

    private PlanModel(Dossier dossier, Plan plan, int[] start, int[][] units, ulong[] before, int[] topological)
    {
        (Plan, _start, Units, Before, _topological) = (plan, start, units, before, topological);
        _outcomes = new Outcomes(dossier, start);
        _walkAwayState = Outcomes.StatusQuoOf(dossier) ?? start;
        Parties = [.. dossier.Parties.Select(party => PartyOrder.Of(dossier, party.Id)).OfType<PartyOrder>()];
        _effects = [.. units.Select(unit => unit.SelectMany(step => EffectsOf(dossier, plan.Steps[step])).ToArray())];
        Owners = [.. units.Select(unit => OwnersOf(unit.SelectMany(step => plan.Steps[step].By)))];
        Takers = [.. units.Select(unit => unit.SelectMany(step => plan.Steps[step].By).ToHashSet())];
        _reversible = [.. Parties.Select((_, p) => Mask(Enumerable.Range(0, units.Length).Where(u => Owners[u] == 1u << p && units[u].All(step => !IsIrreversible(dossier, plan.Steps[step])))))];
        Caps = [.. Parties.Select(party => (double?)AmountOf(plan.Caps, party.Party) ?? double.PositiveInfinity)];
        Penalties = [.. Parties.Select(party => AmountOf(plan.Penalties, party.Party) ?? 0)];
        Target = StateOf(Full);
        _added = [.. Parties.Select(AddedBy)];
    }

    public Plan Plan { get; }

    /// <summary>The steps of each unit, by their places in the plan.</summary>
    public int[][] Units { get; }

    /// <summary>The units that have to be done before each.</summary>
    public ulong[] Before { get; }

    /// <summary>Which parties, by their places in <see cref="Parties"/>, take each unit.</summary>
    public uint[] Owners { get; }

    /// <summary>Who takes each unit, those without a preference included.</summary>
    public HashSet<PartyId>[] Takers { get; }

    public PartyOrder[] Parties { get; }

    public double[] Caps { get; }

    public decimal[] Penalties { get; }

    /// <summary>All units.</summary>
    public ulong Full => Units.Length == 64 ? ulong.MaxValue : (1UL << Units.Length) - 1;

    /// <summary>The term indexes of the state after all of them.</summary>
    public int[] Target { get; }

    /// <summary>Whether what a step changes cannot be taken back.</summary>
    public static bool IsIrreversible(Dossier dossier, PlanStep step) => step.IsIrreversible
        || step.Then.SelectMany(Facts).Any(fact => dossier.Find(fact.Issue) is { } issue && issue.OneWay.Any(change => change.To == fact.Term));

    /// <summary>The terms that a formula settles.</summary>
    public static IEnumerable<Formula.Is> Facts(Formula formula) => formula switch
    {
        Formula.Is fact => [fact],
        Formula.In(var issue, [var only]) => [new Formula.Is(issue, only)],
        Formula.Not(Formula.Is(var issue, var term)) => [new Formula.Is(issue, term == TermId.Yes ? TermId.No : TermId.Yes)],
        Formula.And(var operands) => operands.SelectMany(Facts),
        _ => [],
    };

    public static Answer<PlanModel> Of(Dossier dossier, Plan plan, int[] start)
    {
        if (plan.Steps.IsEmpty)
            return Answer.Cannot<PlanModel>("the plan has no steps");
        var rules = new PlanRules(dossier, plan);
        if (rules.Circle is { } circle)
            return Answer.Cannot<PlanModel>($"steps of the plan come after one another in a circle: {string.Join(", ", circle)}");
        if (rules.Clash is { } clash)
            return Answer.Cannot<PlanModel>($"the steps '{clash.First}' and '{clash.Second}' settle '{clash.Issue}' in different ways and neither comes after the other");
        if (rules.Units.Length > 64)
            return Answer.Cannot<PlanModel>($"the plan has {rules.Units.Length} steps; at most 64 are looked at, so split it into phases");
        return Answer.Of(new PlanModel(dossier, plan, start, rules.Units, [.. rules.Before.Select(Mask)], rules.Order));
    }

    /// <summary>The set of the given units.</summary>
    public static ulong Mask(IEnumerable<int> units) => units.Aggregate(0UL, (mask, unit) => mask | (1UL << unit));

    /// <summary>The term indexes of the state that a set of units leads to.</summary>
    public int[] StateOf(ulong set)
    {
        var terms = (int[])_start.Clone();
        Write(set, terms);
        return terms;
    }

    public void Write(ulong set, Span<int> terms)
    {
        _start.CopyTo(terms);
        foreach (var unit in _topological)
        {
            if ((set >> unit & 1) == 0)
                continue;
            foreach (var (issue, term) in _effects[unit])
                terms[issue] = term;
        }
    }

    public bool IsFeasible(ReadOnlySpan<int> terms) => _outcomes.IsFeasible(terms);

    /// <summary>What is done after a party has stopped: with snap-back, the others take back what they can.</summary>
    public ulong AfterStopOf(int party, ulong set)
    {
        if (!Plan.SnapBack)
            return set;
        for (var other = 0; other < Parties.Length; other++)
            set &= other == party ? ulong.MaxValue : ~_reversible[other];
        return set;
    }

    /// <summary>What is done after the others have stopped: with snap-back, the party takes back what it can.</summary>
    public ulong AfterOthersStop(int party, ulong set) => Plan.SnapBack ? set & ~_reversible[party] : set;

    /// <summary>What a set is worth to a party whose utility adds up issue by issue, where no two units settle the same issue; null for others.</summary>
    public decimal? AddedWorthOf(int party, ulong set)
    {
        if (_added[party] is not var (worth, units))
            return null;
        for (; set != 0; set &= set - 1)
            worth += units[BitOperations.TrailingZeroCount(set)];
        return worth;
    }

    /// <summary>What the worth of no agreement is to a party with numbers.</summary>
    public decimal WalkAwayOf(int party) => Parties[party].Reservation ?? Parties[party].WorthOf(WalkAwayStateOf(party));

    /// <summary>The state that a party would rather have than less: the status quo where it says so, else the start of the plan.</summary>
    public int[] WalkAwayStateOf(int party) => Parties[party].Preference.WalkAway is not null ? _walkAwayState : _start;

    public WalkAwayBasis BasisOf(int party) => Parties[party].Reservation is not null ? WalkAwayBasis.Reservation
        : Parties[party].Preference.WalkAway is not null ? WalkAwayBasis.StatusQuo : WalkAwayBasis.NotStated;

    private (decimal Start, decimal[] Units)? AddedBy(PartyOrder party)
    {
        var issues = _effects.SelectMany(unit => unit.Select(effect => effect.Issue).Distinct()).ToArray();
        if (issues.Distinct().Count() < issues.Length || party.Preference.Preference is not Preference.Utility { Parts.IsEmpty: true, OutOf: 1, AtMost: null })
            return null;
        var start = party.WorthOf(_start);
        return (start, [.. Units.Select((_, unit) => party.WorthOf(StateOf(1UL << unit)) - start)]);
    }

    private static decimal? AmountOf(EquatableArray<PartyAmount> amounts, PartyId party) =>
        amounts.Where(amount => amount.Party == party).Select(amount => (decimal?)amount.Amount).FirstOrDefault();

    private static IEnumerable<(int Issue, int Term)> EffectsOf(Dossier dossier, PlanStep step) =>
        step.Then.SelectMany(Facts).Select(fact => (dossier.Issues.PlaceOf(fact.Issue), dossier.Find(fact.Issue)!.IndexOf(fact.Term)));

    private uint OwnersOf(IEnumerable<PartyId> owners)
    {
        var mask = 0u;
        foreach (var owner in owners)
        {
            var place = Array.FindIndex(Parties, party => party.Party == owner);
            if (place >= 0)
                mask |= 1u << place;
        }

        return mask;
    }
}
