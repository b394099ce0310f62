using Truce.Dossiers;
using Truce.Stability;
using Truce.Stability.Coalitions;
using Truce.Stability.Evolution;
using Truce.States;

namespace Truce.Casebook;

/// <summary>Do the results of a dossier agree with what is expected, state by state?</summary>
/// <param name="Mismatches">Where they do not, in the order of the expected results; within a part, in the order of states.</param>
/// <param name="Compared">How many single results were compared: counts of states, ranks, verdicts.</param>
/// <param name="Space">The states that the mismatches speak of; null when the states could not be found.</param>
public sealed record ExpectationCheck(EquatableArray<Mismatch> Mismatches, int Compared, StateSpace? Space)
{
    /// <summary>Computes the results of a dossier and compares them with what is expected.</summary>
    /// <remarks>Cost: that of the stability analysis, and one pass over the states for every expectation.</remarks>
    /// <param name="dossier">The dossier.</param>
    /// <param name="expected">What is expected of it.</param>
    /// <param name="options">How to run the stability analysis; by default as anybody would. The definitions of which something is expected are judged, whatever it says.</param>
    /// <param name="cancellation">Stops the computation.</param>
    public static ExpectationCheck Run(
        Dossier dossier, ExpectedResults expected, StabilityOptions? options = null, CancellationToken cancellation = default)
    {
        options = (options ?? new StabilityOptions()) with { Definitions = DefinitionsIn(expected) };
        var compiled = StateSpace.Compile(dossier, cancellation: cancellation);
        if (!compiled.Is(out var space))
            return Nothing(expected, compiled.Obstacles, null);
        var analysed = StabilityAnalysis.Run(space, options, cancellation);
        return analysed.Is(out var analysis) ? new Comparison(analysis).Compare(expected) : Nothing(expected, analysed.Obstacles, space);
    }

    private static EquatableArray<StabilityDefinition> DefinitionsIn(ExpectedResults expected) => expected.Results
        .SelectMany(block => block.Stable.Select(stable => stable.Definition).Concat(block.Equilibria.Select(equilibria => equilibria.Definition)))
        .Distinct().ToEquatableArray();

    private static ExpectationCheck Nothing(ExpectedResults expected, EquatableArray<string> obstacles, StateSpace? space) => new(
        obstacles.Select(Mismatch (obstacle) => new Mismatch.NotComputed("results", expected.Results[0].Citation, obstacle)).ToEquatableArray(),
        Compared: 0,
        space);

    /// <summary>One comparison, and what it has found so far.</summary>
    private sealed class Comparison(StabilityAnalysis analysis)
    {
        private readonly StateSpace _space = analysis.Space;
        private readonly Lazy<Answer<CoalitionAnalysis>> _coalitions = new(() => CoalitionAnalysis.Run(analysis.Space));
        private readonly List<Mismatch> _mismatches = [];
        private int _compared;

        public ExpectationCheck Compare(ExpectedResults expected)
        {
            for (var i = 0; i < expected.Results.Count; i++)
                Compare(expected.Results[i], $"results/{i}");
            return new ExpectationCheck(_mismatches.ToEquatableArray(), _compared, _space);
        }

        private void Compare(ExpectedBlock block, string part)
        {
            if (block.Feasible is { } feasible)
            {
                _compared++;
                if (feasible != _space.Count)
                    _mismatches.Add(new Mismatch.Feasible($"{part}/feasible", block.Citation, feasible, _space.Count));
            }

            foreach (var order in block.Orders)
                Compare(order, $"{part}/order/{order.Party}", block.Citation);
            foreach (var stable in block.Stable)
                Compare(stable, $"{part}/stable/{stable.Definition.Id}/{stable.Party}", block.Citation);
            foreach (var equilibria in block.Equilibria)
                Compare(equilibria, $"{part}/equilibria/{equilibria.Definition.Id}", block.Citation);
            foreach (var coalitional in block.Coalitional)
            {
                var (where, whom) = coalitional.Coalition is { } coalition ? ("stable", $"/{coalition}") : ("equilibria", "");
                Compare(coalitional, $"{part}/coalitional/{where}/{coalitional.Definition.Id}{whom}", block.Citation);
            }

            foreach (var evolution in block.Evolutions)
                Compare(evolution, $"{part}/evolution/{evolution.Place}", block.Citation);
        }

