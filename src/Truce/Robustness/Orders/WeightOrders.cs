using System.Numerics;
using Truce.Dossiers;
using Truce.Randomness;
using Truce.States;

namespace Truce.Robustness.Orders;

/// <summary>The orders of a party whose weights are known within bounds and comparisons.</summary>
/// <remarks>
/// Weights keep the sum that those written down have; an issue without bounds keeps its weight. A state is better than another for all weights that fit iff it is worth no less at
/// every corner of <see cref="WeightPolytope"/> and more at one (robust ordinal regression: Greco, Mousseau and Słowiński 2008); then it is worth more for all weights strictly within.
/// </remarks>
internal sealed class WeightOrders : PartyOrders
{
    private readonly WeightSampler _sampler;
    private readonly double[] _written;
    private readonly int[] _free;
    private readonly double[][] _worths;
    private readonly double[] _fixed;

    private WeightOrders(PartyId party, PartialOrder known, WeightProblem problem, WeightSampler sampler)
        : base(party, known)
    {
        _sampler = sampler;
        _free = problem.Free;
        _written = [.. problem.Utility.Issues.Select(issue => (double)issue.Weight)];
        _worths = [.. problem.Worths.Select(row => row.Select(worth => (double)worth).ToArray())];
        _fixed = [.. problem.Fixed.Select(worth => (double)worth)];
        Questions = Ask(party, problem);
    }

    public override bool AreAllThatKeepKnown => false;

    public override PriorKind Prior => PriorKind.Weights;

    public override double Count => double.PositiveInfinity;

    public override bool IsDrawnExactly => _sampler.IsExact;

    protected override int Places => _written.Length;

    /// <summary>Works out the orders.</summary>
    public static Answer<PartyOrders> Of(StateSpace space, PartyId party, Preference.Utility utility)
    {
        if (utility.AtMost is not null)
            return Answer.Cannot<PartyOrders>("its weights have bounds and its utility has 'at-most', which bends what is straight in the weights");
        var problem = new WeightProblem(space, utility);
        if (WeightPolytope.Of(problem.Sum, problem.Free.Length, problem.Conditions) is not { } polytope)
            return Answer.Cannot<PartyOrders>($"the bounds of its weights have more than {WeightPolytope.MostCorners:N0} corners");
        if (polytope.Corners.Count == 0)
            return Answer.Cannot<PartyOrders>("no weights fit what is known of them");
        var corners = polytope.Corners.Select(corner => Enumerable.Range(0, problem.Free.Length).Select(k => corner.Weight(k) / problem.Units).ToArray()).ToArray();
        var sampler = new WeightSampler((double)problem.Sum / problem.Units, problem.Least, problem.ConditionsAsNumbers, corners);
        var known = PartialOrder.Common([.. polytope.Corners.Select(problem.RanksAt)]);
        return Answer.Of<PartyOrders>(new WeightOrders(party, known, problem, sampler));
    }

    public override void Draw(RandomSeries random, OrderDraw draw)
    {
        Span<double> weights = stackalloc double[_free.Length];
        _sampler.Draw(random, weights);
        _written.CopyTo(draw.Made, 0);
        for (var k = 0; k < _free.Length; k++)
            draw.Made[_free[k]] = weights[k];

        // One state of each class: those that are worth the same for all weights must not be told apart by rounding.
        var count = 0;
        for (var s = 0; s < Known.Count; s++)
        {
            if (Known.ClassOf[s] != count)
                continue;
            var worth = _fixed[s];
            for (var k = 0; k < weights.Length; k++)
                worth += weights[k] * _worths[s][k];
            draw.Classes[count] = count;
            draw.Worths[count++] = -worth;
        }

        Array.Sort(draw.Worths, draw.Classes, 0, count);
        Rank(draw.Classes.AsSpan(0, count), Known.ClassOf, draw.Room, draw.Ranks);
    }

