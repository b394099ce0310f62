using System.Numerics;
using Truce.Dossiers;
using Truce.States;

namespace Truce.Robustness.Orders;

/// <summary>A utility taken apart: what varies with the weights that vary, and what does not.</summary>
internal sealed class WeightProblem
{
    /// <summary>The most pairs of states that comparisons may speak of.</summary>
    public const int MostPairs = 20_000;

    private static readonly BigInteger s_digits = BigInteger.Pow(10, 18);

    private readonly BigInteger[][] _rows;

    /// <param name="space">The states.</param>
    /// <param name="sets">Reads formulas.</param>
    /// <param name="preference">What else is known: comparisons of states, and that no agreement is worth at least a state and at most a number.</param>
    /// <param name="utility">The utility.</param>
    public WeightProblem(StateSpace space, FormulaSets sets, PartyPreference preference, Preference.Utility utility)
    {
        Utility = utility;
        Free = [.. Enumerable.Range(0, utility.Issues.Count).Where(k => utility.Issues[k].Between is { } bounds && bounds.Least < bounds.Greatest)];
        Units = Power(Free.SelectMany(k => (decimal[])[utility.Issues[k].Weight, utility.Issues[k].Between!.Value.Least, utility.Issues[k].Between!.Value.Greatest])
            .Concat(utility.Issues.Select(issue => issue.Weight)));
        Sum = Free.Aggregate(BigInteger.Zero, (sum, k) => sum + InUnits(utility.Issues[k].Weight));
        Least = [.. Free.Select(k => Math.Max(0, (double)utility.Issues[k].Between!.Value.Least))];
        var others = UtilityFunction.Compile(utility with { Issues = utility.Issues.Where((_, k) => !Free.Contains(k)).ToEquatableArray() }, space.Issues);
        Fixed = new decimal[space.Count];
        Worths = new decimal[space.Count][];
        foreach (var state in space.States)
        {
            var terms = space.TermIndexes(state);
            Fixed[state.Ordinal] = others.Of(terms.AsSpan());
            Worths[state.Ordinal] = [.. Free.Select(k => Worth(utility.Issues[k], terms[space.PlaceOf(utility.Issues[k].Issue)]))];
        }

        _rows = [.. Enumerable.Range(0, space.Count).Select(RowOf)];
        var known = new List<BigInteger[]>(Bounds().Concat(utility.Weights.Select(Comparison)));
        AddCompared(ComparedSets.Of(sets, preference.Known), known);
        if (preference.WalkAwayAtLeast is { } atLeast && utility.ReservationBounds is { } reservation)
            known.AddRange(sets.Of(atLeast.State).Members().Select(state => Negated(Over(state.Ordinal, reservation.Greatest))).Where(Varies));
        Conditions = [.. known];
        ConditionsAsNumbers = [.. Conditions.Select(condition => condition.Select((factor, k) => k == Free.Length ? (double)factor / Units : (double)factor).ToArray())];
    }

    /// <summary>Why the weights cannot be looked at; null when they can.</summary>
    public string? Obstacle { get; private set; }

    /// <summary>Conditions that hold with some slack, since one state is preferred to another.</summary>
    public List<BigInteger[]> Strict { get; } = [];

    public Preference.Utility Utility { get; }

    /// <summary>The places of the issues whose weights vary.</summary>
    public int[] Free { get; }

    /// <summary>How many units make a weight of 1.</summary>
    public double Units { get; }

    /// <summary>What the weights that vary add up to, in units.</summary>
    public BigInteger Sum { get; }

    /// <summary>The lower bounds.</summary>
    public double[] Least { get; }

    /// <summary>Σ factor · weight + constant ≥ 0 in units, the constant last.</summary>
    public BigInteger[][] Conditions { get; }

    /// <summary>The same with weights as shares.</summary>
    public double[][] ConditionsAsNumbers { get; }

    /// <summary>By how much a state is worth more than another, as the left side of a condition.</summary>
    public BigInteger[] Over(int state, int other) => Less(_rows[state], _rows[other]);

    /// <summary>By how much a state is worth more than a number, as the left side of a condition.</summary>
    public BigInteger[] Over(int state, decimal number)
    {
        var row = (BigInteger[])_rows[state].Clone();
        row[^1] -= Digits(number) * (BigInteger)Units;
        return row;
    }

    /// <summary>By state, what it is worth beside the weights that vary.</summary>
    public decimal[] Fixed { get; }

    /// <summary>By state, what each weight that varies is multiplied by.</summary>
    public decimal[][] Worths { get; }