        private void Compare(ExpectedOrder order, string part, string citation)
        {
            var expected = new int?[_space.Count];
            for (var tier = 0; tier < order.Tiers.Count; tier++)
            {
                foreach (var state in StatesOf(order.Tiers[tier], $"{part}/{tier}", citation))
                {
                    if (expected[state.Ordinal] is null)
                        expected[state.Ordinal] = tier + 1;
                    else
                        _mismatches.Add(new Mismatch.PlacedTwice($"{part}/{tier}", citation, order.Party, state));
                }
            }

            var answer = _space.RanksOf(order.Party);
            if (!answer.Is(out var ranks))
            {
                _mismatches.AddRange(answer.Obstacles.Select(obstacle => new Mismatch.NotComputed(part, citation, obstacle)));
                return;
            }

            foreach (var state in _space.States)
            {
                _compared++;
                if (expected[state.Ordinal] != ranks[state])
                    _mismatches.Add(new Mismatch.Rank(part, citation, order.Party, state, expected[state.Ordinal], ranks[state]));
            }
        }

        private void Compare(ExpectedStates expected, string part, string citation)
        {
            var isExpected = new bool[_space.Count];
            for (var k = 0; k < expected.States.Count; k++)
            {
                foreach (var state in StatesOf(expected.States[k], $"{part}/{k}", citation))
                    isExpected[state.Ordinal] = true;
            }

            var party = expected.Party is { } id ? _space.DecisionMakers.First(dm => dm.Id == id) : null;
            foreach (var state in _space.States)
            {
                _compared++;
                var isStable = party is null
                    ? analysis.IsEquilibrium(expected.Definition, state)
                    : analysis.IsStable(expected.Definition, party, state);
                if (isStable != isExpected[state.Ordinal])
                    _mismatches.Add(new Mismatch.Verdict(part, citation, expected.Definition, expected.Party, state, !isStable, isStable));
            }
        }

        private void Compare(ExpectedCoalitionStates expected, string part, string citation)
        {
            if (!_coalitions.Value.Is(out var coalitions))
            {
                _mismatches.AddRange(_coalitions.Value.Obstacles.Select(obstacle => new Mismatch.NotComputed(part, citation, obstacle)));
                return;
            }

            var isExpected = expected.States.SelectMany((states, k) => StatesOf(states, $"{part}/{k}", citation)).ToHashSet();
            foreach (var state in _space.States)
            {
                _compared++;
                var isStable = expected.Coalition is { } coalition
                    ? coalitions.IsStable(expected.Definition, coalition, state)
                    : coalitions.IsEquilibrium(expected.Definition, state);
                if (isStable != isExpected.Contains(state))
                    _mismatches.Add(new Mismatch.CoalitionVerdict(part, citation, expected.Definition, expected.Coalition, state, !isStable));
            }
        }

        private void Compare(ExpectedEvolution expected, string part, string citation)
        {
            var layers = $"{part}/{(expected.Kind == MoveKind.Any ? "moves" : "improvements")}";
            var moves = new int?[_space.Count];
            for (var layer = 0; layer < expected.Layers.Count; layer++)
            {
                foreach (var state in expected.Layers[layer].SelectMany(states => StatesOf(states, $"{layers}/{layer}", citation)))
                    moves[state.Ordinal] = layer + 1;
            }

            foreach (var start in StatesOf(expected.From, $"{part}/from", citation))
            {
                var answer = StatusQuoAnalysis.From(_space, start, expected.Kind);
                if (!answer.Is(out var evolution))
                {
                    _mismatches.AddRange(answer.Obstacles.Select(obstacle => new Mismatch.NotComputed(layers, citation, obstacle)));
                    continue;
                }

                foreach (var state in _space.States)
                {
                    _compared++;
                    var (wanted, found) = (state == start ? 0 : moves[state.Ordinal], evolution.LeastMoves(state));
                    if (wanted != found)
                        _mismatches.Add(new Mismatch.Moves(layers, citation, expected.Kind, start, state, wanted, found));
                }
            }
        }

        private EquatableArray<StateId> StatesOf(Formula formula, string part, string citation)
        {
            var states = _space.Where(formula);
            if (states.IsEmpty)
                _mismatches.Add(new Mismatch.NoSuchState(part, citation, formula));
            return states;
        }
    }
}