    public override bool IsYes(PreferenceQuestion question, OrderDraw draw)
    {
        var asked = (AskedWeights)question;
        return draw.Made[asked.FirstPlace] > draw.Made[asked.SecondPlace];
    }

    private static EquatableArray<PreferenceQuestion> Ask(PartyId party, WeightProblem problem)
    {
        var questions = new List<PreferenceQuestion>();
        for (var first = 0; first < problem.Free.Length; first++)
        {
            for (var second = first + 1; second < problem.Free.Length && questions.Count < MostQuestions; second++)
                questions.Add(new AskedWeights(party, problem.IssueAt(first), problem.IssueAt(second), problem.Free[first], problem.Free[second]));
        }

        return questions.ToEquatableArray();
    }

    /// <summary>A question about weights with their places among the issues of the utility.</summary>
    private sealed record AskedWeights(PartyId Party, IssueId First, IssueId Second, int FirstPlace, int SecondPlace)
        : PreferenceQuestion.OfWeights(Party, First, Second);
}

/// <summary>A utility taken apart: what varies with the weights that vary, and what does not.</summary>
internal sealed class WeightProblem
{
    public WeightProblem(StateSpace space, Preference.Utility utility)
    {
        Utility = utility;
        Free = [.. Enumerable.Range(0, utility.Issues.Count).Where(k => utility.Issues[k].Between is { } bounds && bounds.Least < bounds.Greatest)];
        Units = Power(Free.SelectMany(k => (decimal[])[utility.Issues[k].Weight, utility.Issues[k].Between!.Value.Least, utility.Issues[k].Between!.Value.Greatest])
            .Concat(utility.Issues.Select(issue => issue.Weight)));
        Sum = Free.Aggregate(BigInteger.Zero, (sum, k) => sum + InUnits(utility.Issues[k].Weight));
        Least = [.. Free.Select(k => Math.Max(0, (double)utility.Issues[k].Between!.Value.Least))];
        Conditions = [.. Bounds().Concat(utility.Weights.Select(Comparison))];
        ConditionsAsNumbers = [.. Conditions.Select(condition => condition.Select((factor, k) => k == Free.Length ? (double)factor / Units : (double)factor).ToArray())];
        var others = UtilityFunction.Compile(utility with { Issues = utility.Issues.Where((_, k) => !Free.Contains(k)).ToEquatableArray() }, space.Issues);
        Fixed = new decimal[space.Count];
        Worths = new decimal[space.Count][];
        foreach (var state in space.States)
        {
            var terms = space.TermIndexes(state);
            Fixed[state.Ordinal] = others.Of(terms.AsSpan());
            Worths[state.Ordinal] = [.. Free.Select(k => Worth(utility.Issues[k], terms[space.PlaceOf(utility.Issues[k].Issue)]))];
        }
    }

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
        {
            worths[s] = Digits(Fixed[s]) * corner.Divisor * (BigInteger)Units;
            for (var k = 0; k < Free.Length; k++)
                worths[s] += Digits(Worths[s][k]) * corner.Weights[k];
        }

        var rankOf = worths.Distinct().OrderDescending().Select((worth, place) => (worth, place)).ToDictionary(pair => pair.worth, pair => pair.place + 1);
        return [.. worths.Select(worth => rankOf[worth])];
    }

    // As decimals round: 18 digits behind the point tell worths apart.
    private static BigInteger Digits(decimal worth) => ((BigInteger)decimal.Truncate(worth) * BigInteger.Pow(10, 18)) + (BigInteger)decimal.Round((worth - decimal.Truncate(worth)) * 1_000_000_000_000_000_000m);

    private static double Power(IEnumerable<decimal> numbers) => Math.Pow(10, numbers.Max(number => decimal.GetBits(number)[3] >> 16 & 0x7F));

    private decimal Worth(IssueUtility issue, int term) => issue.Values[term] / issue.OutOf / Utility.OutOf;

    private BigInteger InUnits(decimal weight) => (BigInteger)(weight * (decimal)Units);

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
