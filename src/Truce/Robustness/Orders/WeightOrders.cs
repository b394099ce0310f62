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

    private WeightOrders(PartyId party, PartialOrder known, WeightProblem problem, WeightPolytope polytope, WeightSampler sampler)
        : base(party, known)
    {
        (Problem, Polytope) = (problem, polytope);
        _sampler = sampler;
        _free = problem.Free;
        _written = [.. problem.Utility.Issues.Select(issue => (double)issue.Weight)];
        _worths = [.. problem.Worths.Select(row => row.Select(worth => (double)worth).ToArray())];
        _fixed = [.. problem.Fixed.Select(worth => (double)worth)];
        Questions = Ask(party, problem);
    }

    public override bool AreAllThatKeepKnown => false;

    public override bool HasBestOrders => false;

    public override PriorKind Prior => PriorKind.Weights;

    public override double Count => double.PositiveInfinity;

    public override bool IsDrawnExactly => _sampler.IsExact;

    /// <summary>The utility taken apart.</summary>
    public WeightProblem Problem { get; }

    /// <summary>The weights that fit.</summary>
    public WeightPolytope Polytope { get; }

    public override int Places => _written.Length;

    /// <summary>Works out the orders.</summary>
    public static Answer<PartyOrders> Of(StateSpace space, FormulaSets sets, PartyPreference preference, Preference.Utility utility)
    {
        if (utility.AtMost is not null)
            return Answer.Cannot<PartyOrders>("its weights have bounds and its utility has 'at-most', which bends what is straight in the weights");
        var problem = new WeightProblem(space, sets, preference, utility);
        if (problem.Obstacle is { } obstacle)
            return Answer.Cannot<PartyOrders>(obstacle);
        if (WeightPolytope.Of(problem.Sum, problem.Free.Length, problem.Conditions) is not { } polytope)
            return Answer.Cannot<PartyOrders>($"the bounds of its weights have more than {WeightPolytope.MostCorners:N0} corners");
        if (polytope.Corners.Count == 0 || problem.Strict.Exists(condition => !polytope.Signs(condition).IsSomewhereAbove))
            return Answer.Cannot<PartyOrders>("no weights fit what is known of them");
        var corners = polytope.Corners.Select(corner => Enumerable.Range(0, problem.Free.Length).Select(k => corner.Weight(k) / problem.Units).ToArray()).ToArray();
        var sampler = new WeightSampler((double)problem.Sum / problem.Units, problem.Least, problem.ConditionsAsNumbers, corners);
        var known = PartialOrder.Common([.. polytope.Corners.Select(problem.RanksAt)]);
        return Answer.Of<PartyOrders>(new WeightOrders(preference.Party, known, problem, polytope, sampler));
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

    /// <summary>What a state is worth by the weights that were drawn.</summary>
    public double WorthOf(OrderDraw draw, int state)
    {
        var worth = _fixed[state];
        for (var k = 0; k < _free.Length; k++)
            worth += draw.Made[_free[k]] * _worths[state][k];
        return worth;
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