    /// <summary>The issue whose weight varies.</summary>
    public IssueId IssueAt(int free) => Utility.Issues[Free[free]].Issue;

    /// <summary>How the states rank at a corner.</summary>
    public int[] RanksAt(WeightPolytope.Corner corner)
    {
        var worths = new BigInteger[Worths.Length];
        for (var s = 0; s < worths.Length; s++)
            worths[s] = corner.Value(_rows[s]);
        var rankOf = worths.Distinct().OrderDescending().Select((worth, place) => (worth, place)).ToDictionary(pair => pair.worth, pair => pair.place + 1);
        return [.. worths.Select(worth => rankOf[worth])];
    }

    // As decimals round: 18 digits behind the point tell worths apart.
    private static BigInteger Digits(decimal worth) => ((BigInteger)decimal.Truncate(worth) * s_digits) + (BigInteger)decimal.Round((worth - decimal.Truncate(worth)) * 1_000_000_000_000_000_000m);

    private static double Power(IEnumerable<decimal> numbers) => Math.Pow(10, numbers.Max(number => decimal.GetBits(number)[3] >> 16 & 0x7F));

    private decimal Worth(IssueUtility issue, int term) => issue.Values[term] / issue.OutOf / Utility.OutOf;

    private BigInteger InUnits(decimal weight) => (BigInteger)(weight * (decimal)Units);

    private BigInteger[] RowOf(int state) => [.. Worths[state].Select(Digits), Digits(Fixed[state]) * (BigInteger)Units];

    private static BigInteger[] Less(BigInteger[] row, BigInteger[] other) => [.. row.Zip(other, (a, b) => a - b)];

    private static BigInteger[] Negated(BigInteger[] row) => [.. row.Select(factor => -factor)];

    /// <summary>Whether weights make a difference to a condition, or it holds of none.</summary>
    private static bool Varies(BigInteger[] condition) => condition[..^1].Any(factor => !factor.IsZero) || condition[^1].Sign < 0;

    /// <summary>That a state is preferred to another is a condition on the weights.</summary>
    private void AddCompared(ComparedSets[] comparisons, List<BigInteger[]> known)
    {
        var seen = new HashSet<EquatableArray<BigInteger>>();
        foreach (var comparison in comparisons)
        {
            if ((long)comparison.First.Count * comparison.Second.Count > MostPairs)
                Obstacle = $"its weights have bounds, and a comparison that is known speaks of more than {MostPairs:N0} pairs of states; compare fewer states, or weights";
            else
                AddCompared(comparison, seen);
        }

        known.AddRange(Strict.Where(Varies));
    }

    private void AddCompared(ComparedSets comparison, HashSet<EquatableArray<BigInteger>> seen)
    {
        foreach (var first in comparison.First.Members())
        {
            foreach (var second in comparison.Second.Members())
            {
                var condition = Over(first.Ordinal, second.Ordinal);
                if (comparison.IsTie && condition.Any(factor => !factor.IsZero))
                    Obstacle = "its weights have bounds, and that two states are as good as each other settles weights; write the weights that it settles";
                else if (!comparison.IsTie && seen.Add(condition.ToEquatableArray()))
                    Strict.Add(condition);
            }
        }
    }

    private IEnumerable<BigInteger[]> Bounds()
    {
        for (var k = 0; k < Free.Length; k++)
        {
            var bounds = Utility.Issues[Free[k]].Between!.Value;
            yield return Row(k, 1, -InUnits(bounds.Least));
            yield return Row(k, -1, InUnits(bounds.Greatest));
        }
    }

    private BigInteger[] Row(int place, int factor, BigInteger constant)
    {
        var row = new BigInteger[Free.Length + 1];
        row[place] = factor;
        row[^1] = constant;
        return row;
    }

    private BigInteger[] Comparison(WeightComparison comparison)
    {
        var row = new BigInteger[Free.Length + 1];
        foreach (var (issues, sign) in (ReadOnlySpan<(EquatableArray<IssueId>, int)>)[(comparison.Heavier, 1), (comparison.Than, -1)])
        {
            foreach (var issue in issues)
            {
                var place = Array.FindIndex(Free, k => Utility.Issues[k].Issue == issue);
                if (place >= 0)
                    row[place] += sign;
                else
                    row[^1] += sign * InUnits(Utility.Issues.FirstOrDefault(other => other.Issue == issue)?.Weight ?? 0);
            }
        }

        return row;
    }
}
