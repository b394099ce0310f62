using Truce.Dossiers;

namespace Truce.Sequencing.Plans;

/// <summary>Which steps of a plan are taken on one day, which come before which, and whether these rules can all be kept.</summary>
internal sealed class PlanRules
{
    public PlanRules(Dossier dossier, Plan plan)
    {
        var places = plan.Steps.Select((step, place) => (step.Id, place)).GroupBy(pair => pair.Id).ToDictionary(same => same.Key, same => same.First().place);
        var unitOf = UnitsOf(plan, places);
        Units = [.. Enumerable.Range(0, plan.Steps.Count).GroupBy(step => unitOf[step]).Select(unit => unit.ToArray())];
        var numbers = Units.Select((unit, number) => (unit, number)).SelectMany(pair => pair.unit.Select(step => (step, pair.number))).ToDictionary(pair => pair.step, pair => pair.number);
        var before = Units.Select(unit => unit.SelectMany(step => plan.Steps[step].After).Where(places.ContainsKey).Select(id => numbers[places[id]]).Distinct().Order().ToArray()).ToArray();
        Before = before;
        Order = Sorted(before);
        if (Order.Length < Units.Length)
            Circle = CircleOf(plan, before);
        else
            Clash = ClashOf(dossier, plan, before);
    }

    /// <summary>The steps that are taken on one day, by their places; in the order of the first of them.</summary>
    public int[][] Units { get; }

    /// <summary>The units that come before each, as written.</summary>
    public int[][] Before { get; }

    /// <summary>The units in an order that keeps the rules, the earliest written first; shorter when there is none.</summary>
    public int[] Order { get; }

    /// <summary>Steps that come after one another in a circle; null when there is none.</summary>
    public StepId[]? Circle { get; }

    /// <summary>Two steps that settle an issue in different ways, neither after the other; null when there are none.</summary>
    public (StepId First, StepId Second, IssueId Issue)? Clash { get; }

    private static int[] UnitsOf(Plan plan, Dictionary<StepId, int> places)
    {
        var unit = Enumerable.Range(0, plan.Steps.Count).ToArray();
        for (var step = 0; step < unit.Length; step++)
        {
            foreach (var with in plan.Steps[step].With.Where(places.ContainsKey))
            {
                var (keep, drop) = (Math.Min(unit[step], unit[places[with]]), Math.Max(unit[step], unit[places[with]]));
                for (var k = 0; k < unit.Length; k++)
                    unit[k] = unit[k] == drop ? keep : unit[k];
            }
        }

        return unit;
    }

    private static int[] Sorted(int[][] before)
    {
        var order = new List<int>();
        while (Enumerable.Range(0, before.Length).Where(unit => !order.Contains(unit) && before[unit].All(order.Contains)).Select(unit => (int?)unit).FirstOrDefault() is { } next)
            order.Add(next);
        return [.. order];
    }

    private StepId[] CircleOf(Plan plan, int[][] before)
    {
        var self = Enumerable.Range(0, before.Length).Where(unit => before[unit].Contains(unit)).Select(unit => (int?)unit).FirstOrDefault();
        var arcs = before.Select(units => units.ToList()).ToArray();
        int[] circle = self is { } own ? [own] : Circles.Shortest(arcs, Circles.StronglyConnected(arcs)[0]);
        return [.. circle.Reverse().Select(unit => plan.Steps[Units[unit][0]].Id)];
    }

    private (StepId, StepId, IssueId)? ClashOf(Dossier dossier, Plan plan, int[][] before)
    {
        var ancestors = new HashSet<int>[before.Length];
        foreach (var unit in Order)
            ancestors[unit] = [.. before[unit], .. before[unit].SelectMany(earlier => ancestors[earlier])];
        for (var first = 0; first < plan.Steps.Count; first++)
        {
            for (var second = first + 1; second < plan.Steps.Count; second++)
            {
                var (one, other) = (UnitOf(first), UnitOf(second));
                if (ancestors[one].Contains(other) || ancestors[other].Contains(one))
                    continue;
                foreach (var fact in plan.Steps[first].Then.SelectMany(PlanModel.Facts).Where(fact => dossier.Find(fact.Issue) is not null))
                {
                    if (plan.Steps[second].Then.SelectMany(PlanModel.Facts).Any(own => own.Issue == fact.Issue && own.Term != fact.Term))
                        return (plan.Steps[first].Id, plan.Steps[second].Id, fact.Issue);
                }
            }
        }

        return null;

        int UnitOf(int step) => Array.FindIndex(Units, unit => unit.Contains(step));
    }
}
